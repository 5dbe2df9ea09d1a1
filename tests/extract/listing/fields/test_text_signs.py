"""What a text alone says: how wide it is, how much of it letters are, whether it is a sentence."""

from __future__ import annotations

import pytest

from archive_scraper.extract.listing.fields.summary import is_prose, is_sentence
from archive_scraper.extract.listing.fields.title import read_text


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("aaa", ("width_under_4", "lower_case")),
        ("aaaa", ("width_under_12", "lower_case")),
        ("a" * 11, ("width_under_12", "lower_case")),
        ("a" * 12, ("width_under_22", "lower_case")),
        ("a" * 21, ("width_under_22", "lower_case")),
        ("a" * 22, ("width_up_to_130", "lower_case")),
        ("a" * 130, ("width_up_to_130", "lower_case")),
        ("a" * 131, ("width_up_to_220", "lower_case")),
        ("a" * 220, ("width_up_to_220", "lower_case")),
        ("a" * 221, ("width_over_220", "lower_case")),
        ("a" * 401, ("width_over_220", "lower_case")),
        ("港" * 10, ("width_under_22",)),  # an ideograph is as wide as two letters
        ("港" * 90, ("width_up_to_220",)),
        # Two thirds of the signs are letters, a half, fewer
        ("11aaaa", ("width_under_12", "lower_case")),
        ("111aaa", ("width_under_12", "few_letters", "lower_case")),
        ("11a", ("width_under_4", "half_letters", "lower_case")),
    ],
)
def test_signs(text: str, signs: tuple[str, ...]):
    assert read_text(text).names == signs


@pytest.mark.parametrize(
    ("text", "sentence", "prose"),
    [
        ("港" * 9 + "。", True, False),  # as wide as twenty letters
        ("港" * 8 + "。", False, False),
        ("word " * 10 + "Word " * 5, True, True),
        ("word " * 5 + "Word " * 5, False, False),  # half of the words have capitals
        ("港" * 30, True, True),  # as wide as sixty letters
        ("港" * 29, False, False),
        ("港" * 201, True, True),
        ("港" * 401, True, True),
    ],
)
def test_sentences_and_prose(text: str, sentence: bool, prose: bool):
    assert (is_sentence(text), is_prose(text)) == (sentence, prose)
