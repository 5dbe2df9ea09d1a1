from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.summaries import unframe

SITES = frozenset(("harbour courier", "courier.example"))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param("The pier stays. By Ada Marlowe", "The pier stays.", id="byline"),
        pytest.param("The pier stays. By Ada Marlowe and Tomas Vell.", "The pier stays.", id="two-authors"),
        pytest.param("Der Steg bleibt? Von Ada von Marlow.", "Der Steg bleibt?", id="particle"),
        pytest.param("Der Steg bleibt. Von Ada ...", "Der Steg bleibt.", id="cut-byline"),
        pytest.param("The pier stays | Harbour Courier", "The pier stays", id="site"),
        pytest.param("The pier stays. By Ada Marlowe - Harbour Courier", "The pier stays.", id="byline-and-site"),
        pytest.param("03.05.2021, 10.15 Uhr : Der Steg bleibt.", "Der Steg bleibt.", id="time-stamp"),
        pytest.param("May 3, 2021 - The pier stays.", "The pier stays.", id="date"),
        pytest.param("3. Mai 2021. Der Steg bleibt.", "Der Steg bleibt.", id="date-as-sentence"),
        pytest.param("The pier stays | Another Paper", "The pier stays | Another Paper", id="another-name"),
        pytest.param("The pier was saved by Ada Marlowe", "The pier was saved by Ada Marlowe", id="inside-a-sentence"),
        pytest.param("It stays. By law it must.", "It stays. By law it must.", id="no-name"),
        pytest.param("May 3, 2021 was a good day.", "May 3, 2021 was a good day.", id="date-of-a-sentence"),
        pytest.param("03.05.2021 - 7 ships came", "03.05.2021 - 7 ships came", id="no-sentence-behind"),
        pytest.param("", "", id="empty"),
    ],
)
def test_unframe(text: str, bare: str):
    assert unframe(text, SITES) == bare


@given(st.text(max_size=300))
@settings(max_examples=150)
def test_never_raises_and_never_adds(text: str):
    assert unframe(text, SITES) in text


def test_a_long_text_costs_no_square():
    assert len(unframe("By Ada. " * 120_000, SITES)) > 900_000
