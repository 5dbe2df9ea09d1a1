"""What a site sets around a description and that is no part of it: a time stamp, the byline, the site's own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Collection

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:{book.alternatives('summary.name_particles')} ){{0,2}}{_WORD}){{1,3}}"
_BY = book.any_of(
    map(
        str.capitalize,
        book.entries("byline.opens", "byline.opens_first", "byline.opens_first_here", "summary.byline_openings"),
    )
)
_AND = rf"(?:&|{book.alternatives('name.joins')})"
_CUT = r"\s?(?:…|\.\.\.)"
# "... in the harbour. By Ada Marlowe and Tomas Vell." It follows a whole sentence, and only names follow it.
_BYLINE = late(
    rf"(?<=[.!?…\"”“»)])\s+{_BY} "
    rf"(?:{_NAME}(?:(?:,| {_AND}) {_NAME}){{0,3}}(?:\s?\.|{_CUT})?|{_WORD}{_CUT})$"
)
_STAMP = compiled(
    r"(?:[^\W\d_]+, )?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\. [^\W\d_]+ \d{4}|[^\W\d_]{3,9}\.? \d{1,2}, \d{4})"
    r"(?:,? \d{1,2}[.:]\d\d(?: [^\W\d_]{2,4})?)?\s?[:|–—.-]\s+(?=[^\W\d_a-z\"“„«])"
)
_SITE = compiled(r"\s+[|•·–—-]\s+([^|•·–—]{2,60})$")
_LONGEST = 160
"""Characters at the end of a text that its byline may take."""


def unframe(text: str, site_names: Collection[str] = ()) -> str:
    """Return a description without the time stamp before it, and without byline and site name after it.

    ``site_names`` are in lower case.

    >>> unframe("03.05.2021, 10.15 Uhr: The pier stays. By Ada Marlowe - Harbour Courier", ["harbour courier"])
    'The pier stays.'
    """
    bare = text
    if (match := _SITE.search(bare, max(0, len(bare) - _LONGEST))) and match[1].casefold() in site_names:
        bare = bare[: match.start()]
    if match := _BYLINE.search(bare, max(0, len(bare) - _LONGEST)):
        bare = bare[: match.start()]
    if match := _STAMP.match(bare):
        bare = bare[match.end() :]
    return bare or text
