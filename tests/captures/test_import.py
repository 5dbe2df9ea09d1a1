"""captures import: web archives of other tools become captures; damaged and hostile ones do no harm."""

from __future__ import annotations

import gzip
import resource
import shutil
import subprocess
import sys
from io import BytesIO

import pytest
from click.testing import CliRunner
from small_site import Piece, SmallSite
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive_scraper.captures.verify import verify, verify_folders
from archive_scraper.cli.main import cli as program
from archive_scraper.crawl import importing
from archive_scraper.store import Archive

SITE = "https://www.harbour.example"
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Warc:
    """A WARC file as another tool writes it."""

    def __init__(self, path, *, packed=True, version="1.0"):
        self.path = path
        self._stream = path.open("wb")
        self._writer = WARCWriter(self._stream, gzip=packed, warc_version=version)
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, {"software": "other 1.0"}))

    def add(self, url, body, headers=HTML, *, status="200 OK", at="2023-02-03T04:05:06Z", **extra):
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        body = body if isinstance(body, bytes) else body.encode()
        record = self._writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": at, **extra},
        )
        start = self._stream.tell()
        self._writer.write_record(record)
        return start, record

    def revisit(self, url, record, *, at="2023-03-03T04:05:06Z"):
        other = self._writer.create_revisit_record(
            url,
            record.rec_headers.get_header("WARC-Payload-Digest"),
            record.rec_headers.get_header("WARC-Target-URI"),
            record.rec_headers.get_header("WARC-Date"),
            http_headers=StatusAndHeaders("200 OK", list(HTML.items()), protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": at},
        )
        self._writer.write_record(other)

    def close(self):
        self._stream.close()
        return self.path


def piece(number):
    return f"{SITE}{Piece(number).path}", Piece(number).page()


@pytest.fixture
def db(tmp_path):
    return tmp_path / "archive.db"


def taken(db, *arguments, code=0):
    sources = db.parent / "sources"
    sources.mkdir(exist_ok=True)
    words = ["captures", "import", *arguments, "--db", db, "--sources-dir", sources]
    done = CliRunner().invoke(program, [str(word) for word in words], prog_name="archive-scraper")
    assert done.exit_code == code, done.output
    return done.output


def rows(db):
    with Archive.open(db) as archive:
        assert [*(finding for row in archive.sources.all() for finding in verify(archive, row["slug"]))] == []
        assert [*verify_folders(archive)] == []
        return archive.rows("SELECT source, kind, url, at, status, size, body_id, file FROM captures ORDER BY id")


def listed(db):
    return [(row["source"], row["kind"], row["url"].removeprefix(SITE), row["at"][:10]) for row in rows(db)]


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_pages_become_captures(db, tmp_path, packed, version):
    warc = Warc(tmp_path / "other.warc", packed=packed, version=version)
    with SmallSite() as site:
        site.publish(8)
        warc.add(f"{SITE}/articles", site.list_page(1))
    warc.add(*piece(1))
    _, two = warc.add(*piece(2), at="2023-02-03T04:05:06.789Z" if version == "1.1" else "2023-02-03T04:05:06Z")
    warc.add(f"{SITE}/a.pdf", "%PDF-1.7 harbour", {"Content-Type": "application/pdf"})
    warc.add(f"{SITE}/a.png", "picture", {"Content-Type": "image/png"})
    warc.add(f"{SITE}/gone", "<h1>Gone</h1>", status="404 Not Found")
    warc.revisit(piece(2)[0], two)
    said = taken(db, warc.close())
    assert "5 captures added" in said
    assert listed(db) == [
        ("harbour-example", "listing", "/articles", "2023-02-03"),
        ("harbour-example", "article", Piece(1).path, "2023-02-03"),
        ("harbour-example", "article", Piece(2).path, "2023-02-03"),
        ("harbour-example", "document", "/a.pdf", "2023-02-03"),
        ("harbour-example", "article", Piece(2).path, "2023-03-03"),
    ]
    assert rows(db)[4]["body_id"] == 3
    again = taken(db, warc.path)
    assert "nothing to add" in again
    assert len(rows(db)) == 5


CHUNKED = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (b"<h1>Quiet", b" Ports</h1>")) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(b"<h1>Quiet Ports</h1>"), {"Content-Encoding": "gzip"}),
        (CHUNKED, {"Transfer-Encoding": "chunked"}),
        (b"<h1>Quiet Ports</h1>", {"Transfer-Encoding": "chunked"}),  # decoded, and the header left
        (b"<h1>Quiet Ports</h1>", {"Content-Encoding": "gzip"}),
        (b"<h1>Quiet Ports</h1>", {"X-Crawl-Content-Encoding": "br"}),  # Common Crawl
    ],
    ids=["gzip", "chunked", "said to be chunked", "said to be packed", "common crawl"],
)
def test_bodies_are_decoded(db, tmp_path, body, headers):
    warc = Warc(tmp_path / "other.warc.gz")
    warc.add(f"{SITE}/a", body, HTML | headers)
    taken(db, warc.close())
    (row,) = rows(db)
    assert row["size"] == len(b"<h1>Quiet Ports</h1>")


