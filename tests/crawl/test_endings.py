"""A run always ends, whatever fails in it: an error is raised in turn at each call of a run's life.

The calls are not listed here: a first run without an error writes down which ones it makes.
"""

from __future__ import annotations

import inspect
import sqlite3
import sys
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from unittest.mock import patch

import pytest
from crawling import copied
from crawling import crawl_here as crawl_once
from small_site import SmallSite

import archive_scraper.crawl.clock
import archive_scraper.crawl.closing
import archive_scraper.crawl.storing
import archive_scraper.watch.alarms
import archive_scraper.watch.overdue
import archive_scraper.watch.silence
from archive_scraper import pipelines
from archive_scraper.crawl.paging import Paging
from archive_scraper.crawl.run import Run
from archive_scraper.crawl.scheduler import FrontierScheduler
from archive_scraper.crawl.spider import ArchiveSpider
from archive_scraper.crawl.validators import ValidatorTrust
from archive_scraper.errors import ArchiveError
from archive_scraper.pipelines.store import StorePipeline
from archive_scraper.pipelines.validate import ValidatePipeline
from archive_scraper.store import Archive, Frontier
from archive_scraper.watch.report import EXIT_CODES, RunReport


def parts_of(owner):
    """Yield the classes of the parts of an archive, and of what those hold."""
    for part in vars(owner).values():
        if type(part).__module__.startswith("archive_scraper.store") and not isinstance(part, Archive):
            yield type(part)
            yield from parts_of(part)


with Archive.open(Path(":memory:")) as _opened:
    for _name, _member in inspect.getmembers_static(Archive):
        if isinstance(_member, cached_property):
            getattr(_opened, _name)  # makes the part
    _STORE = tuple(dict.fromkeys(parts_of(_opened)))
_CLASSES = (
    Run, Paging, ValidatorTrust, RunReport, FrontierScheduler, ArchiveSpider, Archive, *_STORE, Frontier, StorePipeline,
    ValidatePipeline, *pipelines.STEPS,
)  # fmt: skip
_MODULES = (
    archive_scraper.crawl.closing, archive_scraper.crawl.clock, archive_scraper.crawl.storing,
    archive_scraper.watch.alarms, archive_scraper.watch.overdue, archive_scraper.watch.silence,
    archive_scraper.crawl.run, archive_scraper.crawl.spider,
)  # fmt: skip
# What Scrapy itself calls in these classes: their whole bodies are guarded, and what they call is tested here.
_FRAMES = {"open", "close", "has_pending_requests", "next_request", "enqueue_request"}
_SCRAPYS = {"from_crawler", "start"}


def calls():
    """Yield owner and name of each function that a run may call."""
    for cls in _CLASSES:
        for name, member in inspect.getmembers_static(cls):
            function = getattr(member, "__func__", member)
            own = inspect.isfunction(function) and function.__module__.startswith("archive_scraper")
            frames = _SCRAPYS | (_FRAMES if cls is FrontierScheduler else set())
            if own and not name.startswith("__") and name not in frames:
                yield cls, name
    for module in _MODULES:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__.startswith("archive_scraper"):
                yield module, name


def watched(owner, name, seen):
    """Patch a function so that it writes down that it was called."""
    member = inspect.getattr_static(owner, name)
    function = getattr(owner, name)
    if inspect.isclass(owner) and not isinstance(member, classmethod | staticmethod):

        def call(self, *args, **kwargs):
            seen.add((owner, name))
            return function(self, *args, **kwargs)
    else:

        def call(*args, **kwargs):
            seen.add((owner, name))
            return function(*args, **kwargs)

        call = staticmethod(call) if inspect.isclass(owner) else call
    return patch.object(owner, name, call)


class InjectedError(Exception):
    """Raised by nothing but these tests."""


@pytest.fixture
def site(tmp_path):
    with SmallSite() as site:
        site.publish(6)
        site.per_page = 3
        flaky, gone = site.pieces[0].path, site.pieces[1].path
        site.answers = {flaky: (503, {}, ""), gone: (404, {}, "")}
        site.rules = site.rules_file(tmp_path)
        yield site


