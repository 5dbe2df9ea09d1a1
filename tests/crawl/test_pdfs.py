"""PDFs in a crawl: those that are articles become whole ones, those that an article offers are its report."""

from __future__ import annotations

import json
import signal
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from conftest import COMMAND
from crawling import crawl_here
from pdf_files import bomb, locked, nested_forms, report, scan
from small_site import SmallSite

from archive_scraper.crawl import pdf_pages
from archive_scraper.demo.pdf_file import Pdf
from archive_scraper.pdfs import reader
from archive_scraper.store import Archive

PDF = {"Content-Type": "application/pdf"}


def stored(path, sql, *values):
    with closing(Archive.open(path, read_only=True)) as archive:
        return archive.rows(sql, values)


def pdfs(path):
    return stored(
        path,
        "SELECT a.title, a.kind, a.published, a.byline, a.word_count > 10 AS whole, p.role, p.cause, p.detail, "
        "p.pages, p.pages_with_text AS texts, json_extract(a.origins, '$.body') AS origin FROM articles a "
        "LEFT JOIN pdfs p ON p.article_id = a.id ORDER BY a.id",
    )


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("listing")
    with SmallSite(per_page=30, link=lambda piece: f"{piece.path}.pdf", etags=True) as site:
        site.publish(8)
        bodies = {
            1: report(3).write(),
            2: locked(report(), "secret"),
            3: scan(),
            4: report(3).write()[:400],
            5: b"%PDF-1.7\n" + b" " * 3_000_000,
            6: report(2, words="lighthouses of the northern coast").write(),
            7: bomb(5_000_000),
            8: report(5).write(),
        }
        for piece in site.pieces:
            site.answers[f"{piece.path}.pdf"] = (200, PDF, bodies[piece.number])
        rules, db = site.rules_file(folder), folder / "a.db"
        first = crawl_here(rules, db, DOWNLOAD_MAXSIZE=2_000_000)
        requests = len(site.requests)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("archive_scraper.crawl.pdfs.read_pdf", None)  # nothing is read again
            again = crawl_here(rules, db, DOWNLOAD_MAXSIZE=2_000_000)
            site.etags = False
            with closing(Archive.open(db)) as archive, archive.transaction():
                archive.run("UPDATE frontier SET state = 'pending' WHERE kind = 'article'")
            third = crawl_here(rules, db, DOWNLOAD_MAXSIZE=2_000_000)
        yield site, db, first, again, third, requests


def test_each_is_an_article_and_its_cause_is_told(crawled):
    site, db, first, *_ = crawled
    assert (first.state, first.new, first.failures, first.errors) == ("good", 8, 0, [])
    found = {row["title"]: row for row in pdfs(db)}
    ordered = [found[piece.title] for piece in site.pieces]
    assert [row["cause"] for row in ordered] == ["", "encrypted", "no-text", "damaged", "too-large", "", "", ""]
    assert [row["kind"] for row in ordered] == ["document"] * 8
    assert {(row["published"], row["byline"], row["role"]) for row in ordered} == {
        ("2026-03-01", "Ada Marlowe", "piece")
    }
    assert [(row["whole"], row["pages"], row["origin"]) for row in (ordered[0], ordered[2])] == [
        (1, 3, "pdf"),
        (None, 2, None),
    ]


def test_the_run_says_what_was_not_read(crawled):
    _, db, first, *_ = crawled
    notes = [note for note in first.notes if "PDF" in note]
    assert len(notes) == 4
    assert any(note.startswith("1 PDF was not read: opens with a password alone: http") for note in notes)
    causes = stored(db, "SELECT cause FROM failures WHERE run_id = 1 ORDER BY cause")
    assert [row["cause"] for row in causes] == ["pdf-damaged", "pdf-encrypted", "pdf-no-text", "pdf-too-large"]


def test_the_text_is_found_by_page(crawled):
    _, db, *_ = crawled
    with closing(Archive.open(db, read_only=True)) as archive:
        (hit,) = archive.search.articles('"page 2" lighthouses')
        assert (hit["page"], "[lighthouses]" in hit["snippet"]) == (2, True)
        assert archive.pdfs.of(hit["id"])["texts"][1]["text"].startswith("On page 2 the lighthouses")


