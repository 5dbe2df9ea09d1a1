"""Captures that a cluster reads say what they say when one process reads them."""

import pickle
import time
from collections import deque
from pathlib import Path
from types import SimpleNamespace

import pytest
from crawling import crawl_here
from replaying import tables
from small_site import SmallSite

from archive_scraper.cluster.replaying import ClusterReaders, replaying_on
from archive_scraper.crawl.sources import file_source
from archive_scraper.errors import ArchiveError
from archive_scraper.replay.pool import CHUNK, Job, readers_here
from archive_scraper.replay.run import Options, apply, try_out
from archive_scraper.replay.subjects import Subject
from archive_scraper.sites import load_rules


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """An archive of some captures, and rules that read them in another way."""
    folder = tmp_path_factory.mktemp("replay")
    with SmallSite() as site:
        site.publish(CHUNK + 4)
        path = site.rules_file(folder)
        crawl_here(file_source(path), folder / "archive.db")
    path.write_text(path.read_text() + '\n[article]\nsubtitle = ["p.byline"]\n')
    return folder / "archive.db", Subject(rules=load_rules(path), origin=str(path))


def silent(*_):
    """Show nothing."""


def test_a_cluster_finds_what_one_process_finds(cluster, crawled):
    database, subject = crawled
    (here,) = try_out(database, [subject], Options(readers=readers_here(1)), silent)
    said = []
    with replaying_on(cluster, database, said.append) as readers:
        (tried,) = try_out(database, [subject], Options(readers=readers), silent)
        assert tried.as_dict() == here.as_dict()
        assert tried.fields["subtitle"].added == CHUNK + 4
        (done,) = apply(database, [subject], Options(readers=readers), silent)
        assert done.as_dict() == here.as_dict()
        before = tables(database)
        (again,) = apply(database, [subject], Options(readers=readers), silent)
    assert (again.changed, again.unchanged) == (0, CHUNK + 4)
    assert tables(database) == before
    assert said == []


class Future:
    def __init__(self, status, answer=b"", error=None):
        self.status, self.answer, self.error = status, answer, error

    def result(self, timeout):
        assert timeout
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def exception(self):
        return self.error

    def done(self):
        return self.status != "pending"


class Client:
    """Gives the answers of a script, one a task."""

    status = "running"

    def __init__(self, script):
        self.script, self.given, self.cancelled = list(script), [], None

    def submit(self, function, parcel, *, workers, **_):
        self.given.append(workers[0])
        found = self.script.pop(0)
        return found if isinstance(found, Future) else Future("finished", function and dumps(parcel, found))

    def cancel(self, futures, *, force):
        self.cancelled = (len(futures), force)


def dumps(parcel, word):
    jobs, *_ = pickle.loads(parcel)  # noqa: S301 # ours
    return pickle.dumps([[f"{word} {task.capture.offset}" for task in job.tasks] for job in jobs])


def job(*offsets, file="a.warc.gz"):
    captures = [SimpleNamespace(file=file, offset=offset, source="x") for offset in offsets]
    return Job(tasks=tuple(SimpleNamespace(capture=capture) for capture in captures))


@pytest.fixture
def reading(monkeypatch):
    """Readers on workers that are what a test says, with a clock that nobody waits for."""
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", lambda seconds: clock.__setitem__(0, clock[0] + seconds + 1.0))

    def make(script, *workers):
        slots = deque(workers or [{"w1": 1, "w2": 1}])
        client = Client(script)
        turns = lambda: dict(slots.popleft() if len(slots) > 1 else slots[0])  # noqa: E731
        said = []
        cluster = SimpleNamespace(client=client, workers=turns)
        return ClusterReaders(cluster, Path("/a.db"), {"x": "rules"}, said.append), client, said

    return make


LOST = type("KilledWorker", (Exception,), {})
DIED = type("ReaderDiedError", (Exception,), {})


def test_jobs_of_one_file_go_together_and_come_back_in_order(reading):
    readers, client, said = reading("abcd")
    jobs = [job(1, 2), job(3), job(4, file="b.warc.gz"), *(job(number) for number in range(5, 10))]
    found = list(readers.read(jobs))
    assert found == [["a 1", "a 2"], ["a 3"], ["b 4"], ["c 5"], ["c 6"], ["c 7"], ["c 8"], ["d 9"]]
    assert len(client.given) == 4
    assert said == []


@pytest.mark.parametrize(
    ("future", "words"),
    [
        (Future("lost"), "worker w1 was lost"),
        (Future("finished", ConnectionError("gone")), "worker w1 was lost"),
        (Future("finished", b"half an answer"), "worker w1 was lost"),
        (Future("error", error=LOST("w1")), "worker w1 failed: w1"),
        (Future("error", error=DIED("a process was killed")), "a process was killed on w1"),
    ],
)
def test_what_is_lost_is_read_again_and_said(reading, future, words):
    readers, client, said = reading([future, "b"])
    assert list(readers.read([job(1)])) == [["b 1"]]
    assert said == [f"a.warc.gz: read again: {words}"]
    assert len(client.given) == 2


def test_captures_of_a_worker_that_is_gone_are_read_by_another(reading):
    readers, client, said = reading([Future("pending"), "b"], {"w1": 1}, {"w2": 1})
    assert list(readers.read([job(1)])) == [["b 1"]]
    assert client.given == ["w1", "w2"]
    assert said == ["a.warc.gz: read again: worker w1 was lost"]


def test_captures_that_kill_three_workers_end_the_replay(reading):
    readers, _, _ = reading([Future("error", error=DIED("a process was killed"))] * 3)
    with pytest.raises(ArchiveError, match="captures from byte 7 on were given up after 3 attempts"):
        list(readers.read([job(7)]))
    readers.forget()


def test_a_replay_without_workers_ends(reading):
    readers, _, _ = reading([Future("pending")], {"w1": 1}, {})
    with pytest.raises(ArchiveError, match="no worker has been there for 120 seconds"):
        list(readers.read([job(1)]))


def test_a_replay_without_its_scheduler_ends(reading):
    readers, client, _ = reading([Future("pending")])
    client.status = "closed"
    with pytest.raises(ArchiveError, match="the scheduler is gone; what was applied stays"):
        list(readers.read([job(1)]))
    readers.forget()
    assert client.cancelled == (1, True)
