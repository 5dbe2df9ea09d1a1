"""Authors that nothing announces: a column of short lines that are people's names in most records of a list.

One such line alone may be a town, a series or a subject; a column of them beside dates is the authors'.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from archive_scraper.extract.datelike import without_date
from archive_scraper.extract.listing.hints import Hint, is_count, split_fields
from archive_scraper.normalize.bylines.vocabulary import GIVEN, ORGANIZATION, ROLE, fold_word, word_bits

if TYPE_CHECKING:
    from archive_scraper.extract.listing.lines import Block, Line, Part
    from archive_scraper.extract.listing.outline import Outline

_MIN_RECORDS = 3
_MAX_LINE = 90
_MAX_NAME = 40
_MAX_LINES = 12
"""Lines of a record that are looked at: a byline stands near the title."""
_AND = "(?:and|und|et|y|e|og|och|en|ja|i|и)"
_BETWEEN_NAMES = re.compile(rf"\s*[,;&/]\s*(?:{_AND}\s+)?|\s+{_AND}\s+")
_YEAR_BEHIND = re.compile(r"[\s,(]*(?:19|20)\d\d[a-z]?[).:,\s]*$")
_OTHER = Hint.COUNT | Hint.CAPTION | Hint.SUMMARY | Hint.TOPIC | Hint.MORE | Hint.OUTLET


def find_name_columns(outline: Outline, blocks: list[Block], titles: list[list[Part]]) -> list[tuple[str, int] | None]:
    """Return for each block the name in the column of names, with its element; None for all without such a column."""
    columns: dict[int, dict[int, tuple[str, int]]] = defaultdict(dict)
    shown: dict[int, int] = defaultdict(int)
    for number, (block, title) in enumerate(zip(blocks, titles, strict=True)):
        inside = set(title)
        for line in block.lines[:_MAX_LINES]:
            kind = outline.kind[line.owner]
            if any(part in inside for part in line.parts):
                name, has_text, kind = _names_before(line, inside), True, -1 - kind
            elif len(line.text) > _MAX_LINE or line.hint & _OTHER:
                continue
            else:
                name, has_text = _names_in(line)
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


def _names_before(line: Line, title: set[Part]) -> str | None:
    """Return the names of persons that a line has before its title, as bibliographies do: "Ada Marlowe (2024): "."""
    first = line.parts[0]
    if first in title or len(first.text) > _MAX_LINE:
        return None
    text = _YEAR_BEHIND.sub("", without_date(first.text)).strip(" ,:;.-–—")
    return text if are_person_names(text) else None


def _names_in(line: Line) -> tuple[str | None, bool]:
    """Return the first field of a line that is names of persons, and whether the line has any field but dates.

    Elements of their own are fields too: a name, then a role that a style sheet puts below.
    """
    fields = split_fields(line.text)
    if len(fields) == 1 and len(line.parts) > 1:
        fields += [part.text for part in line.parts]
    has_text = False
    for field in fields:
        text = without_date(field).strip(" ,:;-–—")
        if not text or is_count(text):
            continue
        has_text = True
        if are_person_names(text):
            return text, True
    return None, has_text


def are_person_names(text: str) -> bool:
    """Tell whether a text is one person's name, or several with commas and "and" between.

    >>> are_person_names("Ada Marlowe, Jon Tell and Ruth Abara"), are_person_names("Ada Marlowe, Senior Fellow")
    (True, False)
    """
    pieces = [piece for piece in _BETWEEN_NAMES.split(text) if piece]
    known = sum(map(is_person_name, pieces))
    return known * 2 >= len(pieces) > 0 and is_person_name(pieces[0]) and all(map(_has_form_of_name, pieces))


def _has_form_of_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 4 or len(text) > _MAX_NAME:
        return False
    plain = [word.replace("-", "").replace(".", "").replace("’", "").replace("'", "") for word in words]
    if not all(word[0].isupper() and bare.isalpha() for word, bare in zip(words, plain, strict=True)):
        return False
    return not any(word_bits(fold_word(word)) & (ROLE | ORGANIZATION) for word in words)


def is_person_name(text: str) -> bool:
    """Tell whether a text is two to four capitalised words, the first a known given name.

    >>> is_person_name("Ada B. Marlowe"), is_person_name("Water Policy"), is_person_name("Ada")
    (True, False, False)
    """
    if text.isupper() or not _has_form_of_name(text):
        return False
    return bool(word_bits(fold_word(text.split(maxsplit=1)[0])) & GIVEN)
