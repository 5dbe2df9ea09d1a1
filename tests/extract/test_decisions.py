"""What decided: an answer with its runner-up, traced to one weight in one file."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from listing_pages import SHAPES, URL

from archive_scraper.extract.article import extract_article
from archive_scraper.extract.decisions import recorded
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = """<html lang="en"><head><title>The pier that stays open | Harbour Review</title>
<meta property="og:title" content="The pier that stays open"><meta name="author" content="Ada Marlowe">
<meta name="description" content="The harbour council agreed that the old pier stays open to all.">
<meta property="article:published_time" content="2024-05-03T10:00:00+02:00"></head><body><article>
<h1>The pier that stays open</h1><p class="byline">By Ada Marlowe</p><h2>A long debate ends</h2>
<p>The harbour council met on Tuesday and agreed, after a long debate, that the old pier should stay open to all.</p>
<p>Repairs begin in spring, and the town pays a third of them; the county pays the rest, as it has since 1961.</p>
<p>In winter the stones are wet, the rails are cold and the last boat leaves at four in the afternoon.</p></article>"""
PAGER = '<nav class="pagination"><a href="?page=2">Next</a> <a href="?page=9">Last</a></nav></body>'


def weights_of(file: str) -> dict[str, object]:
    path, _, table = file.partition(" [")
    text = (ROOT / path).read_text(encoding="utf-8")
    found = json.loads(text) if path.endswith(".json") else tomllib.loads(text)
    return found[table.removesuffix("]") or "weights"] if not path.endswith(".json") else found


def test_article():
    with recorded() as decisions:
        article = extract_article(Page(ARTICLE, "https://x.example/pier"))
    chosen = {name: decision.chosen.value for name, decision in decisions.items() if decision.chosen}
    assert chosen["title"] == article.title
    assert chosen["authors"] == article.byline_raw
    assert chosen["published"] == article.published_raw
    assert chosen["summary"] == article.summary_html
    for name, decision in decisions.items():
        table = weights_of(decision.weights)[name]
        for option in decision.options:
            assert option.score == pytest.approx(sum(weight for _, weight in option.signs), abs=0.1)
            assert all(table[sign] == weight for sign, weight in option.signs)


def test_listing():
    page, items = SHAPES["articles_with_everything"]()
    with recorded() as decisions:
        listing = extract_listing(Page(page.replace("</body>", PAGER), URL))
    assert decisions["title of the first teaser"].chosen.value == items[0].title
    assert decisions["next page"].chosen.value.startswith(listing.next_page)
    assert f"{len(items)} blocks <article>" in decisions["listing"].chosen.value
    assert decisions["date of the first teaser"].chosen.value == listing.items[0].published_raw
    assert decisions["byline of a teaser"].chosen is not None
    next_page, title = decisions["next page"], decisions["title of the first teaser"]
    assert next_page.options[0].score > next_page.options[1].score
    assert {name for name, _ in next_page.options[0].signs} - {"address"} <= weights_of(next_page.weights).keys()
    assert {name for name, _ in title.options[0].signs} - {"own_*"} <= weights_of(title.weights).keys()
    block = decisions["listing"]
    assert {name for name, _ in block.options[0].signs} <= weights_of(block.weights).keys()


def test_what_is_not_good_enough_is_not_chosen():
    with recorded() as decisions:
        listing = extract_listing(Page('<body><p><a href="/a/9">9</a></p></body>', URL))
    assert listing.next_page is None
    assert decisions["next page"].chosen is None
    assert decisions["next page"].options[0].score < decisions["next page"].least


def test_nothing_is_kept_unless_asked():
    with recorded() as decisions:
        pass
    extract_article(Page(ARTICLE, "https://x.example/pier"))
    assert decisions == {}
