"""What opens every title of a list and is no part of any: a dash, "Title:"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST = 3
_MARK = re.compile(r"[—–•·»›▪■◦‣*-]+\s+(?=\w)")
_LABEL = re.compile(rf"{book.alternatives('heading.title_labels')}\s*[:：]\s*(?=\S)", re.IGNORECASE)


def drop_openings(titles: Sequence[str]) -> list[str]:
    """Return titles without the mark or the label that nearly all of them begin with.

    >>> drop_openings(["Title: Ferries", "Title: Salt", "Title: Rails"])
    ['Ferries', 'Salt', 'Rails']
    """
    kept = list(titles)
    for opening in (_MARK, _LABEL):
        found = [opening.match(title) for title in kept]
        if len(kept) >= _FEWEST and sum(map(bool, found)) * 5 >= len(kept) * 4:
            kept = [title[match.end() :] if match else title for title, match in zip(kept, found, strict=True)]
    return kept
