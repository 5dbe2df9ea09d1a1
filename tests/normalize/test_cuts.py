"""Cutting a sentence out of a text or its Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_scraper.normalize.cuts import cut_sentence


@pytest.mark.parametrize(
    ("text", "sentence", "rest"),
    [
        pytest.param("Read more at The Hill.", "Read more at The Hill.", "", id="alone"),
        pytest.param("It ends. Read more at The Hill.", "Read more at The Hill.", "It ends.", id="at the end"),
        pytest.param(
            "It ends. *Read more at [The Hill](https://thehill.example/a_(b)).*",
            "Read more at The Hill.",
            "It ends.",
            id="Markdown at the end",
        ),
        pytest.param("[Read more at *The Hill*](https://x.example/).", "Read more at The Hill.", "", id="all a link"),
        pytest.param(
            "This first ran in *The Hill*. “So it begins.”",
            "This first ran in The Hill.",
            "“So it begins.”",
            id="front",
        ),
        pytest.param("He read more at The Hill than I.", "Read more at The Hill.", None, id="in the middle"),
        pytest.param("Something else.", "Read more at The Hill.", None, id="not there"),
        pytest.param("Text.", "", None, id="nothing to cut"),
    ],
)
def test_cuts(text, sentence, rest):
    assert cut_sentence(text, sentence) == rest


@given(st.text(max_size=200), st.text(max_size=50))
def test_never_raises_and_never_adds(text, sentence):
    rest = cut_sentence(text, sentence)
    assert rest is None or (rest in text)
