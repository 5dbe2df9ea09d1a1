"""Who wrote the item of a record: marked elements and links first, then lines that start as bylines do."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from archive_scraper.extract.decisions import Option, record
from archive_scraper.extract.listing.fields.author_column import are_inverted_names
from archive_scraper.extract.listing.fields.lines import MAX_LINES
from archive_scraper.extract.listing.fields.text_bylines import split_closing_byline, split_opening_byline
from archive_scraper.items import Person
from archive_scraper.normalize.bylines.vocabulary import PARTICLE, word_bits
from archive_scraper.normalize.folding import fold_word
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.addresses import is_author_url
from archive_scraper.signs.buttons import is_count, is_generic
from archive_scraper.signs.bylines import ends_before_name, find_byline_inside, find_labelled_byline, opens_byline
from archive_scraper.signs.class_names import Hint, read_hints
from archive_scraper.signs.date_shape import has_date_shape
from archive_scraper.signs.line_shape import STOPS, split_fields
from archive_scraper.signs.person_name import are_names, are_person_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.extract.listing.fields.lines import Block, Line, Part
    from archive_scraper.extract.listing.page.outline import Outline

MAX_BYLINE = 200
_MAX_NAME = 80
_SENTENCE = 5
"""Words of a text from which on it is a sentence where most are small."""
_NOT_AUTHOR = Hint.COUNT | Hint.TOPIC | Hint.MORE | Hint.CAPTION | Hint.TITLE | Hint.SUMMARY


_RULES = "archive_scraper/extract/listing/fields/byline.py, _printed: the order of trust"


@dataclass(frozen=True, slots=True)
class BylineFound:
    """What a record says about its authors."""

    text: str
    people: tuple[Person, ...]


def find_byline(outline: Outline, block: Block, title: list[Part], url: str | None) -> BylineFound | None:
    """Return the byline as printed and the authors it links, or None where the record names nobody."""
    inside = set(title)
    lines = [line for line in block.lines[:MAX_LINES] if not inside.issuperset(line.parts)]
    people = _linked_people(outline, lines, inside, url)
    printed = next(_printed(outline, lines, inside), None)
    record("byline of a teaser", _RULES, lambda: _options(list(_printed(outline, lines, inside)), people))
    if printed is not None:
        return BylineFound(printed, tuple(people))
    if people:
        names = _names_around(lines, inside, people[-1].name) or ", ".join(person.name for person in people)
        return BylineFound(names, tuple(people))
    stated = _stated_people(outline, block)
    return BylineFound(", ".join(person.name for person in stated), stated) if stated else None


def _options(printed: list[str], people: list[Person]) -> Iterator[Option]:
    """Yield the texts that name authors in the order in which they are believed, then what is linked alone."""
    linked = [", ".join(person.name for person in people)] if people else []
    for place, text in enumerate([*printed, *linked]):
        sign = "printed" if place < len(printed) else "linked as an author"
        yield Option(text, float(-place), ((f"{sign}, no. {place + 1} in the order of trust", float(-place)),))


def _linked_people(outline: Outline, lines: list[Line], inside: set[Part], own: str | None) -> list[Person]:
    people: list[Person] = []
    for line in lines:
        for place, part in enumerate(line.parts):
            text = part.text
            if part.link < 0 or part in inside or not text or len(text) > _MAX_NAME:
                continue
            url = outline.url(part.link)
            if url is None or url == own:
                continue
            claimed = part.hint & Hint.AUTHOR and not part.hint & _NOT_AUTHOR and part.hint_node <= part.link
            if (
                (
                    claimed
                    or (is_author_url(url) and not part.hint & Hint.TOPIC)
                    or (place > 0 and ends_before_name(line.parts[place - 1].text))
                )
                and not (is_count(text) or is_generic(text) or has_date_shape(text))
                and all(person.name != text for person in people)
            ):
                people.append(Person(name=text, url=url))
    return people


def _names_around(lines: list[Line], inside: set[Part], linked: str) -> str | None:
    """Return the names that open the line of a linked one, up to its date: only the house's own are linked."""
    parts = next((line.parts for line in lines if any(part.text == linked for part in line.parts)), [])
    text = _join(list(takewhile(lambda part: part not in inside and not has_date_shape(part.text), parts))).strip(
        " ,;|"
    )
    is_more = len(linked) < len(text) <= MAX_BYLINE
    return text if is_more and (are_person_names(text) or are_inverted_names(text)) else None


