"""captures list and show, as a user types them."""

from __future__ import annotations

import json
import os
import pty
import subprocess

import pytest
from click.testing import CliRunner
from conftest import COMMAND
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.cli.main import cli as program

EVIL = "\x1b[2Jgone\u202e"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Three articles, crawled twice; the page of the first tries to steer a terminal."""
    folder = tmp_path_factory.mktemp("captures")
    with SmallSite() as site:
        site.publish(3)
        site.answers["/files/a.pdf"] = (200, {"Content-Type": "application/pdf"}, "%PDF-1.7 harbour")
        link = '<a href="/files/a.pdf">Report</a></article></main>'
        site.change = lambda _, body: body.replace("</h1>", f"</h1><p>{EVIL}</p>").replace("</article></main>", link)
        rules = site.rules_file(folder)
        db = folder / "archive.db"
        for _ in range(2):
            crawl_here(rules, db)
        return db, site.home, [site.home + piece.path for piece in site.pieces]


def typed(*arguments, code=0):
    done = CliRunner().invoke(program, [str(argument) for argument in arguments], prog_name="archive-scraper")
    assert done.exit_code == code, done.output
    return done


def listed(*arguments):
    return json.loads(typed("captures", "list", "--json", *arguments).output)


def test_list(place):
    db, home, urls = place
    rows = listed("--db", db)
    assert {row["kind"] for row in rows} == {"listing", "article", "document"}
    assert rows[0]["body_id"] is not None, "the listing is the same in the second crawl"
    assert listed("small-site", "--db", db) == rows
    assert len(listed("--limit", 2, "--db", db)) == 2
    assert {row["url"] for row in listed("--url", urls[0], "--db", db)} == {urls[0]}
    table = typed("captures", "list", "--db", db).output
    assert f"{home}/articles" in table
    assert "Same as" in table


def test_show(place):
    db, _, urls = place
    shown = typed("captures", "show", urls[0], "--db", db).output
    for words in (urls[0], "200", "text/html", "sha256:", "captures/small-site/1.warc.gz", "archive-scraper "):
        assert words in shown
    assert "content-type: text/html" in shown.lower()
    data = json.loads(typed("captures", "show", urls[0], "--json", "--db", db).output)
    assert data["articles"][0]["id"]
    assert json.loads(typed("captures", "show", data["number"], "--json", "--db", db).output) == data


def test_the_body_comes_as_it_was(place, tmp_path):
    db, home, urls = place
    whole = typed("captures", "show", urls[0], "--body", "--db", db).stdout_bytes
    assert whole.startswith(b"<!doctype html>")
    assert EVIL.encode() in whole
    typed("captures", "show", home + "/files/a.pdf", "--body", "-o", tmp_path / "a.pdf", "--db", db)
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF-1.7 harbour"


def on_a_terminal(*arguments):
    """Run a command on a terminal; return its exit code and what it wrote there."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen([*COMMAND, *map(str, arguments)], stdout=theirs, stderr=theirs, stdin=theirs)
    os.close(theirs)
    written = b""
    try:
        while part := os.read(ours, 65536):
            written += part
    except OSError:  # the other side is closed
        pass
    os.close(ours)
    return done.wait(), written


def test_nothing_raw_reaches_a_terminal(place):
    db, home, urls = place
    code, written = on_a_terminal("captures", "show", urls[0], "--body", "--db", db)
    assert code == 0
    assert b"[U+001B][2Jgone[U+202E]" in written
    assert b"\x1b[2J" not in written
    code, written = on_a_terminal("captures", "show", home + "/files/a.pdf", "--body", "--db", db)
    assert code == 2
    assert b"-o FILE writes it" in written


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "https://harbour.example/none"), "no capture of https://harbour.example/none"),
        (("show", "99999"), "no capture 99999"),
        (("show", "1", "-o", "a.html"), "-o goes with --body"),
        (("show", "1", "--body", "--json"), "exclude each other"),
        (("show", "1", "--body", "-o", "none/a.html"), "cannot be written"),
        (("list", "nobody"), "holds no source 'nobody'"),
        (("list", "--url", "https://harbour.example/none"), "no capture of"),
        (("verify", "nobody"), "holds no source 'nobody'"),
        (("lst",), "did you mean 'list'"),
    ],
)
def test_what_cannot_be_meant(place, arguments, words):
    done = typed("captures", *arguments, *(() if arguments == ("lst",) else ("--db", place[0])), code=2)
    assert words in done.output
    assert len(done.output.splitlines()) == 1


def test_without_captures(tmp_path):
    assert "no archive yet" in typed("captures", "list", "--db", tmp_path / "none.db", code=1).output


def test_stats_say_what_captures_take(place):
    db, _, _ = place
    figures = json.loads(typed("stats", "--json", "--db", db).output)
    (source,) = figures["sources"]
    files = sum(file.stat().st_size for file in (db.parent / "captures").rglob("*.warc.gz"))
    assert source["captures"] == figures["captures"] == len(listed("--db", db))
    assert 0 < files - source["capture_bytes"] < 1000, "what begins each file is no capture's"
    assert "Capture bytes" in typed("stats", "--db", db).output
