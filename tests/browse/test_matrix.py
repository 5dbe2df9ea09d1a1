"""The matrix of houses: what it counts, how it is sorted, what it says of years, and what does not fit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from html import unescape

import pytest
from desk import Desk
from reading_room import HOSTILE, Reader

from archive_scraper.browse.reading import matrix as reading
from archive_scraper.browse.reading.matrix import matrix
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

# source -> published -> the houses that an article of that day links to
LINKS = {
    "harbor": {"2021-05-03": "pier rand", "2022-01-02": "pier pier", "2023": "pier harbor", None: "quay"},
    "pier": {"2022-03-01": "harbor rand", "2023-03-01": "rand other"},
    "quay": {"2023-07-01": "quay"},
}
HOSTS = {"rand": "www.rand.org", "other": "other.example"}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("matrix") / "archive.db"
    with Archive.open(path) as archive:
        for source, articles in LINKS.items():
            title = {"harbor": "Zeta Harbor", "pier": "The Pier", "quay": HOSTILE["script"]}[source]
            desk = Desk(archive, SiteRules(name=source, title=title, home=f"https://{source}.example/"))
            for number, (day, houses) in enumerate(articles.items()):
                links = [
                    f"[Link {place}](https://{HOSTS.get(house, house + '.example')}/{number}-{place})"
                    for place, house in enumerate(houses.split())
                ]
                url = f"https://{source}.example/own/{number}"
                desk.save(
                    url=url, title=f"{source} {number}", published=day, body_markdown=f"As {' and '.join(links)}."
                )
        archive.citations.count()
    return path


def read(path, *arguments):
    with closing(sqlite3.connect(path)) as conn:
        return matrix(conn, *arguments)


def keys(found):
    return [row["key"] for row in found]


def test_it_counts_articles_and_not_links(path):
    found = read(path)
    assert found.cells == {
        ("harbor", "pier.example"): 3, ("harbor", "rand.org"): 1, ("harbor", "quay.example"): 1,
        ("pier", "harbor.example"): 1, ("pier", "rand.org"): 2,
    }  # fmt: skip
    assert found.years == {2021: 2, 2022: 3, 2023: 2}
    assert [(row["key"], row["source"], row["total"]) for row in found.houses] == [
        ("pier.example", "pier", 3), ("rand.org", None, 3), ("harbor.example", "harbor", 1),
        ("quay.example", "quay", 1),
    ]  # fmt: skip
    assert ("harbor", "harbor.example") in found.own


def test_it_is_what_the_view_says(path):
    with closing(sqlite3.connect(path)) as conn:
        rows = conn.execute("SELECT source, house, sum(articles) FROM house_citations GROUP BY 1, 2").fetchall()
    assert {(source, house): count for source, house, count in rows} == read(path).cells


@pytest.mark.parametrize(
    ("since", "until", "cells"),
    [
        (2022, 2022, {("harbor", "pier.example"): 1, ("pier", "harbor.example"): 1, ("pier", "rand.org"): 1}),
        (2023, None, {("harbor", "pier.example"): 1, ("pier", "rand.org"): 1}),
        (None, 2021, {("harbor", "pier.example"): 1, ("harbor", "rand.org"): 1}),
        (2030, None, {}),
    ],
)
def test_years_choose(path, since, until, cells):
    found = read(path, since, until)
    assert found.cells == cells
    assert found.years == read(path).years


@pytest.mark.parametrize(
    ("order", "sources", "in_force"),
    [
        ("cites", ["harbor", "pier"], "cites"),
        ("name", ["pier", "harbor"], "name"),
        ("rand.org", ["pier", "harbor"], "rand.org"),
        ("pier.example", ["harbor", "pier"], "pier.example"),
        ("nobody.example", ["harbor", "pier"], "cites"),
    ],
)
def test_rows_are_sorted(path, order, sources, in_force):
    found = read(path, None, None, order)
    assert (keys(found.sources), found.order) == (sources, in_force)


def test_the_page(path):
    reader = Reader(path)
    page = reader.get("/matrix?since=2022&sort=name").text
    for words in (
        '<a href="/sources/harbor" dir="auto">Zeta Harbor</a>',
        "/archive/citations?source=harbor&amp;owner=pier.example&amp;year__gte=2022&amp;kind__not=mention",
        'aria-label="Zeta Harbor cites The Pier in 2 articles"',
        "/matrix?since=2022&amp;sort=rand.org",
        "/matrix?since=2023&amp;until=2023",
        'title="its own house"',
        "All pairs by year, as a table",
    ):
        assert words in page, words
    assert "RAND" in page
    assert HOSTILE["script"] not in reader.get("/matrix").text
    assert reader.get("/archive/citations?source=harbor&owner=pier.example&kind__not=mention").status_code == 200
    assert "No article of these years cites another house." in reader.text("/matrix?since=2030")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("since=20x5", "“20x5” is no year"),
        ("until=2019-05", "“2019-05” is no year"),
        ("since=2024&until=2023", "The span begins (2024) after its end (2023)"),
        ("since=%3Cscript%3E", "“<script>” is no year"),
    ],
)
def test_years_that_cannot_be_meant_are_refused(path, query, says):
    page = Reader(path).get(f"/matrix?{query}", 400)
    assert says in unescape(page.text)
    assert "<script>" not in page.text
    assert "<table" not in page.text.partition("Articles that cite a house")[0]


def test_what_does_not_fit_is_counted(path, monkeypatch):
    monkeypatch.setattr(reading, "COLUMNS", 1)
    monkeypatch.setattr("archive_scraper.browse.views.matrix.COLUMNS", 1)
    monkeypatch.setattr("archive_scraper.browse.views.matrix.ROWS", 1)
    text = Reader(path).text("/matrix")
    assert "1 more source and 3 more houses cite or are cited less: all pairs by year, as a table" in text
