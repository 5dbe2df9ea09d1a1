"""A pager that a page shows and nobody can follow without running its scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.more import find_more, label_of
from archive_scraper.signs.hidden import hides, is_hidden
from archive_scraper.signs.pager import LOADS_NAME, MORE, NEXT, NUMBER, OTHER_BOX_NAME, PAGER_NAME

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page

_OFTEN = 3
"""Buttons of the same words that are still a pager's; more of them belong to the teasers, or to their filters."""
_BOXES = frozenset(("nav", "header", "footer", "aside", "dialog", "select", "fieldset"))
_NO_LINK = frozenset(("", "#", "#!"))


def shown_pager(page: Page) -> str | None:
    """Return the words of a pager that scripts alone turn on, such as "Load more articles"; None where none is shown.

    For a page that names no next one.
    """
    found: dict[str, int] = {}
    for element in page.root.iter("button", "a", "input", "span", "div"):
        if not _is_button(element):
            continue
        label = label_of(element)
        if label and _leads_on(element, label):
            found[label] = found.get(label, 0) + 1
    words = next((label for label, times in found.items() if times <= _OFTEN), None)
    if words is not None and find_more(page) is not None:
        return None  # it says that the last page is shown
    return words


def _is_button(element: HtmlElement) -> bool:
    tag = element.tag
    if tag == "a":
        href = (element.get("href") or "").strip().lower()
        return bool(href in _NO_LINK or href.startswith("javascript:"))
    if tag == "input":
        return (element.get("type") or "").lower() in ("button", "submit")
    return bool(tag == "button" or element.get("role") == "button")


def _leads_on(element: HtmlElement, label: str) -> bool:
    """Tell whether a button's words, and where it stands, make it a pager's."""
    if element.get("aria-expanded") or element.get("disabled") is not None or _toggles(element):
        return False
    says_more = MORE.match(label) is not None
    if not says_more and not NEXT.match(label) and not _is_later(label):
        return False
    in_pager = named = False
    node: HtmlElement | None = element
    while node is not None and node.tag not in ("body", "html"):
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        pager = PAGER_NAME.search(f"{names} {node.get('aria-label') or ''}") is not None
        in_pager = in_pager or pager
        named = named or LOADS_NAME.search(names) is not None
        hidden = hides(node, node.keys()) if node.tag == "input" else is_hidden(node)
        if hidden or (not pager and (node.tag in _BOXES or OTHER_BOX_NAME.search(names))):
            return False
        node = node.getparent()
    return named or says_more or in_pager


def _toggles(element: HtmlElement) -> bool:
    toggle = element.get("data-toggle") or element.get("data-bs-toggle") or ""
    return toggle in ("collapse", "dropdown", "modal", "tab")


def _is_later(label: str) -> bool:
    number = NUMBER.match(label)
    return number is not None and int(number[1]) == 2
