"""When a column of fields is one of names."""

from __future__ import annotations

import pytest

from archive_scraper.extract.listing.fields.author_column import _Column, _Names


@pytest.mark.parametrize(
    ("known", "unknown", "other", "total", "is_of_names"),
    [
        pytest.param(2, 0, 0, 2, False, id="two known names"),
        pytest.param(3, 0, 0, 3, True, id="three known names"),
        pytest.param(4, 6, 0, 10, True, id="two of five names are known"),
        pytest.param(4, 7, 0, 11, False, id="fewer"),
        pytest.param(6, 0, 4, 6, True, id="three of five fields are names"),
        pytest.param(6, 0, 5, 6, False, id="fewer of the fields"),
        pytest.param(5, 0, 1, 10, True, id="in half of the blocks"),
        pytest.param(5, 0, 1, 11, False, id="in fewer"),
        pytest.param(6, 2, 0, 40, True, id="in few blocks, nothing else there, three of four known"),
        pytest.param(5, 2, 0, 40, False, id="in few blocks, fewer known"),
    ],
)
def test_column(known: int, unknown: int, other: int, total: int, is_of_names: bool):
    column = _Column()
    for number in range(known + unknown):
        column.add(number, _Names("Ada Marlowe", known=number < known), None, has_text=True)
    for number in range(other):
        column.add(100 + number, None, None, has_text=True)
    assert column.is_of_names(total) is is_of_names
