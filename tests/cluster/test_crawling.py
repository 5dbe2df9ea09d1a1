"""Which source is crawled where and when, decided without any cluster: the workers are what the test says they are."""

import time
from collections import deque
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from archive_scraper.cluster import crawling
from archive_scraper.cluster.crawling import ClusterCrawl
from archive_scraper.cluster.shards import Attempt
from archive_scraper.cluster.tasks import Task
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.errors import LeaseHeldError, StoreError, UsageError
from archive_scraper.sites import SiteRules
from archive_scraper.watch.report import RunReport


class Desk:
    """Does nothing to any archive, at once."""

    def __init__(self):
        self.asked = []
        self.refused = {}
        self.unmerged = {}

    def do(self, work, *values):
        future = Future()
        try:
            future.set_result(work(*values))
        except StoreError as error:
            future.set_exception(error)
        return future

    def begin(self, source):
        name = source.rules.name
        if name in self.refused:
            raise self.refused[name]
        self.asked.append(f"begin {name}")
        return Attempt(source=name, number=1, folder=Path(f"/shards/{name}/1-a")), 0

    def go_on(self, lost):
        self.asked.append(f"go on {lost.source}")
        return Attempt(
            source=lost.source, number=lost.number + 1, folder=lost.folder.with_name(f"{lost.number + 1}-a")
        ), 7

    def fold(self, sources):
        self.asked.append(f"fold {' '.join(sources)}")
        return {source: (41, self.unmerged.get(source, "")) for source in sources}

    def give_up(self, source, attempt, words):
        assert words
        self.asked.append(f"give up {source.rules.name} {attempt and attempt.number}")

    def note(self, run_id, notes):
        self.asked.append(f"note {run_id} {len(notes)}")

    def take_over(self):
        return []

    def keep(self):
        pass


class Client:
    status = "running"

    def __init__(self):
        self.given = []

    def subscribe_topic(self, _topic, handler):
        self.handler = handler

    def submit(self, _function, job, _parcel, *, key, workers, **_):
        future = SimpleNamespace(
            status="pending", release=lambda: None, source=job["source"], worker=workers[0], key=key
        )
        future.result = lambda **_: future.answer
        future.exception = lambda: future.error
        self.given.append(future)
        return future

    def hear(self, worker, source, **counts):
        self.handler((0, {"worker": worker, "source": source, **counts}))


class Bench:
    """A crawl whose workers a test answers for."""

    def __init__(self, houses, slots):
        self.desk, self.client, self.slots = Desk(), Client(), dict(slots)
        self.cluster = SimpleNamespace(client=self.client, workers=lambda: dict(self.slots), unfit={})
        self.said, self.words, self.shown = [], [], None
        tasks = [
            Task(SimpleNamespace(rules=SiteRules(name=name)), frozenset(house.split()), 1.0)
            for name, house in houses.items()
        ]
        shards = SimpleNamespace(token="t", said="/shards/said", say=self.words.append)  # noqa: S106 # none
        self.crawl = ClusterCrawl(
            self.connect, self.desk, shards, tasks, CrawlOptions(), {"ARCHIVE_SILENT_SECONDS": 9.0}, self.observe
        )
        self.crawl._open_cluster()

    @contextmanager
    def connect(self):
        yield self.cluster

    def observe(self, progress):
        self.said += progress.said
        progress.said = []
        self.shown = progress

    def turn(self, seconds=0.0):
        self.clock[0] += seconds
        for _ in range(3):
            self.crawl._turn()

    def running(self):
        return [(future.source, future.worker) for future in self.client.given if future.status == "pending"]

    def future(self, source):
        return next(future for future in reversed(self.client.given) if future.source == source)

    def end(self, source, outcome="ended", state="good", **answer):
        future = self.future(source)
        report = RunReport(source=source, state=state).as_dict() if outcome == "ended" else None
        future.answer = {"outcome": outcome, "report": report, "refusal": "", "words": "", "delay": 0.0} | answer
        future.status = "finished"

    def reports(self):
        return {task.name: (task.report.state, task.folded) for task in self.crawl._tasks if task.report}


