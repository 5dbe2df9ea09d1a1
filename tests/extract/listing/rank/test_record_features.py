"""What one record looks like, in numbers."""

from __future__ import annotations

import pytest

from archive_scraper.extract.listing.blocks.cut import whole
from archive_scraper.extract.listing.page.outline import Outline
from archive_scraper.extract.listing.rank.page_facts import PageFacts
from archive_scraper.extract.listing.rank.record_features import _SCALES, Look, average, names_one_item
from archive_scraper.extract.page import Page

A = '<a href="/{0}">{1}</a>'
LONG = "The tide came in late on the island"


def look(body: str) -> tuple[Look, dict[str, float]]:
    outline = Outline(Page(f"<html><body><div>{body}</div></body></html>", "https://harbour.example/"))
    node = outline.tags.index("div")
    found = PageFacts(outline).look(whole(outline, node))
    return found, dict(zip(_SCALES, found.numbers, strict=True))


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://x.example/reports/a-b-c", False),
        ("https://x.example/reports/a-b-c-d", True),
        ("https://x.example/reports/a_b-c_d/", True),
        ("https://x.example/reports/123", False),
        ("https://x.example/reports/1234", True),
        ("https://x.example/reports/tide.pdf", True),
    ],
)
def test_names_one_item(url: str, names: bool):
    assert names_one_item(url) is names


