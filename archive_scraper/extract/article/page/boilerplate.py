"""The boilerplate of an article page: menus, site headers, footers, dialogs, comments. Half of all its elements.

It is told by its names and by what it does not hold, asked of libxml2, before a node of it is read. What
holds a headline, a time, a byline or running text is read whatever it is called, comments apart: their names and
times are others' than the article's.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from archive_scraper.signs.class_names import BIT, TAG_BIT

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAVIGATION = BIT["nav"] | TAG_BIT["nav"]
_SIDE = BIT["sidebar"] | TAG_BIT["aside"]
_DIALOG = BIT["consent"]
_THREAD = BIT["comment"]
MAY_BE_BOILERPLATE = _THREAD | _NAVIGATION | _SIDE | _DIALOG | BIT["footer"] | TAG_BIT["footer"] | TAG_BIT["header"]
BOILERPLATE_TAGS = frozenset(("nav", "header", "footer", "aside", "section", "div", "ul", "ol"))
"""Bits and tags of the elements that is_boilerplate is asked of."""
MOST_NESTED = 8
"""Elements around one another that it is asked of: each time it looks at all that they hold."""
_MOST_LINKS = 6
"""Links of a part that is read whatever it is: asking more of it would save nothing."""
_NAMED_OTHERWISE = BIT["author"] | BIT["topic"] | BIT["summary"] | BIT["title"] | BIT["date"]
_ARTICLE = BIT["article"] | TAG_BIT["article"]
_TEXT = BIT["article"] | BIT["body"]
_ARTICLES_OWN = ("h1", "article", "main", "time", "address", "blockquote")
# What no name of an element tells. Paragraphs without an element of their own are told by their line breaks.
_is_text = etree.XPath("boolean(.//p[string-length(.) > 200] or .//br[2])")
_links_to_field = etree.XPath("boolean(.//a/@rel[contains(., 'tag') or contains(., 'author')])")
_names_a_field = etree.XPath(
    "boolean(.//@class[contains(., 'author') or contains(., 'byline') or contains(., 'date') or contains(., 'tag')])"
)


def is_boilerplate(element: HtmlElement, own: int, above: int) -> bool:
    """Tell whether an element is a part of the page that no field is read from.

    ``own`` are the bits of the element (see signs.class_names), ``above`` those of all around it.
    """
    if own & _THREAD and not own & _TEXT:
        return _is_thread(element)
    # The header, the footer and the box next to a text may be the article's own.
    if not own & _NAVIGATION and (above | own) & _ARTICLE:
        return False
    if own & _DIALOG:
        return _is_dialog(element)
    if own & _NAMED_OTHERWISE:
        return False
    if next(islice(element.iter("a"), _MOST_LINKS, None), None) is None:
        return False
    return _is_list(element) and not (own & _SIDE and _names_a_field(element))


def _is_list(element: HtmlElement) -> bool:
    if _holds(element, *_ARTICLES_OWN) or (_holds(element, "p", "br") and _is_text(element)):
        return False
    return not _links_to_field(element)


def _is_thread(element: HtmlElement) -> bool:
    return _holds(element, "form", "textarea", "li", "time") and not _holds(element, "h1", "main")


def _is_dialog(element: HtmlElement) -> bool:
    return _holds(element, "button", "form", "input") and not _holds(element, "h1", "article", "main", "time")


def _holds(element: HtmlElement, *tags: str) -> bool:
    """Tell whether an element of one of these tags stands in another: a tenth of the time that an XPath takes."""
    return next(element.iter(*tags), None) is not None
