"""PDFs are read from captures again: those that are articles, and the reports that articles offer."""

from __future__ import annotations

import pytest
from pdf_files import report
from replaying import ask

from archive_scraper.pdfs import reader
from archive_scraper.replay import reading
from archive_scraper.store import Archive

OFFER = '<p><a href="/files/report.pdf">Download the full report</a></p></article></main>'
PDFS = (
    "SELECT a.title, p.role, p.cause, p.pages_with_text, b.body IS NOT NULL FROM articles a "
    "LEFT JOIN pdfs p ON p.article_id = a.id LEFT JOIN bodies b ON b.article_id = a.id ORDER BY a.url"
)
PAGES = "SELECT a.title, t.page, t.text FROM pdf_texts t JOIN articles a ON a.id = t.article_id ORDER BY 1, 2"


@pytest.fixture(autouse=True)
def site(site):
    first, second = site.pieces[:2]
    site.link = lambda piece: f"{piece.path}.pdf" if piece == first else piece.path
    site.change = lambda path, body: body.replace("</article></main>", OFFER) if path == second.path else body
    pdf = {"Content-Type": "application/pdf"}
    site.answers = {
        f"{first.path}.pdf": (200, pdf, report(3).write()),
        "/files/report.pdf": (200, pdf, report(2, words="lighthouses of the north").write()),
    }
    return site


def test_what_a_crawl_without_the_library_kept(desk, monkeypatch):
    desk.crawl(ARCHIVE_PDFS=False)
    assert ask(desk.db, PAGES) == []
    found = desk.replay("--apply")
    assert (found["changed"], found["fields"]["body"]["added"], found["fields"]["pdf_text"]["added"]) == (2, 1, 1)
    pages = ask(desk.db, PAGES)
    assert [page for _, page, _ in pages] == [1, 2, 1, 2, 3]
    states = ask(desk.db, PDFS)
    # The same bytes are not read again, and what was read stays where the library is gone.
    with monkeypatch.context() as patched:
        patched.setattr(reading, "make_pdf", None)
        assert desk.replay("--apply")["changed"] == 0
    with monkeypatch.context() as patched:
        patched.setattr(reader, "library_folder", lambda: None)
        reader.method.cache_clear()
        assert desk.replay("--apply")["changed"] == 0
    reader.method.cache_clear()
    assert (ask(desk.db, PAGES), ask(desk.db, PDFS)) == (pages, states)


def test_all_and_into(desk):
    desk.crawl()
    pages, states = ask(desk.db, PAGES), ask(desk.db, PDFS)
    assert len(pages) == 5
    with Archive.open(desk.db) as archive:  # another version read it
        archive.run("UPDATE pdfs SET method = 'archive-scraper 0.0'")
        archive.run("UPDATE pdf_texts SET text = 'misread' WHERE page = 2")
    assert desk.replay("--all", "--apply")["fields"]["pdf_text"]["changed"] == 1
    assert ask(desk.db, PAGES) == pages
    desk.replay("--into", "new.db")
    assert (ask(desk.folder / "new.db", PAGES), ask(desk.folder / "new.db", PDFS)) == (pages, states)
