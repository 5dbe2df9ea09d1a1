"""Where a page prints a value: the place in its source that a reader can be shown."""

from __future__ import annotations

import re
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from cssselect.parser import SelectorError
from parsel.csstranslator import HTMLTranslator

from archive_scraper.normalize.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page

_SELECTOR = "selector:"
# What an origin says -> the elements that hold such values, and the attribute that prints them; None: the text.
_HOMES: dict[str, tuple[str, str | None]] = {
    "json-ld": ("script", None),
    "meta": ("meta", "content"),
    "time": ("time", "datetime"),
    "title": ("title", None),
    "og": ("meta", "content"),
}
_LONGEST = 400
"""Characters of a print that are looked for; a summary may be a page long."""
_TRIES = 20
"""Elements whose place in the source is looked for: on an honest page the first one that prints a value is found."""


def find_print(page: Page, source: str, *, origin: str, printed: str) -> tuple[int, int] | None:
    """Return where a print begins and ends in a page's source, in characters; None where it cannot be told.

    ``origin`` is what the value's origin says ("selector:p.date", "meta", "json-ld", "visible").
    """
    wanted = clean_text(printed)[:_LONGEST].strip()
    if not wanted:
        return None
    printing = (
        element for element, text in _candidates(page, origin) if wanted[:80] in text or (text and text in wanted)
    )
    for element in islice(printing, _TRIES):
        found = _from(source, _line_start(source, element), wanted)
        if found is not None:
            return found
    return _from(source, 0, wanted)


def _candidates(page: Page, origin: str) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the elements that may print a value, the ones that its origin names first, each with its text."""
    if origin.startswith(_SELECTOR):
        for element in _selected(page, origin.removeprefix(_SELECTOR)):
            yield element, clean_text(_text(element))
        origin = ""
    tag, attribute = next((home for name, home in _HOMES.items() if name in origin), ("", None))
    if tag:
        for element in page.root.iter(tag):
            yield element, clean_text((element.get(attribute) if attribute else _text(element)) or "")
    for element in page.root.iter("h1", "time", "p", "span", "a", "div"):
        if element.text and element.text.strip():
            yield element, clean_text(_text(element)[: 4 * _LONGEST])


def _text(element: HtmlElement) -> str:
    return "".join(element.itertext())


def _selected(page: Page, selector: str) -> list[HtmlElement]:
    try:
        found = page.root.xpath(HTMLTranslator().css_to_xpath(selector))
    except (SelectorError, ValueError):
        return []
    return [element for element in found if isinstance(element.tag, str)] if isinstance(found, list) else []


def _line_start(source: str, element: HtmlElement) -> int:
    """Return where the line of an element begins."""
    place = 0
    for _ in range((element.sourceline or 1) - 1):
        following = source.find("\n", place)
        if following < 0:
            break
        place = following + 1
    return place


def _from(source: str, start: int, wanted: str) -> tuple[int, int] | None:
    """Return where a text stands at or after a place: as it is, with markup between its words, or its first words."""
    words = wanted.split()
    for count in (len(words), 6, 3, 1):
        if count > len(words) or (count == 1 and len(words[0]) < 4):
            continue
        pattern = r"(?:\s|<[^<>]{0,300}>|&nbsp;)+".join(_spelled(word) for word in words[:count])
        if (match := re.compile(pattern).search(source, start)) is not None:
            return match.span()
    return None


def _spelled(word: str) -> str:
    """Return a pattern for a word as HTML may spell it."""
    plain, escaped = re.escape(word), re.escape(escape(word, quote=False))
    return plain if plain == escaped else f"(?:{plain}|{escaped})"
