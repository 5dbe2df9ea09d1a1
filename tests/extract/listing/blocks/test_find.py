# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Which blocks of a page are its teasers: shapes in which some are easily missed, or others taken for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from listing_pages import DAYS, ISO, PEOPLE, TEXTS, TITLES, URL, page, slug

from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.normalize.dates import read_date

NOW = datetime(2024, 3, 10, 12, tzinfo=UTC)
SIDE = "".join(f'<li><a href="/news/the-older-story-number-{n}/">The older story number {n}</a></li>' for n in range(4))
PROSE = "".join(f"<p>{TEXTS[n]} {TEXTS[5 - n]} {TEXTS[(n + 2) % 6]}</p>" for n in range(6))

Build = Callable[[], str]
BUILDERS: dict[str, tuple[Build, range]] = {}


def shows(numbers: range) -> Callable[[Build], Build]:
    """Register a page that shows these of the invented items."""

    def register(build: Build) -> Build:
        BUILDERS[build.__name__] = build, numbers
        return build

    return register


def card(number: int, *, level: int = 3, picture: bool = True, name: str = "card") -> str:
    image = f'<a href="{slug(number)}"><img src="/{number}.jpg"></a>' if picture else ""
    return (
        f'<div class="{name}">{image}<h{level} class="{name}-title"><a href="{slug(number)}">{TITLES[number]}</a></h{level}>'
        f'<p class="date">{DAYS[number]}</p><p>{TEXTS[number]}</p></div>'
    )


@shows(range(6))
def every_second_with_a_picture():
    cards = "".join(f'<div class="entry">{card(n, picture=n % 2 == 0)}</div>' for n in range(6))
    return page(f'<main><div class="entries">{cards}</div></main>')


@shows(range(6))
def a_larger_card_before_rows_of_cards():
    large = (
        f'<div class="row"><div class="card-large card"><div class="pic"><img src="/0.jpg"></div>{card(0)}</div></div>'
    )
    cells = "".join(f'<div class="cell">{card(n)}</div>' for n in range(1, 6))
    return page(f'<div class="group">{large}<div class="row cells">{cells}</div></div>')


@shows(range(5))
def a_leading_item_above_items_in_columns():
    leading = f'<div class="leading"><div class="leading-0">{card(0, level=2)}</div></div>'
    rows = "".join(
        f'<div class="items-row">{"".join(f"<div class=item>{card(k, level=2)}</div>" for k in (n, n + 1))}</div>'
        for n in (1, 3)
    )
    return page(f'<div class="blog"><h1>News</h1>{leading}{rows}</div>')


@shows(range(6))
def three_larger_cards_before_a_list():
    large = "".join(f'<div class="feature"><img src="/{n}.jpg">{card(n)}</div>' for n in range(3))
    rows = "".join(f'<li class="row">{card(n, picture=False)}</li>' for n in range(3, 6))
    return page(f'<main><h1>Blog</h1><div class="features">{large}</div><ul>{rows}</ul></main>')


@shows(range(6))
def a_first_title_of_another_level():
    lead = f'<article class="post lead">{card(0, level=2)}</article>'
    rows = "".join(f'<article class="post">{card(n)}</article>' for n in range(1, 6))
    return page(f"<main>{lead}{rows}</main>")


@shows(range(6))
def a_newsletter_and_the_pager_among_the_cards():
    cards = [
        f'<div class="flex"><img src="/{n}.jpg"><a class="big" href="{slug(n)}">{TITLES[n]}</a><p>{DAYS[n]}</p></div>'
        for n in range(6)
    ]
    cards.insert(
        3, '<div class="flex"><p>Get the weekly letter</p><a class="button" href="/letter">Sign up now</a></div>'
    )
    return page(f'<div class="grid">{"".join(cards)}<div class="flex"><a href="/news/?page=2">Next</a></div></div>')


@shows(range(6))
def rows_of_two_classes_with_more_links_in_every_second():
    rows = "".join(
        f'<tr class="{"gridalt" if n % 2 else "grid"}"><td>{DAYS[n]}</td><td><a href="{slug(n)}">{TITLES[n]}</a></td>'
        f"<td>{f'<a href=/briefs/{n}.pdf>Briefs</a>' if n % 2 else ''}</td></tr>"
        for n in range(6)
    )
    return page(f"<table><tr><th>Date</th><th>Case</th><th>Files</th></tr>{rows}</table>")


@shows(range(6))
def pairs_of_rows_of_which_one_title_row_lacks_a_link():
    rows = "".join(
        f'<tr class="submission"><td><a href="/up/{n}"><i></i></a></td><td><a href="{slug(n)}">{TITLES[n]}</a>'
        f"{'' if n == 1 else f' (<a href=/from/{n}>site.example</a>)'}</td></tr>"
        f'<tr><td colspan="2">{n + 2} points by <a href="/user?id=u{n}">user{n}</a> {DAYS[n]} | <a href="/hide/{n}">hide</a>'
        f' | <a href="/talk/{n}">{n + 5} comments</a></td></tr><tr class="spacer"></tr>'
        for n in range(6)
    )
    return page(f"<table>{rows}</table>")


