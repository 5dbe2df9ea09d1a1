"""A listing whose teasers lead to documents: each becomes an article of what its teaser says, with its link."""

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
        report = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db")
        again = crawl_here(site.rules_file(tmp_path), tmp_path / "a.db")
    assert (report.state, report.new, report.failures, report.errors) == ("good", 24, 0, [])
    assert (again.state, again.new, again.changed, again.failures) == ("good", 0, 0, 0)
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        rows = db.execute(
            "SELECT a.kind, a.pdf_links LIKE '%.pdf%', a.published, a.byline, a.summary IS NOT NULL, "
            "a.capture_id IS NOT NULL FROM articles a"
        ).fetchall()
    assert rows == [("document", 1, "2026-03-01", "Ada Marlowe", 1, 1)] * 24
