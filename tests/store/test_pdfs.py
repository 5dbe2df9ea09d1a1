"""What is stored of PDFs: a row an article, a row a page, and a search in step with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlite_utils
from desk import RULES, Desk

from archive_scraper.items import Pdf
from archive_scraper.store import Archive

URL = "https://harbor.example/files/report.pdf"
PDF = Pdf(url=URL, role="report", pages=3, texts=("Cranes", "", "Cranes and ferries"), digest="sha256:A", method="1")


@pytest.fixture
def desk(tmp_path):
    with Archive.open(tmp_path / "a.db") as archive:
        desk = Desk(archive)
        desk.save(url="https://harbor.example/1", title="A Report", body="Of the harbour.", authors=(), summary=None)
        desk.save(url="https://harbor.example/2", title="Ferries", body="No cranes.", authors=(), summary=None)
        yield desk


def save(desk, pdf=PDF, article=1):
    with desk.archive.transaction():
        desk.archive.pdfs.save(article, RULES.name, pdf, desk.now)
    desk.archive.run("INSERT INTO pdf_texts_fts (pdf_texts_fts, rank) VALUES ('integrity-check', 1)")


def pages(desk):
    return desk.rows("SELECT article_id, page, text FROM pdf_texts ORDER BY article_id, page")


def test_the_same_again_and_another_text(desk):
    save(desk)
    ids = desk.rows("SELECT id FROM pdf_texts")
    save(desk)
    assert desk.rows("SELECT id FROM pdf_texts") == ids
    assert pages(desk) == [(1, 1, "Cranes"), (1, 3, "Cranes and ferries")]
    save(desk, replace(PDF, texts=("Quays",), pages=1, digest="sha256:B"))
    assert pages(desk) == [(1, 1, "Quays")]
    assert [row["id"] for row in desk.archive.search.articles("quays")] == [1]


def test_a_text_outlives_a_version_that_cannot_be_read(desk):
    save(desk)
    save(desk, replace(PDF, texts=(), pages=None, cause="encrypted", detail="opens with a password alone", digest="B"))
    row = desk.archive.pdfs.of(1)
    assert (row["cause"], row["pages"], row["pages_with_text"], row["digest"]) == ("encrypted", 3, 2, "B")
    assert len(row["texts"]) == 2
    assert desk.archive.pdfs.known("B", "1") is None, "the text is not that of these bytes"


def test_the_same_bytes_are_known(desk):
    save(desk)
    assert desk.archive.pdfs.known("sha256:A", "1") == PDF
    assert desk.archive.pdfs.holds("sha256:A", "1")
    for digest, method in (("sha256:B", "1"), ("sha256:A", "2")):
        assert desk.archive.pdfs.known(digest, method) is None
        assert not desk.archive.pdfs.holds(digest, method)
    save(desk, Pdf(url=URL, role="report", cause="not-installed", digest="sha256:C", method=""), article=2)
    assert (desk.archive.pdfs.known("sha256:C", ""), desk.archive.pdfs.holds("sha256:C", "")) == (None, False)


def test_a_report_is_expected_once_and_anew_at_another_address(desk):
    expect = desk.archive.pdfs.expect
    assert expect(1, RULES.name, URL, "waiting")
    assert not expect(1, RULES.name, URL, "waiting")
    assert desk.archive.pdfs.is_due(RULES.name, URL)
    save(desk)
    assert not desk.archive.pdfs.is_due(RULES.name, URL)
    assert desk.archive.pdfs.offering(RULES.name, URL) == [1]
    assert not expect(2, RULES.name, URL, "waiting"), "another article has it"
    assert pages(desk) == [
        (1, 1, "Cranes"),
        (1, 3, "Cranes and ferries"),
        (2, 1, "Cranes"),
        (2, 3, "Cranes and ferries"),
    ]
    desk.archive.run("DELETE FROM pdfs WHERE article_id = 2")
    assert expect(1, RULES.name, "https://harbor.example/files/second-edition.pdf", "waiting")
    assert pages(desk) == []
    save(desk, replace(PDF, role="piece"), article=2)
    assert not expect(2, RULES.name, "https://harbor.example/files/other.pdf", "waiting"), "it is the PDF itself"


def test_why_a_report_could_not_be_had_is_told_and_takes_nothing_away(desk):
    desk.archive.pdfs.expect(1, RULES.name, URL, "waiting")
    desk.archive.pdfs.fail(RULES.name, URL, "not-fetched", "answered with HTTP status 404")
    assert desk.archive.pdfs.counts() == [
        {
            "source": RULES.name,
            "cause": "not-fetched",
            "count": 1,
            "example": URL,
            "detail": "answered with HTTP status 404",
        }
    ]
    save(desk)
    desk.archive.pdfs.fail(RULES.name, URL, "not-fetched", "answered with HTTP status 404")
    assert desk.archive.pdfs.counts() == desk.archive.pdfs.counts("lighthouse") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cranes", [(1, 1), (2, None)]),
        ("crane", [(1, 1), (2, None)]),
        ("ferries", [(1, 3), (2, None)]),
        ('"cranes and ferries"', [(1, 3)]),
        ("cranes -ferries", [(1, 1)]),  # the other is called so
        ("harbour cranes", []),  # one stands in the article, the other on a page
        ("harbour", [(1, None)]),
    ],
)
def test_search(desk, query, found):
    save(desk)
    assert sorted((row["id"], row["page"]) for row in desk.archive.search.articles(query)) == found


def test_search_gives_the_best_and_no_more_than_asked_for(desk):
    save(desk, replace(PDF, texts=("cranes",) * 50))
    assert len(desk.archive.search.articles("cranes", 1)) == 1
    assert {row["id"] for row in desk.archive.search.articles("cranes", 5)} == {1, 2}
    assert desk.archive.search.articles("cranes", 5, source="lighthouse") == []


def test_tools_find_the_search_by_themselves(desk):
    save(desk)
    table = sqlite_utils.Database(desk.archive.path)["pdf_texts"]
    assert table.detect_fts() == "pdf_texts_fts"
    assert [row["page"] for row in table.search("ferries")] == [3]


def test_an_article_takes_its_pages_along(desk):
    save(desk)
    desk.archive.run("DELETE FROM articles WHERE id = 1")
    assert (pages(desk), desk.rows("SELECT count(*) FROM pdfs")) == ([], [(0,)])
    desk.archive.run("INSERT INTO pdf_texts_fts (pdf_texts_fts, rank) VALUES ('integrity-check', 1)")
    assert desk.archive.search.articles("ferries and") == []


def test_an_export_has_the_text_of_a_report_once(desk):
    save(desk)
    save(desk, replace(PDF, role="piece", url="https://harbor.example/2"), article=2)
    rows = list(desk.archive.articles.export())
    assert [(row["pdf_pages"], row["pdf_text"]) for row in rows] == [(3, "Cranes\n\nCranes and ferries"), (3, None)]
