"""PDFs in the room: an article that is one, by page; a report next to its article; pages that a search finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from desk import RULES, Desk
from reading_room import Reader

from archive_scraper.browse.publish import publish_copy
from archive_scraper.browse.reading import article as reading
from archive_scraper.browse.reading import choice
from archive_scraper.browse.reading.filters import Filters
from archive_scraper.items import Pdf
from archive_scraper.store import Archive

URL = "https://harbor.example/files/report.pdf"
BAD = "<script>document.title = 'taken'</script>"


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Reader:
    path = tmp_path_factory.mktemp("pdfs") / "archive.db"
    with Archive.open(path) as archive:
        desk = Desk(archive)
        plain = {"authors": (), "summary": None, "body_markdown": None}
        desk.save(url="https://harbor.example/1", title="Cranes of the North", body="Of harbours.", **plain)
        desk.save(url="https://harbor.example/2", title="A Ferry", body="Quays\nLanterns", kind="document", **plain)
        desk.save(url="https://harbor.example/3", title="Locked", body=None, kind="document", **plain)
        desk.save(url="https://harbor.example/4", title="Lanterns", body="No report.", **plain)
        report = Pdf(url=URL, role="report", pages=12, texts=("A", *[""] * 10, f"Lanterns and {BAD}"), language="en")
        piece = Pdf(url="https://harbor.example/2", role="piece", pages=2, texts=("Quays", "Lanterns"))
        locked = Pdf(
            url="https://harbor.example/3", role="piece", cause="encrypted", detail="opens with a password alone"
        )
        with archive.transaction():
            for number, pdf in enumerate((report, piece, locked), 1):
                archive.pdfs.save(number, RULES.name, pdf, desk.now)
    return Reader(path)


def html(room: Reader, path: str) -> str:
    return room.get(path).text


def test_an_article_that_is_a_pdf_is_shown_by_page(room):
    text = html(room, "/articles/2")
    assert text.index('id="page-1"') < text.index("Quays") < text.index('id="page-2"')
    assert "Lanterns" in text.partition('id="page-2"')[2]
    assert text.count("Quays") == 1, "the body is not shown again"
    assert 'id="report"' not in text


def test_a_report_stands_next_to_the_text(room):
    text = html(room, "/articles/1")
    assert text.index("Of harbours.") < text.index("The report: 12 pages") < text.index('id="page-12"')
    assert 'id="page-2"' not in text
    assert "<script>document" not in text


def test_why_one_was_not_read_is_said(room):
    assert "The PDF was not read: opens with a password alone." in html(room, "/articles/3")
    assert "was not read" not in html(room, "/articles/2")


def test_a_search_finds_pages_and_links_them(room):
    text = html(room, "/articles?q=lanterns")
    assert text.index("/articles/4") < text.index("/articles/1"), "titles count most, pages come after texts"
    assert '/articles/1#page-12">Page 12 of the PDF' in text
    assert '/articles/2#page-2">Page 2 of the PDF' in text
    assert "<mark>Lanterns</mark> and &lt;script&gt;" in text
    assert text.count('class="card') == 3
    narrowed = html(room, "/articles?q=lanterns&kind=document")
    assert ("/articles/2#page-2" in narrowed, "/articles/1#" in narrowed) == (True, False)


@pytest.mark.parametrize(("size", "pages"), [(1, [[4], [2], [1], []]), (2, [[4, 2], [1]]), (5, [[4, 2, 1]])])
def test_pages_of_a_list_go_on_where_the_one_before_ended(room, monkeypatch, size, pages):
    (path,) = (database.path for database in room.datasette.databases.values() if database.path)
    with closing(sqlite3.connect(path)) as conn:
        conn.row_factory = sqlite3.Row
        for number, expected in enumerate(pages, 1):
            monkeypatch.setattr(choice, "PAGE_SIZE", size)
            found = choice.choose(conn, Filters(q="lanterns", page=number))
            assert choice.page_ids(conn, found, size) == expected


def test_a_long_pdf_is_cut_and_says_where_the_rest_is(room, monkeypatch):
    monkeypatch.setattr(reading, "_MOST_PAGES", 1)
    text = html(room, "/articles/2")
    assert 'id="page-2"' not in text
    assert "1 more pages are in" in text
    assert "pdf_texts?article_id=2&amp;page__gt=1" in text


@pytest.mark.parametrize(("texts", "pages"), [(True, 4), (False, 0)])
def test_a_published_copy_has_the_pages_where_it_has_the_texts(room, tmp_path, texts, pages):
    (path,) = (database.path for database in room.datasette.databases.values() if database.path)
    publish_copy(Path(path), tmp_path / "copy.db", texts=texts)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM pdf_texts").fetchone() == (pages,)
        assert copy.execute("SELECT sum(pages_with_text) FROM pdfs").fetchone() == (pages,)
        copy.execute("INSERT INTO pdf_texts_fts (pdf_texts_fts, rank) VALUES ('integrity-check', 1)")
