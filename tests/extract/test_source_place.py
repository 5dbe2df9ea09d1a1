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
    assert len(looked) < 50
