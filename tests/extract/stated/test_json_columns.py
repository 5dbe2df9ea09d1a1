"""What a column of JSON holds, told by its values."""

from __future__ import annotations

import pytest

from archive_scraper.extract.stated.json_columns import _date, _looks_like_titles, columns_of, entries_of
from archive_scraper.extract.stated.json_rows import tables_in
from archive_scraper.extract.stated.page_json import read_json

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


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (500_000_000, None),
        (500_000_001, "1985-11-05T00:53:21+00:00"),
        (4_999_999_999, "2128-06-11T08:53:19+00:00"),
        (5_000_000_000, None),
        (500_000_000_000, None),
        (500_000_001_000, "1985-11-05T00:53:21+00:00"),
    ],
)
def test_seconds_since_1970(value: int, date: str | None):
    assert _date(value) == date


def rows(count: int, **more: object) -> list[dict[str, object]]:
    found = [{"title": f"{TITLES[n % 5]}, part {n}", "url": f"/news/the-tide-{n}", **more} for n in range(count)]
    return [{**row, "url": f"{row['url']}-{len(more)}"} for row in found]


BASE = "https://harbour.example/"


@pytest.mark.parametrize(
    ("dated", "signed", "chosen"),
    [
        pytest.param(4, 5, 4, id="a date says more than a name"),
        pytest.param(4, 7, 7, id="and no more than three names"),
    ],
)
def test_of_two_lists_the_one_that_says_more_is_read(dated: int, signed: int, chosen: int):
    data = {"one": rows(dated, published="2026-03-04"), "other": rows(signed, author="Ada Marlowe")}
    assert len(read_json(data, BASE).items) == chosen


@pytest.mark.parametrize(("depth", "is_list"), [(3, True), (4, False)])
def test_how_deep_a_column_may_lie(depth: int, is_list: bool):
    def wrapped(row: dict[str, object]) -> dict[str, object]:
        for _ in range(depth):
            row = {"node": row}
        return row

    assert bool(read_json([wrapped(row) for row in rows(5, published="2026-03-04")], BASE).items) is is_list


@pytest.mark.parametrize(("letters", "kept"), [(2000, True), (2001, False)])
def test_what_is_longer_than_a_summary_is_none(letters: int, kept: bool):
    (table,) = tables_in(rows(5, summary=("The tide came in late. " * 90)[: letters - 1] + "x"), 1)
    columns = columns_of(table, BASE)
    assert columns is not None
    assert {bool(entry.summary_html) for entry in entries_of(table, columns, BASE)} == {kept}


def test_of_two_columns_without_a_usual_name_none_is_the_title():
    data = [{"x": title, "y": f"On {title}", "url": f"/news/a-{n}", "author": "Ada"} for n, title in enumerate(TITLES)]
    (table,) = tables_in(data, 1)
    assert columns_of(table, BASE) is None
    (table,) = tables_in([{name: value for name, value in row.items() if name != "y"} for row in data], 1)
    assert columns_of(table, BASE) is not None
