"""Which of two blocks that score nearly alike is put first: the one that holds the items, or says more of them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest

from archive_scraper.extract.listing.blocks.cut import whole
from archive_scraper.extract.listing.blocks.find import Candidate
from archive_scraper.extract.listing.page.outline import Outline
from archive_scraper.extract.listing.rank.page_facts import PageFacts
from archive_scraper.extract.listing.rank.ranking import (
    _BETTER,
    Ranked,
    _has_contents,
    _is_finer,
    _is_fuller,
    _is_own,
    _put_first,
)
from archive_scraper.extract.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Features = Sequence[dict[str, float]]

TEASER = "<li><a href=/news/{0}-the-pier>The pier is open, part {0}</a>{1}</li>"


def block(outline: Outline, name: str, *, flat: bool = False, every: int = 1) -> Candidate:
    """Return the children of an element of a class as records."""
    parent = next(n for n, node in enumerate(outline.nodes) if node.get("class") == name)
    records = [whole(outline, child) for child in list(outline.children(parent))[::every]]
    return Candidate([parent], outline.tags[records[0].root], records, flat=flat)


def first(
    is_better: Callable[[Ranked, Ranked, PageFacts], bool], page: str, gap: float, *names: str, features: Features = ()
) -> str:
    """Return which of two blocks of a page is first, the second of which scores less by so much."""
    outline = Outline(Page(f"<html><body>{page}</body></html>", "https://www.harbour.example/"))
    ranked = [
        Ranked(block(outline, name), 5 - gap * place, told, 0)
        for place, (name, told) in enumerate(zip_longest(names, features, fillvalue={}))
    ]
    other = ranked[1]
    _put_first(ranked, PageFacts(outline), is_better, dict(_BETTER)[is_better])
    return names[ranked[0] is other]


def teasers(count: int, text: str = "") -> str:
    return "".join(TEASER.format(number, text) for number in range(count))


@pytest.mark.parametrize(
    ("gap", "text", "winner"),
    [
        (0.9, "<p>It stays so.</p>", "full"),
        (1.1, "<p>It stays so.</p>", "bare"),
        (0, "<p>So.</p>", "bare"),  # hardly more is said
    ],
)
def test_of_two_lists_of_the_same_items_the_one_that_says_more(gap: float, text: str, winner: str):
    page = f"<ul class=bare>{teasers(4)}</ul><ul class=full>{teasers(4, text)}</ul>"
    assert first(_is_fuller, page, gap, "bare", "full") == winner


@pytest.mark.parametrize(
    ("gap", "items", "aside", "winner"),
    [
        (0.9, 4, 200, "list"),
        (1.1, 4, 200, "columns"),
        (0, 3, 200, "columns"),  # three are a box
        (0, 4, 280, "list"),  # a hundred letters of four hundred
        (0, 4, 320, "columns"),  # less than a quarter of the page
    ],
)
def test_what_stands_in_a_column_of_the_layout_goes_before_it(gap: float, items: int, aside: int, winner: str):
    page = f"<div class=columns><div><ul class=list>{teasers(items)}</ul></div><div>{'b' * aside}</div></div>"
    assert first(_has_contents, page, gap, "columns", "list") == winner


@pytest.mark.parametrize(("gap", "winner"), [(0.9, 1), (1.1, 0)])
def test_of_two_cuts_of_one_list_the_one_that_finds_more_items(gap: float, winner: int):
    outline = Outline(Page(f"<html><body><ul class=list>{teasers(6)}</ul></body></html>", "https://harbour.example/"))
    cuts = [block(outline, "list", flat=True, every=every) for every in (2, 1)]
    ranked = [Ranked(cut, 5 - gap * place, {}, 0) for place, cut in enumerate(cuts)]
    expected = ranked[winner]
    _put_first(ranked, PageFacts(outline), _is_finer, dict(_BETTER)[_is_finer])
    assert ranked[0] is expected


@pytest.mark.parametrize(
    ("gap", "beside", "told", "heading", "winner"),
    [
        (3.9, 1, {}, "<h1>Reports</h1>", "list"),
        (4.1, 1, {}, "<h1>Reports</h1>", "box"),  # more than dates and pictures add
        (3.9, 0, {}, "<h1>Reports</h1>", "box"),
        (3.9, 1, {}, "<h2>Reports</h2>", "box"),
        (3.9, 1, {"date": 0.4}, "<h1>Reports</h1>", "list"),
        (3.9, 1, {"date": 0.6}, "<h1>Reports</h1>", "box"),  # the list has dates too
    ],
)
def test_dates_do_not_put_a_box_before_the_list_under_the_heading(
    gap: float, beside: int, told: dict[str, float], heading: str, winner: str
):
    page = f"<aside><ul class=box>{teasers(4)}</ul></aside>{heading}<ul class=list>{teasers(4)}</ul>"
    places = {
        "related_on_list": 0,
        "most_read": 0,
        "date": 0,
        "navigation": 0,
        "text_beyond": 0,
        "title_good": 1,
        **told,
    }
    features = [{**places, "side": beside}, {**places, "side": 0}]
    assert first(_is_own, page, gap, "box", "list", features=features) == winner
