"""PDFs that an article leads to are kept, once, and cost a run nothing where they are missing."""

from __future__ import annotations

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.crawl.own_documents import is_of_the_house
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

PDF = "/files/harbour-report.pdf"


@pytest.fixture
def site(tmp_path):
    with SmallSite() as site:
        site.publish(3)
        link = f'<p><a href="{PDF}">Download the full report</a></p></article>'
        site.change = lambda path, body: body.replace("</article></main>", f"{link}</main>") if path != PDF else body
        site.rules = site.rules_file(tmp_path)
        yield site


def test_a_document_is_kept_once(site, tmp_path):
    site.answers[PDF] = (200, {"Content-Type": "application/pdf"}, "%PDF-1.7 a harbour")
    db = tmp_path / "archive.db"
    for _ in range(2):
        assert crawl_here(site.rules, db).state == "good"
    with Archive.open(db) as archive:
        rows = archive.rows("SELECT url, status, content_type, size FROM captures WHERE kind = 'document'")
        assert archive.value("SELECT count(*) FROM articles") == 3
    assert rows == [{"url": site.home + PDF, "status": 200, "content_type": "application/pdf", "size": 18}]
    assert site.requests.count(PDF) == 1


def test_a_missing_document_is_said_and_degrades_nothing(site, tmp_path):
    report = crawl_here(site.rules, tmp_path / "archive.db")
    assert report.state == "good"
    assert [note for note in report.notes if "1 document could not be fetched" in note and "http-404" in note]


def test_without_captures_and_readers_no_document_is_asked_for(site, tmp_path):
    settings = {"ARCHIVE_CAPTURES": False, "ARCHIVE_PDFS": False}
    assert crawl_here(site.rules, tmp_path / "archive.db", **settings).state == "good"
    assert PDF not in site.requests


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.harbour.example/files/a.pdf", True),
        ("https://files.harbour.example/a.pdf", True),
        ("https://s3.us-east-1.amazonaws.com/files.harbour.example/a.pdf", True),
        ("https://ministry.example/a.pdf", False),
    ],
)
def test_documents_of_the_house(url, expected):
    rules = SiteRules(name="harbour", start_urls=("https://harbour.example/reports",))
    assert is_of_the_house(rules, url) is expected
