"""Which repeated blocks are cut out of a page: small shapes on either side of each number of the rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from archive_scraper.extract.listing.blocks.find import find_candidates
from archive_scraper.extract.listing.page.outline import Outline
from archive_scraper.extract.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

MAKES = (
    "i 54, i/ 10, i/ 2, i/ 3, i/ 4, i/ 5, i/ 6, i/ 7, i/ 8, i/ 9, tr 12, "
    "tr~ 3 T kk kkk kkkk|T kkkkkkkk kkkkkkkkk kkkkkkkkkk"
)
T = "The ferry company asks for a harbour"


def a(place: object, text: str = T) -> str:
    return f'<a href="/s/{place}">{text}</a>'


def in_element(tag: str, html: str, name: str = "") -> str:
    return f"<{tag} class={name}>{html}</{tag}>" if name else f"<{tag}>{html}</{tag}>"


def many(count: int, make: Callable[[int], str]) -> str:
    return "".join(map(make, range(count)))


def short(place: object, count: int, text: str = "k") -> str:
    """So many short links."""
    return many(count, lambda n: in_element("i", a(f"{place}-{n}", text)))


def candidates(html: str) -> str:
    """Return what candidates there are: count, tag, "~" where flat, "/" where a part, records; and their ends."""
    outline = Outline(Page(f"<html><body><main>{html}</main></body></html>", "https://www.harbour.example/news/"))
    found: Counter[str] = Counter()
    for one in find_candidates(outline):
        texts = [outline.text_between(record.first_run, record.last_run).replace(T, "T") for record in one.records]
        ends = f" {texts[0]}|{texts[-1]}" if one.flat or one.tag == "a" else ""
        found[f"{one.tag}{'~' * one.flat}{'/' * one.part} {len(texts)}{ends}"] += 1
    return ", ".join(f"{count} x {make}" if count > 1 else make for make, count in sorted(found.items()))


def lists(count: int) -> str:
    """So many lists of three titles."""
    return many(count, lambda n: in_element("ul", many(3, lambda k: in_element("li", a(f"{n}-{k}")))))


def row(html: str) -> str:
    return in_element("tr", in_element("td", html))


def details(links: int, text: str = "k") -> str:
    """Six rows with a title, each before a row with so many links."""
    return in_element("table", many(6, lambda n: row(a(n)) + row(short(n, links, text))))


def halves(length: int) -> str:
    """Six rows with a title, each before a row with a shorter link and another."""
    return in_element("table", many(6, lambda n: row(a(n)) + row(a(f"h{n}", "k" * length) + short(n, 1))))


def after_links(links: int) -> str:
    """Titles after so many links, of two makes by turns."""
    return in_element(
        "div", many(6, lambda n: in_element("div", short(n, links) + in_element(("h3", "b")[n % 2], a(n))))
    )


def cells(rows: int, alone: int, text: str = T) -> str:
    """Rows of three cells with pictures, and rows with one title."""

    def cell(n: int) -> Callable[[int], str]:
        return lambda k: in_element("td", "<img src=x>" + a(f"{n}-{k}", text))

    full = many(rows, lambda n: in_element("tr", many(3, cell(n))))
    return in_element("table", full + many(alone, lambda n: row(a(f"y{n}"))))


def days(count: int, full: int) -> str:
    """So many days with one title, the first of them with two."""
    return many(
        count,
        lambda n: in_element(
            "section", "<h2>Day</h2>" + many(1 + (n < full), lambda k: f"<div><p>{a((n, k))}</p></div>")
        ),
    )


def lines(sign: str, between: str) -> str:
    """Titles in one line of text."""
    return in_element("p", between.join(sign + a(n) for n in range(5)))


def above(texts: int) -> str:
    """Titles with so many texts before each."""
    before = many(texts, lambda n: f"<p class=x{n}>{n}</p>")
    return in_element("div", many(4, lambda n: f"{before}<h3>{a(n)}</h3>"))


def dated(count: int, dates: int) -> str:
    """Titles after a line: a date above the first, another text or nothing above the others."""
    said = ("<p class=e></p>", "<p class=d>Salt</p>")
    return in_element(
        "div",
        many(count, lambda n: f"{'<p class=d>3 May 2024</p>' if n < dates else said[n % 2]}<h3>{a(n)}</h3><p>x</p>"),
    )


def twice(links: int) -> str:
    """Pairs of neighbours that share so many links, and have one of their own."""
    return in_element(
        "div", many(6, lambda n: in_element("p", many(links, lambda k: a(f"{n // 2}-{k}", "k")) + a(f"own{n}", "o")))
    )


def noted(count: int, notes: int, bare: int = 0) -> str:
    """Titles, the first with a note, before a note alone; and a list without notes."""

    def item(n: int, note: bool) -> str:
        return in_element("li", in_element("b", a(n, "b")) + (in_element("i", a(f"t{n}", "i"), "y") if note else ""))

    rows = many(count, lambda n: item(n, n < notes)) + in_element("li", in_element("i", a("z", "z"), "z"))
    return in_element("ul", rows) + in_element("ul", many(bare, lambda n: item(n + 500, note=False)))


def details_of_many_makes(rows: int) -> str:
    """Three titles, each before so many rows of ever more links."""
    return in_element(
        "table", many(3, lambda n: row(a(n)) + many(rows, lambda k: row(short((n, k), 2 + n * rows + k))))
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # Up to 24 containers are lists of their own too
        (lists(24), "li 72, 24 x li/ 3, ul 24"),
        (lists(25), "li 75, ul 25"),
        # A title's row and a row of links; a link half as long as the titles is a title
        (details(5), "i 30, 6 x i/ 5, 2 x tr~ 6 T kkkkk|T kkkkk"),
        (halves(17), "tr~ 6 T kkkkkkkkkkkkkkkkkk|T kkkkkkkkkkkkkkkkkk"),
        (halves(18), "tr 12"),
        (details_of_many_makes(3), MAKES),
        # The first twelve links tell what an element is made of
        (after_links(6), "div 6, 2 x div~ 3 kkkkkk T kkkkkkT|kkkkkk T kkkkkkT, i 36, 6 x i/ 6"),
        (after_links(13), "div 6, i 78, 6 x i/ 13"),
        # Cells are teasers where their links may be titles: 20 characters
        (cells(2, 0), "td 6"),
        (cells(3, 1), "td 10"),
        (cells(4, 0, "k" * 19), "tr 4"),
        (cells(4, 0, "k" * 20), "td 12"),
        # One day with two titles shows where they begin among up to eight links
        (days(7, 1), "div 8, div/ 2, section 7"),
        (days(8, 1), "section 8"),
        # Four characters between two links are no text of a record
        (lines("xxxx", "<br>"), "a 5 T|T"),
        (lines("xxxxx", "<br>"), "a 5 xxxxxT|xxxxxT"),
        # Seven elements before a title belong to it
        (above(4), "h3~ 4 0 1 2 3 T|0 1 2 3 T"),
        (above(8), "h3~ 4 1 2 3 4 5 6 7 T 0|1 2 3 4 5 6 7 T"),
        (dated(2, 1), "h3~ 2 T x Salt|T x"),
        (dated(5, 3), "h3~ 5 3 May 2024 T x|T x"),
        # Neighbours whose first eight links are the same are one
        (twice(4), "a 30 k|o, 6 x a/ 5 k|o, p 6"),
        (twice(7), "a 48 k|o, 6 x a/ 8 k|o, p 6"),
        (twice(8), "a 54 k|o, 6 x a/ 9 k|o"),
        # Three of one container, and fifty of all, tell which links are usual
        (noted(2, 2, 10), "li 12, li/ 10, li/ 2"),
        (noted(3, 3, 10), "li 14, li/ 10, li/ 4"),
        (noted(60, 24), "li 60"),
        (noted(60, 25), "li 61"),
    ],
)  # fmt: skip
def test_candidates(html: str, expected: str):
    assert candidates(html) == expected
