# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Detection of listings: the shapes of real pages with invented text."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_pages import FOOT, HEAD, MENU, SHAPES, TEXTS, TITLES, URL, page, slug
from lxml import html as lxml_html

from archive_scraper.extract.listing import extract_listing, extract_related, listing_rules
from archive_scraper.extract.page import Page
from archive_scraper.items import Teaser
from archive_scraper.normalize.bylines import read_byline
from archive_scraper.normalize.dates import read_date
from archive_scraper.normalize.summaries import read_summary
from archive_scraper.sites import ListingRules, SiteRules

NOW = datetime(2024, 3, 10, 12, tzinfo=UTC)


def day(teaser: Teaser) -> str | None:
    date = read_date(teaser.published_raw or "", now=NOW).date
    return date.value[:10] if date else None


def names(teaser: Teaser) -> tuple[str, ...]:
    people = teaser.authors_linked or read_byline(teaser.byline_raw or "").authors
    return tuple(person.name for person in people)


def summary(teaser: Teaser) -> str | None:
    return read_summary(teaser.summary_html or "", html=True).text or None


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_read_whole(name):
    body, expected = SHAPES[name]()
    listing = extract_listing(Page(body, URL), now=NOW)
    assert [(teaser.url, teaser.title) for teaser in listing.items] == [(one.url, one.title) for one in expected]
    assert [day(teaser) for teaser in listing.items] == [one.published for one in expected]
    assert [names(teaser) for teaser in listing.items] == [one.authors for one in expected]
    if name != "whole_posts":
        assert [summary(teaser) for teaser in listing.items] == [one.summary for one in expected]
    assert [teaser.position for teaser in listing.items] == list(range(len(expected)))
    assert listing.next_page is None
    assert listing.confidence > 0.3
    assert listing.pattern is not None
    assert listing.pattern.why


@pytest.mark.parametrize("name", SHAPES)
def test_a_frozen_pattern_finds_the_same_items(name):
    body, expected = SHAPES[name]()
    found = extract_listing(Page(body, URL), now=NOW)
    assert found.pattern is not None
    if "item" not in found.pattern.selectors:
        pytest.skip("no selector tells these blocks from others")
    rules = SiteRules(name="frozen", listing=listing_rules(found.pattern))
    again = extract_listing(Page(body, URL), rules=rules, now=NOW)
    assert again.pattern is not None
    assert again.pattern.kind == "selector"
    assert [(one.url, one.title) for one in again.items] == [(one.url, one.title) for one in expected]
    assert [day(one) for one in again.items] == [one.published for one in expected]
    assert all(origin.startswith(("selector:", "pattern")) for one in again.items for origin in one.origins.values())


def test_most_shapes_can_be_frozen():
    frozen = 0
    for build in SHAPES.values():
        pattern = extract_listing(Page(build()[0], URL)).pattern
        frozen += pattern is not None and "item" in pattern.selectors
    assert frozen * 10 >= len(SHAPES) * 8


RULES = SiteRules(
    name="here",
    listing=ListingRules(
        item=("li.gone", "div.box"), title=(".t",), summary=("p.sum",), byline=(".by",), topics=(".k",)
    ),
)
BOXES = "".join(
    f'<div class="box"><p class="k">Defense / Ports</p><a class="t" href="{slug(n)}">{TITLES[n]}</a>'
    f"<p>Not the summary, although it is long enough to be taken for one by any reader of pages.</p>"
    f'<p class="sum">{TEXTS[n]}</p><p class="by">By <a href="/people/a">Ada Marlowe</a> &amp; Tomas Vell</p></div>'
    for n in range(3)
)


def test_rules_decide_and_are_named():
    listing = extract_listing(Page(page(BOXES), URL), rules=RULES)
    assert listing.pattern is not None
    assert (listing.pattern.kind, listing.pattern.selectors["item"]) == ("selector", "div.box")
    first = listing.items[0]
    assert (first.title, first.url) == (TITLES[0], "https://www.example.org" + slug(0))
    assert first.summary_html == TEXTS[0]
    assert names(first) == ("Ada Marlowe", "Tomas Vell")  # the one link does not name everyone
    assert first.topics_raw == "Defense / Ports"
    assert first.origins["summary"] == "selector:p.sum"
    assert first.origins["title"] == "selector:.t"


def test_rules_that_match_nothing_fall_back_and_say_so():
    rules = SiteRules(name="old", listing=ListingRules(item=("ul.old > li",)))
    body, expected = SHAPES["cards_that_are_links"]()
    listing = extract_listing(Page(body, URL), rules=rules)
    assert [one.url for one in listing.items] == [one.url for one in expected]
    assert listing.pattern is not None
    assert listing.pattern.kind == "repeated-blocks"
    assert any("match nothing" in line and "ul.old > li" in line for line in listing.pattern.why)


