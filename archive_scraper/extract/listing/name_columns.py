"""Authors that nothing announces: a column of short lines that are people's names in most records of a list.

One such line alone may be a town, a series or a subject; a column of them beside dates is the authors'.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from archive_scraper.extract.datelike import has_date_shape
from archive_scraper.extract.listing.hints import Hint, is_count, split_fields
from archive_scraper.normalize.bylines.vocabulary import GIVEN, fold_word, word_bits

if TYPE_CHECKING:
    from archive_scraper.extract.listing.lines import Block, Line, Part
    from archive_scraper.extract.listing.outline import Outline

_MIN_RECORDS = 3
_MAX_LINE = 90
_MAX_LINES = 12
"""Lines of a record that are looked at: a byline stands near the title."""
_OTHER = Hint.COUNT | Hint.CAPTION | Hint.SUMMARY | Hint.TOPIC | Hint.MORE | Hint.OUTLET


def find_name_columns(outline: Outline, blocks: list[Block], titles: list[list[Part]]) -> list[tuple[str, int] | None]:
    """Return for each block the name in the column of names, with its element; None for all without such a column."""
    columns: dict[int, dict[int, tuple[str, int]]] = defaultdict(dict)
    shown: dict[int, int] = defaultdict(int)
    for number, (block, title) in enumerate(zip(blocks, titles, strict=True)):
        inside = set(title)
        for line in block.lines[:_MAX_LINES]:
            if len(line.text) > _MAX_LINE or line.hint & _OTHER or any(part in inside for part in line.parts):
                continue
            kind = outline.kind[line.owner]
            name, has_text = _name_in(line)
            shown[kind] += has_text
            if name and number not in columns[kind]:
                columns[kind][number] = (name, line.owner)
    best = max(columns, key=lambda kind: len(columns[kind]), default=None)
    nothing: list[tuple[str, int] | None] = [None] * len(blocks)
    if best is None or len(columns[best]) < _MIN_RECORDS or len(columns[best]) * 2 < len(blocks):
        return nothing
    if len(columns[best]) * 4 < shown[best] * 3:
        return nothing
    return [columns[best].get(number) for number in range(len(blocks))]


def _name_in(line: Line) -> tuple[str | None, bool]:
    """Return the first field of a line that is a person's name, and whether the line has any field but dates."""
    has_text = False
    for field in split_fields(line.text):
        text = field.strip(" ,:;-–—")
        if not text or has_date_shape(text) or is_count(text):
            continue
        has_text = True
        if is_person_name(text):
            return text, True
    return None, has_text


def is_person_name(text: str) -> bool:
    """Tell whether a text is two to four capitalised words, the first a known given name.

    >>> is_person_name("Ada B. Marlowe"), is_person_name("Water Policy"), is_person_name("Ada")
    (True, False, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 4 or len(text) > 40:
        return False
    if not all(
        word[0].isupper() and word.replace("-", "").replace(".", "").replace("’", "").replace("'", "").isalpha()
        for word in words
    ):
        return False
    return bool(word_bits(fold_word(words[0])) & GIVEN) and not text.isupper()
