"""A listing whose teasers lead to documents: each becomes an article of what its teaser says, with its link.

PDFs are not read here: test_pdfs.py does that.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from crawling import crawl_here
from small_site import SmallSite

PDF = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"


@pytest.mark.parametrize("content_type", ["application/pdf", "application/octet-stream", "text/html", "text/plain"])
def test_a_listing_of_documents(tmp_path, content_type):
    with SmallSite(per_page=30, link=lambda piece: f"{piece.path}.pdf") as site:
        site.publish(24)
        site.answers = {f"{piece.path}.pdf": (200, {"Content-Type": content_type}, PDF) for piece in site.pieces}
        report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db", ARCHIVE_PDFS=False)
        again = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db", ARCHIVE_PDFS=False)
    assert (report.state, report.new, report.failures, report.errors) == ("good", 24, 0, [])
    assert (again.state, again.new, again.changed, again.failures) == ("good", 0, 0, 0)
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        rows = db.execute(
            "SELECT a.kind, a.pdf_links LIKE '%.pdf%', a.published, a.byline, a.summary IS NOT NULL, "
            "a.capture_id IS NOT NULL FROM articles a"
        ).fetchall()
    assert rows == [("document", 1, "2026-03-01", "Ada Marlowe", 1, 1)] * 24


def test_documents_on_another_host_are_articles_and_pages_there_are_not(tmp_path):
    with SmallSite() as store, SmallSite(per_page=30) as site:
        site.publish(24)
        site.link = lambda piece: f"{store.home}{piece.path}" + (".pdf" if piece.number > 1 else "")
        store.answers = {f"{piece.path}.pdf": (200, {"Content-Type": "application/pdf"}, PDF) for piece in site.pieces}
        store.answers[f"{site.pieces[1].path}.pdf"] = (200, {}, site.pieces[1].page())
        rules = site.rules_file(tmp_path)
        # A spare makes the other host one that may be asked although its address is private.
        with rules.open("a", encoding="utf-8") as file:
            file.write(f'[[channel]]\nkind = "feed"\nurl = "{store.home}/feed"\nuse = []\n')
        report = crawl_here(rules, tmp_path / "a.db", ARCHIVE_PDFS=False)
    assert (report.new, report.failures) == (22, 1)
    assert [problem.cause for problem in report.problems] == ["elsewhere"]
    assert site.pieces[0].path not in store.requests
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        rows = db.execute(
            "SELECT kind, json_array_length(pdf_links), published, capture_id IS NOT NULL, "
            "json_extract(origins, '$.title') FROM articles"
        ).fetchall()
    assert rows == [("document", 1, "2026-03-01", 1, "teaser")] * 22