def test_one_block_by_rules_is_a_listing():
    rules = SiteRules(name="one", listing=ListingRules(item=("div.box",), title=("a",)))
    body = page(f'<div class="box"><a href="{slug(0)}">{TITLES[0]}</a></div>')
    assert [one.title for one in extract_listing(Page(body, URL), rules=rules).items] == [TITLES[0]]


def test_related_teasers_of_a_section():
    body, expected = SHAPES["an_article_with_related_teasers"]()
    found = Page(body, URL)
    section = found.select("section.more")[0]
    assert [one.url for one in extract_related(found, section)] == [one.url for one in expected]


def test_a_section_without_teasers_has_none():
    found = Page(page("<section><h2>More</h2><p>Nothing here.</p></section>"), URL)
    assert extract_related(found, found.select("section")[0]) == []


def test_the_whole_page_settles_day_and_month():
    rows = "".join(
        f'<li><a href="{slug(n)}">{TITLES[n]}</a> <span class="date">{date}</span></li>'
        for n, date in enumerate(["2/5/2015", "15/4/2015", "1/4/2015"])
    )
    assert extract_listing(Page(page(f"<ul>{rows}</ul>"), URL)).date_order == "DMY"


def test_the_total_that_the_listing_claims():
    body, _ = SHAPES["articles_with_everything"]()
    filters = "All topics, all regions, all authors, all years, all languages, all formats"
    prose = "The survey was sent to every harbour of the coast, and most of the answers came back within a week."
    for printed, total in (
        ("Showing 1-6 of 2,917 Publications", 2917),
        (f"Showing 1-6 of 2{',000' * 20} Publications", None),
        (f"{filters}: showing 1-6 of 2,917 Publications", 2917),
        (f"{prose} Chapters 1 to 3 of 12 deal with the ferries, those after them with what they carry.", None),
    ):
        page = Page(body.replace("<main>", f"<main><p>{printed}</p>"), URL)
        assert extract_listing(page).total == total


def test_a_list_that_only_the_data_states():
    items = ",".join(f'{{"@type":"ListItem","position":{n},"url":"{slug(n)}","name":"{TITLES[n]}"}}' for n in range(4))
    script = f'<script type="application/ld+json">{{"@type":"ItemList","itemListElement":[{items}]}}</script>'
    listing = extract_listing(Page(page(f"{script}<div id='app'></div>"), URL))
    assert [one.title for one in listing.items] == TITLES[:4]
    assert listing.pattern is not None
    assert listing.pattern.kind == "json-ld"
    assert listing.items[0].origins["title"] == "json-ld"
    assert 0.5 < listing.confidence < 0.9  # whether it is shown on the page nobody knows


@pytest.mark.parametrize(
    ("printed", "stated"),
    [
        ("<p><a href=/topics/{n}>{kicker}</a></p>", True),
        ("<div class=card><h3><a href=/a/{n}>{title}</a></h3></div>", False),
    ],
)
def test_a_list_that_the_data_states_beats_blocks_that_are_hardly_teasers(printed, stated):
    kickers = ("Security", "Trade and finance", "Energy")
    body = "".join(printed.format(n=n, title=TITLES[n], kicker=kicker) for n, kicker in enumerate(kickers))
    items = ",".join(f'{{"@type":"ListItem","url":"{slug(n)}","name":"{TITLES[n]}"}}' for n in range(3, 6))
    script = f'<script type="application/ld+json">{{"@type":"ItemList","itemListElement":[{items}]}}</script>'
    listing = extract_listing(Page(f"<body>{script}<main>{body}</main></body>", URL))
    assert [one.title for one in listing.items] == (TITLES[3:6] if stated else TITLES[:3])


@pytest.mark.parametrize(("whole", "confidence"), [(4, 1), (3, 0.875), (2, 0.75)])
def test_rules_are_believed_as_far_as_what_they_match_is_teasers(whole, confidence):
    rows = "".join(
        f"<li class=row>{f'<a href={slug(n)}>{TITLES[n]}</a>' if n < whole else '<i>Soon</i>'}</li>" for n in range(4)
    )
    rules = SiteRules(name="rows", listing=ListingRules(item=("li.row",)))
    assert extract_listing(Page(page(f"<ul>{rows}</ul>"), URL), rules=rules).confidence == confidence


@pytest.mark.parametrize(
    "body",
    ["", "<p>Only a text.</p>", f"<p>{' '.join(TEXTS)}</p>", "<a href='/one'>One link</a>"],
    ids=["empty", "short", "prose", "one-link"],
)
def test_a_page_without_a_list_has_hardly_any_confidence(body):
    assert extract_listing(Page(page(body), URL)).confidence < 0.15


