"""Disks that are full or read-only: one line, exit 1, nothing lost, no half file."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from conftest import COMMAND
from small_disk import small_disk
from small_site import SmallSite


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk", 8) as disk:
        yield disk


@pytest.fixture
def site(tmp_path):
    with SmallSite() as site:
        site.publish(3)
        site.rules = site.rules_file(tmp_path)
        yield site


def crawl(cli, site, db, code):
    return cli("crawl", "--rules", site.rules, "--db", db, "--delay", "0", "-s", "ARCHIVE_BACKOFF=0.01", code=code)


def one_line(done, *words):
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: ")
    assert all(word in line for word in words), line


def ask(db, sql):
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchall()


def test_a_crawl_into_a_full_disk_ends_and_the_next_one_goes_on(cli, site, disk):
    db = disk.folder / "archive.db"
    crawl(cli, site, db, 0)
    disk.fill(leave=90_000)
    site.publish(25)
    for piece in site.pieces:
        piece.paragraphs = 60
    done = crawl(cli, site, db, 1)
    assert "the disk is full" in done.stdout + done.stderr
    kept = ask(db, "SELECT count(*) FROM articles")[0][0]
    assert kept == ask(db, "SELECT count(*) FROM bodies")[0][0] >= 3
    assert "full" in cli("health", "--db", db, code=3).stdout
    disk.clear()
    crawl(cli, site, db, 0)
    assert ask(db, "SELECT count(*) FROM articles") == [(len(site.pieces),)]
    assert ask(db, "SELECT state FROM runs ORDER BY id") == [("good",), ("failed",), ("good",)]
    assert ask(db, "SELECT * FROM leases") == []
    assert ask(db, "PRAGMA integrity_check") == [("ok",)]


def test_files_on_a_full_and_on_a_read_only_disk(cli, site, disk):
    crawl(cli, site, cli.db, 0)
    source = ask(cli.db, "SELECT slug FROM sources")[0][0]
    (disk.folder / "kept.html").write_text("yesterday's")
    disk.fill(leave=4096)

    def write_everything(*words):
        one_line(cli("backup", disk.folder / "b.db", "--db", cli.db, code=1), *words)
        one_line(cli("publish", disk.folder / "p.db", "--db", cli.db, code=1), *words)
        one_line(cli("export", "-o", disk.folder / "e.jsonl", "--db", cli.db, code=1), *words)
        one_line(cli("report", source, "-o", disk.folder / "kept.html", "--db", cli.db, code=1), *words)
        assert (disk.folder / "kept.html").read_text() == "yesterday's"
        assert {path.name for path in disk.folder.iterdir()} == {"ballast", "kept.html"}

    write_everything()
    disk.freeze()
    write_everything()


def test_an_archive_on_a_read_only_disk(cli, site, disk):
    db = disk.folder / "archive.db"
    crawl(cli, site, db, 0)
    disk.freeze()
    for command in (["vacuum"], ["crawl", "--rules", site.rules], ["schedule", "pause", "x"]):
        one_line(cli(*command, "--db", db, code=1), f"{db}: ", "writable")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("command", [["explain", "byline", "By Ada Marlowe"], ["sources", "--json"]])
def test_an_output_that_is_full(cli, command):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=cli.folder
        )
    assert done.returncode == 1
    assert done.stderr == "Error: the output: No space left on device; nothing more could be written\n"