@pytest.fixture
def bench(monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", lambda seconds: clock.__setitem__(0, clock[0] + seconds))
    monkeypatch.setattr(crawling, "pickle", SimpleNamespace(dumps=lambda _: b""))

    def make(houses, slots=(("w1", 1), ("w2", 1))):
        made = Bench(houses, slots)
        made.clock = clock
        return made

    return make


def test_sources_of_one_house_are_crawled_after_each_other_with_a_rest_between(bench):
    one = bench({"a": "x.org", "b": "x.org y.org", "c": "z.org"})
    one.turn()
    assert one.running() == [("a", "w1"), ("c", "w2")]
    one.end("a", delay=30.0)  # its robots.txt asked for that
    one.turn()
    assert one.running() == [("c", "w2")]
    one.turn(29.0)
    assert one.running() == [("c", "w2")]
    one.turn(2.0)
    assert one.running() == [("c", "w2"), ("b", "w1")]


def test_a_worker_takes_as_many_as_it_has_threads(bench):
    one = bench({name: f"{name}.org" for name in "abcdef"}, [("w1", 2), ("w2", 1)])
    one.turn()
    assert sorted(one.running()) == [("a", "w1"), ("b", "w1"), ("c", "w2")]
    one.slots["w3"] = 1
    one.turn(1.0)
    assert ("d", "w3") in one.running()
    assert len([asked for asked in one.desk.asked if asked.startswith("begin")]) == 6  # two ahead


def test_a_lost_worker_s_source_goes_on_elsewhere_after_a_while(bench):
    one = bench({"a": "x.org", "b": "x.org"})
    one.turn()
    del one.slots["w1"]
    one.turn(1.0)
    assert one.desk.asked == ["begin a", "go on a"]
    assert one.running() == [("a", "w1")]  # of which nobody takes the answer
    one.turn(3.1)
    assert one.running() == [("a", "w1"), ("a", "w2")]
    assert one.client.given[-1].key == "a-2-a"
    one.end("a")
    one.client.given[0].status = "lost"
    one.turn()
    assert one.reports()["a"] == ("good", True)
    report = one.crawl._tasks[0].report
    assert report.run_id == 41
    assert report.notes == ["begun again: worker w1 was lost; the 7 pages before that are kept"]
    assert "note 41 1" in one.desk.asked
    assert one.said == [f"a: {report.notes[0]}"]


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"outcome": "killed", "words": "MemoryError"}, "its crawl on w1 was killed: MemoryError"),
        ({"outcome": "hung"}, "its crawl on w1 hung"),
        ({"outcome": "orphaned"}, "worker w1 did not see that anybody waits for it"),
        ({"outcome": "superseded"}, "worker w1 found its claim gone"),
    ],
)
def test_a_source_that_is_lost_three_times_has_failed(bench, how, words):
    one = bench({"a": "x.org"}, [("w1", 1)])
    for number in (1, 2, 3):
        one.turn()
        one.turn(5.0)
        assert one.client.given[-1].key == f"a-{number}-a"
        one.end("a", **how)
    one.turn()
    assert one.reports() == {"a": ("failed", True)}
    assert one.crawl._tasks[0].report.remarks == [f"given up after 3 attempts, what they stored is kept: {words}"]
    assert one.desk.asked[-3:] == ["give up a 3", "fold a", "note 41 2"]


def test_an_error_of_dask_and_of_the_worker_are_told_apart(bench):
    one = bench({"a": "x.org"}, [("w1", 1)])
    one.turn()
    one.future("a").status, one.future("a").error = "error", type("KilledWorker", (Exception,), {})("w1")
    one.turn(5.0)
    one.turn(5.0)
    one.future("a").status, one.future("a").error = "error", ImportError("no module")
    one.turn(5.0)
    assert [note.partition(";")[0] for note in one.crawl._tasks[0].notes] == [
        "begun again: worker w1 was lost", "begun again: worker w1 failed: no module",
    ]  # fmt: skip


def test_a_worker_that_falls_silent_is_given_nothing_until_it_speaks(bench):
    one = bench({"a": "x.org", "b": "y.org"}, [("w1", 1)])
    one.turn()
    one.turn(100.0)
    assert one.running() == [("a", "w1")]  # not begun: it may do others' work
    one.client.hear("w1", "a", pages=3)
    one.turn()
    assert one.shown.workers == {"w1": [("a", {"worker": "w1", "source": "a", "pages": 3})]}
    assert one.shown.pages == 3
    one.turn(61.0)
    one.turn(10.0)
    assert len(one.client.given) == 1
    assert one.said == ["a: begun again: worker w1 said nothing for 60 seconds; the 7 pages before that are kept"]
    one.client.hear("w1", "a", pages=4)
    one.turn(1.0)
    assert {future.source for future in one.client.given[1:]} <= {"a", "b"}
    assert len(one.client.given) == 2


