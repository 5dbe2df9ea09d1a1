"""The newest captures read again: nothing changes by the same rules, and what was planned by others."""

from __future__ import annotations

import socket
import sqlite3
from base64 import b64encode
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256

import lxml.html
import pytest
from click.testing import CliRunner
from replaying import ask, tables

from archive_scraper.cli.main import cli
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.replay.differences import Difference
from archive_scraper.replay.findings import FieldFindings, Findings
from archive_scraper.replay.page import page_of
from archive_scraper.store import Archive

ZERO = {"changed": 0, "added": 0, "lost": 0, "values_changed": 0}


def counts(found):
    return {name: found[name] for name in ZERO}


def refuse(*_):
    raise AssertionError("a replay opened a socket")


@pytest.mark.parametrize("arguments", [(), ("--apply",), ("--all",), ("--all", "--apply")], ids=" ".join)
def test_the_same_rules_change_nothing_and_ask_for_nothing(desk, site, monkeypatch, arguments):
    desk.crawl()
    before, asked = tables(desk.db), len(site.requests)
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    found = desk.replay(*arguments)
    assert counts(found) == ZERO
    assert found["unchanged"] == 6
    assert [found[name]["count"] for name in ("appeared", "vanished", "unreadable", "kept")] == [0, 0, 0, 0]
    assert tables(desk.db) == before
    assert len(site.requests) == asked


OTHER = '[article]\nsubtitle = ["p.byline"]\nremove = ["p.note"]\n'
"""Rules under which each article has a subtitle, and two of them a shorter text; topics are no longer read."""


@pytest.fixture
def crawled(desk, site):
    noted = {piece.path for piece in site.pieces[:2]}
    note = '<p class="note">Harbour pilots met the census takers at the granite quay that morning, and left early.</p>'
    site.change = lambda path, body: body.replace("</article>", f"{note}</article>") if path in noted else body
    plain = desk.rules.read_text()
    desk.rules.write_text(plain + '[article]\ntopics = ["time"]\n')
    assert desk.crawl().state == "good"
    desk.rules.write_text(plain)
    return desk


def test_other_rules_change_what_was_planned(crawled):
    tried = crawled.rules_with(OTHER)
    before = tables(crawled.db)
    found = crawled.replay("--rules", tried)
    assert tables(crawled.db) == before
    fields = {
        name: (field["added"], field["lost"], field["changed"])
        for name, field in found["fields"].items()
        if name in ("subtitle", "topics", "body", "title", "published")
    }
    assert fields == {"subtitle": (6, 0, 0), "topics": (0, 6, 0), "body": (0, 0, 2)}
    assert (found["changed"], found["unchanged"]) == (6, 0)
    (example, *_) = found["fields"]["subtitle"]["examples"]["added"]
    assert (example["old"], example["new"]) == (None, "By Ada Marlowe")
    assert {one["url"] for one in found["fields"]["body"]["examples"]["changed"]} == {
        row[0] for row in ask(crawled.db, "SELECT url FROM articles ORDER BY id DESC LIMIT 2")
    }


def test_applying_does_what_was_said_and_is_no_change_of_the_site(crawled):
    tried = crawled.rules_with(OTHER)
    times = "SELECT id, url, first_seen, last_seen, last_changed, fetched_at, first_run_id FROM articles"
    seen = ask(crawled.db, times)
    said = crawled.replay("--rules", tried)
    assert crawled.replay("--rules", tried, "--apply") == said
    assert ask(crawled.db, times) == seen
    assert ask(crawled.db, "SELECT field, replay_id, run_id, count(*) FROM revisions GROUP BY 1 ORDER BY 1") == [
        ("body", 1, None, 2),
        ("subtitle", 1, None, 6),
        ("topics", 1, None, 6),
    ]
    assert ask(crawled.db, "SELECT source, position, captures, changed, finished IS NULL FROM replays") == [
        ("small-site", 7, 7, 6, 0)
    ]
    assert ask(crawled.db, "SELECT DISTINCT reader_id FROM articles") == ask(crawled.db, "SELECT max(id) FROM readers")
    assert ask(crawled.db, "SELECT count(*) FROM leases") == [(0,)]
    assert counts(crawled.replay("--rules", tried)) == ZERO
    shown = CliRunner().invoke(cli, ["show", "1", "--db", str(crawled.db)])
    assert "subtitle (read again)" in shown.stdout


