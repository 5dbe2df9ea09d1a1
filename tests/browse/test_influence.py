"""Who cites whom, and one person across houses, on the pages of the room."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from desk import Desk
from reading_room import Reader

from archive_scraper.browse.reading import persons
from archive_scraper.items import Person
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    path = tmp_path_factory.mktemp("influence") / "archive.db"
    with Archive.open(path) as archive:
        harbor = Desk(archive)
        pier = Desk(archive, SiteRules(name="pier", title="The Pier", home="https://pier.example/"))
        ada = Person(name="Ada Lindqvist", url="https://x.com/lindqvist")
        pier.save(url="https://pier.example/1", title="Tides", authors=(ada,))
        links = f"As [Tides](https://pier.example/1) says {EVIL}, and [RAND](https://www.rand.org/1) too."
        byline = f"By Ada Lindqvist, Senior Fellow, CSIS {EVIL}"
        harbor.save(title="Ports", authors=(ada,), byline_raw=byline, body_markdown=links)
        work = f"Quiet Piers Beyond Northern Harbours {EVIL}"
        named = f"A 2019 RAND report says {EVIL}. The Chatham House study “{work}” too."
        harbor.save(url="https://harbor.example/named", title="Named", authors=(), body_markdown=named)
        house = Desk(archive, SiteRules(name="chatham", title="Chatham", home="https://www.chathamhouse.org/"))
        house.save(url="https://www.chathamhouse.org/1", title=work, authors=())
        for source in ("harbor", "pier"):
            archive.people.match(source)
        archive.persons.match()
        archive.citations.count()
    return Reader(path)


def test_a_source_says_whom_it_cites_and_who_cites_it(room):
    harbor, pier = room.text("/sources/harbor"), room.text("/sources/pier")
    assert "Cites" in harbor
    assert "The Pier" in harbor
    assert "RAND" in harbor
    assert "Cited by" not in harbor
    assert "Cited by" in pier
    assert "Harbor Institute" in pier
    assert (
        'href="/archive/citations?source=harbor&amp;owner=rand.org&amp;kind__not=mention"'
        in room.get("/sources/harbor").text
    )
    assert "rand.org" in room.get("/archive/citations?source=harbor&owner=rand.org&kind__not=mention").text


def test_an_article_says_in_which_words_it_is_cited(room):
    page = room.get("/articles/1")
    assert "Cited by 1 article of this archive" in room.text("/articles/1")
    assert "As Tides says" in page.text
    assert EVIL not in page.text
    assert "Cited by" not in room.text("/articles/2")


def test_an_article_says_which_works_it_names_without_a_link(room):
    page, text = room.get("/articles/3").text, room.text("/articles/3")
    assert EVIL not in page
    for words in (
        "Names 2 works without a link",
        "They say less than its links",
        "A work of 2019",
        "RAND",
        "A 2019 RAND",
    ):
        assert words in text, words
    assert '<a href="/articles/4" dir="auto">Quiet Piers Beyond Northern Harbours &lt;script&gt;' in page
    assert '<a href="/sources/chatham">' in page
    assert "without a link" not in room.text("/articles/2")


def test_an_article_says_who_names_it_without_a_link(room):
    page, text = room.get("/articles/4").text, room.text("/articles/4")
    assert EVIL not in page
    assert "Named without a link by 1 article of this archive" in text
    assert "The Chatham House study" in text
    assert "Cited by" not in text


def test_a_source_says_whom_it_names_without_a_link_and_who_names_it(room):
    harbor, chatham = room.text("/sources/harbor"), room.text("/sources/chatham")
    assert "Names without a link" in harbor
    assert "they say less than links" in harbor
    assert "Named without a link by" in chatham
    assert "Cited by" not in chatham
    found = "/archive/citations?source=harbor&owner=chathamhouse.org&kind=mention"
    for path in ("/sources/harbor", "/sources/chatham"):
        assert found.replace("&", "&amp;") in room.get(path).text
    assert "The Chatham House study" in room.text(found)


def test_an_author_leads_to_the_person_and_back(room):
    page, text = room.get("/persons/1"), room.text("/persons/1")
    assert page.status_code == 200
    assert EVIL not in page.text
    found = ("One person at 2 sources", "Senior Fellow", "CSIS", "The Pier", "Harbor Institute", "Northern Review")
    assert [words for words in found if words not in text] == []
    assert "the same account: x.com/lindqvist" in text
    for author in (1, 2):
        assert f'href="/authors/{author}"' in page.text
        assert 'href="/persons/1"' in room.get(f"/authors/{author}").text
    assert "Same name at another source" not in room.text("/authors/1")


def test_no_such_person(room):
    room.get("/persons/999", status=404)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/archive/houses_by_house", ["Harbor Institute", "The Pier pier.example 1 1 0", "RAND rand.org 1 1 1"]),
        ("/archive/most_cited", ["Tides"]),
        ("/archive/named_works", ["Named Harbor Institute Chatham", "RAND 2019", "Quiet Piers Beyond"]),
        ("/archive/most_cited?year=2024", ["Tides"]),
        ("/archive/person_publications", ["Ada Lindqvist", "Northern Review"]),
    ],
)
def test_questions(room, path, words):
    text = room.text(path)
    assert [word for word in words if word not in text] == []


def test_another_year_has_none(room):
    assert "Tides" not in room.text("/archive/most_cited?year=1999")


@pytest.mark.parametrize("read", [persons.authors_of_person, persons.offices, persons.outlets, persons.joins])
def test_a_person_is_read_from_its_authors_on_whatever_the_statistics_say(tmp_path, read):
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.analyze()
        # As a sample that was made before persons were matched has them.
        for index, row in (("authors", "83333 83333"), ("article_authors", "1381452 1001")):
            name = {"authors": "idx_authors_person_id", "article_authors": "idx_article_authors_author_id"}[index]
            archive.run("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", (index, name, row))
    said: list[str] = []
    with closing(sqlite3.connect(path)) as conn:
        conn.set_trace_callback(said.append)
        read(conn, 1)
        conn.set_trace_callback(None)
        (sql,) = (text for text in said if text.startswith("SELECT"))
        steps = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert "idx_authors_person_id" in steps[0]
    assert not [step for step in steps if step.startswith("SCAN")]