def prepare(db, site):
    """Make an archive in which the source has a schedule and a run of its own; then two articles appear."""
    crawl_once(site.rules, db)
    with Archive.open(db) as archive:
        archive.schedules.set(
            "small-site", every="6h", adaptive=False, shortest=60, longest=600, wait=360, next_due=datetime.now(UTC)
        )
    site.publish(2)


def ended_as_failed(db, report, started):
    with sqlite3.connect(db) as database:
        state, message, finished = database.execute(
            "SELECT state, message, finished FROM runs ORDER BY id DESC LIMIT 1"
        ).fetchone()
        leases = database.execute("SELECT count(*) FROM leases").fetchone()[0]
        due = datetime.fromisoformat(database.execute("SELECT next_due FROM schedules").fetchone()[0])
        running = database.execute("SELECT count(*) FROM runs WHERE state = 'running'").fetchone()[0]
    faults = []
    if report is not None and (report.state != "failed" or EXIT_CODES[report.state] != 1):
        faults.append(f"the report says {report.state}")
    if state != "failed" or not finished or running:
        faults.append(f"the run is {state}, finished {finished}, {running} run on")
    if "InjectedError" not in message:
        faults.append(f"the cause is not named: {message!r}")
    if leases:
        faults.append("the lease is held")
    if not timedelta(minutes=10) < due - started < timedelta(hours=6, minutes=1):
        faults.append(f"due {due - started} after the start")
    return faults


def life(db, site):
    """Return the calls that a run makes, always in the same order."""
    seen = set()
    with ExitStack() as stack:
        for owner, name in calls():
            stack.enter_context(watched(owner, name, seen))
        crawl_once(site.rules, db)
    return sorted(seen, key=lambda call: (call[0].__name__, call[1]))


# Here every other call, and after every third of these what the next run makes of it; `make soak` takes them all.
_PARTS = 6
_SHARES = [(part, 3) for part in range(0, _PARTS, 2)] + [
    pytest.param(part, 1, marks=pytest.mark.soak) for part in range(_PARTS)
]


