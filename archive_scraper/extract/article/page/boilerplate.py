"""The boilerplate of an article page: menus, site headers, footers, dialogs, comments. Half of all its elements.

It is told by its names and by what it does not hold, asked of libxml2 in one step, before a node of it is read. What
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
# Names of elements alone, where that will do: a condition on each node costs as much as reading it. Paragraphs without
# an element of their own are told by their line breaks.
_is_list = etree.XPath(
    "not(.//h1 or .//article or .//main or .//time or .//address or .//blockquote"
    " or .//a[@rel][contains(@rel, 'tag') or contains(@rel, 'author')] or .//p[string-length(.) > 200]"
    " or .//br[2])"
)
_is_thread = etree.XPath("boolean(.//form or .//textarea or .//li or .//time) and not(.//h1 or .//main)")
_names_a_field = etree.XPath(
    "boolean(.//@class[contains(., 'author') or contains(., 'byline') or contains(., 'date') or contains(., 'tag')])"
)
_is_dialog = etree.XPath("boolean(.//button or .//form or .//input) and not(.//h1 or .//article or .//main or .//time)")


def is_boilerplate(element: HtmlElement, own: int, above: int) -> bool:
    """Tell whether an element is a part of the page that no field is read from.

    ``own`` are the bits of the element (see signs.class_names), ``above`` those of all around it.
    """
    if own & _THREAD and not own & _TEXT:
        return bool(_is_thread(element))
    # The header, the footer and the box next to a text may be the article's own.
    if not own & _NAVIGATION and (above | own) & _ARTICLE:
        return False
    if own & _DIALOG:
        return bool(_is_dialog(element))
    if own & _NAMED_OTHERWISE:
        return False
    if next(islice(element.iter("a"), _MOST_LINKS, None), None) is None:
        return False
    return bool(_is_list(element)) and not (own & _SIDE and _names_a_field(element))
