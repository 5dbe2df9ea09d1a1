"""The text of an element that names authors: one block for each, and a comma for what a style sheet puts apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from archive_scraper.normalize.late import late
from archive_scraper.normalize.text import BLOCK_TAGS, INSIDE_WORDS, clean_text
from archive_scraper.signs.bylines import ends_before_name
from archive_scraper.signs.hidden import is_hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_VOWEL_SIGN = late("[\u0900-\u0dff\u0e31-\u0e4e\u102b-\u103e\u17b4-\u17d3]")
_CLOSED = (".", ")", "”", '"')
_JOINT = 3
"""Letters of a small word that joins what stands before and after it: "and"."""


def each_author(element: HtmlElement) -> list[HtmlElement]:
    """Return the blocks of one make that an element is made of, one for each author; else the element alone.

    >>> from lxml import html
    >>> [each.text for each in each_author(html.fromstring("<ul><li>Ada Marlowe</li><li>Tomas Vell</li></ul>"))]
    ['Ada Marlowe', 'Tomas Vell']
    """
    holder = element
    while len(holder) == 1 and not (holder.text or "").strip():
        holder = holder[0]
    makes = {(child.tag, child.get("class")) for child in holder}
    is_list = len(holder) > 1 and len(makes) == 1 and next(iter(makes))[0] in BLOCK_TAGS
    if not is_list or "br" in {child.tag for child in holder}:
        return [element]
    beside = [holder.text, *(child.tail for child in holder)]
    return [element] if any(text and not text.isspace() for text in beside) else list(holder)


def author_text(element: HtmlElement) -> str:
    """Return the visible text of an element as one line, its name and its role parted where they touch.

    >>> from lxml import html
    >>> author_text(html.fromstring("<li><b>Ada Marlowe</b><span>fellow</span></li>"))
    'Ada Marlowe, fellow'
    >>> author_text(html.fromstring("<p><span>By</span><a>Ada Marlowe</a>, fellow</p>"))
    'By Ada Marlowe, fellow'
    """
    if not len(element):
        return clean_text(element.text or "")
    written = ""
    border = ""  # what stands between two texts: " " a block's, "<" one element in another, "><" two side by side
    skipped = None
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "start" and node is not element and is_hidden(node):
            skipped = node
            walker.skip_subtree()
            continue
        if node is not skipped and node is not element:
            border = _with(border, event, node.tag)
        text = node.text if event == "start" else node.tail if node is not element else None
        if text:
            written += _joint(written, border, text) + text
            border = ""
    return clean_text(written)


def _with(border: str, event: str, tag: str) -> str:
    """Return the border between two texts with the beginning or the end of one more element in it."""
    if border == " " or tag in BLOCK_TAGS:
        return " "
    if tag in INSIDE_WORDS:
        return border
    return ">" if event == "end" else f"{border[:1]}<"


def _joint(before: str, border: str, after: str) -> str:
    """Return what parts two texts: nothing, a space, or a comma and a space."""
    if border == " ":
        return " "
    last, first = before[-1:], after[:1]
    is_end = last.isalnum() or last in _CLOSED or _VOWEL_SIGN.match(last) is not None
    if not border or not is_end or not first.isalnum() or len(after) < 2:
        return ""
    if border != "><" and not (last.islower() and first.isupper()):
        return ""
    word = after.split(maxsplit=1)[0]
    return " " if ends_before_name(before) or (word.islower() and len(word) <= _JOINT) else ", "
