"""Edges of what a record's lines may be: how long, how many, in how many records. Lists of our own words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from archive_scraper import extract_listing
from archive_scraper.extract.listing.fields.closing_byline import _are_named
from archive_scraper.extract.listing.fields.opening import drop_openings

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.items import Teaser

NOW = datetime(2024, 7, 1, tzinfo=UTC)
URL = "https://www.harbour.example/news/"
META = "<meta itemprop=position content=1>"
PROSE = "The harbour council met on Tuesday and agreed that the old pier should stay open to all of the town."


def read(record: Callable[[int], str], count: int = 5) -> list[Teaser]:
    """Return the teasers of a list whose records end in what is given for their numbers."""
    rows = "".join(
        f"<li><h3><a href=/news/{n}-the-pier>The pier is open, part {n}</a></h3>{record(n)}</li>" for n in range(count)
    )
    return extract_listing(f"<html><body><main><ul>{rows}</ul></main></body></html>", URL, now=NOW).items


def people(count: int) -> str:
    """Return so many names of eight letters."""
    return ", ".join(f"Ada M{chr(97 + n % 26)}{chr(97 + n // 26)}e" for n in range(count))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        (f"<p>By {people(13)}</p>", 13),  # 131 characters
        (f"<p>By {people(14)}</p>", 0),  # 141
        (f"<p class=author>{people(20)}</p>", 20),  # 198 characters
        (f"<p class=author>{people(21)}</p>", 0),
        (f"{'<p>x y</p>' * 58}<p>By Ada Marlowe</p>", 1),
        (f"{'<p>x y</p>' * 61}<p>By Ada Marlowe</p>", 0),
        (META * 39 + "<meta itemprop=author content='Ada Marlowe'>", 1),
        (META * 40 + "<meta itemprop=author content='Ada Marlowe'>", 0),
    ],
)
def test_bylines(line: str, authors: int):
    assert {len(item.authors) for item in read(lambda _: line)} == {authors}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("<p class=author>we came here late.</p>", True),
        ("<p class=author>we came here too late.</p>", False),  # five words are a sentence
        (f"<p><a href=/people/ada>{'Ada ' + 'M' + 'a' * 75}</a></p>", True),  # eighty letters
        (f"<p><a href=/people/ada>{'Ada ' + 'M' + 'a' * 76}</a></p>", False),
    ],
)
def test_what_may_be_a_byline(line: str, kept: bool):
    assert {bool(item.byline_raw) for item in read(lambda _: line)} == {kept}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ada Marlowe, Harbour Review", True),
        ("Ada Marlowe, Harbour Review of Ports", False),
        ("Ada Marlowe, The Harbour Review", True),
    ],
)
def test_a_newsroom_after_a_name_has_three_words(text: str, named: bool):
    assert _are_named(text) is named


NAMES = ("Anna Keller", "Thomas Vell", "Maria Holm", "Peter Lind", "Ruth Abara", "John Castell")


@pytest.mark.parametrize(
    ("record", "named"),
    [
        (lambda n: f"<p>{NAMES[n]}</p>", True),
        (lambda n: "<p>x y</p>" * 10 + f"<p>{NAMES[n]}</p>", True),
        (lambda n: "<p>x y</p>" * 12 + f"<p>{NAMES[n]}</p>", False),  # too far from the title
    ],
)
def test_a_column_of_names(record: Callable[[int], str], named: bool):
    assert {bool(item.authors) for item in read(record)} == {named}


@pytest.mark.parametrize(
    ("titles", "dropped"),
    [
        (["Title: Salt", "Title: Rails"], False),
        (["Title: Salt", "Title: Rails", "Title: Ferries"], True),
        (["Title: Salt", "Title: Rails", "Title: Ferries", "Title: Tides", "Boats"], True),
        (["Title: Salt", "Title: Rails", "Title: Ferries", "Boats"], False),
    ],
)
def test_an_opening_of_four_titles_of_five_is_dropped(titles: list[str], dropped: bool):
    assert (drop_openings(titles)[0] == "Salt") is dropped


@pytest.mark.parametrize(
    ("record", "days"),
    [
        # The year stands in an attribute, in an address, in a number of seconds.
        (lambda _: "<p><i title='3 May 2021'></i>3 May</p>", {"2021-05-03"}),
        (lambda _: "<p><i title='4 May 2021'></i>3 May</p>", {"2021-05-04"}),  # a zone may move it by a day
        (lambda _: "<p><i title='5 May 2021'></i>3 May</p>", {None}),
        (lambda _: "<p><i title='3 June 2021'></i>3 May</p>", {None}),
        (lambda _: "<p><i data-time=1620043200></i>3 May</p>", {"2021-05-03"}),
        (lambda _: "<p><i data-time=1620043200000></i>3 May</p>", {"2021-05-03"}),
        (lambda _: "<b></b>" * 60 + "<p><i title='3 May 2021'></i>3 May</p>", {"2021-05-03"}),
        (lambda _: "<b></b>" * 90 + "<p><i title='3 May 2021'></i>3 May</p>", {None}),
        (lambda n: f"<a href=/2021/05/{n}/story>More</a><p>3 May</p>", {"2021-05-03"}),
        (lambda n: f"<a href=/2021/06/{n}/story>More</a><p>3 May</p>", {None}),
        (lambda _: "<p>x y</p>" * 10 + "<p><i title='3 May 2021'></i>3 May</p>", {"2021-05-03"}),
        (lambda _: "<p>x y</p>" * 12 + "<p><i title='3 May 2021'></i>3 May</p>", {None}),
        (lambda n: "<p><i title='3 May 2021'></i>3 May</p>" if n < 3 else "", {None, "2021-05-03"}),
        (lambda n: "<p><i title='3 May 2021'></i>3 May</p>" if n < 2 else "", {None}),
    ],
)
def test_the_year_of_a_day(record: Callable[[int], str], days: set[str | None]):
    assert {item.published for item in read(record, count=4)} == days


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (META * 19 + "<meta itemprop=datePublished content=2024-05-03>", "2024-05-03"),
        (META * 20 + "<meta itemprop=datePublished content=2024-05-03>", None),
        # What markup calls the day of publication goes before other attributes, these before lines.
        ("<p>1 March 2024</p><meta itemprop=datePublished content=2024-05-03><time datetime=2024-05-04>x</time>",
         "2024-05-03"),
        ("<p>1 March 2024</p><time datetime=2024-05-04>x</time><p class=date>2 March 2024</p>", "2024-05-04"),
    ],
)  # fmt: skip
def test_which_date_is_taken(line: str, day: str | None):
    assert {item.published for item in read(lambda _: line)} == {day}


@pytest.mark.parametrize(
    ("picture", "count", "kept"),
    [
        (lambda _: "/same.jpg", 2, True),
        (lambda _: "/same.jpg", 3, False),  # the list's own
        (lambda n: f"/{n}.jpg", 5, True),
    ],
)
def test_a_picture_of_three_records_is_none_of_theirs(picture: Callable[[int], str], count: int, kept: bool):
    items = read(lambda n: f"<img src={picture(n) if n < count else f'/own-{n}.jpg'}><p>{PROSE} {n}</p>")
    assert bool(items[0].image) is kept


@pytest.mark.parametrize(("timed", "dated"), [(2, 8), (3, 3)])
def test_dates_elsewhere_are_asked_where_a_quarter_has_its_own_at_most(timed: int, dated: int):
    own = "<time datetime=2024-05-03>3 May 2024</time>"
    days = ("1 May 2024", "28 April 2024", "21 April 2024", "2 April 2024")
    sections = "".join(
        f"<h2>{day}</h2><ul>"
        + "".join(
            f"<li><h3><a href=/news/{n}-the-pier>The pier is open, part {n}</a></h3>{own if n < timed else ''}</li>"
            for n in (2 * place, 2 * place + 1)
        )
        + "</ul>"
        for place, day in enumerate(days)
    )
    items = extract_listing(f"<html><body><main>{sections}</main></body></html>", URL, now=NOW).items
    assert sum(item.published is not None for item in items) == dated


@pytest.mark.parametrize(("before", "day"), [(6, "2024-05-03"), (70, None)])
def test_a_date_among_the_first_lines_of_a_record(before: int, day: str | None):
    assert {item.published for item in read(lambda _: "<p>x y</p>" * before + "<p>3 May 2024</p>")} == {day}
