"""The number of items that a listing claims to have: "Showing 21-40 of 2917 Publications"."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from archive_scraper.extract.bounds import count_of
from archive_scraper.extract.page import blocks
from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.extract.listing.page.outline import Outline
    from archive_scraper.extract.page import Page

_NUMBER = r"\d{1,3}(?:[.,\u00a0\u202f ']\d{3})+|\d{1,7}"
_OUT_OF = rf"\s+(?:{book.alternatives('pager.out_of')}|/)\s+"
_SHOWING = late(
    rf"(?<!\d)({_NUMBER})\s*(?:-|–|—|～|~|{book.alternatives('pager.to')})\s*({_NUMBER})"
    rf"{_OUT_OF}(?:about\s+|over\s+)?({_NUMBER})(?!\d)",
    re.IGNORECASE,
)
_MAY_SHOW = compiled(rf"\d{_OUT_OF}".replace(r"\ ", r"\s+"), re.IGNORECASE)
"""What no such line is without, with any white space between its pieces."""
_RESULTS = late(rf"\W*({_NUMBER})\s+{book.alternatives('pager.results')}\W*", re.IGNORECASE)
_MAX_LINE = 160


def read_total(outline: Outline) -> int | None:
    """Return the total of the first line that says which items are shown of how many.

    The three numbers must make sense together: first <= last <= total.
    """
    return next((total for line in _lines(outline) if (total := _read_line(line)) is not None), None)


def _lines(outline: Outline) -> Iterator[str]:
    """Yield the lines that may say so, each once."""
    found = [match.start() for match in _MAY_SHOW.finditer(" ".join(outline.bare))]
    starts = list(accumulate([len(text) + 1 for text in outline.bare], initial=0)) if found else []
    end = -1
    for place in found:
        if (run := bisect_right(starts, place) - 1) >= end:
            start, end = outline.line_start(run, 0), outline.line_end(run)
            yield "".join(outline.runs[start:end])


def counted_results(page: Page) -> int | None:
    """Return the number of a line that holds nothing but a count of results: "24 results", "240 Ergebnisse".

    None where no line does, or several say different numbers: those count filters.
    """
    found = {_number(match[1]) for text in blocks(page.root) if (match := _RESULTS.fullmatch(text))}
    return found.pop() if len(found) == 1 else None


def _number(printed: str) -> int:
    """Return a number without the marks between its thousands; 0 for one that counts nothing."""
    return count_of(re.sub(r"\D", "", printed)) or 0


def _read_line(text: str) -> int | None:
    text = " ".join(text.split())
    match = _SHOWING.search(text) if len(text) <= _MAX_LINE else None
    if match is None:
        return None
    first, last, total = map(_number, match.groups())
    return total if 0 < first <= last <= total else None
