"""Is an element hidden? What a browser does not show, or what only a screen reader speaks, is no field of an item.

A page hides by tags (scripts, templates), by attributes (``hidden``, ``aria-hidden``), by a style in the element, or
by a class that every design has for text that is spoken and not shown. Style sheets are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.normalize.text import HIDDEN_TAGS
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.html import HtmlElement

HIDING_ATTRIBUTES = frozenset(("hidden", "style", "aria-hidden"))
"""Names of the attributes that hides() asks, apart from the class."""
_PAGE = frozenset(("html", "body"))
_STYLE = compiled(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
# Text that only a screen reader speaks: Bootstrap, WordPress, Drupal and GOV.UK name it so.
_SPOKEN = frozenset(
    [
        "sr-only",
        "screen-reader",
        "screen-reader-text",
        "screen-reader-only",
        "visually-hidden",
        "visuallyhidden",
        "element-invisible",
        "assistive-text",
        "show-for-sr",
        "u-hiddenvisually",
        "a11y-hidden",
        "offscreen",
    ]
)


def is_spoken(names: str) -> bool:
    """Tell whether a class attribute names text for screen readers only.

    >>> is_spoken("label sr-only"), is_spoken("sr-only-focusable-link")
    (True, False)
    """
    return not _SPOKEN.isdisjoint(names.lower().split())


def is_spoken_alone(element: HtmlElement, names: str) -> bool:
    """Tell whether an element of this class attribute is spoken and not shown, and says more than a mark.

    A colon for the ear alone stands where the eye sees two lines: it parts a kicker from a title.
    """
    return is_spoken(names) and says_words(element)


def hides(element: HtmlElement, said: Collection[str]) -> bool:
    """Tell whether an element's attributes, of these names, keep it from sight; its class is not asked."""
    if element.tag in _PAGE:  # a script reveals it, or there is nothing to read
        return False
    if "hidden" in said:
        return True
    if "aria-hidden" in said and element.get("aria-hidden") == "true" and _says_nothing_else(element):
        return True
    style = element.get("style") if "style" in said else None
    return style is not None and ("none" in style or "visibility" in style) and _STYLE.search(style) is not None


def _says_nothing_else(element: HtmlElement) -> bool:
    """Tell whether an element that is kept from screen readers holds words, but no link and no picture.

    Designs keep marks and a second link to the same item from the ear: the eye sees them.
    """
    return element.tag != "a" and next(element.iter("a", "img", "picture"), None) is None and says_words(element)


def says_words(element: HtmlElement) -> bool:
    """Tell whether an element holds a letter or a digit, shown or not."""
    return any(map(str.isalnum, "".join(element.itertext())))


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether an element's own tag, attributes or class keep it from sight."""
    if element.tag in HIDDEN_TAGS:
        return True
    said = element.keys()
    if not said:
        return False
    return hides(element, said) or ("class" in said and is_spoken_alone(element, element.get("class")))