@shows(range(6))
def days_whose_lists_are_named_as_a_box_at_the_side():
    groups = "".join(
        f"<h3>{DAYS[first]}</h3><ul class='ticker'>"
        + "".join(f'<li><i>1{n}:40</i> <a href="{slug(n)}">{TITLES[n]}</a></li>' for n in some)
        + "</ul>"
        for first, some in ((0, range(4)), (4, range(4, 6)))
    )
    return page(f"<h1>News</h1>{groups}")


@shows(range(6))
def two_items_in_a_row_of_a_table():
    cells = [
        f'<td><a href="{slug(n)}"><img src="/{n}.jpg"></a><br><a href="{slug(n)}">{TITLES[n]}</a><br>{DAYS[n]}</td>'
        for n in range(6)
    ]
    rows = "".join(f"<tr>{cells[n]}{cells[n + 1]}</tr>" for n in (0, 2, 4))
    return page(f"<table>{rows}</table>")


@shows(range(6))
def days_that_are_headings_with_links_lead_no_item():
    days = "".join(
        f'<section><h2><a href="/2024/{n}/">{DAYS[n]}</a></h2><ul><li>{card(n)}</li><li>{card(n + 1)}</li></ul></section>'
        for n in (0, 2, 4)
    )
    return page(f"<main>{days}</main>")


@shows(range(2, 5))
def a_slider_that_repeats_some_items_leads_none():
    slides = "".join(f"<li>{card(n)}</li>" for n in range(4))
    rows = "".join(f'<div class="row">{card(n)}</div>' for n in range(2, 5))
    return page(
        f'<main><h1>Blog</h1><ul class="show">{slides}</ul><div class="rows"><i></i>{rows}</div><a href="?page=2">2</a></main>'
    )


@shows(range(1, 6))
def what_is_under_a_heading_of_its_own_does_not_lead():
    pick = f'<h2>The pick of the editors</h2><div class="pick">{card(0)}</div><h2>All articles</h2>'
    cells = "".join(f'<div class="cell">{card(n)}</div>' for n in range(1, 6))
    return page(f'<div class="group">{pick}<div class="row cells">{cells}</div></div>')


@shows(range(6))
def a_table_under_rows_that_are_dates():
    rows = "".join(
        (f"<tr><td colspan=3><b>Opinions Filed {DAYS[n]}</b></td></tr>" if n % 2 == 0 else "")
        + f'<tr><td>2024 XY {n}</td><td><a href="/o/24-{n}_a.pdf">24-{n}</a></td><td><i>{TITLES[n]}</i></td></tr>'
        for n in range(6)
    )
    recent = "".join(
        f'<tr><td><a href="/rules/r{n}_1.pdf">Order on the rules {n}</a> May {n}, 2012</td></tr>' for n in range(1, 4)
    )
    return page(f"<table><tr><td><table>{recent}</table></td><td><table>{rows}</table></td></tr></table>")


@shows(range(4))
def related_teasers_with_classes_of_their_own():
    head = '<html lang="en"><head><meta property="og:type" content="article"></head><body>'
    cards = "".join(
        f'<li class="css-{word}"><div class="css-{word}x"><a class="css-{word}y" href="{slug(n)}"><p>{TITLES[n]}</p></a>'
        f'<span class="css-{word}z">{DAYS[n]}</span></div></li>'
        for n, word in enumerate(("abel", "brok", "cinn", "dorv"))
    )
    body = (
        f"<article><h1>The harbour</h1>{PROSE}<section><h2>More on this story</h2><ul>{cards}</ul></section></article>"
    )
    return page(f'{body}<div class="most-read"><h2>Most read</h2><ol>{SIDE}</ol></div>', head=head)


@shows(range(6))
def an_issue_in_sections_of_which_one_holds_one_item():
    def section(name: str, numbers: range) -> str:
        items = "".join(
            f'<li><h4><a href="{slug(n)}">{TITLES[n]}</a></h4><div class="authors">{PEOPLE[n]}</div><div>{n}5-{n}9</div></li>'
            for n in numbers
        )
        return f'<div class="section"><h3>{name}</h3><ul class="articles">{items}</ul></div>'

    sections = section("Editorial", range(1)) + section("Articles", range(1, 4)) + section("Reviews", range(4, 6))
    side = f'<div class="sidebar"><h2>Most read</h2><ul class="articles">{SIDE}</ul></div>'
    return page(f'<div class="content has_sidebar"><div class="issue_toc">{sections}</div>{side}</div>')


@shows(range(6))
def flat_siblings_of_which_one_has_no_summary():
    body = "".join(
        f'<h3><a href="{slug(n)}">{TITLES[n]}</a></h3><p class="info">{DAYS[n]}</p>'
        + (f'<p>{TEXTS[n]} <a href="{slug(n)}" class="more">More »</a></p><hr>' if n != 3 else "<hr>")
        for n in range(6)
    )
    return page(f"<table><tr><td><h1>News</h1><p>What is new.</p>{body}</td><td>{SIDE}</td></tr></table>")