def _printed(outline: Outline, lines: list[Line], inside: set[Part]) -> Iterator[str]:
    """Yield the texts that name authors, the best first."""
    weaker: list[str] = []
    for place, line in enumerate(lines):
        free = [part for part in line.parts if part not in inside]
        claimed = _claimed(free)
        text = _join(claimed) if claimed else ""
        if text and _may_be_names(text) and (_is_alone(claimed[0].hint_node, lines) or _stands_out(text)):
            rest = _others_of_its_kind(outline, lines[place + 1 :], claimed[0], inside)
            yield ", ".join([text, *rest])
            continue
        opening = split_opening_byline(free)[0]
        if opening:
            yield _join(opening)
            continue
        closing = split_closing_byline(free)[1]
        if closing:
            weaker.append(_join(closing))
        whole = _join(free)
        if len(whole) > MAX_BYLINE or line.hint & (Hint.CAPTION | Hint.SUMMARY):
            continue
        if ends_before_name(whole) and (names := _names_below(lines[place + 1 :], inside)):
            yield names
            continue
        if len(whole) <= MAX_BYLINE - 60 and (labelled := find_labelled_byline(whole)):
            yield labelled
            continue
        if opens_byline(whole) and len(whole) <= MAX_BYLINE - 60:
            yield whole
            continue
        weaker += [part.text for part in free if opens_byline(part.text) and len(part.text) <= _MAX_NAME]
        weaker += [field for field in split_fields(whole) if opens_byline(field) and len(field) <= _MAX_NAME]
        if len(whole) <= _MAX_NAME and (inside_line := find_byline_inside(whole)):
            weaker.append(inside_line)
        for before, part in pairwise(free):
            led = len(before.text) <= _MAX_NAME and ends_before_name(before.text)
            if led and len(part.text) <= _MAX_NAME and part.link >= 0:
                weaker.append(part.text)
    yield from weaker


def _is_alone(hint_node: int, lines: list[Line]) -> bool:
    """Tell whether one line alone has pieces of an element with a hint."""
    return sum(any(part.hint_node == hint_node for part in line.parts) for line in lines) == 1


def _names_below(lines: list[Line], inside: set[Part]) -> str | None:
    """Return the names in the line below a label such as "Authors:"."""
    line = lines[0] if lines else None
    if line is None or len(line.text) > MAX_BYLINE or not inside.isdisjoint(line.parts):
        return None
    return line.text if are_names(line.text) else None


def _claimed(parts: list[Part]) -> list[Part]:
    """Return the pieces that the markup calls the author's."""
    return [part for part in parts if part.hint & Hint.AUTHOR and not part.hint & (_NOT_AUTHOR & ~Hint.SUMMARY)]


def _may_be_names(text: str) -> bool:
    """Tell whether a text that the markup calls the author's can be it: more than the word "by", and no sentence."""
    words = text.split()
    if len(text) > MAX_BYLINE or not any(map(_is_word, words)) or ends_before_name(text):
        return False
    return opens_byline(text) or not _is_sentence(text, words)


def _is_sentence(text: str, words: list[str]) -> bool:
    """Tell whether most words are small and no name opens the text: "Ada Marlowe, professor of law" is no sentence."""
    small = sum([word[0].islower() for word in words])
    if len(words) < _SENTENCE or small * 2 <= len(words):
        return False
    second = words[1]
    return text.endswith(STOPS) or (second[0].islower() and not word_bits(fold_word(second)) & PARTICLE)


def _is_word(word: str) -> bool:
    return any(map(str.isalpha, word)) and not any(map(str.isdigit, word))


def _stands_out(text: str) -> bool:
    """Tell whether one of several lines of an element named as the author's is the one: others are date and kind."""
    return opens_byline(text) or are_names(text)


def _others_of_its_kind(outline: Outline, lines: list[Line], first: Part, inside: set[Part]) -> list[str]:
    """Return the names below a first one, where each author stands in a line of the same make."""
    found: list[str] = []
    for line in lines:
        claimed = _claimed([part for part in line.parts if part not in inside])
        if claimed and outline.kind[claimed[0].owner] == outline.kind[first.owner]:
            text = _join(claimed)
            if len(text) <= _MAX_NAME and text != first.text and text not in found and are_names(text):
                found.append(text)
    return found


def _join(parts: list[Part]) -> str:
    """Join pieces as printed; elements without any space between are put apart by a style sheet."""
    if len(parts) == 1:  # most lines
        return parts[0].text
    text = ""
    for part in parts:
        if text and part.raw[:1].isalnum() and text[-1].isalnum():
            text += " "
        text += part.raw
    return clean_text(text)


def _stated_people(outline: Outline, block: Block) -> tuple[Person, ...]:
    """Read microdata authors that stand in meta elements."""
    record, names = block.record, []
    for _, element in outline.metas_between(record.start, record.stop):
        prop, around = element.get("itemprop") or "", element.getparent()
        named = prop == "name" and around is not None and read_hints("", around.get("itemprop") or "") & Hint.AUTHOR
        if (read_hints("", prop) & Hint.AUTHOR or named) and (name := clean_text(element.get("content") or "")):
            names.append(name)
    return tuple(Person(name=name) for name in dict.fromkeys(names))
