"""Pages in columns: read one column after the other, also where the file mixes their lines; all else as it was."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap

import pytest

from archive_scraper.demo.pdf_file import Line, Pdf
from archive_scraper.pdfs.columns import Part, in_reading_order
from archive_scraper.pdfs.reader import _in_order, read_pdf

TEXT = """
harbour ferries cross the bay at night and come back in the morning while the pilots of the guild count every lamp
on the northern shore because nobody else has counted them since the winter in which the ice took the old pier away
"""
WORDS = TEXT.split()
LEADING = 13


def prose(seed: int, lines: int, width: int) -> list[str]:
    """Return lines of prose, other ones for each seed."""
    text = " ".join(f"{WORDS[(place * (seed + 3) + seed) % len(WORDS)]}{chr(97 + seed)}" for place in range(lines * 12))
    return wrap(text, width)[:lines]


def mixed(columns, *, top=700.0, left=50, step=260, shift=0.0):
    """Return columns as some converters write them: line by line across the page."""
    found = []
    for row, lines in enumerate(zip_longest(*columns)):
        found += [
            Line(text=text, x=left + step * place, y=top - LEADING * row - shift * place, size=10)
            for place, text in enumerate(lines)
            if text
        ]
    return found


def one_by_one(columns, **options):
    """Return the same column by column, as layout programs do."""
    parted = mixed(columns, **options)
    return sorted(parted, key=lambda line: line.x)


def read(*pages):
    found = read_pdf(Pdf(pages=list(pages)).write())
    assert found.cause == ""
    return [" ".join(text.split()) for text in found.texts]


def said(*lines):
    return " ".join(line.text if isinstance(line, Line) else line for line in lines)


TWO = [prose(1, 20, 38), prose(2, 20, 38)]
UNEVEN = [prose(1, 20, 38), prose(2, 12, 38)]
THREE = [prose(1, 18, 28), prose(2, 18, 28), prose(3, 18, 28)]
HEADING = Line(text="What the ferries of the northern shore owe to the pilots", x=50, y=740, size=16)
NOTES = [
    Line(text=f"{n} See the registers of the harbour council, which has kept them in two hands since the fire.", x=50,
         y=120 - 11 * n, size=8)
    for n in range(1, 4)
]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "options"),
    [
        (TWO, {}),
        (UNEVEN, {}),
        (TWO, {"shift": 5.0}),  # lines that do not stand on one height
        (THREE, {"step": 172}),
    ],
    ids=["two", "uneven", "shifted", "three"],
)
@pytest.mark.parametrize("write", [mixed, one_by_one])
def test_columns_are_read_one_after_the_other_however_the_file_has_them(columns, options, write):
    lines = [line for column in columns for line in column]
    page = write(columns, **options)
    assert read(page, [HEADING, *page, *NOTES]) == [said(*lines), said(HEADING, *lines, *NOTES)]


def test_a_heading_across_the_page_parts_what_stands_above_from_what_stands_below():
    lower = [prose(4, 14, 38), prose(5, 14, 38)]
    heading = Line(text="And what becomes of it in winter, when nothing moves", x=50, y=420, size=14)
    page = [*mixed(TWO), heading, *mixed(lower, top=390)]
    assert read(page) == [said(*TWO[0], *TWO[1], heading, *lower[0], *lower[1])]


def test_running_heads_and_numbers_of_pages_are_taken_off():
    pages = [
        [
            Line(text="The Harbour Report", x=50, y=780, size=9),
            Line(text=str(number), x=520, y=780, size=9),
            *mixed([prose(number, 20, 38), prose(number + 10, 20, 38)]),
        ]
        for number in range(1, 6)
    ]
    found = read(*pages)
    bodies = [said(*prose(number, 20, 38), *prose(number + 10, 20, 38)) for number in range(1, 6)]
    assert found[1:] == bodies[1:]
    assert found[0].endswith(bodies[0])


def test_the_first_page_keeps_the_sizes_of_its_lines():
    found = read_pdf(Pdf(pages=[[HEADING, *mixed(TWO)]]).write())
    assert found.first_page[0] == (HEADING.text, 16.0)
    assert [line for line, _ in found.first_page[1:]] == [*TWO[0], *TWO[1]]
    assert {size for _, size in found.first_page[1:]} == {10.0}


CELLS = [
    [f"Pier {n}" for n in range(20)],
    [f"{n * 17 % 90},{n * 7 % 10} tons" for n in range(20)],
    [f"{1990 + n}" for n in range(20)],
]
CONTENTS = [[f"Chapter {n}: {' '.join(WORDS[n : n + 4])}" for n in range(20)], [str(n * 7 + 1) for n in range(20)]]
GLOSSARY = [[WORDS[n] for n in range(18)], prose(6, 18, 44)]


AGENDA = [
    [f"Opening words of the {WORDS[n % 40]} council" for n in range(16)],
    [f"Main hall on floor {n}, {WORDS[n % 40]}" for n in range(16)],
]
ITEMS = [["*"] * 20, prose(8, 20, 60)]


@pytest.mark.parametrize(
    ("columns", "options"),
    [
        (CELLS, {"step": 150}),
        (CONTENTS, {"step": 400}),
        (GLOSSARY, {"step": 120}),
        (AGENDA, {}),
        (ITEMS, {"step": 30}),
        ([prose(7, 40, 80)], {}),
    ],
    ids=["table", "contents", "glossary", "agenda", "items", "one-column"],
)
def test_tables_and_single_columns_stay_as_the_file_has_them(columns, options):
    rows = [text for row in zip_longest(*columns) for text in row]
    assert read(mixed(columns, **options)) == [said(*rows)]


def test_few_lines_next_to_each_other_stay():
    rows = [prose(1, 3, 38), prose(2, 3, 38)]
    assert read(mixed(rows)) == [said(*(text for row in zip(*rows, strict=True) for text in row))]


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [Part(0, 3, 0, 0, 0, 0)] * 40,
        [Part(0, 3, -1e6, 1e6, 0, 10)] * 40,
        [Part(0, 3, 10 * (n % 2), 10 * (n % 2) + 5, -n, 0) for n in range(40)],
    ],
)
def test_odd_places_change_nothing(parts):
    assert in_reading_order("abc", parts) is None


def told(columns):
    """Return a page as the child tells it, its lines mixed, and what it reads as."""
    rows = [text for row in zip(*columns, strict=True) for text in row]
    parts, start = [], 0
    for number, line in enumerate(rows):
        left = 50.0 + 260 * (number % 2)
        parts.append([start, start + len(line), left, left + 5.0 * len(line), 700.0 - LEADING * (number // 2), 10.0])
        start += len(line) + 2
    return {"text": "\r\n".join(rows), "parts": parts}, "\r\n".join(line for column in columns for line in column)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda parts: [[0, *part[1:]] for part in parts],  # each holds those before it: far more text than the page has
        lambda parts: [parts[1], parts[0], *parts[2:]],
        lambda parts: [*parts, [0, 1, 0, 0]],
        lambda parts: [*parts, [10**6, 10**6 + 1, 0, 0, 0, 0]],
        lambda parts: [*parts, *([parts[-1][1] + n, parts[-1][1] + n + 1, 0, 9, 0, 9] for n in range(5000))],
    ],
    ids=["overlapping", "turned", "short", "outside", "too-many"],
)
def test_places_that_no_reader_tells_change_nothing(spoil):
    page, ordered = told(TWO)
    page["text"] += " " * 6000
    assert _in_order(page) == (ordered, None)
    assert _in_order(page | {"parts": spoil(page["parts"])}) == (page["text"], None)
