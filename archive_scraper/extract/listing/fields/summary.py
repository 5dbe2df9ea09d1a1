"""The summary of each record: the lines that read as sentences and were not taken for another field."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.fields.lines import line_html
from archive_scraper.extract.listing.fields.text_bylines import split_closing_byline, split_opening_byline
from archive_scraper.normalize.late import late
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.buttons import is_count, is_generic
from archive_scraper.signs.bylines import opens_byline
from archive_scraper.signs.class_names import Hint
from archive_scraper.signs.date_shape import has_date_shape, is_date_line, is_day, without_date
from archive_scraper.signs.edge_dates import edge_date
from archive_scraper.signs.line_shape import STOPS, split_fields, text_width
from archive_scraper.words.book import INDOCHINESE_LETTERS
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.extract.listing.fields.lines import Block, Line, Part
    from archive_scraper.extract.listing.page.outline import Outline

MAX_SUMMARY = 3000
"""Characters after which a summary ends: a listing that prints whole posts is no reason to keep them twice."""
_MARKS = "|-–—·•: \u00a0"
_GOES_ON = (".", ",", ";", ")", "]", "»", "”")
"""Marks with which a text goes on a reference, not a teaser."""
_WORDS = 7
_WIDTH = 60
_SHORTEST = 8
_LONG_FIELD = 45
_LABEL = 30
_COMMON = 3
_SHORT_SENTENCE = 20
_SHORT_WORDS = 4
_PHRASE_WORDS = 4.5
"""Words of a line below the title, on average, from which on it is no label."""
_LABELLED = compiled(r"[^\W\d_]{3,20}:\s[^.!?…]{2,40}")
_ENDS = (*STOPS, ":", ";")
# Thai, Lao, Burmese and Khmer part no words, and the first two end no sentence with a mark.
_UNSPACED = late(f"[{INDOCHINESE_LETTERS}]{{20,}}")
_UNSPACED_WIDTH = 28
_ASIDE = Hint.CAPTION | Hint.COUNT | Hint.TOPIC | Hint.DATE | Hint.CHANGED | Hint.OUTLET


@dataclass(frozen=True, slots=True)
class _Free:
    """A line that is no other field."""

    line: Line
    parts: list[Part]
    text: str
    is_below_title: bool
    is_heading: bool

    @property
    def owner(self) -> int:
        """The element that most of the text stands in."""
        if len(self.parts) == len(self.line.parts):
            return self.line.owner
        return max(self.parts, key=lambda part: len(part.raw)).owner


def find_summaries(
    outline: Outline,
    blocks: list[Block],
    titles: list[list[Part]],
    urls: list[str | None],
    taken: list[tuple[str, ...]],
    *,
    cells: bool,
) -> list[str | None]:
    """Return the summary of each block.

    ``urls``: where each leads; ``taken``: the texts that are its title, byline and date already; ``cells``: the
    blocks are table rows, whose cells hold labels unless they end as sentences do.
    """
    buttons = _shared_buttons(blocks)
    rows = [
        _free_lines(block, title, texts, buttons) for block, title, texts in zip(blocks, titles, taken, strict=True)
    ]
    rows = _without_boilerplate(rows, blocks)
    if cells:  # a phrase is a summary only in the cell of its title
        rows = [
            [
                free
                if title and outline.cell(free.owner) == outline.cell(title[0].owner)
                else replace(free, is_below_title=False)
                for free in row
            ]
            for row, title in zip(rows, titles, strict=True)
        ]
    columns = _prose_columns(outline, rows)
    below = _columns_below_titles(outline, rows)
    found: list[str | None] = []
    for row, own, texts in zip(rows, urls, taken, strict=True):
        kept = [free for free in row if _is_summary(outline, free, columns, cells=cells)]
        kept = [free for free in kept if free.line.hint & Hint.SUMMARY] or kept
        kept = kept or [free for free in row if free.is_below_title and _path(outline, free) in below][:1]
        found.append(_without_date(_print(outline, kept, own), texts))
    return found


def _is_summary(outline: Outline, free: _Free, columns: tuple[set[int], set[int]], *, cells: bool) -> bool:
    text = free.text
    if is_prose(text) and not free.is_heading:
        return not cells or text.endswith(_ENDS)
    if cells:
        return not free.is_heading and is_sentence(text) and len(text.split()) >= _WORDS
    if len(text) < _SHORTEST or (" " not in text and text_width(text) == len(text) and not _UNSPACED.match(text)):
        return False
    if free.is_heading:
        return is_prose(text)
    kinds, paths = columns
    named = bool(free.line.hint & Hint.SUMMARY)
    if is_sentence(text) and len(text.split()) >= _WORDS:
        return True
    return (
        named
        or (outline.kind[free.owner] in kinds and _is_spoken(text))
        or (_path(outline, free) in paths and is_sentence(text))
    )


def _without_boilerplate(rows: list[list[_Free]], blocks: list[Block]) -> list[list[_Free]]:
    """Leave out the lines that many records share word for word: they speak of the site, not of an item."""
    counts = Counter(text for row in rows for text in {free.text for free in row})
    common = {text for text, count in counts.items() if count >= _COMMON and count * 3 >= len(rows)}
    common |= _shared_labels(blocks)
    return [[free for free in row if common.isdisjoint((free.text, _label(free.text)))] for row in rows]


def _shared_labels(blocks: list[Block]) -> set[str]:
    """Return what opens lines of several records before a colon where few go on as texts: "Kind: Paper"."""
    labels: dict[str, list[bool]] = defaultdict(list)
    for block in blocks:
        for line in block.lines:
            if label := _label(line.text):
                labels[label].append(is_prose(line.text))
    return {label for label, texts in labels.items() if len(texts) >= _COMMON and sum(texts) * 2 < len(texts)}


def _label(text: str) -> str:
    label, colon, _ = text[:_LABEL].partition(": ")
    return label + colon if colon else ""


def _is_of_labels(parts: list[Part], text: str) -> bool:
    """Tell whether a line is made of buttons and labels side by side, each in an element of its own."""
    return len(parts) > _COMMON and max(len(part.text) for part in parts) < _LABEL and not text.endswith(_ENDS)


def _print(outline: Outline, kept: list[_Free], own: str | None) -> str | None:
    size, pieces = 0, []
    for free in kept:
        pieces.append(line_html(outline, free.parts, own).lstrip(_MARKS))
        size += len(free.text)
        if size > MAX_SUMMARY:
            break
    if not pieces:
        return None
    return pieces[0] if len(pieces) == 1 else "".join(f"<p>{piece}</p>" for piece in pieces)


def _without_date(printed: str | None, taken: tuple[str, ...]) -> str | None:
    """Return a text without the date that it opens or ends with, where that is the item's."""
    edge = edge_date(printed) if printed else None
    return printed if edge is None or clean_text(edge.text) not in taken else edge.rest