def test_the_source_is_the_one_that_owns_the_host(db, tmp_path):
    (tmp_path / "sources").mkdir()
    rules = f'start_urls = ["{SITE}/articles"]\narticle_paths = ["^/notes/"]\n'
    (tmp_path / "sources" / "harbour.toml").write_text(rules)
    warc = Warc(tmp_path / "other.warc.gz")
    warc.add(f"{SITE}/notes/a", "<h1>A</h1>")
    warc.add("https://harbour.example/articles", "<h1>B</h1>")
    warc.add(f"{SITE}/articles", "<h1>C</h1>")
    warc.add("https://other.example/x", "<h1>D</h1>")
    warc.add("http://192.168.0.7/x", "<h1>E</h1>")
    warc.add("http://wiki/x", "<h1>E</h1>")
    warc.add("http://2130706433/x", "<h1>E</h1>")
    said = taken(db, warc.close())
    assert "3 pages of hosts of a private network left out" in said
    assert [(row["source"], row["kind"]) for row in rows(db)][:3] == [
        ("harbour", "article"),
        ("harbour", "article"),
        ("harbour", "listing"),
    ]
    assert rows(db)[3]["source"] == "other-example"
    taken(tmp_path / "two.db", warc.path, "--source", "mine")
    with Archive.open(tmp_path / "two.db") as archive:
        assert archive.value("SELECT count(*) FROM captures WHERE source = 'mine'") == 7


def test_what_is_damaged_is_named_and_the_rest_is_taken(db, tmp_path):
    warc = Warc(tmp_path / "other.warc.gz")
    places = [warc.add(*piece(number))[0] for number in range(6)]
    warc.close()
    data = bytearray(warc.path.read_bytes())
    data[places[1] + 60 : places[1] + 90] = bytes(30)
    data[places[4] : places[4]] = b"no record at all" * 20
    warc.path.write_bytes(data[:-40])
    said = taken(db, warc.path, code=3)
    assert {row["url"].rpartition("-")[2] for row in rows(db)} == {"0", "2", "3", "4"}
    assert len([line for line in said.splitlines() if "skipped at byte" in line]) == 3


def test_a_plain_file_goes_on_after_damage(db, tmp_path):
    warc = Warc(tmp_path / "other.warc", packed=False)
    places = [warc.add(*piece(number))[0] for number in range(3)]
    warc.close()
    data = bytearray(warc.path.read_bytes())
    data[places[1] : places[1] + 6] = b"XXXXXX"
    warc.path.write_bytes(data)
    taken(db, warc.path, code=3)
    assert [row["url"].rpartition("-")[2] for row in rows(db)] == ["0", "2"]