@shows(range(6))
def entries_named_by_few_categories_under_their_days():
    names = ("trade", "farms", "farms", "misc", "trade", "trade")
    entries = "".join(
        f'<h2 class="day">{DAYS[n]}</h2><div class="entry-category-{name} entry"><h3><a href="{slug(n)}">{TITLES[n]}</a></h3>'
        f"<p>{TEXTS[n]}</p></div>"
        for n, name in enumerate(names)
    )
    boxes = "".join(f'<div class="module"><h2>Box {n}</h2><ul>{SIDE}</ul></div>' for n in range(5))
    return page(
        f'<div class="alpha"><div class="pkg">{boxes}</div></div><div class="beta"><div class="pkg">{entries}</div></div>'
    )


@shows(range(5))
def bold_titles_without_a_link_in_tables_of_two_halves():
    body = "".join(
        f'<table><tr><td><table><tr><td><font><b>{TITLES[n]}</b></font></td></tr></table><a href="/index.php?topic={n}">'
        f'<img src="/t.gif"></a><font>{TEXTS[n]}</font></td></tr></table>'
        f'<table><tr><td>Posted by <a href="/index.php?user=u{n}">user{n}</a> on {DAYS[n]}<br>'
        f'(<a href="{slug(n)}"><b>Read More...</b></a> | <a href="/print?sid={n}"><img src="/p.gif"></a>)</td></tr></table><br>'
        for n in range(5)
    )
    return page(f"<table><tr><td>{body}</td></tr></table>")


@shows(range(4))
def the_same_cards_under_most_read():
    cards = "".join(card(n) for n in range(4))
    read = "".join(card(n) for n in (4, 5))
    return page(f'<main><div class="cards">{cards}</div><h2>Most read</h2><div class="cards">{read}</div></main>')


@shows(range(3))
def the_same_cards_in_another_section():
    first, second = "".join(card(n) for n in range(3)), "".join(card(n) for n in range(3, 6))
    return page(
        f'<main><h2>News</h2><div class="cards">{first}</div><h2>From our library</h2><div class="cards">{second}</div></main>'
    )


@shows(range(2, 4))
def related_teasers_between_the_latest_and_the_most_read():
    head = '<html lang="en"><head><meta property="og:type" content="article"></head><body>'
    boxes = "".join(
        f'<div class="box"><h2>{name}</h2><div class="cards">{"".join(card(n) for n in numbers)}</div></div>'
        for name, numbers in (("Latest", range(2)), ("Related articles", range(2, 4)), ("Most read", range(4, 6)))
    )
    return page(f"<article><h1>The harbour</h1>{PROSE}</article><div>{boxes}</div>", head=head)


@shows(range(6))
def sections_that_are_years():
    def year(number: int, numbers: range) -> str:
        return f'<h2>{number}</h2><div class="cards">{"".join(card(n) for n in numbers)}</div>'

    return page(f"<main>{year(2024, range(2))}{year(2023, range(2, 4))}{year(2022, range(4, 6))}</main>")


@shows(range(6))
def a_page_whose_layout_is_named_after_its_sidebar():
    cards = "".join(f"<div>{card(n)}</div>" for n in range(6))
    side = "".join(
        f'<div class="box"><a href="/news/box-of-many-words-{n}/">A box of many words {n}</a></div>' for n in range(6)
    )
    return page(f'<div class="content-sidebar-wrap"><div class="nav-layout">{cards}</div><aside>{side}</aside></div>')


@pytest.mark.parametrize("name", BUILDERS)
def test_the_teasers_are_those_that_a_reader_sees(name):
    build, numbers = BUILDERS[name]
    listing = extract_listing(Page(build(), URL), now=NOW)
    assert [teaser.title for teaser in listing.items] == [TITLES[n] for n in numbers]


def test_of_two_lists_of_the_same_items_the_fuller_is_read():
    head = '<html lang="en"><head><meta property="og:type" content="article"></head><body>'
    short = "".join(f'<a href="{slug(n)}"><img src="/{n}.jpg"><h3>{TITLES[n]}</h3></a>' for n in range(3))
    long = "".join(f"<div>{card(n)}</div>" for n in range(3))
    body = f"<article><h1>The harbour</h1>{PROSE}</article>"
    for lists in (short, long), (long, short):
        boxes = "".join(f'<section class="related"><h2>Related</h2><div>{one}</div></section>' for one in lists)
        listing = extract_listing(Page(page(body + boxes, head=head), URL), now=NOW)
        assert [teaser.published_raw for teaser in listing.items] == DAYS[:3]


def test_dates_in_headings_with_words_before_them_are_read():
    listing = extract_listing(Page(a_table_under_rows_that_are_dates(), URL), now=NOW)
    days = [date.value for teaser in listing.items if (date := read_date(teaser.published_raw or "", now=NOW).date)]
    assert days == [ISO[n - n % 2] for n in range(6)]


def test_a_title_without_link_leads_where_read_more_leads():
    listing = extract_listing(Page(bold_titles_without_a_link_in_tables_of_two_halves(), URL), now=NOW)
    assert [teaser.url for teaser in listing.items] == [f"https://www.example.org{slug(n)}" for n in range(5)]
