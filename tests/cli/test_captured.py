"""--captured and fixture: pages of captures in place of the network."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.fixtures import read_fixture
from archive_scraper.sites import load_rules


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A crawled site that is no longer there: its folder, the address of its listing, and of an article."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "sources").mkdir()
    with SmallSite() as site:
        site.publish(4)
        rules = site.rules_file(folder / "sources")
        crawl_here(rules, folder / "archive.db")
        return folder, site.listing, site.home + site.pieces[0].path


def run(cli, kept, *arguments, code=0):
    folder = kept[0]
    places = ["--db", folder / "archive.db"]
    if arguments[0] != "explain":
        places += ["--sources-dir", folder / "sources"]
    return cli(*arguments, *places, code=code)


def test_extract_reads_a_captured_article(cli, kept):
    row = json.loads(run(cli, kept, "extract", kept[2], "--captured", "--json").stdout)
    with closing(sqlite3.connect(kept[0] / "archive.db")) as db:
        ((title, published),) = db.execute("SELECT title, published FROM articles WHERE url = ?", (kept[2],)).fetchall()
    assert (row["title"], row["published"]) == (title, published)


def test_preview_reads_a_captured_listing(cli, kept):
    done = run(cli, kept, "preview", kept[1], "--captured")
    assert "4 teasers on" in done.stdout


@pytest.mark.parametrize(("kind", "words"), [("byline", "Ada Marlowe"), ("date", "2026-03-01")])
def test_explain_reads_what_a_captured_page_prints(cli, kept, kind, words):
    assert words in run(cli, kept, "explain", kind, "--captured", "--url", kept[2]).stdout


def test_a_fixture_is_a_page_and_its_rows(cli, kept, tmp_path):
    for number in range(2):
        done = run(cli, kept, "fixture", kept[2], "--site", "small-site", "--to", tmp_path)
        assert "look at each value" in done.stdout
        pages = sorted((tmp_path / "small-site").glob("article-*.html"))
        assert len(pages) == number + 1, "no page is written over"
    run(cli, kept, "fixture", kept[1], "--site", "small-site", "--to", tmp_path)
    (listing,) = (tmp_path / "small-site").glob("listing-*.html")
    rules = load_rules(kept[0] / "sources" / "small-site.toml")
    for page in (*pages, listing):
        assert read_fixture(page, rules, None) == json.loads(page.with_suffix(".json").read_text())
    assert len(json.loads(listing.with_suffix(".json").read_text())["title"]) == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("extract", "{article}", "--at", "2024"), "--at goes with --captured"),
        (("extract", "{article}", "--captured", "--at", "yesterday"), "is not a time"),
        (("extract", "{article}", "--captured", "--at", "1999"), "was captured first on"),
        (("extract", "https://nowhere.example/", "--captured"), "holds no capture of"),
        (("extract", "{article}", "--captured", "--url", "{article}"), "--url goes with a saved page"),
        (("preview", "{article}", "--at", "2024"), "--at goes with --captured"),
        (("explain", "byline"), "give a text"),
        (("explain", "byline", "By Ada", "--url", "{article}"), "--url goes with --captured"),
        (("explain", "byline", "By Ada", "--captured", "--url", "{article}"), "give that, and no text"),
        (("explain", "byline", "--captured"), "--url ADDRESS"),
        (("fixture", "{article}", "--site", "nobody"), "nobody"),
        (("fixture", "https://nowhere.example/", "--site", "small-site"), "holds no capture of"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_cannot_be_meant_is_refused(cli, kept, arguments, words):
    done = run(cli, kept, *(argument.format(article=kept[2]) for argument in arguments), code=2)
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
