from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.word_finder import word_finder


@pytest.mark.parametrize("character", [r"[^\W_]", r"[\w'-]", r"[\w'’&-]"])
@settings(max_examples=200)
@given(text=st.text(max_size=60) | st.text(st.characters(max_codepoint=127), max_size=60))
def test_finds_what_the_regular_expression_finds(character: str, text: str):
    assert word_finder(character)(text) == re.findall(rf"{character}+", text)


def test_a_sign_can_be_a_word():
    assert word_finder(r"\w", alone="©")("©2020 Quay") == ["©", "2020", "Quay"]
