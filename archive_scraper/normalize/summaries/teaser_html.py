"""The HTML of a teaser as text, without footnote marks, headings that are lead-ins, and links to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from archive_scraper.normalize.fragments import Line, line_of_tree, read_line
from archive_scraper.normalize.links.calls import begins_continue_phrase, is_continue_phrase, read_call
from archive_scraper.normalize.text import clean_text, decode_entities, parse_tree, unwrap
from archive_scraper.normalize.urls import host_of
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6", "p")
_SET_OFF_TAGS = ("strong", "b", "em", "i", "span")
_MOST_SET_OFF = 4
"""Such tags around one text: pages hold no more, hostile ones thousands."""
_FOOTNOTE = compiled(r"[\[(]?\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶])\s*[\])]?")
_NOTE_NUMBER = compiled(r"[\[(]?\d{1,3}[\])]?|[*†‡]")
_NOTED = compiled(r"(?:[^\W\d_]{5}|[.!?,;”»)])$")
_LEADING_DOTS = compiled(r"\s*(?:\.{3,}|…)")
ARROWS = " \u00a0»›>→►▸➔➜"
_LEAD_INS = frozenset(entry.casefold() for entry in book.entries("summary.headings", "summary.labels"))
MORE_MARK = "»»»"
"""Stands for a link to the rest that the HTML held, so that the text's own rules see where it stood."""


def read_html(raw: str) -> str:
    """Return the text of a teaser's HTML without footnote marks, headings that are lead-ins and links to the rest."""
    plain = unwrap(raw)
    if plain is not None:
        return clean_text(decode_entities(plain))
    root = parse_tree(raw)
    if root is None:
        line = read_line(raw)
    else:
        _mend(root)
        line = line_of_tree(root)
    text = line.text
    for span in reversed(line.links):
        tail = text[span.end :].strip(ARROWS + ".")
        printed = text[span.start : span.end]
        if not tail and _opens_the_rest(printed):
            # The link's own words say so: no need for dots before them.
            link_dots = _LEADING_DOTS.match(text, span.start, span.end)
            kept = text[: link_dots.end() if link_dots else span.start].rstrip()
            return decode_entities(f"{kept} {MORE_MARK}" if kept else kept)
    return decode_entities(text)


def _mend(root: HtmlElement) -> None:
    """Take footnote marks, pictures and headings that are lead-ins out of a tree, and name emptied citations."""
    for mark in list(root.iter("sup")):
        text = _solid_text(mark)
        if _FOOTNOTE.fullmatch(text) and (
            _holds(mark, "a") or text[:1] in "[(*†‡" or (text.isdigit() and _NOTED.search(_text_before(mark)))
        ):
            _drop(mark)
    for anchor in list(root.iter("a")):
        text = _solid_text(anchor)
        if _NOTE_NUMBER.fullmatch(text) and anchor.get("href", "").startswith("#"):
            _drop_note_mark(anchor)
        elif not text and not _holds(anchor, "img"):
            _name_empty_link(anchor)
    for figure in list(root.iter("figure")):
        _drop(figure)
    for heading in list(root.iter(*_HEADING_TAGS)):
        is_led = heading.tag != "p" or next(heading.itersiblings("p"), None) is not None
        if is_led and _is_lead_in(clean_text(" ".join(_texts(heading)))):
            _drop(heading)
    _drop_set_off_lead_in(root)


_texts: Callable[[HtmlElement], list[str]] = etree.XPath(".//text()", smart_strings=False)  # type: ignore[assignment]
_SPACES = "\u00a0\u2002\u2003\u2009\u200a\u202f\u3000"
"""Spaces that XPath does not know."""
_set_off: Callable[[HtmlElement], list[HtmlElement]] = etree.XPath(  # type: ignore[assignment]
    f"(//text()[normalize-space(translate(., '{_SPACES}', ''))])[1]/ancestor::*"
    f"[{' or '.join(f'self::{tag}' for tag in _SET_OFF_TAGS)}]"
)
"""The tags around the first text, the outermost first."""


def _solid_text(element: HtmlElement) -> str:
    """Return the text of an element without the white space around its pieces."""
    return "".join(map(str.strip, _texts(element)))


def _holds(element: HtmlElement, *tags: str) -> bool:
    return next(element.iterdescendants(*tags), None) is not None


def _text_before(element: HtmlElement) -> str:
    """Return what stands right before an element."""
    before, above = element.getprevious(), element.getparent()
    return (before.tail if before is not None else above.text if above is not None else "") or ""


def _put_before(element: HtmlElement, text: str) -> None:
    """Set what stands right before an element."""
    before, above = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = text
    elif above is not None:
        above.text = text


def _drop(element: HtmlElement) -> None:
    """Take an element out of its tree, and leave what follows it there."""
    _put_before(element, _text_before(element) + (element.tail or ""))
    above = element.getparent()
    if above is not None:
        element.tail = None
        above.remove(element)


def _drop_set_off_lead_in(root: HtmlElement) -> None:
    """Take away a lead-in that stands before everything else in bold or italics: "<b>Abstract</b> The talks"."""
    for element in _set_off(root)[-_MOST_SET_OFF:] if _holds(root, *_SET_OFF_TAGS) else ():
        texts = _texts(element)
        if _is_lead_in(clean_text(" ".join(texts))) and clean_text(" ".join(_texts(root))) != "".join(texts):
            _drop(element)
            return


def _opens_the_rest(printed: str) -> bool:
    """Tell whether a link's own words lead to the rest of the item: "Read more", "Read full article", an arrow."""
    if is_continue_phrase(printed) or not printed.strip(ARROWS) or begins_continue_phrase(printed):
        return True
    found = read_call(Line(printed))
    return found is not None and found.outlet is None and found.strength in ("strong", "weak", "text")


def _drop_note_mark(anchor: HtmlElement) -> None:
    """Take a footnote's mark away, and the brackets that stand outside of its link."""
    left, right = _text_before(anchor).rstrip(), (anchor.tail or "").lstrip()
    if left.endswith(("[", "(")) and right.startswith(("]", ")")):
        _put_before(anchor, left[:-1].rstrip())
        anchor.tail = right[1:]
    _drop(anchor)


def _name_empty_link(anchor: HtmlElement) -> None:
    """Give an emptied citation "(<a href=...></a>, July 25)" the name its link still holds."""
    if not _text_before(anchor).rstrip().endswith(("(", ";", ",")):
        return
    if not (anchor.tail or "").lstrip().startswith((",", ";", ")")):
        return
    name = clean_text(anchor.get("title") or anchor.get("aria-label") or "") or host_of(anchor.get("href"))
    if name:
        del anchor[:]
        anchor.text = name


def _is_lead_in(text: str) -> bool:
    bare = text.strip(" :：.").casefold()
    return bare in _LEAD_INS
