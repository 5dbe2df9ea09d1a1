"""Where a page prints a value."""

from __future__ import annotations

import pytest

from archive_scraper.extract import source_place
from archive_scraper.extract.page import Page
from archive_scraper.extract.source_place import find_print

SOURCE = """<!doctype html><html><head><title>Quiet Ports &amp; Cranes</title>
<meta name="description" content="Freight moves north.">
<script type="application/ld+json">{"datePublished": "2024-05-03T09:00:00Z"}</script></head>
<body><p>By the way, May 3, 2024 was a Friday.</p>
<main><h1>Quiet Ports &amp; Cranes</h1>
<p class="by">By <a href="/a">Ada Marlowe</a> and
<a href="/b">Omar Reyes</a></p>
<p class="date">May 3, 2024</p></main></body></html>"""


@pytest.mark.parametrize(
    ("origin", "printed", "expected", "line"),
    [
        ("selector:p.date", "May 3, 2024", "May 3, 2024", 8),
        ("visible", "May 3, 2024", "May 3, 2024", 4),
        ("selector:h1", "Quiet Ports & Cranes", "Quiet Ports &amp; Cranes", 5),
        ("title", "Quiet Ports & Cranes", "Quiet Ports &amp; Cranes", 1),
        ("meta", "Freight moves north.", "Freight moves north.", 2),
        ("json-ld", "2024-05-03T09:00:00Z", "2024-05-03T09:00:00Z", 3),
        ("selector:p.by", "By Ada Marlowe and Omar Reyes", "Omar Reyes", 6),
        ("selector:p[[", "May 3, 2024", "May 3, 2024", 4),
        ("selector:p.date", "nowhere at all", None, None),
        ("selector:p.date", "", None, None),
        ("selector:p.by", "Omar of nowhere", "Omar", 7),  # its first word, where that has four letters
        ("selector:p.by", "Ada of nowhere", None, None),
    ],
)
def test_where_a_value_stands(origin, printed, expected, line):
    found = find_print(Page(SOURCE, "https://harbor.example/"), SOURCE, origin=origin, printed=printed)
    if expected is None:
        assert found is None
    else:
        begin, end = found
        assert expected in SOURCE[begin:end]
        assert SOURCE[:begin].count("\n") + 1 == line


def test_a_page_that_prints_it_everywhere_in_pieces_is_given_up(monkeypatch):
    looked = []
    whole = source_place._from
    monkeypatch.setattr(source_place, "_from", lambda *given: looked.append(given) or whole(*given))
    source = "<html><body>" + "<p>Qu&#105;et P&#111;rts</p>\n" * 500 + "</body></html>"
    assert find_print(Page(source, "https://harbor.example/"), source, origin="visible", printed="Quiet Ports") is None
    assert len(looked) == 21  # twenty elements, and the source from its beginning


SIX = "one two three four five six"


def letters(count: int) -> str:
    return ("The quiet ports of the north " * 70)[:count]


@pytest.mark.parametrize(
    ("source", "printed", "found"),
    [
        ("<p>one two three four five six and on</p>", f"{SIX} seven eight", SIX),
        ("<p>one two three four five and on</p>", f"{SIX} seven eight", "one two three"),
        (f"<p>{letters(900)}</p>", letters(399) + "x" * 9, None),
        (f"<p>{letters(900)}</p>", letters(400) + "x" * 9, letters(400).strip()),  # no more of a print is looked for
        (f"<!-- 3 May -->\n<p>{letters(1500)} 3 May</p>", "3 May", "3 May"),
    ],
)  # fmt: skip
def test_how_much_of_a_print_is_looked_for(source, printed, found):
    begin, end = find_print(Page(source, "https://harbor.example/"), source, origin="visible", printed=printed)
    if found is None:
        assert end - begin < 60
    else:
        assert source[begin:end] == found


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (letters(1500), 2),
        (letters(1650), 1),  # so far in an element nobody looks: the first one in the source is shown
    ],
)
def test_a_print_at_the_end_of_an_element(before, line):
    source = f"<!-- 3 May -->\n<p>{before} 3 May</p>"
    begin, _ = find_print(Page(source, "https://harbor.example/"), source, origin="visible", printed="3 May")
    assert source[:begin].count("\n") + 1 == line


def test_of_elements_that_begin_alike_the_one_that_goes_on_is_shown():
    source = f"<p>{letters(60)} came late</p>\n<p>{letters(90)} came late</p>"
    begin, _ = find_print(Page(source, "https://harbor.example/"), source, origin="visible", printed=letters(200))
    assert source[:begin].count("\n") == 1
