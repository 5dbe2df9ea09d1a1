"""When a part of a listing's records gets a selector: how many must have it, and how many it must find."""

from __future__ import annotations

import pytest

from archive_scraper.extract.listing.blocks.cut import whole
from archive_scraper.extract.listing.page.outline import Outline
from archive_scraper.extract.listing.rules.freeze import item_selector, part_selector
from archive_scraper.extract.page import Page

DAY = "<i class=day>3 May</i>"


def read(rows: list[str]) -> Outline:
    body = "".join(f"<li><a href=/n/{number}>Part {number}</a>{row}</li>" for number, row in enumerate(rows))
    return Outline(Page(f"<html><body><ul class=list>{body}</ul></body></html>", "https://www.harbour.example/"))


@pytest.mark.parametrize(
    ("rows", "unmeant", "is_found"),
    [
        pytest.param([DAY] * 10, 0, True, id="all have it"),
        pytest.param([DAY] * 5 + [""] * 5, 0, True, id="half of them"),
        pytest.param([DAY] * 4 + [""] * 6, 0, False, id="fewer"),
        pytest.param([DAY] * 10, 1, True, id="it would find what is none of nine of ten"),
        pytest.param([DAY] * 10, 2, False, id="of eight"),
        pytest.param([DAY] * 9 + ["<b>3 May</b>"], 0, True, id="nine of ten are of one make"),
        pytest.param([DAY] * 8 + ["<b>3 May</b>"] * 2, 0, False, id="eight"),
    ],
)
def test_a_part(rows: list[str], unmeant: int, is_found: bool):
    """``unmeant``: in so many records, from the first on, such an element is another thing."""
    outline = read(rows)
    records = [whole(outline, node) for node, tag in enumerate(outline.tags) if tag == "li"]
    parts = [
        next((node for node in range(record.start, record.stop) if outline.tags[node] in {"i", "b"}), -1)
        for record in records
    ]
    assert (part_selector(outline, records, [-1] * unmeant + parts[unmeant:]) is not None) is is_found


def test_the_name_of_a_list_is_looked_for_four_levels_above_its_items():
    rows = "".join(f"<p><a href=/n/{number}>Part {number}</a></p>" for number in range(5))
    outline = Outline(
        Page(
            f"<html><body><div id=news><div><div><div>{rows}</div></div></div></div></body></html>",
            "https://x.example/",
        )
    )
    roots = [node for node, tag in enumerate(outline.tags) if tag == "p"]
    assert item_selector(outline, roots) == "div#news > div > div > div > p"
