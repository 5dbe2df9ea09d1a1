"""One poison page costs one row: a page that hangs or kills the process is refused, and all others go on."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from crawling import crawl_here
from small_site import Piece, SmallSite

from archive_scraper.crawl import deadline
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.extract.bounds import MAX_ATTRIBUTES, MAX_TAGS

_KILLED = """
import os, signal, sys
from archive_scraper.cli.main import main
from archive_scraper.crawl import reading

def read(page, *args, **kwargs):
    if "poison" in page.url:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(page, *args, **kwargs)

whole = reading.extract_article
reading.extract_article = read
main()
"""


@pytest.fixture
def site():
    with SmallSite() as given:
        given.publish(4)
        yield given


def rows(db, query):
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()


def poison(site):
    """Give one article an address that the crawl below dies of; return its path."""
    path = "/articles/poison"
    victim = site.pieces[1]
    site.answers[path] = (200, {}, victim.page())
    site.link = lambda piece: path if piece is victim else piece.path
    return path


def crawl_outside(rules, db, *options):
    environment = os.environ | {"ARCHIVE_DB": str(db)}
    command = [
        sys.executable,
        "-c",
        _KILLED,
        "crawl",
        rules.stem,
        "--sources-dir",
        str(rules.parent),
        "--db",
        str(db),
        "--delay",
        "0",
        *options,
    ]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


def test_a_page_that_kills_the_process_is_refused_after_three_times(site, tmp_path):
    path, rules, db = poison(site), site.rules_file(tmp_path), tmp_path / "a.db"
    ends = [crawl_outside(rules, db) for _ in range(4)]
    assert [end.returncode for end in ends[:3]] == [-signal.SIGKILL] * 3, ends[0].stderr
    assert ends[3].returncode in (1, 3), ends[3].stderr
    assert site.requests.count(path) == 3
    assert rows(db, "SELECT state, readings FROM frontier WHERE url LIKE '%poison'") == [("refused", 3)]
    assert rows(db, "SELECT cause FROM failures") == [("poison",)]
    assert rows(db, "SELECT count(*) FROM articles") == [(3,)]
    assert rows(db, "SELECT DISTINCT readings FROM frontier WHERE url NOT LIKE '%poison'") == [(0,)]


def test_it_is_refused_next_to_other_sources_too(site, tmp_path):
    """The first death leaves no mark; after it each page is marked before it is read."""
    path, db = poison(site), tmp_path / "a.db"
    with SmallSite() as other:
        other.pieces = [Piece(number) for number in range(100, 108)]
        for name, listing in (("one", site.listing), ("other", other.listing)):
            (tmp_path / f"{name}.toml").write_text(f'start_urls = ["{listing}"]\n', encoding="utf-8")
        ends = [crawl_outside(tmp_path / "one.toml", db, "other").returncode for _ in range(5)]
    assert ends[:4] == [-signal.SIGKILL] * 4
    assert ends[4] in (1, 3)
    assert site.requests.count(path) == 4
    assert rows(db, "SELECT state, readings FROM frontier WHERE url LIKE '%poison'") == [("refused", 3)]
    assert rows(db, "SELECT source, count(*) FROM articles GROUP BY 1") == [("one", 3), ("other", 8)]


def test_it_is_tried_again_with_full(site, tmp_path):
    rules, db = site.rules_file(tmp_path), tmp_path / "a.db"
    crawl_here(rules, db)
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE frontier SET readings = 3 WHERE kind = 'listing'")
    asked = len(site.requests)
    report = crawl_here(rules, db)
    assert [problem.cause for problem in report.problems] == ["listing-poison"]
    assert "crawl --full tries it again" in report.problems[0].detail
    assert "/articles" not in site.requests[asked:]
    assert crawl_here(rules, db, CrawlOptions(full=True)).state == "good"
    assert rows(db, "SELECT DISTINCT readings FROM frontier") == [(0,)]


def test_a_page_that_takes_for_ever_is_left_and_the_others_go_on(site, tmp_path, monkeypatch):
    def read(page, **kwargs):
        while "poison" in page.url:
            pass
        return whole(page, **kwargs)

    from archive_scraper.crawl import reading

    whole = reading.extract_article
    monkeypatch.setattr(reading, "extract_article", read)
    monkeypatch.setattr(deadline, "LIMIT", 0.2)
    poison(site)
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db")
    assert [problem.cause for problem in report.problems] == ["too-slow"]
    assert report.new == 3


def read_for_ever():
    with deadline.limited():
        os.kill(os.getpid(), signal.SIGTERM)
        while True:
            pass


def test_who_is_told_to_end_while_a_page_is_read_ends(monkeypatch):
    told = []
    monkeypatch.setattr(deadline, "GRACE", 0.05)
    before = signal.signal(signal.SIGTERM, lambda number, _: told.append(number))
    try:
        with pytest.raises(deadline.TooSlowError):
            read_for_ever()
        assert told == [signal.SIGTERM]
        assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_page_at_the_bounds_is_read_and_said(site, tmp_path):
    many = " ".join(f"a{n}=1" for n in range(50 * MAX_ATTRIBUTES))
    body = site.pieces[0].page()
    site.answers[site.pieces[0].path] = (200, {}, body.replace("<main>", f"<main {many}>"))
    site.answers[site.pieces[1].path] = (200, {}, site.pieces[1].page() + "<i>" * MAX_TAGS)
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db")
    assert report.new == 4
    assert [remark for remark in report.remarks if "attributes" in remark or "tags" in remark]