def test_unchanged_ones_are_not_read_again(crawled):
    _, db, _, again, third, _ = crawled
    assert (again.state, again.new, again.changed, again.errors) == ("good", 0, 0, [])
    assert (third.state, third.new, third.changed, third.errors) == ("good", 0, 0, [])
    assert third.unchanged >= 7
    assert [row["texts"] for row in pdfs(db) if row["cause"] == ""]


OFFER = '<p><a href="/files/report.pdf">Download the full report</a></p>'


@pytest.fixture
def site(tmp_path):
    with SmallSite() as site:
        site.publish(2)
        site.offer = OFFER
        last = site.pieces[-1].path
        site.change = lambda path, body: (
            body.replace("</article></main>", f"{site.offer}</article></main>") if path == last else body
        )
        site.rules, site.db = site.rules_file(tmp_path), tmp_path / "a.db"
        yield site


def test_the_report_that_a_page_offers(site):
    site.answers["/files/report.pdf"] = (200, PDF, report(4, words="lighthouses of the northern coast").write())
    first = crawl_here(site.rules, site.db, ARCHIVE_CAPTURES=False)
    assert (first.state, first.new, first.notes) == ("good", 2, [])
    rows = pdfs(site.db)
    assert [(row["role"], row["pages"], row["texts"], row["cause"]) for row in rows if row["role"]] == [
        ("report", 4, 4, "")
    ]
    assert all(row["origin"] != "pdf" for row in rows), "the page's own text is the article's"
    with closing(Archive.open(site.db, read_only=True)) as archive:
        assert [hit["title"] for hit in archive.search.articles("lighthouses northern")] == [site.pieces[-1].title]
    crawl_here(site.rules, site.db, ARCHIVE_CAPTURES=False)
    assert site.requests.count("/files/report.pdf") == 1


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        ('<p><a href="/files/report.pdf">PDF</a></p>', True),
        # Which is the piece stands in tests/extract/article/test_report.py.
        (
            '<p><a href="/files/report.pdf">Download PDF</a></p><p><a href="/files/annex.pdf">Download report</a></p>',
            False,
        ),
    ],
)
def test_no_other_pdf_is_asked_for(site, offer, expected):
    site.offer = offer
    site.answers["/files/report.pdf"] = (200, PDF, report(1).write())
    crawl_here(site.rules, site.db, ARCHIVE_CAPTURES=False)
    assert ("/files/report.pdf" in site.requests) is expected
    assert "/files/annex.pdf" not in site.requests


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        ((404, {}, "<h1>Not found</h1>"), "not-fetched"),
        ((200, {}, "<h1>Please log in</h1>"), "not-a-pdf"),
        ((200, PDF, b"%PDF-1.7\n" + b" " * 3_000_000), "too-large"),
    ],
)
def test_a_report_that_cannot_be_had(site, answer, cause):
    site.answers["/files/report.pdf"] = answer
    found = crawl_here(site.rules, site.db, ARCHIVE_CAPTURES=False, DOWNLOAD_MAXSIZE=2_000_000)
    assert (found.state, found.new) == ("good", 2)
    assert [row["cause"] for row in pdfs(site.db) if row["role"]] == [cause]
    assert any("files/report.pdf" in note for note in found.notes)


def test_what_was_met_without_the_library_is_read_once_it_is_there(site, monkeypatch):
    site.etags = True
    site.link = lambda piece: f"{piece.path}.pdf" if piece.number == 1 else piece.path
    site.answers["/files/report.pdf"] = (200, PDF, report(2).write())
    site.answers[f"{site.pieces[0].path}.pdf"] = (200, PDF, report(3).write())
    with monkeypatch.context() as without:
        for module in (reader, *_users()):
            without.setattr(module, "library_folder", lambda: None)
        reader.method.cache_clear()
        first = crawl_here(site.rules, site.db)
    reader.method.cache_clear()
    assert (first.state, first.new) == ("good", 2)
    (note,) = [note for note in first.notes if "PDF" in note]
    assert note.startswith("2 PDFs were not read: pip install 'archive-scraper[pdf]'")
    assert [(row["cause"], row["detail"]) for row in pdfs(site.db)] == [("not-installed", reader.MISSING)] * 2
    second = crawl_here(site.rules, site.db)
    assert (second.state, second.new, second.changed) == ("good", 0, 1)
    assert sorted((row["role"], row["texts"]) for row in pdfs(site.db)) == [("piece", 3), ("report", 2)]