@pytest.mark.parametrize(
    ("body", "name", "value"),
    [
        ("<h3>" + "a" * 59 + "</h3>", "title_length", 59),
        ("<h3>" + "a" * 8 + "</h3><h3>ab</h3><h3>ab</h3><h3>" + "a" * 30 + "</h3>", "title_length", 30),
        ("<h3>" + "a" * 7 + "</h3>" + A.format(1, "b" * 30), "title_length", 30),
        ("<h3>" + "a" * 8 + "</h3>" + A.format(1, "b" * 30), "title_length", 8),
        (A.format(1, "Salt ") * 7 + A.format(2, "b" * 30), "title_length", 30),
        (A.format(1, "Salt ") * 8 + A.format(2, "b" * 30), "title_length", 4),  # after eight links
        ("<h3>" + "a" * 70 + "</h3>", "title_length", 60),
        ("<h3>" + "a" * 21 + "</h3>", "title_good", False),
        ("<h3>" + "a" * 22 + "</h3>", "title_good", True),
        ("<h3>" + "a" * 200 + "</h3>", "title_good", True),
        ("<h3>" + "a" * 201 + "</h3>", "title_good", False),
        ("<h3>" + "a" * 13 + "</h3>", "title_short", True),
        ("<h3>" + "a" * 14 + "</h3>", "title_short", False),
        ("<h3>" + "a" * 20 + "</h3>" + "b" * 119, "text_beyond", 119),
        ("<h3>" + "a" * 20 + "</h3>" + "b" * 150, "text_beyond", 120),
        # The title: the longest of four headings of eight letters, else the longest link
        ("<h3>Tides of</h3>" + A.format("a", LONG), "heading", True),
        ("<h3>Tide of</h3>" + A.format("a", LONG), "heading", False),
        ("<h3>a</h3>" * 3 + "<h3>Tides of the isle</h3>", "heading", True),
        ("<h3>a</h3>" * 4 + "<h3>Tides of the isle</h3>" + A.format("a", LONG), "heading", False),
        (A.format("a", "x") * 7 + A.format("b", LONG), "title_length", 35),
        (A.format("a", "x") * 8 + A.format("b", LONG), "title_length", 1),
        # A link of 600 letters is a card, no title
        (A.format("a", "a" * 599) + A.format("b", LONG), "title_length", 60),
        (A.format("a", "a" * 600) + A.format("b", LONG), "title_length", 35),
        # A line beyond the links is the title where these are short
        (f"<p>{LONG}</p>" + A.format("a", "a" * 13), "title_length", 35),
        (f"<p>{LONG}</p>" + A.format("a", "a" * 14), "title_length", 14),
        ("<p>" + "b" * 13 + "</p>" + A.format("a", "abc"), "title_length", 3),
        ("<p>" + "b" * 13 + "</p><p>c</p>" + A.format("a", "abc"), "title_length", 3),
        ("<p>" + "b" * 14 + "</p>" + A.format("a", "abc"), "title_length", 14),
        ("<p>" + "b" * 200 + "</p>" + A.format("a", "abc"), "title_length", 60),
        ("<p>" + "b" * 201 + "</p>" + A.format("a", "abc"), "title_length", 3),
        ("<p>c</p>" * 12 + f"<p>{LONG}</p>" + A.format("a", "abc"), "title_length", 35),
        ("<p>c</p>" * 13 + f"<p>{LONG}</p>" + A.format("a", "abc"), "title_length", 3),
        # Addresses of ten links
        ("".join(A.format(n, LONG) for n in range(12)), "urls_each", 10),
        # A link in mid-sentence: after more than 20 letters, itself of four or more, among the first three
        ("<p>" + "b" * 21 + A.format("a", "abcd") + "</p>", "embedded", True),
        ("<p>" + "b" * 20 + A.format("a", "abcd") + "</p>", "embedded", False),
        ("<p>" + "b" * 21 + A.format("a", "abc") + "</p>", "embedded", False),
        ("<p>" + "b" * 20 + ":" + A.format("a", "abcd") + "</p>", "embedded", False),
        (A.format("x", "a") * 2 + "<p>" + "b" * 21 + A.format("a", "abcd") + "</p>", "embedded", True),
        (A.format("x", "a") * 3 + "<p>" + "b" * 21 + A.format("a", "abcd") + "</p>", "embedded", False),
        # Several titles: links of 20 to 250 letters that are nearly all of their element
        ("".join(f"<p>{A.format(n, 'a' * 20)}</p>" for n in range(2)), "crowded", 1 / 3),
        ("".join(f"<p>{A.format(n, 'a' * 19)}</p>" for n in range(2)), "crowded", 0),
        ("".join(f"<p>{A.format(n, 'a' * 250)}</p>" for n in range(2)), "crowded", 1 / 3),
        ("".join(f"<p>{A.format(n, 'a' * 251)}</p>" for n in range(2)), "crowded", 0),
        ("".join(f"<p>{'b' * 12}{A.format(n, 'a' * 20)}</p>" for n in range(2)), "crowded", 1 / 3),
        ("".join(f"<p>{'b' * 13}{A.format(n, 'a' * 20)}</p>" for n in range(2)), "crowded", 0),
        ("".join(f"<p>{A.format(n, 'a' * 20)}</p>" for n in range(7)), "crowded", 1.0),
        ("".join(f"<h4>{A.format(n, 'a')}</h4>" for n in range(3)), "crowded", 2 / 3),
        ("<h4>a</h4>" * 7 + f"<h4>{A.format(1, 'a')}</h4><h4>{A.format(2, 'a')}</h4>", "crowded", 0),
        # The link around a card is found from its heading
        ("".join(f'<a href="/{n}"><b><i><u><s><h4>a</h4></s></u></i></b></a>' for n in range(3)), "crowded", 2 / 3),
    ],
)
def test_numbers(body: str, name: str, value: float):
    assert look(body)[1][name] == pytest.approx(value)


@pytest.mark.parametrize(("links", "linked"), [(40, 40), (41, 40)])
def test_forty_links_are_measured(links: int, linked: int):
    assert look(A.format("a", "x") * links)[0].linked == linked


def test_a_title_ends_after_300_letters():
    assert len(look(A.format("a", "a" * 400))[0].title) == 300


def test_means_are_scaled():
    found = average([look(f"<h3>{A.format('a', 'a' * 30)}</h3>" + "b" * 60)[0]] * 2)
    assert (found["title_length"], found["text_beyond"], found["urls_each"]) == (0.5, 0.5, 1 / 8)
