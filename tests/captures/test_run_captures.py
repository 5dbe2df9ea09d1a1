"""What a crawl fetches is kept: records that other tools read, rows that name what is on the disk."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace

import pytest
from crawling import crawl_here
from small_site import SmallSite
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from archive_scraper.captures.reader import read_answer
from archive_scraper.crawl.reading import holds_page, parse, response_of
from archive_scraper.errors import CaptureError
from archive_scraper.store import Archive


@pytest.fixture
def site(tmp_path):
    with SmallSite() as site:
        site.publish(4)
        site.rules = site.rules_file(tmp_path)
        yield site


@pytest.fixture
def db(tmp_path):
    return tmp_path / "archive.db"


def ask(db, sql):
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchall()


def files(db):
    return sorted(db.parent.glob("captures/*/*.warc.gz"))


def records(path):
    with path.open("rb") as file:
        return [(record.rec_type, record.rec_headers.get_header("WARC-Target-URI")) for record in ArchiveIterator(file)]


def test_every_page_is_a_record_and_a_row(site, db):
    assert crawl_here(site.rules, db).state == "good"
    (file,) = files(db)
    assert file.name == "1.warc.gz"
    kinds = [kind for kind, _ in records(file)]
    assert kinds == ["warcinfo", *["response", "request"] * 5]
    assert ask(db, "SELECT kind, status, count(*) FROM captures GROUP BY 1") == [
        ("article", 200, 4),
        ("listing", 200, 1),
    ]
    with Archive.open(db) as archive:
        for row in archive.rows(
            "SELECT a.url, a.title, a.capture_id, r.program FROM articles a JOIN readers r ON r.id = a.reader_id"
        ):
            capture = archive.captures.get(row["capture_id"])
            answer = read_answer(db, capture)
            assert answer.url == row["url"]
            assert row["title"].encode() in answer.body
            assert answer.header("content-type") == capture.content_type


def test_what_is_the_same_is_not_kept_twice(site, db):
    crawl_here(site.rules, db)
    site.pieces[0].paragraphs += 1
    crawl_here(site.rules, db, ARCHIVE_DISTRUST_EVERY=1)
    assert crawl_here(site.rules, db).state == "good"
    for number, file in enumerate(files(db), 1):
        types = {kind for kind, _ in records(file)}
        assert types == ({"warcinfo", "response", "request"} if number == 1 else {"warcinfo", "revisit", "request"})
    with Archive.open(db) as archive:
        for row in archive.rows("SELECT id FROM captures WHERE body_id IS NOT NULL"):
            capture = archive.captures.get(row["id"])
            body = archive.captures.get(capture.body_id)
            assert body.digest == capture.digest
            assert read_answer(db, capture, body).body == read_answer(db, body).body


def test_other_tools_accept_the_files(site, db, capsys):
    crawl_here(site.rules, db)
    crawl_here(site.rules, db)
    checker = Checker(SimpleNamespace(inputs=list(map(str, files(db))), verbose=True))
    assert not checker.process_all()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 20
    assert {line.strip() for line in lines if "digest" in line} == {
        "digest pass",
        "digest present but not checked (revisit)",
    }


@pytest.mark.parametrize("settings", [{"ARCHIVE_CAPTURES": False}, {}], ids=["setting", "rule"])
def test_captures_are_off_where_the_user_says_so(site, db, settings):
    if not settings:
        site.rules.write_text(f"captures = false\n{site.rules.read_text()}")
    assert crawl_here(site.rules, db, **settings).state == "good"
    assert files(db) == []
    assert ask(db, "SELECT count(*) FROM captures") == [(0,)]
    assert ask(db, "SELECT count(*), count(capture_id) FROM articles") == [(4, 0)]


def test_what_a_killed_run_did_not_name_is_cut_off(site, db):
    crawl_here(site.rules, db)
    (file,) = files(db)
    whole = file.read_bytes()
    file.write_bytes(whole + whole[:700])
    orphan = file.with_name("99.warc.gz")
    orphan.write_bytes(whole[:500])
    imported = file.with_name("import-1.warc.gz")
    imported.write_bytes(whole)
    report = crawl_here(site.rules, db)
    assert file.read_bytes() == whole
    assert not orphan.exists()
    assert imported.exists()
    assert [note for note in report.notes if "700 bytes" in note]
    assert report.state == "good"


def test_what_crawls_after_a_backup_captured_is_not_removed(site, db, tmp_path):
    crawl_here(site.rules, db)
    shutil.copy(db, tmp_path / "backup.db")
    site.publish(1)
    crawl_here(site.rules, db)
    lost = files(db)[1].read_bytes()
    shutil.copy(tmp_path / "backup.db", db)
    report = crawl_here(site.rules, db)
    assert report.state == "good"
    assert [note for note in report.notes if "unknown-2-1.warc.gz now" in note]
    aside = db.parent / "captures" / "small-site" / "unknown-2-1.warc.gz"
    assert aside.read_bytes() == lost
    assert {kind for kind, _ in records(files(db)[1])} >= {"warcinfo", "response"}


def test_a_file_of_a_run_that_was_killed_before_its_first_page_goes(site, db):
    crawl_here(site.rules, db)
    with Archive.open(db) as archive:
        archive.run("INSERT INTO runs (id, source, started, state) SELECT 99, source, started, 'stopped' FROM runs")
    left = files(db)[0].with_name("99.warc.gz")
    left.write_bytes(files(db)[0].read_bytes()[:500])
    crawl_here(site.rules, db)
    assert not left.exists()
    assert not list(left.parent.glob("unknown-*"))


def test_secrets_and_cookies_are_not_kept(site, db):
    site.link = lambda piece: f"{piece.path}?access_token=hunter2"
    piece = site.pieces[0]
    site.answers[piece.path] = (200, {"Set-Cookie": "session=hunter2"}, piece.page())
    crawl_here(site.rules, db)
    (file,) = files(db)
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream):
            assert (
                "hunter2" not in f"{record.rec_headers} {record.http_headers}"
            )  # in a page's text they are the page's
    assert ask(db, "SELECT count(*) FROM captures WHERE url || coalesce(requested_url, '') LIKE '%hunter2%'") == [(0,)]


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda file: file.unlink(), "No such file"),
        (lambda file: file.write_bytes(file.read_bytes()[:400]), "ends before"),
        (lambda file: file.write_bytes(b"\0" * file.stat().st_size), "damaged at byte"),
    ],
    ids=["missing", "cut", "zeroed"],
)
def test_a_damaged_file_is_named(site, db, damage, words):
    crawl_here(site.rules, db)
    (file,) = files(db)
    damage(file)
    with Archive.open(db) as archive, pytest.raises(CaptureError, match=words) as caught:
        read_answer(db, archive.captures.get(1))
    assert "captures" in str(caught.value)


def test_a_file_outside_of_the_archives_folder_is_not_read(site, db):
    crawl_here(site.rules, db)
    with Archive.open(db) as archive:
        capture = replace(archive.captures.get(1), file="../../etc/passwd")
    with pytest.raises(CaptureError, match="outside of the folder"):
        read_answer(db, capture)


def test_a_capture_is_read_as_the_crawl_read_it(site, db):
    piece = site.pieces[0]
    site.answers[piece.path] = (
        200,
        {"Content-Type": "text/html; charset=utf-8"},
        piece.page().replace("harbour", "häfen"),
    )
    crawl_here(site.rules, db)
    with Archive.open(db) as archive:
        (row,) = archive.rows("SELECT capture_id, title FROM articles WHERE url LIKE ?", (f"%{piece.path}",))
        response = response_of(read_answer(db, archive.captures.get(row["capture_id"])))
    assert holds_page(response)
    assert response.encoding == "utf-8"
    assert "häfen" in response.text or row["title"] in response.text
    assert parse(response).url == response.url
