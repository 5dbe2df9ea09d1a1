"""How sure the best block of a page is its listing, by its score and by what else stands there."""

from __future__ import annotations

from typing import Any

import pytest

from archive_scraper.extract.listing.rank.ranking import Ranked, confidence
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
        pytest.param([block(6.7, article=0.3)], 0.9, 1, id="on a page that may be an article"),
        pytest.param([block(6.7, article=0.5)], 0.7, 0.8, id="on one that looks like an article"),
        pytest.param([block(6.7, article=1)], 0.1, CREDIBLE, id="on an article: a box next to it"),
    ],
)
def test_confidence(blocks: list[Ranked], low: float, high: float):
    assert low <= confidence(blocks) < high