@pytest.mark.parametrize(("part", "stride"), _SHARES)
@pytest.mark.usefixtures("crawl_here")
def test_an_error_at_any_call_ends_the_run_as_failed(site, tmp_path, part, stride):
    template = tmp_path / "template.db"
    prepare(template, site)
    made = life(copied(template, tmp_path / "life.db"), site)
    assert len(made) > 100
    faults = []
    for number, (owner, name) in enumerate(made[part::_PARTS]):
        db = copied(template, tmp_path / f"{owner.__name__}-{name}.db")
        found = what_is_wrong(db, site, owner, name)
        found += [] if number % stride else what_is_left(db, site)
        faults += [f"{owner.__name__}.{name}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


def what_is_wrong(db, site, owner, name):
    """Crawl with an error at one call; return what is not as it should be."""
    before, started, fired, report = stored(db), datetime.now(UTC), [], None

    def fail(*_, **__):
        fired.append(True)
        raise InjectedError("on purpose")

    try:
        with patch.object(owner, name, fail):
            report = crawl_once(site.rules, db)
    except TimeoutError:
        return ["the crawl hangs"]
    except (InjectedError, ArchiveError):
        pass  # what the command line turns into exit 1
    found = [] if fired else ["was not called"]
    found += ended_as_failed(db, report, started)
    if not before <= stored(db):
        found.append("articles were lost")
    return found


def what_is_left(db, site):
    """Crawl again without an error; return what the next run could not mend."""
    try:
        again = crawl_once(site.rules, db)
    except ArchiveError as error:
        return [f"the next run cannot begin: {error}"]
    if again.errors:
        return ["the next run has an error"]
    left = len(stored(db))
    return [] if left == 6 else [f"the next run leaves {left} articles of 6"]


def stored(db):
    with sqlite3.connect(db) as database:
        return {url for (url,) in database.execute("SELECT url FROM articles")}


def test_a_database_that_is_removed_while_a_crawl_runs(site, tmp_path, crawl_here):
    db = tmp_path / "a.db"
    answer = site.answer

    def remove(path):
        if path == site.pieces[-1].path:
            db.unlink(missing_ok=True)
        return answer(path)

    site.answer = remove
    report = crawl_here(site.rules, db)
    assert report.state == "failed"
    assert "was removed or replaced" in report.message()


@pytest.mark.usefixtures("crawl_here")
def test_a_journal_that_a_reader_lets_grow_is_said(site, tmp_path, monkeypatch):
    db = tmp_path / "archive.db"
    crawl_once(site.rules, db)
    monkeypatch.setattr(archive_scraper.crawl.closing, "JOURNAL_LIMIT", 100_000)
    site.publish(8)
    with Archive.open(db, read_only=True) as reader, reader.snapshot():
        report = crawl_once(site.rules, db)
        (note,) = [note for note in report.notes if "archive.db-wal has grown to" in note]
        assert (tmp_path / "archive.db-wal").stat().st_size > 100_000
    assert note in report.totals()["notes"]
    assert report.state != "failed"
    assert not [note for note in crawl_once(site.rules, db).notes if "-wal" in note], "the reader has gone"


_BEFORE = ("__init__", "from_crawler", "named_hosts", "<module>")
"""What makes a spider; there is no run yet."""
_TRACED = {
    *(f"crawl/{name}.py" for name in ("run", "closing", "storing", "suspects", "visits", "clock", "paging", "spider")),
    *(f"watch/{name}.py" for name in ("alarms", "balance", "facts", "overdue", "silence")),
}  # fmt: skip


def lines_of(db, site):
    """Return file and line of each statement of a run's own modules that a run executes."""
    seen = set()

    def trace(frame, event, _):
        name = frame.f_code.co_filename
        if "/".join(Path(name).parts[-2:]) not in _TRACED:
            return None
        if event == "line" and not set(frame.f_code.co_qualname.split(".")) & set(_BEFORE):
            seen.add((name, frame.f_lineno))
        return trace

    with traced(trace):
        crawl_once(site.rules, db)
    return sorted(seen)


@contextmanager
def traced(trace):
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(None)


def failing_at(place):
    """Return a trace function that raises an error the first time a statement is reached."""
    fired = []

    def trace(frame, event, _):
        if frame.f_code.co_filename != place[0]:
            return None
        if event == "line" and frame.f_lineno == place[1] and not fired:
            fired.append(True)
            raise InjectedError("on purpose")
        return trace

    return trace


@pytest.mark.soak
@pytest.mark.usefixtures("crawl_here")
def test_an_error_at_any_statement_ends_the_run_as_failed(site, tmp_path):
    template = tmp_path / "template.db"
    prepare(template, site)
    places = lines_of(copied(template, tmp_path / "lines.db"), site)
    assert len(places) > 300
    faults = []
    for name, line in places:
        db = copied(template, tmp_path / "one.db")
        before, started, report = stored(db), datetime.now(UTC), None
        try:
            with traced(failing_at((name, line))):
                report = crawl_once(site.rules, db)
        except (InjectedError, ArchiveError):
            pass
        found = ended_as_failed(db, report, started)
        if not before <= stored(db):
            found.append("articles were lost")
        faults += [f"{Path(name).name}:{line}: {fault}" for fault in found]
        db.unlink()
    print(f"{len(places)} statements, {len(faults)} faults")
    assert not faults, "\n".join(faults)


def test_a_spider_that_cannot_be_made_is_a_failed_run(site, tmp_path, crawl_here):
    db = tmp_path / "a.db"
    prepare(db, site)
    started = datetime.now(UTC)
    with patch.object(ArchiveSpider, "__init__", side_effect=InjectedError("on purpose")):
        report = crawl_here(site.rules, db)
    assert not ended_as_failed(db, report, started)
