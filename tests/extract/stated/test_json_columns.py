"""What a column of JSON holds, told by its values."""

from __future__ import annotations

import pytest

from archive_scraper.extract.stated.json_columns import _looks_like_titles

TITLES = [
    "The tide came in late",
    "A pier is mended",
    "Boats of the island",
    "The dues rise again",
    "Salt for the north",
]


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        pytest.param(TITLES, True, id="titles"),
        pytest.param(["Ab cdefg", "Bc defgh", "Cd efghi"], True, id="eight letters"),
        pytest.param(["Ab cdef", "Bc defg", "Cd efgh"], False, id="seven letters"),
        pytest.param([f"{n} " + "a" * 298 for n in range(5)], True, id="three hundred letters"),
        pytest.param([f"{n} " + "a" * 299 for n in range(5)], False, id="more"),
        pytest.param([*TITLES[:4], TITLES[3]], True, id="four of five differ"),
        pytest.param([*TITLES[:3], TITLES[2], TITLES[2]], False, id="three of five differ"),
        pytest.param([*TITLES[:4], "tide"], True, id="four of five are of several words"),
        pytest.param([*TITLES[:3], "tide", "pier"], False, id="three of five are"),
        pytest.param([*TITLES[:4], "/news/tide is late"], False, id="one is an address"),
    ],
)
def test_titles(texts: list[str], titles: bool):
    assert _looks_like_titles(texts) is titles
