"""Keys that near-duplicate texts share."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.likeness import BANDS, LEAST_WORDS, _words, keys_method, likeness, text_keys

CHANCE = random.Random(7)  # noqa: S311 # invented text
WORDS = CHANCE.choices([f"word{number}" for number in range(900)], k=400)
TEXT = " ".join(WORDS)


def shared(one, other):
    return len(set(text_keys(one)) & set(text_keys(other)))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TEXT.upper().replace(" ", "\n"), id="other case and breaks"),
        pytest.param(f"This first appeared elsewhere. {TEXT}", id="a note before"),
        pytest.param(" ".join(WORDS[:370]), id="the end cut"),
        pytest.param(TEXT.replace("word7 ", "term7 "), id="a word changed"),
    ],
)
def test_the_same_text_shares_keys(other):
    assert likeness(TEXT, other) > 0.8
    assert shared(TEXT, other)


def test_other_texts_share_none():
    other = " ".join(CHANCE.choices(WORDS, k=400))
    assert likeness(TEXT, other) < 0.05
    assert not shared(TEXT, other)


def test_texts_without_spaces_are_compared_by_characters():
    text = "".join(chr(0x4E00 + number * 37 % 3000) for number in range(200))
    assert shared(text, f"{text[:180]}完")


def test_short_texts_have_no_keys():
    assert text_keys(" ".join(WORDS[: LEAST_WORDS - 1])) == ()
    assert len(text_keys(" ".join(WORDS[:LEAST_WORDS]))) == BANDS


def test_keys_are_those_that_archives_hold():
    """Other keys would find no copy among the texts of before."""
    keys = text_keys(" ".join(f"word{number * number % 97}" for number in range(60)))
    assert keys_method() == "rensa-2 5 12x4 20"
    assert (keys[0], keys[-1], len(keys)) == (-7879148576079862034, 4585744676696159981, 12)
    assert [len(text_keys("word " * count)) for count in (49, 50)] == [0, 12]


@settings(max_examples=60)
@given(st.text())
def test_any_text(text):
    assert all(-(2**63) <= key < 2**63 for key in text_keys(text * 60))
    assert likeness(text, text) in (0.0, 1.0)


@settings(max_examples=200)
@given(st.text(st.characters(max_codepoint=127)))
def test_words_of_ascii_are_those_of_the_expression(text):
    assert _words(text) == re.findall(r"\w+", text.casefold())


def test_marks_are_no_part_of_words():
    assert likeness("see [the map] of ~five~ small ports", "See the map of five small ports!") == 1
