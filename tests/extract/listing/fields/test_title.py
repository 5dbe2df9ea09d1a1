"""How the text of a title is weighed: its width, its letters."""

from __future__ import annotations

import pytest

from archive_scraper.extract.hand_weights import hand_weights
from archive_scraper.extract.listing.fields.title import read_text

W = hand_weights("title")


@pytest.mark.parametrize(
    ("width", "name"),
    [
        (3, "width_under_4"),
        (4, "width_under_12"),
        (11, "width_under_12"),
        (12, "width_under_22"),
        (21, "width_under_22"),
        (22, "width_up_to_130"),
        (130, "width_up_to_130"),
        (131, "width_up_to_220"),
        (220, "width_up_to_220"),
        (221, "width_over_220"),
        (399, "width_over_220"),
        (9000, "width_over_220"),
    ],
)
def test_width(width: int, name: str):
    assert read_text("a" * width).length_score == W[name]
    if width % 2 == 0:
        assert read_text("船" * (width // 2)).length_score == W[name]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        pytest.param("Tide tables", 0.0, id="letters"),
        pytest.param("Aa 1", 0.0, id="two letters of three"),
        pytest.param("Aaa 12", W["few_letters"], id="fewer"),
        pytest.param("A1", W["few_letters"], id="half are letters"),
        pytest.param("A12", W["half_letters"], id="fewer than half"),
        pytest.param("tide tables", W["lower_case"], id="small letters"),
        pytest.param("Tide-tables.pdf", W["file_name"], id="a file"),
    ],
)
def test_words(text: str, score: float):
    assert read_text(text).word_score == pytest.approx(score)
