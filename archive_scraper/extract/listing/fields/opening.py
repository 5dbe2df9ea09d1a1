"""What opens or closes every title of a list and is no part of any: a dash, "Title:", an arrow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST = 3
_MARK = compiled(r"[—–•·»›>→▸►▪■◦‣*-]+\s+(?=\w)")
_ARROW = compiled(r"\A(?P<title>[^«]*\S)\s+[»›>→➔➜↗▸▶►]+\Z")
_LABEL = late(rf"{book.alternatives('heading.title_labels')}\s*[:：]\s*(?=\S)", re.IGNORECASE)


def drop_frames(titles: Sequence[str]) -> list[str]:
    """Return titles without the mark or the label that nearly all of them begin with, or the arrow that closes them.

    >>> drop_frames(["Title: Ferries", "Title: Salt", "Title: Rails"]), drop_frames(["Salt »", "Rails »", "Dues »"])
    (['Ferries', 'Salt', 'Rails'], ['Salt', 'Rails', 'Dues'])
    """
    kept = list(titles)
    for frame in (_MARK, _LABEL, _ARROW):
        found = [frame.match(title) for title in kept]
        if len(kept) >= _FEWEST and sum(map(bool, found)) * 5 >= len(kept) * 4:
            rests = [match and (match["title"] if frame is _ARROW else match.string[match.end() :]) for match in found]
            kept = [title if rest is None else rest for title, rest in zip(kept, rests, strict=True)]
    return kept