def _shared_buttons(blocks: list[Block]) -> set[str]:
    """Return the texts of the links that close the lines of several records: "read more", in whatever language."""
    counts = Counter(
        text
        for block in blocks
        for text in {
            line.parts[-1].text
            for line in block.lines
            if len(line.parts) > 1 and line.parts[-1].link >= 0 and len(line.parts[-1].text) < _LABEL
        }
    )
    return {text for text, count in counts.items() if count >= _COMMON}


def _free_lines(block: Block, title: list[Part], taken: tuple[str, ...], buttons: set[str]) -> list[_Free]:
    """Return the lines that are no other field, without the date before and "read more" after them."""
    inside = set(title)
    found = []
    is_title = is_below = is_field = False
    for line in block.lines:
        is_below, is_title = is_title or (is_below and is_field), not inside.isdisjoint(line.parts)
        is_field = _is_field(line.text, taken)
        is_heading = any(part.heading >= 0 for part in line.parts)
        parts = _after_title(line.parts, inside) if is_title else list(line.parts)
        if not parts or (is_heading and (is_title or (not is_below and not is_prose(line.text)))):
            continue
        parts, byline = split_closing_byline(_without_buttons(parts, buttons))
        opening, parts = split_opening_byline(_without_fields(parts, taken))
        text = (
            line.text
            if not byline and not opening and len(parts) == len(line.parts)
            else clean_text("".join([part.raw for part in parts]))
        )
        text = text.lstrip(_MARKS)
        if is_title and not _starts_anew(text):
            continue
        named = bool(line.hint & Hint.SUMMARY)
        if (
            not text
            or (text in taken and not (named and not line.hint & Hint.AUTHOR))
            or is_count(text)
            or is_generic(text)
            or is_date_line(text)
        ):
            continue
        if len(text) < _SHORT_SENTENCE and is_day(text):
            continue
        # What was left out in front, as a date, says nothing of a sentence after it.
        hint = parts[0].hint if parts[0] is not line.parts[0] and is_sentence(text) else line.hint
        if (hint & _ASIDE or (hint & Hint.AUTHOR and len(text) < _AUTHOR_LINE)) and not named:
            continue
        if opens_byline(text) and len(text) < _AUTHOR_LINE and not named:
            continue
        if (len(text) < _AUTHOR_LINE and _is_of_fields(text, taken)) or (not named and _is_of_labels(parts, text)):
            continue
        if not named and _is_of_date_and_labels(parts, text):
            continue
        is_below = is_below and not has_date_shape(text) and not text.startswith(taken)
        found.append(_Free(line, parts, text, is_below, is_heading))
    return found


