"""Class names that say what kind of element this is, not which one of its kind."""

from __future__ import annotations

import re

from archive_scraper.words import book

# Class names that tell rows of one list apart, not lists from each other.
_ROW_WORDS = re.compile(rf"^(?:{book.any_of(book.class_words('rows.places'))}|.*\d.*)$")
CELL_TAGS = frozenset({"td", "th"})


def stable_class(value: str) -> str:
    """Return the class name that members of one list share: no numbers, no odd, even, first or last.

    >>> stable_class("post-123 teaser odd")
    'teaser'
    """
    names = value.split()
    for name in names:
        if not _ROW_WORDS.match(name):
            return name
    for name in names:
        if name in {"item", "post", "row"}:
            return name
    return ""
