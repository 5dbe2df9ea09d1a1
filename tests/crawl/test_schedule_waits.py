"""Failed runs and those with options of their own never lengthen the wait of a source's schedule."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from small_site import SmallSite

from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.sites import load_rules
from archive_scraper.store import Archive

_WAIT = 90  # minutes that the source has come to wait, of the 6 hours that it began with
_REFUSED = {"/articles": (500, {}, "")}


@pytest.fixture
def site(tmp_path):
    with SmallSite() as site:
        site.publish(3)
        site.rules = site.rules_file(tmp_path)
        yield site


def schedule(db, rules, *, due_in, adaptive=True):
    due = (datetime.now(UTC) + timedelta(minutes=due_in)).replace(microsecond=0)
    with Archive.open(db) as archive:
        archive.sources.register(load_rules(rules), "tests")
        archive.schedules.set(
            "small-site", every="6h", adaptive=adaptive, shortest=60, longest=10080, wait=_WAIT, next_due=due
        )
    return due


def state(db):
    with closing(sqlite3.connect(db)) as connection:
        ((wait, due),) = connection.execute("SELECT wait, next_due FROM schedules").fetchall()
        (runs,) = zip(*connection.execute("SELECT state FROM runs ORDER BY id"), strict=True)
    return wait, datetime.fromisoformat(due), list(runs)


# What is crawled -> the options, what the site answers, how the runs end.
RUNS = {
    "failed": (None, _REFUSED, "failed"),
    "failed, with pages": (CrawlOptions.read(pages="2"), _REFUSED, "failed"),
    "with pages": (CrawlOptions.read(pages="2"), {}, "good"),
    "with a date": (CrawlOptions.read(since="2020"), {}, "good"),
    "until a date": (CrawlOptions.read(until="2020"), {}, "good"),
    "in full": (CrawlOptions.read(full=True), {}, "good"),
}


@pytest.mark.parametrize("due_in", [-5, 30], ids=["due", "not due"])
@pytest.mark.parametrize("name", RUNS)
def test_the_wait_stays(site, tmp_path, crawl_here, name, due_in):
    options, answers, ends = RUNS[name]
    db = tmp_path / "a.db"
    due = schedule(db, site.rules, due_in=due_in)
    site.answers = answers
    for number in range(1, 5):
        assert crawl_here(site.rules, db, options).state in (ends, "degraded")
        wait, next_due, runs = state(db)
        assert len(runs) == number
        assert wait == _WAIT
        assert next_due <= max(due, datetime.now(UTC) + timedelta(minutes=_WAIT)), runs
        if due_in > 0:
            assert next_due == due or ends == "failed"


def test_a_failed_run_is_repeated_no_later_than_the_source_waits(site, tmp_path, crawl_here):
    """Of the 6 hours of its schedule the source has come down to 90 minutes: no failure makes it wait for more."""
    db = tmp_path / "a.db"
    schedule(db, site.rules, due_in=-5)
    site.answers = _REFUSED
    waits = []
    for _ in range(6):
        before = datetime.now(UTC).replace(microsecond=0)
        crawl_here(site.rules, db)
        waits.append(state(db)[1] - before)
        with closing(sqlite3.connect(db)) as connection, connection:
            connection.execute("UPDATE schedules SET next_due = ?", (before.isoformat(timespec="seconds"),))
    for wait, minutes in zip(waits, (15, 30, 60, 90, 90, 90), strict=True):
        assert timedelta(minutes=minutes) <= wait < timedelta(minutes=minutes + 5), waits  # however long a crawl takes


def test_a_run_without_options_counts_as_a_visit(site, tmp_path, crawl_here):
    db = tmp_path / "a.db"
    schedule(db, site.rules, due_in=-5)
    assert crawl_here(site.rules, db).state == "good"
    assert state(db)[0] < _WAIT  # it found something
    assert crawl_here(site.rules, db).state == "good"