_AUTHOR_LINE = 80


def _after_title(parts: list[Part], title: set[Part]) -> list[Part]:
    """Return what follows the title on its own line."""
    last = max(place for place, part in enumerate(parts) if part in title)
    return parts[last + 1 :]


def _starts_anew(text: str) -> bool:
    """Tell whether what follows a title on its line is a text of its own."""
    return is_sentence(text) and not text.startswith(_GOES_ON) and not text[:1].islower()


def _without_buttons(parts: list[Part], buttons: set[str]) -> list[Part]:
    """Leave out the buttons and labels that close a line."""
    while parts and (
        parts[-1].hint & Hint.MORE
        or is_generic(parts[-1].text)
        or (len(parts) > 1 and (parts[-1].text in buttons or _closes_as_label(parts)))
    ):
        parts.pop()
    return _without_button(parts)


def _without_fields(parts: list[Part], taken: tuple[str, ...]) -> list[Part]:
    """Leave out what stands before and after a text in elements of their own and is another field: a date, a name."""
    if len(parts) > 1 and (parts[0].text in taken or is_date_line(parts[0].text)):
        parts = parts[1:]
    if len(parts) > 1 and parts[-1].text in taken:
        parts = parts[:-1]
    return parts


def _without_button(parts: list[Part]) -> list[Part]:
    """Leave out a closing link that begins as a button and goes on in an element of its own: "Read more *about X*"."""
    link = parts[-1].link if parts else -1
    start = next((place for place, part in enumerate(parts) if part.link == link), 0)
    return parts[:start] if link >= 0 and 0 < start < len(parts) - 1 and is_generic(parts[start].text) else parts


def _closes_as_label(parts: list[Part]) -> bool:
    """Tell whether a text ends, in an element of its own, with "Section: Water"."""
    before, last = parts[-2:]
    return last.owner != before.owner and before.text.endswith(STOPS) and _LABELLED.fullmatch(last.text) is not None


def _is_of_date_and_labels(parts: list[Part], text: str) -> bool:
    """Tell whether a line is a date with labels next to it, in elements of their own or not."""
    if len(parts) > 1 and any(is_date_line(part.text) or is_count(part.text) for part in parts):
        rest = " ".join(part.text for part in parts if not has_date_shape(part.text) and not is_count(part.text))
        return len(rest) < _AUTHOR_LINE and not is_sentence(rest)
    return has_date_shape(text) and len(without_date(text)) < _LONG_FIELD and not is_sentence(text)


def _is_of_fields(text: str, taken: tuple[str, ...]) -> bool:
    """Tell whether a line is made of other fields only: "3 May 2024 | Ada Marlowe | 5 min read"."""
    fields = split_fields(text)
    return len(fields) > 1 and all(field in taken or is_date_line(field) or is_count(field) for field in fields)


