"""A capture by number, by any address of its page, and by a time."""

from __future__ import annotations

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.captures.find import capture_at, captures_of, latest_moment
from archive_scraper.errors import UsageError
from archive_scraper.store import Archive


@pytest.fixture
def archive(tmp_path):
    """Three articles, captured twice; the first of them under another address too, on known days."""
    db = tmp_path / "archive.db"
    with SmallSite() as site:
        site.publish(3)
        rules = site.rules_file(tmp_path)
        crawl_here(rules, db)
        first = site.pieces[0]
        site.answers["/moved"] = (301, {"Location": first.path}, "")
        site.link = lambda piece: "/moved" if piece is first else piece.path
        crawl_here(rules, db)
        with Archive.open(db) as archive:
            archive.run("UPDATE captures SET at = '2024-05-03T12:30:00+00:00' WHERE run_id = 1")
            archive.run("UPDATE captures SET at = '2024-06-01T00:00:00+00:00' WHERE run_id = 2")
            archive.first, archive.home = site.home + first.path, site.home
            yield archive


@pytest.mark.parametrize(
    ("at", "run"),
    [
        (None, 2),
        ("2024", 2),
        ("2024-05", 1),
        ("2024-05-03", 1),
        ("2024-05-03 12:30", 1),
        ("2024-05-31T23:59:59", 1),
        ("2024-06-01T00:00", 2),
    ],
)
def test_the_capture_of_a_time(archive, at, run):
    assert capture_at(archive, archive.home + "/articles", at).run_id == run


def test_by_number_and_by_any_address(archive):
    moved = captures_of(archive, archive.home + "/moved")
    assert [capture.requested_url for capture in moved] == [archive.home + "/moved"]
    assert capture_at(archive, str(moved[0].id)) == moved[0]
    assert [capture.url for capture in captures_of(archive, archive.first)] == [archive.first]
    assert captures_of(archive, archive.first, "small-site") == captures_of(archive, archive.first)


@pytest.mark.parametrize(
    ("which", "at", "words"),
    [
        ("9999", None, "no capture 9999"),
        ("9" * 30, None, "no capture 999"),
        ("https://harbour.example/none", None, "no capture of https://harbour.example/none"),
        ("{home}/articles", "2024-04-30", "was captured first on 2024-05-03"),
        ("{home}/articles", "last week", "is not a time"),
        ("{home}/articles", "2024-02-31", "is not a time"),
        ("{home}/articles", "2024-05-03T25:00", "is not a time"),
    ],
)
def test_what_is_not_there_is_said(archive, which, at, words):
    with pytest.raises(UsageError, match=words):
        capture_at(archive, which.format(home=archive.home), at)


def test_the_last_moment_of_a_time():
    assert latest_moment("2024") == "2024-99-99T99:99:99"
