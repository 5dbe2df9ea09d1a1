"""How sure the best block of a page is its listing, by its score and by what else stands there."""

from __future__ import annotations

from typing import Any

import pytest

from archive_scraper.extract.listing.blocks.find import find_candidates
from archive_scraper.extract.listing.page.outline import Outline
from archive_scraper.extract.listing.rank.page_facts import PageFacts
from archive_scraper.extract.listing.rank.ranking import Ranked, confidence, load_weights, rank
from archive_scraper.extract.page import Page
from archive_scraper.extract.page_kind import CREDIBLE


def block(score: float, *, navigation: float = 0, article: float = 0) -> Ranked:
    candidate: Any = None
    return Ranked(candidate, score, {"navigation": navigation}, article)


@pytest.mark.parametrize(
    ("blocks", "low", "high"),
    [
        # The development pages' listings score 6.7 and more, one bare list of links 4.6.
        pytest.param([block(6.7)], 0.9, 1, id="a listing"),
        pytest.param([block(4.6)], CREDIBLE, 0.6, id="a bare list of links"),
        pytest.param([block(4.0)], 0, CREDIBLE, id="anything else"),
        pytest.param([block(5.5, navigation=1)], 0, CREDIBLE, id="a menu, though it scores well"),
        pytest.param([block(5.5)], 0.7, 0.9, id="the same outside of a menu"),
        pytest.param([block(6.7), block(6.7)], 0.7, 0.75, id="two that are as good"),
        pytest.param([block(6.7), block(2)], 0.9, 1, id="one that is far ahead"),
        pytest.param([block(6.7), *[block(4)] * 60], 0.65, 0.75, id="of many others twenty count"),
        pytest.param([block(6.7, article=0.3)], 0.9, 1, id="on a page that may be an article"),
        pytest.param([block(6.7, article=0.5)], 0.7, 0.8, id="on one that looks like an article"),
        pytest.param([block(6.7, article=1)], 0.1, CREDIBLE, id="on an article: a box next to it"),
    ],
)
def test_confidence(blocks: list[Ranked], low: float, high: float):
    assert low <= confidence(blocks) < high


def test_a_report_names_the_features_that_speak_loudest():
    one = Ranked(block(5).candidate, 5, dict.fromkeys(load_weights(), 1.0), 0)
    other = Ranked(block(4).candidate, 4, dict.fromkeys(load_weights(), 0.0), 0)
    loudest = max(load_weights(), key=lambda name: abs(load_weights()[name]))
    assert one.reasons()[0].startswith(loudest)
    assert len(one.reasons()) == len(other.against(one)) == 5


@pytest.mark.parametrize(("label", "is_kept"), [("Salt", False), ("Salt tax", False), ("Salt taxes", True)])
def test_records_of_a_word_hold_no_titles(label: str, is_kept: bool):
    rows = "".join(f"<li><a href=/t/{number}>{label}</a></li>" for number in range(6))
    outline = Outline(Page(f"<html><body><ul>{rows}</ul></body></html>", "https://www.harbour.example/"))
    assert bool(rank(PageFacts(outline), find_candidates(outline))) is is_kept