def _is_field(text: str, taken: tuple[str, ...]) -> bool:
    """Tell whether a line is nothing but a date, a byline or a count: what stands below it stands below the title."""
    return text in taken or is_date_line(text) or is_count(text) or _is_of_fields(text, taken)


def _path(outline: Outline, free: _Free) -> int:
    return outline.tag_path[outline.kind[free.owner]]


def _prose_columns(outline: Outline, rows: list[list[_Free]]) -> tuple[set[int], set[int]]:
    """Return the kinds of elements, and the paths of tags, whose lines are sentences in most records."""
    lines: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    sentences: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for free in (free for row in rows for free in row if not free.is_heading):
        is_text = is_sentence(free.text)
        for place, key in enumerate((outline.kind[free.owner], _path(outline, free))):
            lines[place][key] += 1
            sentences[place][key] += is_text
    kinds, paths = (
        {key for key, count in lines[place].items() if sentences[place][key] * 2 > count} for place in range(2)
    )
    return kinds, paths


def _columns_below_titles(outline: Outline, rows: list[list[_Free]]) -> set[int]:
    """Return the paths of tags of the phrases that stand right below titles: standfirsts without a full stop.

    Labels do not come in several words, mostly small ones, that differ from record to record.
    """
    texts: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        for free in row:
            if free.is_below_title:
                texts[_path(outline, free)].append(free.text)
    return {path for path, column in texts.items() if len(column) >= _COMMON and _are_phrases(column)}


def _are_phrases(column: list[str]) -> bool:
    words = [word for text in column for word in text.split()]
    capital = sum([word[0].isupper() for word in words])
    marks = sum([not word[0].isalpha() for word in words])
    return (
        len(set(column)) == len(column)
        and len(words) >= _PHRASE_WORDS * len(column)
        and capital * 3 < len(words) * 2
        and marks * 5 < len(words)
    )


def _is_spoken(text: str) -> bool:
    """Tell whether most words of a text are no numbers: "Page 1 of 7" says nothing."""
    words = text.split()
    return len(words) < _COMMON or sum([word[0].isdigit() for word in words]) * 4 <= len(words)


@lru_cache(maxsize=4096)
def is_sentence(text: str) -> bool:
    """Tell whether a text is prose or one short sentence: some words, mostly small, and a full stop.

    >>> is_sentence("The dues rise by 40 percent."), is_sentence("Department of Foreign Relations.")
    (True, False)
    """
    if is_prose(text):
        return True
    width = text_width(text[:200])
    words = text.split()
    if width < _SHORT_SENTENCE or not text.rstrip("\"'”’»)] ").endswith(STOPS) or len(split_fields(text)) > 1:
        return False
    capital = sum([word[0].isupper() for word in words])
    spoken = sum([word[0].isalpha() for word in words])  # "Policy Notes, 4 (1). pp. 1-12." says little
    return width > len(text) or (len(words) >= _SHORT_WORDS and capital * 2 < spoken)


@lru_cache(maxsize=4096)
def is_prose(text: str) -> bool:
    """Tell whether a text reads as a sentence rather than a label: long enough, of words, and not a list of names.

    >>> is_prose("The talks on the border river, planned for years, began on Monday without the two presidents.")
    True
    >>> is_prose("Department of Foreign Relations"), is_prose("การจราจรกลับมาเมื่อวันจันทร์ทุกช่องทาง")
    (False, True)
    """
    width = text_width(text[:200])
    if width < _UNSPACED_WIDTH:
        return False
    begin = text[:400]
    is_unspaced = not begin.isascii() and _UNSPACED.search(begin) is not None
    if width < _WIDTH and not is_unspaced:
        return False
    fields = split_fields(begin)
    if len(fields) > 1 and max(map(len, fields)) < _LONG_FIELD:
        return False  # "Water · 3 March 2024 · 4 min read"
    words = begin.split()
    if len(words) < _WORDS:
        return is_unspaced or width > len(text[:200]) or text.endswith(_ENDS)
    # A label writes most words with a capital; a sentence does not, in any language but those without case.
    capital = sum([word[0].isupper() for word in words])
    return text.rstrip("\"'”’»)] ").endswith(_ENDS) or capital * 2 < len(words)