def test_a_capture_without_a_row_becomes_an_article(desk):
    desk.crawl()
    before = tables(desk.db, "articles", "bodies", "article_authors", "revisions")
    with closing(sqlite3.connect(desk.db, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM articles WHERE id = 6")
    said = desk.replay()
    assert said["appeared"]["count"] == 1
    assert desk.replay("--apply")["appeared"] == said["appeared"]
    assert tables(desk.db, "articles", "bodies", "article_authors", "revisions") == before


def test_a_listing_that_is_read_anew_completes_articles_in_its_new_wording(desk):
    desk.crawl()
    tried = desk.rules_with('[listing]\nitem = ["article.teaser"]\ntitle = ["h2"]\nsummary = ["p.byline"]\n')
    seen = ask(desk.db, "SELECT first_seen, last_seen FROM teasers ORDER BY id")
    said = desk.replay("--rules", tried, "--apply")
    assert said["fields"]["summary"]["changed"] == 6
    assert ask(desk.db, "SELECT DISTINCT summary FROM articles") == [("By Ada Marlowe",)]
    assert ask(desk.db, "SELECT first_seen, last_seen FROM teasers ORDER BY id") == seen
    assert counts(desk.replay("--rules", tried)) == ZERO


def test_a_damaged_capture_is_named_and_the_others_are_read(desk):
    desk.crawl()
    ((file, offset, length, url),) = ask(
        desk.db, "SELECT file, offset, length, url FROM captures WHERE kind = 'article' ORDER BY id LIMIT 1"
    )
    path = desk.folder / file
    whole = bytearray(path.read_bytes())
    whole[offset + 40 : offset + length - 40] = bytes(length - 80)
    path.write_bytes(bytes(whole))
    before = tables(desk.db)
    for arguments in ((), ("--apply",), ("--all", "--apply")):
        found = desk.replay(*arguments, code=3)
        assert found["unreadable"]["count"] == 1
        assert found["unreadable"]["examples"][0]["url"] == url
        assert file in found["unreadable"]["examples"][0]["detail"]
        assert found["unchanged"] == 5
    assert tables(desk.db) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere",), "holds no captures of 'nowhere'; it holds those of small-site"),
        (("--since", "soon"), "is not a date"),
        (("--all", "--since", "2026-01-01"), "leave --since or --all and --into out"),
        (("--into", "new.db", "--apply"), "leave --apply out"),
        (("--into", "archive.db"), "exists already"),
        (("--into", "no/such/new.db"), "does not exist"),
        (("other", "--rules", "small-site.toml"), "holds the rules of small-site"),
        (("--rules", "nowhere.toml"), "nowhere.toml"),
        (("--jobs", "0"), "--jobs"),
        (("--apply", "--html", "no/such/changes.html"), "--html: the directory no/such does not exist"),
    ],
)
def test_wrong_usage_is_one_line(desk, arguments, words):
    desk.crawl()
    before = tables(desk.db)
    done = desk.type(*arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert tables(desk.db) == before


def test_an_archive_without_captures_says_so(desk):
    desk.crawl(ARCHIVE_CAPTURES=False)
    done = desk.type()
    assert (done.exit_code, "holds no captures" in done.stderr) == (2, True)


def test_a_crawl_at_work_is_waited_for(desk):
    desk.crawl()
    with Archive.open(desk.db) as archive:
        archive.leases.take("small-site", datetime.now(UTC))
        done = desk.type("--apply")
        assert done.exit_code == 1
        assert "another crawl is at work" in done.stderr
        assert desk.replay()["unchanged"] == 6


def test_a_day_bounds_the_captures(desk):
    desk.crawl()
    assert desk.replay("--since", "2001-01")["captures"] == 7
    assert desk.replay("--since", "2999")["captures"] == 0


def test_what_a_crawl_left_out_by_its_dates_stays_out(desk, site):
    site.pieces[0].day = "2020-02-02"
    desk.crawl(options=CrawlOptions(since="2025"))
    found = desk.replay()
    assert found["unchanged"] == 5
    assert found["appeared"]["count"] == 0


def test_the_terminal_says_it_in_words(crawled):
    done = crawled.type("--rules", crawled.rules_with(OTHER), "--html", "changes.html")
    assert done.exit_code == 0
    assert "Nothing was stored; --apply writes it." in done.stdout
    assert "subtitle added: nothing -> 'By Ada Marlowe'" in done.stdout
    page = lxml.html.parse("changes.html").getroot()
    assert [option.text for option in page.xpath("//select[@name='field']/option")] == [
        "all",
        "body",
        "subtitle",
        "topics",
    ]
    assert len(page.xpath("//tbody[@class='changes']/tr")) == 14
    assert not page.xpath("//@src | //link | //img")


def test_the_page_is_safe_against_hostile_text():
    findings = Findings(source="a<b")
    field = FieldFindings()
    hostile = "</script><script>alert(1)</script>\u202e"
    field.note('https://x.example/"><img src=x onerror=alert(1)>', Difference("title", "changed", "old", hostile))
    findings.fields["title"] = field
    findings.unreadable.note("javascript:alert(1)", "<b>")
    text = page_of([findings], applied=False)
    page = lxml.html.fromstring(text)
    (script,) = page.xpath("//script")
    assert "alert" not in (script.text or "")
    assert not page.xpath("//img | //a | //b")
    assert "\u202e" not in text
    (policy,) = page.xpath("//meta[@http-equiv]/@content")
    digest = b64encode(sha256((script.text or "").encode()).digest()).decode()
    assert policy.startswith("default-src 'none'")
    assert f"script-src 'sha256-{digest}'" in policy
