"""A disk that is full where captures are written: one line, nothing half, and the next crawl goes on."""

from __future__ import annotations

import json
import random

import pytest
from click.testing import CliRunner
from crawling import crawl_here
from small_disk import small_disk
from small_site import SmallSite

from archive_scraper.captures.verify import verify, verify_folders
from archive_scraper.cli.main import cli as program
from archive_scraper.store import Archive


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk", 4) as disk:
        yield disk


@pytest.fixture
def site(tmp_path):
    """Twelve articles with 200 KB each that cannot be packed."""
    noise = random.Random(1)  # noqa: S311 # the same in each run
    with SmallSite() as site:
        site.publish(12)
        site.rules = site.rules_file(tmp_path)
        texts = {piece.path: f"<!-- {noise.randbytes(100_000).hex()} -->" for piece in site.pieces}
        site.change = lambda path, body: body.replace("</body>", f"{texts.get(path, '')}</body>")
        yield site


def faults(db):
    with Archive.open(db) as archive:
        return [*map(str, verify(archive, "small-site")), *map(str, verify_folders(archive))]


def counts(db):
    with Archive.open(db) as archive:
        return [archive.value(f"SELECT count(*) FROM {table}") for table in ("articles", "bodies")]


def test_a_crawl_whose_captures_fill_the_disk(site, disk, tmp_path):
    db = tmp_path / "archive.db"
    (tmp_path / "captures").symlink_to(disk.folder)  # on a disk of their own, as a user may put them
    disk.fill(leave=500_000)
    report = crawl_here(site.rules, db)
    assert report.state == "failed"
    assert "1.warc.gz: the disk is full; the pages so far are kept" in report.message()
    articles, bodies = counts(db)
    assert 0 < articles == bodies < 12
    assert [fault for fault in faults(db) if "belong" not in fault] == []
    disk.clear()
    assert crawl_here(site.rules, db).state == "good"
    assert counts(db) == [12, 12]
    assert faults(db) == []


def typed(*arguments):
    return CliRunner().invoke(program, [str(argument) for argument in arguments], prog_name="archive-scraper")


def test_what_prune_and_export_cannot_write(site, disk):
    db = disk.folder / "archive.db"
    site.pieces = site.pieces[:6]
    crawl_here(site.rules, db)
    with Archive.open(db) as archive, archive.transaction():
        archive.captures.remove(3)  # so that prune has a file to write anew
    disk.fill(leave=100_000)
    for words in (
        ("captures", "prune", "--keep", "all", "--yes"),
        ("captures", "export", disk.folder / "all.wacz"),
    ):
        done = typed(*words, "--db", db)
        assert done.exit_code == 1
        assert len(done.output.splitlines()) == 1, done.output
        assert "No space left" in done.output or "free disk" in done.output
        assert not [path for path in disk.folder.rglob("*") if path.suffix in {".part", ".wacz"}]
    disk.clear()
    assert typed("captures", "prune", "--keep", "all", "--yes", "--db", db).exit_code == 0
    assert faults(db) == []
    assert json.loads(typed("stats", "--json", "--db", db).output)["captures"] == 6