def wrong_digest(warc):
    warc.add(f"{SITE}/a", "<h1>A</h1>", **{"WARC-Block-Digest": "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})


def bomb(warc):
    packed = BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        for _ in range(64):
            file.write(b" " * 1024 * 1024)
    warc.add(f"{SITE}/a", packed.getvalue(), HTML | {"Content-Encoding": "gzip"})


def large(warc):
    warc.add(f"{SITE}/a", b" " * (30 * 1024 * 1024))


def large_head(warc):
    warc.add(f"{SITE}/a", "<h1>A</h1>", HTML | {"X-Head": "a" * 1024 * 1024})


@pytest.mark.parametrize(
    ("add", "words"),
    [
        (wrong_digest, "is not what its digest says"),
        (bomb, "once it is unpacked"),
        (large, "are more than a page has"),
        (large_head, "header"),
        (lambda warc: warc.add(f"{SITE}/a", "<h1>A</h1>", at="yesterday"), "its time 'yesterday' is none"),
        (lambda warc: warc.add(f"{SITE}/a", "<h1>A</h1>", at="9999-01-01T00:00:00Z"), "in the future"),
        (lambda warc: warc.add(f"{SITE}/a", "x", HTML | {"Content-Encoding": "zstd"}), "is not known (zstd)"),
    ],
    ids=["digest", "bomb", "large", "head", "time", "future", "packing"],
)
def test_what_no_page_is_does_no_harm(db, tmp_path, add, words):
    warc = Warc(tmp_path / "other.warc.gz")
    add(warc)
    warc.add(*piece(1))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    said = taken(db, warc.close(), code=3)
    assert words in said
    assert [row["url"] for row in rows(db)] == [piece(1)[0]]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # KiB


def test_a_head_without_end_does_no_harm(db, tmp_path):
    warc = Warc(tmp_path / "other.warc.gz")
    warc.add(*piece(1))
    warc.close()
    head = b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"a" * 200_000_000
    with warc.path.open("ab") as file:
        file.write(gzip.compress(head, 1))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "header" in taken(db, warc.path, code=3)
    assert len(rows(db)) == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # KiB, most of them this test's own


def test_revisits_of_an_earlier_file_and_of_nothing(db, tmp_path):
    first = Warc(tmp_path / "first.warc.gz")
    _, one = first.add(*piece(1))
    taken(db, first.close())
    second = Warc(tmp_path / "second.warc.gz")
    second.revisit(piece(1)[0], one)
    never = Warc(tmp_path / "never.warc.gz")
    _, two = never.add(*piece(2))
    never.close()
    second.revisit(piece(2)[0], two)
    said = taken(db, second.close())
    assert "1 revisit of pages that are not known left out" in said
    assert [row["body_id"] for row in rows(db)] == [None, 1]
    assert "nothing to add" in taken(db, second.path)


def test_one_that_was_killed_goes_on(db, tmp_path, monkeypatch):
    warc = Warc(tmp_path / "other.warc.gz")
    for number in range(9):
        warc.add(*piece(number))
    warc.close()
    monkeypatch.setattr(importing, "_BATCH", 4)
    script = (
        "import os, sys; from pathlib import Path; from archive_scraper.captures import imports;"
        "from archive_scraper.cli.main import cli; from archive_scraper.crawl import importing; importing._BATCH = 4;"
        "real = imports.CaptureFile.add; count = [0]\n"
        "def add(*arguments, **options):\n"
        "    count[0] += 1\n"
        "    place = real(*arguments, **options)\n"
        "    return os._exit(9) if count[0] == 7 else place\n"
        "imports.CaptureFile.add = add; cli(sys.argv[1:])"
    )
    sources = tmp_path / "sources"
    sources.mkdir()
    words = ["captures", "import", warc.path, "--db", db, "--sources-dir", sources]
    done = subprocess.run([sys.executable, "-c", script, *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == 9, done.stderr
    with Archive.open(db) as archive:
        assert archive.value("SELECT count(*) FROM captures") == 4
    assert "5 captures added" in taken(db, warc.path)
    assert [row["url"] for row in rows(db)] == [piece(number)[0] for number in range(9)]


def test_what_we_wrote_ourselves(db, tmp_path):
    from crawling import crawl_here

    with SmallSite() as site:
        site.publish(3)
        crawl_here(site.rules_file(tmp_path), db)
    (file,) = (tmp_path / "captures").rglob("*.warc.gz")
    assert "nothing to add" in taken(db, file, "--source", "small-site")
    two = tmp_path / "two" / "archive.db"
    two.parent.mkdir()
    taken(two, file, "--source", "small-site")
    assert [row["url"] for row in rows(two)] == [row["url"] for row in rows(db)]


def test_a_mirror_by_wget(db, tmp_path):
    if shutil.which("wget") is None:
        pytest.skip("wget is not installed")
    with SmallSite() as site:
        site.publish(8)
        name = tmp_path / "mirror"
        command = ["wget", "-q", "-r", "-l", "2", "--no-parent", "--delete-after", f"--warc-file={name}", site.listing]
        subprocess.run(command, cwd=tmp_path, check=False, timeout=120)
        said = taken(db, f"{name}.warc.gz", "--source", "mirror")
        assert "9 captures added" in said
        kinds = [row["kind"] for row in rows(db)]
        assert sorted(kinds) == ["article"] * 8 + ["listing"]
        assert {row["url"] for row in rows(db)} == {site.listing, *(site.home + piece.path for piece in site.pieces)}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing argument"),
        (("none.warc.gz",), "none.warc.gz: there is no such file"),
        (("page.html",), "page.html: is not a WARC file"),
        (("empty.warc.gz",), "empty.warc.gz: is not a WARC file: it is empty"),
        (("page.html", "--source", "My Site"), "is not made of lower case letters"),
    ],
)
def test_what_cannot_be_meant(db, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<h1>Quiet Ports</h1>")
    (tmp_path / "empty.warc.gz").touch()
    said = taken(db, *arguments, code=2)
    assert words in said
    assert len(said.splitlines()) == 1
