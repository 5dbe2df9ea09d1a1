"""The HTML of a teaser as text, without footnote marks, headings that are lead-ins, and links to the rest."""

from __future__ import annotations

import re

from bs4 import NavigableString, Tag

from archive_scraper.normalize.fragments import Line, line_of
from archive_scraper.normalize.links.calls import begins_continue_phrase, is_continue_phrase, read_call
from archive_scraper.normalize.text import clean_text, decode_entities, parse_fragment, unwrap
from archive_scraper.normalize.urls import host_of
from archive_scraper.words import book

_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6", "p")
_SET_OFF_TAGS = ("strong", "b", "em", "i", "span")
_OPENING = re.compile(r"<([a-z][a-z0-9]*)")
_MOST_SET_OFF = 4
"""Such tags around one text: pages hold no more, hostile ones thousands."""
_FOOTNOTE = re.compile(r"[\[(]?\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶])\s*[\])]?")
_NOTE_NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?|[*†‡]")
_NOTED = re.compile(r"(?:[^\W\d_]{5}|[.!?,;”»)])$")
_LEADING_DOTS = re.compile(r"\s*(?:\.{3,}|…)")
ARROWS = " \u00a0»›>→►▸➔➜"
_LEAD_INS = frozenset(entry.casefold() for entry in book.entries("summary.headings", "summary.labels"))
MORE_MARK = "»»»"
"""Stands for a link to the rest that the HTML held, so that the text's own rules see where it stood."""


def read_html(raw: str) -> str:
    """Return the text of a teaser's HTML without footnote marks, headings that are lead-ins and links to the rest."""
    plain = unwrap(raw)
    if plain is not None:
        return clean_text(decode_entities(plain))
    soup = parse_fragment(raw)
    opens = set(_OPENING.findall(raw.lower()))
    for mark in soup.find_all("sup") if "sup" in opens else ():
        if _FOOTNOTE.fullmatch(mark.get_text(strip=True)) and (
            mark.find("a") or mark.get_text(strip=True)[:1] in "[(*†‡" or _stands_after_text(mark)
        ):
            mark.decompose()
    for anchor in soup.find_all("a") if "a" in opens else ():
        if _is_note_mark(anchor):
            _drop_note_mark(anchor)
            continue
        if not anchor.get_text(strip=True) and not anchor.find("img"):
            _name_empty_link(anchor)
    for heading in soup.find_all(_HEADING_TAGS) if not opens.isdisjoint(_HEADING_TAGS) else ():
        text = clean_text(heading.get_text(" "))
        if _is_lead_in(text) and (heading.name != "p" or heading.find_next_sibling("p")):
            heading.decompose()
    if not opens.isdisjoint(_SET_OFF_TAGS):
        _drop_set_off_lead_in(soup)
    line = line_of(soup)
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


def _stands_after_text(mark: Tag) -> bool:
    """Tell whether a raised number stands after a word or a stop, not after a unit or a power's base: "km2"."""
    before = mark.previous_sibling
    text = str(before) if isinstance(before, NavigableString) else ""
    return mark.get_text(strip=True).isdigit() and _NOTED.search(text) is not None


def _drop_set_off_lead_in(soup: Tag) -> None:
    """Take away a lead-in that stands before everything else in bold or italics: "<b>Abstract</b> The talks"."""
    first = soup.find(string=lambda text: bool(text and text.strip()))
    around = first.find_parents(_SET_OFF_TAGS, limit=_MOST_SET_OFF) if first is not None else []
    for element in reversed(around):
        if _is_lead_in(clean_text(element.get_text(" "))) and clean_text(soup.get_text(" ")) != element.get_text():
            element.decompose()
            return


def _opens_the_rest(printed: str) -> bool:
    """Tell whether a link's own words lead to the rest of the item: "Read more", "Read full article", an arrow."""
    if is_continue_phrase(printed) or not printed.strip(ARROWS) or begins_continue_phrase(printed):
        return True
    found = read_call(Line(printed))
    return found is not None and found.outlet is None and found.strength in ("strong", "weak", "text")


def _is_note_mark(anchor: Tag) -> bool:
    """Tell whether a link is the mark of a footnote on the same page: "[1]"."""
    href = anchor.get("href")
    return isinstance(href, str) and href.startswith("#") and bool(_NOTE_NUMBER.fullmatch(anchor.get_text(strip=True)))


def _drop_note_mark(anchor: Tag) -> None:
    """Take a footnote's mark away, and the brackets that stand outside of its link."""
    before, after = anchor.previous_sibling, anchor.next_sibling
    anchor.decompose()
    if isinstance(before, NavigableString) and isinstance(after, NavigableString):
        left, right = before.rstrip(), after.lstrip()
        if left.endswith(("[", "(")) and right.startswith(("]", ")")):
            before.replace_with(left[:-1].rstrip())
            after.replace_with(right[1:])


def _name_empty_link(anchor: Tag) -> None:
    """Give an emptied citation "(<a href=...></a>, July 25)" the name its link still holds."""
    before, after = anchor.previous_sibling, anchor.next_sibling
    opens = isinstance(before, NavigableString) and str(before).rstrip().endswith(("(", ";", ","))
    closes = isinstance(after, NavigableString) and str(after).lstrip().startswith((",", ";", ")"))
    if not (opens and closes):
        return
    title = anchor.get("title") or anchor.get("aria-label")
    href = anchor.get("href")
    name = clean_text(title) if isinstance(title, str) else ""
    name = name or host_of(href if isinstance(href, str) else None)
    if name:
        anchor.string = name


def _is_lead_in(text: str) -> bool:
    bare = text.strip(" :：.").casefold()
    return bare in _LEAD_INS