def _users():
    from archive_scraper.crawl import pdfs, unread_pdfs

    return pdfs, unread_pdfs


def test_a_crawl_that_is_told_to_end_gives_a_slow_pdf_up_and_loses_nothing(site, monkeypatch):
    site.link = lambda piece: f"{piece.path}.pdf" if piece.number == 1 else piece.path
    site.offer = ""
    path = f"{site.pieces[0].path}.pdf"
    site.answers[path] = (200, PDF, nested_forms(12, 10))
    read = pdf_pages.read_aside

    async def ended(run, *arguments):
        run.stop("shutdown")
        return await read(run, *arguments)

    with monkeypatch.context() as patched:
        patched.setattr(pdf_pages, "read_aside", ended)
        assert crawl_here(site.rules, site.db).state == "stopped"
    assert stored(site.db, "SELECT count(*) AS n FROM pdfs") == [{"n": 0}]
    assert stored(site.db, "SELECT state FROM frontier WHERE url LIKE '%.pdf'") == [{"state": "pending"}]
    site.answers[path] = (200, PDF, report(2).write())
    second = crawl_here(site.rules, site.db)
    assert (second.state, second.failures) == ("good", 0)
    assert [row["texts"] for row in pdfs(site.db) if row["role"]] == [2]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are listed as Linux does")
def test_a_crawl_killed_while_it_reads_leaves_no_orphan_and_loses_nothing(site, tmp_path):
    site.link = lambda piece: f"{piece.path}.pdf" if piece.number == 1 else piece.path
    site.offer = ""
    path = f"{site.pieces[0].path}.pdf"
    site.answers[path] = (200, PDF, nested_forms(12, 10))
    command = [*COMMAND, "crawl", "--rules", str(site.rules), "--db", str(site.db), "--delay", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as crawl:
        try:
            (child,) = _until(lambda: _children(crawl.pid))
        finally:
            crawl.kill()
    _until(lambda: not _runs(child))
    site.answers[path] = (200, PDF, report(2).write())
    second = crawl_here(site.rules, site.db)
    assert (second.state, second.failures) == ("good", 0)
    assert sorted((row["kind"] or "", row["texts"]) for row in pdfs(site.db)) == [("", None), ("document", 2)]
    assert stored(site.db, "SELECT count(*) AS n FROM frontier WHERE state = 'pending'") == [{"n": 0}]


def _children(pid):
    """Return the processes that a process started, in whatever thread, and that read a PDF."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(one) for one in path.read_text().split()]
    return [one for one in found if b"child.py" in Path(f"/proc/{one}/cmdline").read_bytes()]


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until(found):
    for _ in range(600):
        if result := found():
            return result
        signal.sigtimedwait([], 0.1)
    pytest.fail("it never came")


def test_what_no_teaser_says_its_first_page_does_and_no_software(site):
    info = {"Title": "Microsoft Word - draft.docx", "Author": "admin", "CreationDate": "D:20250101000000Z"}
    names = ["signed", "bare"]
    pages = "".join(f"<url><loc>{site.home}/reports/{name}</loc></url>" for name in names)
    site.answers["/map.xml"] = (
        200,
        {},
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>',
    )
    site.answers["/reports/signed"] = (200, PDF, report(2, info=info).write())
    bare = Pdf(info=info)
    bare.add_text(["nothing here is larger than the rest of it", "and nobody signs"])
    site.answers["/reports/bare"] = (200, PDF, bare.write())
    site.rules.write_text(f'name = "harbour"\nstart_urls = ["{site.home}/map.xml"]\narticle_paths = ["/reports/"]\n')
    found = crawl_here(site.rules, site.db)
    rows = stored(site.db, "SELECT title, byline, published, kind, origins FROM articles")
    assert [(row["title"], row["byline"], row["published"], row["kind"]) for row in rows] == [
        ("The Harbour Report", "Ada Marlowe; Jon Tell", "2024-03-12", "document")
    ]
    assert {name: json.loads(rows[0]["origins"]).get(name) for name in ("title", "authors", "published", "body")} == {
        "title": "pdf",
        "authors": "pdf",
        "published": "pdf",
        "body": "pdf",
    }
    assert [(problem.cause, problem.url) for problem in found.problems] == [("not-html", f"{site.home}/reports/bare")]
    assert stored(site.db, "SELECT created FROM pdfs") == [{"created": "2025-01-01T00:00:00+00:00"}]
