"""Tell whether an outlet is an organ of the page's own house: "first appeared in The Quay, our weekly newsletter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.outlet_names import publication_key
from archive_scraper.normalize.urls import site_domain
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line
    from archive_scraper.normalize.links.outlets import Outlet

_APPOSITION = compiled(r"[\"'”“»’)\]]*\s*[,(–—-]\s*(?:[^\W\d_]{1,4}\s)?([^\W\d_]+)")
"""The word after the comma that follows a name, or the one after its article: "Il Molo, la nostra newsletter"."""
_WORD = compiled(r"[^\W\d_][\w-]*")
_ASKS = frozenset(word for word in book.words("aside.subscribe", "link.other_actions") if " " not in word)
_PHRASES = tuple(word for word in book.words("aside.subscribe", "link.other_actions") if " " in word)
_LETTERS = book.words("outlet.letters")
_NEAR = 2
"""Words between a newsletter's name and the word newsletter."""
_LONGEST_SHORT = 5
"""Letters of a host that is made of the beginnings of a name's words."""


def is_own_organ(line: Line, paragraph: str, outlet: Outlet) -> bool:
    """Tell whether a sentence says that its outlet is the page's own, or the paragraph asks to subscribe to it.

    ``paragraph`` is the text in which the sentence stands.
    """
    after = line.text[outlet.end :]
    apposition = _APPOSITION.match(after)
    if apposition is not None and not words.OURS.isdisjoint(after[: apposition.end()].casefold().split()[-2:]):
        return True
    around = _WORD.findall(line.text[: outlet.start].casefold())[-_NEAR:] + _WORD.findall(after.casefold())[:_NEAR]
    if _LETTERS.isdisjoint(around):
        return False
    rest = paragraph[paragraph.find(line.text) + len(line.text) :].casefold()
    return not _ASKS.isdisjoint(_WORD.findall(rest)) or any(phrase in rest for phrase in _PHRASES)


def is_short_for(site: str, name: str) -> bool:
    """Tell whether a host is made of the beginnings of an outlet's words, which prints "it stood in us" then.

    >>> is_short_for("www.hapo.example", "The Harbour Post"), is_short_for("hop.example", "Harbour Post")
    (True, False)
    """
    label, parts, ends = site_domain(site).partition(".")[0], (publication_key(name) or "").split(), {0}
    for part in parts:
        ends = {end + size for end in ends for size in range(1, len(part) + 1) if label.startswith(part[:size], end)}
    return len(parts) > 1 and len(label) <= _LONGEST_SHORT and len(label) in ends
