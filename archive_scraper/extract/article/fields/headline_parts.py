"""A headline that is more than the title: a kicker above it, or a subtitle below, in elements of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.page import text_of
from archive_scraper.normalize.text import HIDDEN_TAGS, clean_text
from archive_scraper.signs.class_names import BIT, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_KICKER = BIT["kicker"] | BIT["summary"]
"""The first line of a headline, whether its name calls it that or, by its size, a subhead."""
_TITLE = BIT["title"] | BIT["heading"]
_BORDER = " \t:–—-|/·•.,"
_MOST_PIECES = 12
_DEEPEST = 4
_FEW_WORDS = 5

Part = tuple[str, frozenset[str]]
"""The text of a part, and its facts."""


def headline_parts(heading: HtmlElement) -> Iterator[Part]:
    """Yield what is left of a headline without its first element, and without its last one.

    >>> from lxml import html
    >>> h1 = html.fromstring("<h1><span class='kicker'>Harbour</span>: <span>The Pier Stays</span></h1>")
    >>> [text for text, facts in headline_parts(h1)]
    ['The Pier Stays', 'Harbour']
    """
    pieces = _pieces(_holder(heading))
    if not 1 < len(pieces) <= _MOST_PIECES:
        return
    (first, kicker), *rest = pieces
    if first is not None:
        facts = {"headline:after-first", "kicker:few-words" if kicker.count(" ") < _FEW_WORDS else "kicker:words"}
        if _names(first) & _KICKER or _is_small(first):
            facts.add("kicker:named")
        if len(rest) == 1 and rest[0][0] is not None and _names(rest[0][0]) & _TITLE:
            facts.add("kicker:before-named")
        yield " ".join(text for _, text in rest), frozenset(facts)
    if pieces[-1][0] is not None:
        yield " ".join(text for _, text in pieces[:-1]), frozenset(("headline:before-last",))


def _holder(element: HtmlElement) -> HtmlElement:
    """Return the innermost element that alone holds all of the headline's text."""
    for _ in range(_DEEPEST):
        if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
            break
        element = element[0]
    return element


def _pieces(holder: HtmlElement) -> list[tuple[HtmlElement | None, str]]:
    """Return the texts of an element and its children in order, those that are only a border left out."""
    found: list[tuple[HtmlElement | None, str]] = [(None, clean_text(holder.text or ""))]
    for child in holder:
        if child.tag not in HIDDEN_TAGS:
            found.append((child, text_of(child)))
        found.append((None, clean_text(child.tail or "")))
    cut = ((element, text.strip(_BORDER) if number else text) for number, (element, text) in enumerate(found))
    return [(element, text) for element, text in cut if text.strip(_BORDER)]


def _is_small(element: HtmlElement) -> bool:
    return element.tag == "small" or "small" in (element.get("class") or "").lower()


def _names(element: HtmlElement) -> int:
    return read_words(element.get("class") or "")
