"""captures export: a WACZ in which every part is where its index says, and that other tools accept."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from crawling import crawl_here
from small_site import SmallSite
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from archive_scraper.captures.surt import surt
from archive_scraper.cli.main import cli as program
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.store import Archive


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    """Two crawls, of 2024 and of 2025: most of the second repeats the first."""
    folder = tmp_path_factory.mktemp("captures")
    db = folder / "archive.db"
    with SmallSite() as site:
        site.publish(4)
        rules = site.rules_file(folder)
        crawl_here(rules, db)
        site.pieces[0].paragraphs += 1
        crawl_here(rules, db, CrawlOptions(full=True))
    with Archive.open(db) as archive:
        archive.run("UPDATE captures SET at = printf('%d-05-03T12:30:00+00:00', 2023 + run_id)")
    return db


def typed(*arguments, code=0):
    done = CliRunner().invoke(program, [str(argument) for argument in arguments], prog_name="archive-scraper")
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture(scope="module")
def wacz(db):
    target = db.with_name("all.wacz")
    assert typed("captures", "export", target, "--db", db).startswith(f"{target}: 10 captures, 6 pages, ")
    return target


def index_of(package):
    """The lines of the index, read block by block as a reader does."""
    packed = package.read("indexes/index.cdx.gz")
    head, *blocks = package.read("indexes/index.idx").decode().splitlines()
    assert head == '!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}'
    lines = []
    for block in blocks:
        prefix, _, place = block.partition(" {")
        place = json.loads("{" + place)
        data = packed[place["offset"] : place["offset"] + place["length"]]
        assert place["digest"] == f"sha256:{sha256(data).hexdigest()}"
        found = gzip.decompress(data).decode().splitlines()
        assert found[0].startswith(prefix)
        lines += found
    return lines


def test_every_capture_is_where_the_index_says(wacz):
    with zipfile.ZipFile(wacz) as package:
        assert package.testzip() is None
        lines = index_of(package)
        assert lines == sorted(lines)
        assert len(lines) == 10
        for line in lines:
            key, stamp, text = line.split(" ", 2)
            fields = json.loads(text)
            data = package.read(f"archive/{fields['filename']}")
            start = int(fields["offset"])
            record = next(iter(ArchiveIterator(BytesIO(data[start : start + int(fields["length"])]))))
            assert record.rec_headers.get_header("WARC-Target-URI") == fields["url"]
            assert record.rec_headers.get_header("WARC-Payload-Digest") == fields["digest"]
            assert key == surt(fields["url"])
            assert stamp in {"20240503123000", "20250503123000"}
            assert (record.rec_type == "revisit") == (fields["mime"] == "warc/revisit")
            if record.rec_type == "response":
                assert fields["mime"] == "text/html"
                assert b"<h1>" in record.content_stream().read()


def test_pages_have_titles(db, wacz):
    with zipfile.ZipFile(wacz) as package:
        head, *pages = map(json.loads, package.read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    with Archive.open(db) as archive:
        titles = {row["url"]: row["title"] for row in archive.rows("SELECT url, title FROM articles")}
    assert {page["title"] for page in pages if page["url"] in titles} == set(titles.values())
    assert len({page["id"] for page in pages}) == len(pages) == 6, "the changed page twice"
    assert {page["ts"] for page in pages} == {"2024-05-03T12:30:00Z", "2025-05-03T12:30:00Z"}


def test_the_package_says_what_is_in_it(wacz):
    with zipfile.ZipFile(wacz) as package:
        data = json.loads(package.read("datapackage.json"))
        assert data["wacz_version"] == "1.1.1"
        parts = {part["path"]: part for part in data["resources"]}
        assert set(parts) == set(package.namelist()) - {"datapackage.json", "datapackage-digest.json"}
        for path, part in parts.items():
            content = package.read(path)
            assert part["hash"] == f"sha256:{sha256(content).hexdigest()}"
            assert part["bytes"] == len(content)
            if path.startswith(("archive/", "indexes/index.cdx.gz")):
                assert package.getinfo(path).compress_type == zipfile.ZIP_STORED, "readers fetch pieces of it"
        digest = json.loads(package.read("datapackage-digest.json"))
        assert digest["hash"] == f"sha256:{sha256(package.read('datapackage.json')).hexdigest()}"


def test_parts_begin_where_readers_take_them_to_begin(wacz):
    """ReplayWeb.page reads the head of a part only where the directory of the package names extra fields."""
    data = wacz.read_bytes()
    with zipfile.ZipFile(wacz) as package:
        for info in package.infolist():
            begin = info.header_offset
            assert not info.extra
            assert int.from_bytes(data[begin + 28 : begin + 30], "little") == 0


def test_a_part_takes_the_bodies_along_that_it_repeats(db, tmp_path):
    target = tmp_path / "later.wacz"
    typed("captures", "export", target, "small-site", "--since", "2025", "--db", db)
    with zipfile.ZipFile(target) as package:
        fields = [json.loads(line.split(" ", 2)[2]) for line in index_of(package)]
    bodies = {one["digest"] for one in fields if one["mime"] != "warc/revisit"}
    assert {one["digest"] for one in fields} == bodies
    assert len(fields) == 9, "all but the first text of the page that changed"


def test_warcio_accepts_the_files_in_it(wacz, tmp_path, capsys):
    with zipfile.ZipFile(wacz) as package:
        package.extractall(tmp_path)
    files = [str(path) for path in (tmp_path / "archive").iterdir()]
    assert len(files) == 2
    assert not Checker(SimpleNamespace(inputs=files, verbose=False)).process_all()
    assert capsys.readouterr().out == ""


def test_py_wacz_accepts_it(wacz):
    command = shutil.which("wacz", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if command is None:
        pytest.skip("py-wacz is not installed: pip install --group wacz")
    done = subprocess.run([command, "validate", "--file", wacz], capture_output=True, text=True, check=False)
    assert "the passed WACZ is valid" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("all.zip",), "call it all.zip.wacz"),
        (("all.wacz", "nobody"), "holds no source 'nobody'"),
        (("all.wacz", "--since", "2030"), "holds no capture since 2030 to export"),
        (("all.wacz", "--since", "soon"), "is not a date"),
        (("none/all.wacz",), "No such file or directory"),
    ],
)
def test_what_cannot_be_meant(db, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    said = typed("captures", "export", *arguments, "--db", db, code=2)
    assert words in said
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_leaves_nothing(db, tmp_path):
    with Archive.open(db) as archive:
        archive.run("UPDATE captures SET length = length + 100000 WHERE id = 10")
    try:
        said = typed("captures", "export", tmp_path / "all.wacz", "--db", db, code=1)
    finally:
        with Archive.open(db) as archive:
            archive.run("UPDATE captures SET length = length - 100000 WHERE id = 10")
    assert "2.warc.gz: the file ends before it does; `archive-scraper captures verify`" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [  # what getSurt of warcio.js 2.4.11 returns
        ("https://www.Example.org/Reports/?b=2&a=1#top", "org,example)/reports/?a=1&b=2"),
        ("https://www2.example.org:443/a/../b", "org,example)/b"),
        ("http://example.org/%C3%A9?Q=%2F", "org,example)/%c3%a9?q=%2f"),
        ("http://example.org/é", "org,example)/%C3%A9"),
        ("https://www.example.org?", "org,example)/"),
        ("https://example.org/a?z&a=1&a=0", "org,example)/a?a=0&a=1&z"),
        ("http://127.0.0.1:43047/articles/willow", "1,0,0,127:43047)/articles/willow"),
        ("https://bücher.example/x", "example,xn--bcher-kva)/x"),
        ("https://example.org/a;b=1?x=a+b", "org,example)/a;b=1?x=a+b"),
        ("https://www.example.org/a b", "org,example)/a%20b"),
        ("https://example.org/?a=1&&b", "org,example)/?&a=1&b"),
    ],
)
def test_addresses_are_sorted_as_readers_look_them_up(url, expected):
    assert surt(url) == expected
