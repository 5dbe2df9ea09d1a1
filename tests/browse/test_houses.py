"""Many sources in the reading room: those in trouble first, by country and subject, a line each where they are many."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from reading_room import Reader

from archive_scraper.browse.reading.houses import CARDS, houses, known_of, profile_of
from archive_scraper.catalogue.verdicts import Verdict, add_verdicts, file_for
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive


@pytest.fixture
def path(tmp_path):
    db = tmp_path / "archive.db"
    with Archive.open(db) as archive, archive.transaction():
        for name, title in {"csis": "CSIS", "sipri": "SIPRI", "swp": "SWP", "own": "Own House"}.items():
            archive.sources.register(SiteRules(name=name, title=title), "catalogue")
        archive.run(
            "INSERT INTO alarms (source, kind, state, opened, message) "
            "VALUES ('swp', 'layout', 'open', '2026-11-01T00:00:00Z', 'no teaser')"
        )
    return db


def read(path, **wanted):
    with closing(sqlite3.connect(path)) as conn:
        return houses(conn, wanted)


def test_those_in_trouble_come_first(path):
    found = read(path)
    assert [row["slug"] for row in found["broken"]] == ["swp"]
    assert [row["slug"] for row in found["others"]] == ["csis", "own", "sipri"]
    assert (found["total"], found["lines"]) == (4, [])


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"country": "DE"}, {"swp"}),
        ({"subject": "arms-control"}, {"sipri"}),
        ({"subject": "security"}, {"csis", "sipri", "swp"}),
        ({"q": "own"}, {"own"}),
        ({"q": "sweden"}, {"sipri"}),
        ({"q": "house", "country": "SE"}, set()),
        ({"country": "nowhere"}, set()),
    ],
)
def test_sources_are_found(path, wanted, names):
    found = read(path, **wanted)
    assert {row["slug"] for row in (*found["broken"], *found["others"], *found["lines"])} == names


def test_countries_and_subjects_are_counted_over_all_sources(path):
    choices = read(path, country="DE")["choices"]
    assert {row["value"]: (row["label"], row["count"]) for row in choices["country"]} == {
        "US": ("United States", 1),
        "SE": ("Sweden", 1),
        "DE": ("Germany", 1),
    }
    assert choices["subject"][0] == {"value": "security", "label": "security", "count": 3}


def test_of_hundreds_some_get_a_line_each(path):
    with Archive.open(path) as archive, archive.transaction():
        for number in range(CARDS + 5):
            archive.sources.register(SiteRules(name=f"house-{number:03d}"), "python")
    found = read(path)
    assert len(found["broken"]) + len(found["others"]) == CARDS
    assert len(found["lines"]) == 9


def test_what_is_known_of_a_house_stands_next_to_what_was_seen_from_here(path):
    url = "https://www.sipri.org/commentary"
    own = Verdict(
        name="sipri",
        kind="listing",
        url=url,
        listed="x",
        status="blocked",
        day="2026-11-29",
        moved_to="https://a.example",
    )
    add_verdicts(file_for(path), [own])
    with closing(sqlite3.connect(path)) as conn:
        known = known_of(conn, "sipri")
        assert known_of(conn, "own") is None
        profile = profile_of(conn, "sipri")
        assert profile_of(conn, "own") == {"country_code": "", "country": "", "subjects": []}
    assert profile == {"country_code": "SE", "country": "Sweden", "subjects": ["arms-control", "security"]}
    assert [row["own"] for row in known["channels"] if row["url"] == url] == [
        "blocked 2026-11-29, moved to https://a.example"
    ]


def test_the_pages_show_them(path):
    reader = Reader(path)
    page = reader.get("/sources").text
    assert page.index("SWP") < page.index("CSIS")
    for words in (
        "1 in trouble",
        "The others",
        'href="/sources?country=SE"',
        "Sweden",
        'href="/sources?subject=security"',
    ):
        assert words in page
    page = reader.get("/sources?country=SE&q=si").text
    assert "SIPRI" in page
    assert "SWP" not in page
    assert "No source is like this." in reader.get("/sources?q=nobody").text
    page = reader.get("/sources/sipri").text
    for words in ("In the catalogue", "Sweden", "3 known addresses", "listing works 2026-08-21", "SRC2"):
        assert words in page
    assert "In the catalogue" not in reader.get("/sources/own").text


def test_an_open_alarm_is_said_whatever_the_last_run_was(path):
    with Archive.open(path) as archive:
        for name in ("swp", "csis"):
            archive.run(
                "INSERT INTO runs (source, started, finished, state) VALUES (?, '2026-11-01', '2026-11-01', 'good')",
                (name,),
            )
    reader = Reader(path)
    assert 'class="state alarm">alarm<' in reader.get("/sources?country=DE").text
    assert 'class="state alarm">alarm<' in reader.get("/sources/swp").text
    assert 'class="state good">healthy<' in reader.get("/sources/csis").text


def test_of_many_countries_the_rarer_ones_are_folded_but_not_the_chosen_one(path, monkeypatch):
    monkeypatch.setattr("archive_scraper.browse.views.names._CHIPS", 1)
    page = Reader(path).get("/sources?country=SE").text
    assert "<summary>2 more</summary>" in page
    shown, _, folded = page.partition("<summary>2 more</summary>")
    assert 'aria-current="true">Sweden' in shown
    assert "Germany" in folded
