"""How much a page looks like one article, and where on it a block stands."""

from __future__ import annotations

import json

import pytest

from archive_scraper.extract.listing.page.outline import Outline
from archive_scraper.extract.listing.rank.page_facts import PageFacts
from archive_scraper.extract.page import Page


def facts(body: str, head: str = "") -> PageFacts:
    return PageFacts(Outline(Page(f"<html><head>{head}</head><body>{body}</body></html>", "https://harbour.example/")))


def data(*kinds: str) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps({"@type": kind})}</script>' for kind in kinds)


OG = '<meta property="og:type" content="article">'
PUBLISHED = '<meta property="article:published_time" content="2024-05-03">'
TEXT = f"<div><p>{'tide ' * 30}</p></div>"


@pytest.mark.parametrize(
    ("head", "body", "looks"),
    [
        ("", "<p>tide", 0.0),
        (OG, "", 0.5),
        (data("NewsArticle"), "", 0.25),
        (PUBLISHED, "", 0.3),
        (OG + data("CollectionPage"), "", 0.1),
        (data("ItemList"), "", 0.0),
        ("", TEXT, 0.3),
        (OG + PUBLISHED + data("Report"), TEXT, 1.0),
        (data(*["Person"] * 49, "Report"), "", 0.25),
        (data(*["Person"] * 50, "Report"), "", 0.0),  # what comes after so many objects is not asked
    ],
)
def test_is_article(head: str, body: str, looks: float):
    assert facts(body, head).is_article == pytest.approx(looks)


@pytest.mark.parametrize(
    ("paragraph", "rest", "is_prose"),
    [(121, 0, True), (120, 0, False), (150, 300, True), (150, 400, False)],
    ids=["a paragraph of 121", "120 are none", "a third of the text", "less than 0.3 of it"],
)
def test_prose_is_the_longest_row_of_paragraphs(paragraph: int, rest: int, is_prose: bool):
    page = facts(f"<div><p>{'a' * paragraph}</p></div><div>{'b' * rest}</div>")
    assert (page.is_article == pytest.approx(0.3)) is is_prose


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("3 May", False),  # five characters
        ("3 May 2024", True),
        ("Updated 3 May 2024 " * 6, True),
        ("Updated 3 May 2024 " * 9, False),
    ],
)
def test_runs_with_the_shape_of_a_date(text: str, is_date: bool):
    assert bool(facts(f"<p>{text}</p>").date_runs) is is_date


@pytest.mark.parametrize(
    ("own", "rest", "in_menu"),
    [
        pytest.param(40, 60, True, id="0.4 of the page"),
        pytest.param(41, 59, False, id="more: a layout named after its menu"),
    ],
)
def test_what_most_of_the_page_stands_in_is_no_menu(own: int, rest: int, in_menu: bool):
    page = facts(f'<div class="menu"><p>{"a" * own}</p></div><div>{"b" * rest}</div>')
    (node,) = [number for number, tag in enumerate(page.outline.tags) if tag == "p"]
    assert page.surroundings(node)[0] is in_menu


@pytest.mark.parametrize(("linked", "plain", "in_menu"), [(71, 29, True), (70, 30, False)])
def test_a_large_menu_is_made_of_links(linked: int, plain: int, in_menu: bool):
    page = facts(f'<div class="menu"><p><a href="/a">{"a" * linked}</a>{"b" * plain}</p></div>')
    (node,) = [number for number, tag in enumerate(page.outline.tags) if tag == "p"]
    assert page.surroundings(node)[0] is in_menu


@pytest.mark.parametrize(("between", "found"), [(19, True), (20, False)])  # three runs each
def test_a_heading_above_stands_close(between: int, found: bool):
    page = facts("<h2>Reports</h2>" + "<p>a</p>" * between + "<ul><li>b</ul>")
    assert (page.heading_above(page.outline.tags.index("ul")) >= 0) is found


def test_a_chain_of_elements_is_followed_for_200():
    page = facts("<nav>" + "<div>" * 150 + "<p>a")
    assert page.surroundings(page.outline.tags.index("p"))[0]