@pytest.mark.parametrize("above", ["/", "/news/"])
def test_what_the_list_stands_in_is_none_of_its_items(above):
    item = '<li><a href="{}">{}</a> <span>{} May 2026</span><p>{}</p></li>'
    rows = [item.format(slug(number), TITLES[number], 4 - number, TEXTS[number]) for number in range(4)]
    whole = item.format(above, "All that the newsroom has written this year", 5, TEXTS[4])
    body = f"<h1>News</h1><ul>{whole}{''.join(rows)}</ul>"
    listing = extract_listing(Page(body, "https://quay.example/news/topics/harbour"))
    assert [teaser.title for teaser in listing.items] == list(TITLES[:4])


def test_an_empty_page():
    listing = extract_listing(Page("", URL))
    assert (listing.items, listing.next_page, listing.confidence, listing.pattern) == ([], None, 0.0, None)


def test_a_long_list():
    rows = "".join(
        f'<tr><td>12 May 20{n % 20 + 10}</td><td><a href="/o/{n}.pdf">Case of the harbour {n}</a></td></tr>'
        for n in range(193)
    )
    assert len(extract_listing(Page(page(f"<table>{rows}</table>"), URL)).items) == 193


SIZES = 100, 400
GROWING = {
    "deep": lambda n: "<div>" * 25 * n + '<a href="/a">A title of some words</a>' * 3,
    "deep links": lambda n: "".join(f'<div><a href="/a{i}">A title of some words {i}</a>' for i in range(5 * n)),
    "links": lambda n: "".join(f'<a href="/a{i}">A title of some words {i}</a> ' for i in range(20 * n)),
    "lines": lambda n: "".join(f'{i} May 2020 <a href="/a{i}">A title of words</a><br>' for i in range(10 * n)),
    "rows": lambda n: "<table>" + "".join(
        f'<tr class="r{i}"><td><a href="/a{i}">Title {i} of it</a><tr><td>by <a href="/u{i}">user</a>' for i in range(5 * n)
    ),
    "siblings": lambda n: "".join(f'<h3><a href="/a{i}">Title {i} of it</a></h3><p>3 May 2020<p>text' for i in range(5 * n)),
    "long text": lambda n: "<p>" + "word and " * 500 * n + '<a href="/x">y</a>',
    "NUL": lambda n: "\0" * 1000 * n,
    "wide names": lambda n: f'<li class="{"a b " * 100 * n}"><a href="/{"a-" * 100 * n}">A title</a></li>' * 2,
    "wide links": lambda n: "".join(f'<li><a href="/{i}">{"12/12/2012 title " * 20 * n}</a></li>' for i in range(3)),
}  # fmt: skip


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_the_page(name):
    def measure(size: int) -> float:
        found = Page(GROWING[name](size), URL)
        start = time.process_time()
        extract_listing(found)
        return time.process_time() - start

    measure(10)
    small, large = (min(measure(size) for _ in range(2)) for size in SIZES)
    # Four times the page; a quadratic step would take sixteen times as long.
    assert large < 10 * small + 0.05


@given(st.lists(st.sampled_from(["<div>", "</div>", "<li>", "<a href='/x'>", "<a href='/y'>t</a>", "<h2>", "<p>", "text here ", "<br>", "<table>", "<tr>", "<td>", "3 May 2020", "</p>", "<time datetime='x'>", "\x00", "<script>"]), max_size=60))  # fmt: skip
@settings(max_examples=150)
def test_never_raises(pieces):
    extract_listing(Page("".join(pieces), URL))


@given(st.text(max_size=200))
@settings(max_examples=50)
def test_never_raises_for_any_text(text):
    extract_listing(Page(text, text))


def test_a_section_may_be_any_element():
    found = Page(HEAD + FOOT, URL)
    assert MENU
    assert extract_related(found, lxml_html.fromstring("<div><p>x</p></div>")) == []


@pytest.mark.corpus
def test_the_development_pages_hold():
    folder = Path(__file__).parents[3] / "shared" / "corpus" / "listings"
    if not folder.is_dir():
        pytest.skip("no corpus beside the checkout")
    import gzip
    import json

    counted = perfect = 0
    truth = {row["id"]: row for row in map(json.loads, (folder / "truth.jsonl").read_text("utf-8").splitlines())}
    for row in map(json.loads, (folder / "inputs.jsonl").read_text("utf-8").splitlines()):
        body = gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes())
        listing = extract_listing(Page.from_bytes(body, row["url"], row["encoding"]))
        counted += 1
        perfect += len(listing.items) == len(truth[row["id"]]["items"])
    assert perfect >= counted * 0.9
