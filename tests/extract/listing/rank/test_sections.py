"""What parts a block into sections: the headings and lines above its records, and how far away they may stand."""

from __future__ import annotations

import pytest

from archive_scraper.extract.listing.blocks.cut import Record, whole
from archive_scraper.extract.listing.blocks.find import Candidate
from archive_scraper.extract.listing.page.outline import Outline
from archive_scraper.extract.listing.rank.page_facts import PageFacts
from archive_scraper.extract.listing.rank.sections import drop_asides, drop_pager, find_headed, label_above
from archive_scraper.extract.page import Page

TEASER = "<article><a href=/news/{0}-the-pier>The pier is open, part {0}</a></article>"


def read(body: str) -> tuple[Outline, list[Record]]:
    """Return a page and its articles as records."""
    outline = Outline(Page(f"<html><body>{body}</body></html>", "https://www.harbour.example/"))
    return outline, [whole(outline, node) for node, tag in enumerate(outline.tags) if tag == "article"]


def block(outline: Outline, records: list[Record]) -> Candidate:
    return Candidate(sorted({outline.parent[record.root] for record in records}), "article", records)


@pytest.mark.parametrize(
    ("above", "label"),
    [
        ("<h2>Reports</h2>", "Reports"),
        ("<h2>Reports</h2><p>See all the reports of this year</p>", "Reports"),
        # A heading is farther away than a line of more than forty letters.
        ("<h2>Reports</h2><p>Most read in the old harbour, and in the new one too</p>",
         "Most read in the old harbour, and in the new one too"),
        ("<p>The council of the old town has met on Tuesday, and it agreed on the dues</p>", ""),
        ("<p>Most read</p>" + "<div> </div>" * 9, "Most read"),
    ],
)  # fmt: skip
def test_the_label_of_a_block(above: str, label: str):
    outline, records = read(f"<div>{above}{TEASER.format(1)}{TEASER.format(2)}</div>")
    assert label_above(outline, records[0], None) == label


@pytest.mark.parametrize(
    ("heads", "count", "article", "headed"),
    [
        (("Asia", "Gulf"), 2, 0, 1),  # two regions with two teasers each
        (("A", "B"), 2, 0, 0),  # the letters of a register
        (("May 2024", "April 2024"), 2, 0, 0),
        (("Asia", "Gulf"), 1, 0.4, 0),  # a label above each teaser of a list
        (("Asia", "Gulf"), 1, 0.6, 1.6),  # a page like an article has boxes next to it
    ],
)
def test_sections_in_containers_of_their_own(heads: tuple[str, str], count: int, article: float, headed: float):
    body = "".join(
        f"<section><h2>{head}</h2>{''.join(TEASER.format(f'{head}{n}') for n in range(count))}</section>"
        for head in heads
    )
    outline, records = read(body)
    assert find_headed(outline, block(outline, records), article) == headed


@pytest.mark.parametrize(("headings", "headed"), [(0, 0), (2, 0.5), (4, 1), (6, 1)])
def test_headings_between_the_records_of_one_container(headings: int, headed: float):
    body = "".join((f"<h2>Region {n}</h2>" if 0 < n <= headings else "") + TEASER.format(n) for n in range(8))
    outline, records = read(f"<div>{body}</div>")
    assert find_headed(outline, block(outline, records), 0) == headed


@pytest.mark.parametrize(("label", "is_kept"), [("Next", False), ("Next page of part", True)])
def test_a_last_record_that_is_half_as_long_and_leads_on_is_a_pager(label: str, is_kept: bool):
    pager = f"<article><a class=next href=/news/page/2>{label}</a></article>"
    outline, records = read(f"<div>{TEASER.format(1)}{TEASER.format(2)}{TEASER.format(3)}{pager}</div>")
    facts = PageFacts(outline, pager=records[-1].start + 1)
    assert len(drop_pager(block(outline, records), facts).records) == 3 + is_kept


@pytest.mark.parametrize(("own", "kept"), [(2, 2), (1, 4)])
def test_what_stands_at_the_side_is_left_out_where_a_list_remains(own: int, kept: int):
    body = "".join(TEASER.format(number) for number in range(own))
    outline, records = read(f"<main>{body}</main><aside>{''.join(TEASER.format(n) for n in (7, 8, 9))}</aside>")
    assert len(drop_asides(block(outline, records), PageFacts(outline)).records) == kept
