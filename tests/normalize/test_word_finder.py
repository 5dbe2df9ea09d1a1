from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.word_finder import phrase_finder, quick_match, quick_search, word_finder


@pytest.mark.parametrize("character", [r"[^\W_]", r"[\w'-]", r"[\w'’&-]"])
@settings(max_examples=200)
@given(text=st.text(max_size=60) | st.text(st.characters(max_codepoint=127), max_size=60))
def test_finds_what_the_regular_expression_finds(character: str, text: str):
    assert word_finder(character)(text) == re.findall(rf"{character}+", text)


def test_a_sign_can_be_a_word():
    assert word_finder(r"\w", alone="©")("©2020 Quay") == ["©", "2020", "Quay"]


_PHRASES = ("ältere", "ещё раз", "ileri", "ıleri", "İleri", "μέρος", "mehr als", "ſie", "더 보기", "straße", "more")
_LETTERS = sorted({form for phrase in _PHRASES for form in phrase + phrase.upper() + "µς\u1c80\u212a"})


@settings(max_examples=400)
@given(
    text=st.sampled_from(_PHRASES).map(str.upper) | st.text(_LETTERS, max_size=12), before=st.text(_LETTERS, max_size=3)
)
def test_a_quick_look_finds_what_the_expression_finds(text: str, before: str):
    pattern = re.compile("|".join(_PHRASES), re.IGNORECASE)
    assert quick_match(pattern)(text) == (pattern.match(text) is not None)
    assert quick_search(pattern)(before + text) == (pattern.search(before + text) is not None)
    assert phrase_finder(_PHRASES)(before + text) == any(phrase in before + text for phrase in _PHRASES)
