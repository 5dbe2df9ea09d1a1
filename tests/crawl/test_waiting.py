"""Servers that ask to wait, and clocks that were wrong: nothing is parked in silence, nobody is asked in a loop."""

import socket
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from scrapy.http import Response
from small_site import SmallSite

from archive_scraper.crawl.headers import LONGEST_WAIT, retry_after
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.store import Archive

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
_DAY = 24 * 3600.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        (" 007 ", 7),
        ("86400", _DAY),
        ("86401", _DAY),
        ("9" * 400, LONGEST_WAIT),
        ("0" * 5000 + "5", 5),
        ("-5", None),
        ("1.5", None),
        ("1e9", None),
        ("²", None),
        ("soon", None),
        ("", None),
        ("Sun, 01 Mar 2026 12:05:00 GMT", 300),
        ("Sun, 01 Mar 2026 12:05:00", 300),
        ("Sun, 01 Mar 2026 12:05:00 -0000", 300),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0),
        ("Wed, 01 Mar 2028 12:00:00 GMT", _DAY),
        ("Fri, 31 Dec 9999 23:59:59 GMT", _DAY),
        ("Sun, 01 Mar 99999999999 12:05:00 GMT", None),
        ("Sun, 99 Mar 2026 12:05:00 GMT", None),
    ],
)
def test_retry_after(value, seconds):
    assert retry_after(Response("https://x.example/", headers={"Retry-After": value}), NOW) == seconds


@pytest.fixture
def site(tmp_path):
    with SmallSite() as site:
        site.publish(4)
        site.rules = site.rules_file(tmp_path)
        yield site


def row(db, sql):
    with sqlite3.connect(db) as database:
        return database.execute(sql).fetchone()


def write(db, sql, *values):
    with sqlite3.connect(db) as database:
        assert database.execute(sql, values).rowcount > 0
    database.close()


@pytest.mark.parametrize("wait", ["7200", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_start_page_that_has_to_wait(site, tmp_path, crawl_here, wait):
    db = tmp_path / "a.db"
    site.answers["/articles"] = (429, {"Retry-After": wait}, "")
    report = crawl_here(site.rules, db)
    assert report.state == "failed"
    assert "waits until" in report.message()
    assert site.requests.count("/articles") == 1
    again = crawl_here(site.rules, db)  # it is not asked before its time
    assert again.state == "failed"
    assert "waits until" in again.message()
    assert site.requests.count("/articles") == 1
    del site.answers["/articles"]
    assert crawl_here(site.rules, db, CrawlOptions(full=True)).state == "good"  # unless the user says so


def test_a_start_page_is_asked_again_when_its_time_has_come(site, tmp_path, crawl_here):
    db = tmp_path / "a.db"
    site.answers["/articles"] = (503, {"Retry-After": "3600"}, "")
    crawl_here(site.rules, db)
    del site.answers["/articles"]
    write(db, "UPDATE frontier SET not_before = ?", (datetime.now(UTC) - timedelta(hours=1)).isoformat())
    report = crawl_here(site.rules, db)
    assert (report.state, report.new) == ("good", 4)


def test_a_schedule_waits_as_long_as_its_start_page(site, tmp_path, crawl_here):
    db = tmp_path / "a.db"
    crawl_here(site.rules, db)
    with Archive.open(db) as archive:
        archive.schedules.set(
            "small-site", every="1h", adaptive=False, shortest=60, longest=60, wait=60, next_due=datetime.now(UTC)
        )
    site.answers["/articles"] = (429, {"Retry-After": "36000"}, "")
    crawl_here(site.rules, db)
    due = datetime.fromisoformat(row(db, "SELECT next_due FROM schedules")[0])
    assert due - datetime.now(UTC) > timedelta(hours=9)


def test_articles_that_have_to_wait_are_said(site, crawl_here, cli):
    site.answers[site.pieces[0].path] = (429, {"Retry-After": "7200"}, "")
    report = crawl_here(site.rules, cli.db)
    assert (report.new, report.waiting) == (3, 1)
    assert report.state == "degraded"  # one of five pages
    assert "1 article waiting" in report.notes[0]
    answer = cli.json("health", "--db", cli.db, code=3)
    assert [(row["kind"], row["count"], row["status"]) for row in answer["waiting"]] == [("article", 1, 429)]
    assert "1 article waits until" in cli("health", "--db", cli.db, code=3).stdout
    assert crawl_here(site.rules, cli.db).waiting == 1  # still


def test_a_site_that_tells_everybody_to_wait_is_not_asked_for_every_page(site, tmp_path, crawl_here):
    site.publish(6)
    for piece in site.pieces:
        site.answers[piece.path] = (429, {"Retry-After": "7200"}, "")
    report = crawl_here(site.rules, tmp_path / "a.db")
    assert sum(path.startswith("/articles/") for path in site.requests) <= 4  # one is on its way already
    assert (report.state, report.waiting) == ("degraded", 10)


def test_what_a_wrong_clock_wrote_is_mended_and_said(site, tmp_path, crawl_here):
    db = tmp_path / "a.db"
    crawl_here(site.rules, db)
    ahead = (datetime.now(UTC) + timedelta(days=365)).isoformat(timespec="seconds")
    with Archive.open(db) as archive:
        archive.schedules.set(
            "small-site", every="6h", adaptive=False, shortest=60, longest=60, wait=360, next_due=datetime.now(UTC)
        )
    write(db, "UPDATE schedules SET next_due = ?", ahead)
    write(db, "UPDATE frontier SET not_before = ?, state = 'pending' WHERE kind = 'article'", ahead)
    write(db, "UPDATE runs SET started = ?, finished = ?", ahead, ahead)
    write(db, "UPDATE articles SET fetched_at = ?, last_seen = ?", ahead, ahead)
    write(
        db,
        "INSERT INTO leases (source, holder, host, pid, taken, heartbeat) VALUES ('small-site', 'x', ?, 1, ?, ?)",
        socket.gethostname(), ahead, ahead,
    )  # fmt: skip
    report = crawl_here(site.rules, db)
    assert report.state == "good"
    assert report.unchanged == 4
    said = "\n".join(report.notes)
    for words in ("lease", "4 addresses waited", "rows were dated in the future", "was due"):
        assert words in said
    soon = (datetime.now(UTC) + timedelta(hours=7)).isoformat(timespec="seconds")
    assert row(db, "SELECT next_due FROM schedules")[0] < soon
    assert row(db, "SELECT max(fetched_at), max(last_seen) FROM articles") < (soon, soon)
    assert row(db, "SELECT count(*) FROM leases") == (0,)
    assert not crawl_here(site.rules, db).notes
