"""A list of articles in JSON: found among all that a page carries by what its columns look like, never made up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from html import escape

import pytest

from archive_scraper import extract_listing
from archive_scraper.extract.any_listing import listing_of
from archive_scraper.extract.page import Page
from archive_scraper.extract.page_kind import is_credible, nothing_found
from archive_scraper.extract.stated import extract_stated, read_stated
from archive_scraper.extract.stated.page_json import page_json
from archive_scraper.sites import SiteRules
from archive_scraper.sites.rules import Channel, ListingRules

HOME = "https://harbour.example"
URL = f"{HOME}/research"
NOW = datetime(2026, 11, 20, tzinfo=UTC)
QUAYS = ["quiet", "windy", "frozen", "narrow", "crowded", "sunken"]


def piece(number, **more):
    return {
        "id": number,
        "title": f"The {QUAYS[number]} quay and its ferries",
        "url": f"/research/the-{QUAYS[number]}-quay",
        "publishedAt": f"2026-03-0{number + 1}T09:00:00Z",
        "excerpt": f"In short, the {QUAYS[number]} quay was empty.",
        "authors": [{"name": "Ann Lee", "url": "/people/ann-lee"}, {"name": "Bo Ek"}],
        "tags": ["Harbours", {"name": "Ferries"}],
        "image": f"/media/{number}.jpg",
        **more,
    }


PIECES = [piece(number) for number in range(6)]
MENU = [{"title": f"All of our {word} work", "url": f"/{word}-work"} for word in QUAYS]
PEOPLE = [
    {"name": f"Ann {word.title()}", "url": f"/people/{word}", "description": "A fellow of the house."} for word in QUAYS
]
DATA = {"props": {"menu": MENU, "staff": PEOPLE, "pageProps": {"posts": {"items": PIECES, "total": 41}}}}
SHELL = '<!doctype html><html lang="en"><body><div id="app"></div>{}</body></html>'


def found(html, rules=None, url=URL):
    return listing_of(Page(html, url), rules=rules, now=NOW)


def titles(listing):
    return [teaser.title for teaser in listing.items]


TITLES = [one["title"] for one in PIECES]
TEXT = json.dumps(DATA)


@pytest.mark.parametrize(
    "carrier",
    [
        pytest.param(f'<script id="__NEXT_DATA__" type="application/json">{TEXT}</script>', id="a script of JSON"),
        pytest.param(f"<script>window.__STATE__ = {TEXT};</script>", id="an assignment to window"),
        pytest.param(f"<script>let a = {{b: 1}}; var c=[1]; const d = {TEXT}\nrun()</script>", id="a variable"),
        pytest.param(f"<script>window.s = JSON.parse({json.dumps(TEXT)})</script>", id="JSON in a text"),
        pytest.param(f'<div data-page="{escape(TEXT)}"></div>', id="an attribute"),
    ],
)
def test_a_list_is_found_wherever_a_page_carries_it(carrier):
    listing = found(SHELL.format(carrier))
    assert (titles(listing), listing.pattern.kind, listing.total) == (TITLES, "json", 41)
    assert is_credible(listing)


def test_all_that_a_row_states_is_taken():
    listing = extract_listing(SHELL.format(f'<script type="application/json">{TEXT}</script>'), URL)
    teaser = listing.items[0]
    assert (teaser.url, teaser.published) == (f"{HOME}/research/the-quiet-quay", "2026-03-01T09:00:00+00:00")
    assert [person.name for person in teaser.authors] == ["Ann Lee", "Bo Ek"]
    assert (teaser.topics, teaser.summary) == (("Harbours", "Ferries"), "In short, the quiet quay was empty.")
    assert set(teaser.origins.values()) == {"json"}


@pytest.mark.parametrize(
    ("row", "published"),
    [
        pytest.param(lambda n: {"node": piece(n)}, "2026-03-01T09:00:00Z", id="wrapped"),
        pytest.param(lambda n: piece(n, title={"rendered": f"The {QUAYS[n]} <i>quay</i> and its ferries"}),
                     "2026-03-01T09:00:00Z", id="a title of HTML"),
        pytest.param(lambda n: piece(n, publishedAt=1_772_355_600 + n), "2026-03-01T09:00:00+00:00", id="seconds"),
        pytest.param(lambda n: piece(n, publishedAt=1_772_355_600_000 + n), "2026-03-01T09:00:00+00:00",
                     id="milliseconds"),
        pytest.param(lambda n: piece(n, publishedAt=n), None, id="numbers that are no dates"),
        pytest.param(lambda n: piece(n, publishedAt=10**400), None, id="a number larger than any float"),
        pytest.param(lambda n: piece(n, publishedAt=None, updated_at="2026-05-01"), None, id="when it was changed"),
        pytest.param(lambda n: {"Headline": TITLES[n], "Permalink": f"{HOME}/a/b-{n}", "Pub_Date": "March 1, 2026"},
                     "March 1, 2026", id="other names"),
    ],
)  # fmt: skip
def test_rows_of_other_shapes(row, published):
    stated = read_stated(json.dumps([row(number) for number in range(6)]).encode(), URL)
    assert [entry.title for entry in stated.items] == TITLES
    assert all(entry.url for entry in stated.items)
    assert stated.items[0].published == published


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(MENU, id="a menu"),
        pytest.param(PEOPLE, id="people"),
        pytest.param([{**one, "url": one["image"]} for one in PIECES], id="pictures"),
        pytest.param([{**one, "title": str(one["id"])} for one in PIECES], id="numbers for titles"),
        pytest.param([{**one, "title": "A quay"} for one in PIECES], id="the same title"),
        pytest.param(PIECES[:2], id="two rows"),
        pytest.param([{**one, "url": "/research/all-of-them"} for one in PIECES], id="one address"),
    ],
)
def test_other_arrays_are_no_list_of_articles(rows):
    page = Page(SHELL.format(f'<script type="application/json">{json.dumps(rows)}</script>'), URL)
    assert page_json(page) is None


SLUGS = [
    {**{key: value for key, value in one.items() if key != "url"}, "slug": f"{QUAYS[one['id']]}-quay"} for one in PIECES
]


@pytest.mark.parametrize(
    ("links", "paths", "address"),
    [
        pytest.param([], (), None, id="not linked"),
        pytest.param(["/work/quiet-quay/"], (), None, id="linked once"),
        pytest.param(["/work/quiet-quay/", "/work/windy-quay/"], (), f"{HOME}/work/frozen-quay/", id="linked"),
        pytest.param(["/work/quiet-quay/", "/old/windy-quay/", "/old/sunken-quay"], (), None, id="in two ways"),
        pytest.param([], ("^/papers/[^/]+$",), f"{HOME}/papers/frozen-quay", id="by the channel's paths"),
        pytest.param([], ("^/papers/\\d+$",), None, id="paths that it does not match"),
        pytest.param([], ("^/(a|b)/",), None, id="paths of several ways"),
    ],
)
def test_the_address_of_a_slug_is_never_made_up(links, paths, address):
    rules = SiteRules(name="harbour", home=HOME, channel=(Channel(kind="json", url=URL, paths=paths),))
    html = "".join(f'<a href="{link}">Read</a>' for link in links)
    listing = found(SHELL.format(f'{html}<script type="application/json">{json.dumps(SLUGS)}</script>'), rules)
    urls = [teaser.url for teaser in listing.items] if listing.pattern and listing.pattern.kind == "json" else []
    assert (urls[2] if urls else None) == address


def teaser_html(number):
    one = PIECES[number]
    return f'<article><h2><a href="{one["url"]}">{one["title"]}, as printed</a></h2><p>By Cy Dahl</p></article>'


FEW = "".join(map(teaser_html, range(3)))
CARRIED = f'<script type="application/json">{TEXT}</script>'


def test_a_page_that_prints_a_part_of_its_list_is_completed_and_goes_first():
    listing = found(f'<main>{FEW}</main><a rel="next" href="/research?page=2">Next</a>{CARRIED}')
    assert titles(listing) == [f"{title}, as printed" for title in TITLES[:3]] + TITLES[3:]
    first = listing.items[0]
    assert (first.byline_raw, first.published_raw, first.origins["published"]) == (
        "By Cy Dahl",
        PIECES[0]["publishedAt"],
        "json",
    )
    assert listing.next_page == f"{HOME}/research?page=2"


@pytest.mark.parametrize(
    ("html", "rules"),
    [
        pytest.param("".join(map(teaser_html, range(5))), None, id="nearly as many"),
        pytest.param(FEW.replace("/research/", "/essays/"), None, id="others"),
        pytest.param(FEW, SiteRules(name="x", listing=ListingRules(item=("article",))), id="selectors of the rules"),
    ],
)
def test_a_page_that_prints_its_list_is_read_as_it_is(html, rules):
    listing = found(f"<main>{html}</main>{CARRIED}", rules and replace(rules, start_urls=(URL,)))
    assert listing.pattern.kind != "json"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="nesting"),
        pytest.param('{"a":' * 100_000, id="nested objects"),
        pytest.param(json.dumps(PIECES)[:-20], id="cut off"),
        pytest.param("=[{" * 50_000, id="assignments"),
        pytest.param(
            json.dumps([{f"k{m}": {"a": {"b": m}} for m in range(500)} for _ in range(40)]), id="wide objects"
        ),
    ],
)
def test_hostile_json_in_a_page_is_no_list(text):
    for carrier in ('<script type="application/json">{}</script>', "<script>window.a = {}</script>"):
        assert page_json(Page(SHELL.format(carrier.replace("{}", text)), URL)) is None


@pytest.mark.parametrize(("others", "is_read"), [(19, True), (20, False)])
def test_twenty_pieces_of_json_are_looked_at(others, is_read):
    small = json.dumps([{"a": "b" * 250}])
    for carrier, other in (
        (f"<script>window.list = {TEXT}</script>", f"<script>window.a = {small}</script>"),
        (f'<div data-page="{escape(TEXT)}"></div>', f'<div data-a="{escape(small)}"></div>'),
    ):
        assert (page_json(Page(SHELL.format(other * others + carrier), URL)) is not None) is is_read


def test_a_list_is_as_credible_as_the_share_of_its_items_that_are_whole():
    answer = json.dumps([*PIECES[:5], {**PIECES[5], "url": None}])
    assert extract_stated(read_stated(answer.encode(), URL), now=NOW).confidence == 0.833


def test_an_answer_of_json_names_its_next_page():
    stated = read_stated(json.dumps({"items": PIECES, "links": {"next": "/api/research?page=2"}}).encode(), URL)
    assert (len(stated.items), stated.next_page) == (6, f"{HOME}/api/research?page=2")


def test_an_answer_of_json_without_a_list_says_so():
    listing = extract_stated(read_stated(b'{"status": "ok", "items": []}', URL), now=NOW)
    assert nothing_found(listing) == "this list in JSON holds nothing to read: it holds no item"


def test_a_total_that_no_site_has_is_none():
    answers = [json.dumps({"items": PIECES, "total": total}).encode() for total in (2917, 10**30)]
    assert [read_stated(answer, URL).total for answer in answers] == [2917, None]
