"""explain of a page: the options for each field, which sign decided, where its weight stands."""

from __future__ import annotations

import json

PAGE = """<html lang="en"><head><title>Notes</title></head><body><h1>Notes</h1>{}
<p class="pager"><b>1</b> <a href="/notes?n=2">2</a> <a href="/notes?n=3">3</a></p></body></html>"""
ROW = '<article><h2><a href="/n/{0}">The note with the number {0}</a></h2><p>3{0} May 2024</p><p>{1}</p></article>'
TEXT = "The town council met on Tuesday and agreed, after a long debate, that the pier stays open."


def test_a_saved_page(cli, tmp_path):
    page = tmp_path / "notes.html"
    page.write_text(PAGE.format("".join(ROW.format(n, TEXT) for n in (1, 0))), encoding="utf-8")
    out = cli("explain", "listing", str(page), "--url", "https://x.example/notes").stdout
    assert "next page: https://x.example/notes?n=2 (2)" in out
    assert "Decided by numbered: +3.00 against +0.00 of the runner-up" in out
    assert "archive_scraper/extract/data/hand_weights.toml [next_page]" in out
    found = json.loads(cli("explain", "listing", str(page), "--url", "https://x.example/notes", "--json").stdout)
    title = next(one for one in found["decisions"] if one["name"] == "title of the first teaser")
    assert title["chosen"] == "The note with the number 1"
    assert {"name", "weight"} == title["options"][0]["signs"][0].keys()


def test_what_cannot_be_explained(cli, tmp_path):
    feed = tmp_path / "feed.xml"
    feed.write_text(
        '<rss version="2.0"><channel><item><title>A</title><link>https://x.example/a</link></item></channel></rss>'
    )
    assert "states its items" in cli("explain", "listing", str(feed), code=2).stderr
    assert "give the address or the file" in cli("explain", "article", code=2).stderr
    empty = tmp_path / "empty.html"
    empty.write_text("<html><body></body></html>")
    assert "nothing to choose from" in cli("explain", "listing", str(empty), code=1).stderr