def test_a_scheduler_that_comes_back(bench):
    one = bench({"a": "x.org"})
    one.turn()
    one.client.status = "closed"
    again = Client()

    @contextmanager
    def connect():
        if one.clock[0] < 1030.0:
            raise UsageError("no scheduler answers")
        one.cluster.client = one.client = again
        yield one.cluster

    one.crawl._connect = connect
    one.turn(1.0)
    assert one.said[0] == "the scheduler is gone; waiting for it"
    one.turn(5.0)
    assert "the scheduler is back" in one.said
    assert one.running() == [("a", "w1")]
    assert one.crawl._tasks[0].losses == 0
    assert one.words


def test_a_scheduler_that_stays_away(bench):
    one = bench({"a": "x.org", "b": "y.org", "c": "x.org"}, [("w1", 1)])
    one.turn()
    one.client.status = "closed"

    @contextmanager
    def connect():
        raise UsageError("no scheduler answers")
        yield

    one.crawl._connect = connect
    one.turn(1.0)
    one.turn()
    assert {name: state for name, (state, _) in one.reports().items()} == {"a": "stopped", "b": "failed", "c": "failed"}
    assert all(folded for _, folded in one.reports().values())


def test_a_crawl_that_is_stopped_begins_nothing_and_keeps_what_is_done(bench):
    one = bench({"a": "x.org", "b": "x.org", "c": "y.org", "d": "z.org"}, [("w1", 1)])
    one.turn()
    one.crawl.stopping = True
    one.turn(2.0)
    assert one.words[-1] == "stop"
    assert one.reports() == dict.fromkeys("bcd", ("stopped", True))
    one.end("a", state="stopped")
    one.turn()
    assert one.reports()["a"] == ("stopped", True)


def test_a_child_that_does_not_end_when_it_is_asked_to(bench):
    one = bench({"a": "x.org"})
    one.turn()
    one.crawl.stopping = True
    one.end("a", outcome="stopped")
    one.turn()
    assert one.crawl._tasks[0].report.remarks == [
        "stopped; it did not end when it was asked to, what it stored is kept"
    ]


@pytest.mark.parametrize("error", [LeaseHeldError("a: another crawl is at work"), StoreError("disk full")])
def test_a_source_that_cannot_begin_fails_alone(bench, error):
    one = bench({"a": "x.org", "b": "x.org"})
    one.desk.refused["a"] = error
    one.turn()
    assert one.reports()["a"][0] == "failed"
    assert one.crawl._tasks[0].report.remarks == [str(error)]
    assert one.running() == [("b", "w1")]  # the house did not rest: nobody asked it


def test_the_only_source_that_somebody_else_crawls_is_said_as_by_any_crawl(bench):
    one = bench({"a": "x.org"})
    one.desk.refused["a"] = LeaseHeldError("a: another crawl is at work")
    with pytest.raises(LeaseHeldError):
        one.turn()


def test_a_crawl_that_could_not_begin_on_its_worker(bench):
    one = bench({"a": "x.org"})
    one.turn()
    one.end("a", report=None, refusal="there is no browser")
    one.turn()
    assert one.crawl._tasks[0].report.remarks == ["there is no browser"]


def test_a_shard_that_cannot_be_merged_is_said_and_stays(bench):
    one = bench({"a": "x.org", "b": "y.org"})
    one.desk.unmerged["a"] = "disk full"
    one.turn()
    one.end("a")
    one.end("b")
    one.turn()
    assert one.reports() == {"a": ("failed", True), "b": ("good", True)}
    assert one.crawl._tasks[0].report.remarks == [
        "its shard is not merged: disk full; the next crawl on the cluster merges it"
    ]
    assert one.desk.asked[-1] == "fold a b"


def test_what_ends_while_others_are_folded_is_folded_together(bench):
    one = bench({name: f"{name}.org" for name in "abc"}, [("w1", 3)])
    one.turn()
    slow = Future()
    folds, answers = [], deque([slow, Future()])
    do = one.desk.do

    def slowly(work, *values):
        if work != one.desk.fold:
            return do(work, *values)
        folds.append(values)
        return answers.popleft()

    one.desk.do = slowly
    one.end("a")
    one.turn()
    one.end("b")
    one.end("c")
    one.turn()
    assert folds == [(["a"],)]
    slow.set_result({"a": (41, "")})
    one.turn()
    assert folds == [(["a"],), (["b", "c"],)]
