"""The summary of each record: the lines that read as sentences and were not taken for another field."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.extract.datelike import is_date_line
from archive_scraper.extract.listing.hints import Hint, is_count, is_generic, split_fields, starts_byline, text_width
from archive_scraper.extract.listing.lines import line_html
from archive_scraper.normalize.text import clean_text

if TYPE_CHECKING:
    from archive_scraper.extract.listing.lines import Block, Line, Part
    from archive_scraper.extract.listing.outline import Outline

MAX_SUMMARY = 3000
"""Characters after which a summary ends: a listing that prints whole posts is no reason to keep them twice."""
_MARKS = "|-–—·•: \u00a0"
_WORDS = 7
_WIDTH = 60
_SHORTEST = 8
_LONG_FIELD = 45
_LABEL = 30
_COMMON = 3
_ENDS = (".", "!", "?", "…", "。", "！", "？", "।", ":", ";")
_ASIDE = Hint.CAPTION | Hint.COUNT | Hint.TOPIC | Hint.DATE | Hint.CHANGED | Hint.OUTLET


@dataclass(frozen=True, slots=True)
class SummaryFound:
    """The summary of one record as HTML: text and links."""

    html: str
    node: int


def find_summaries(
    outline: Outline,
    blocks: list[Block],
    titles: list[list[Part]],
    urls: list[str | None],
    taken: list[tuple[str, ...]],
    *,
    cells: bool,
) -> list[SummaryFound | None]:
    """Return the summary of each block.

    ``urls``: where each leads; ``taken``: the texts that are its title, byline and date already; ``cells``: the
    blocks are table rows, whose cells hold labels unless they end as sentences do.
    """
    rows = [_free_lines(block, title, texts) for block, title, texts in zip(blocks, titles, taken, strict=True)]
    rows = _without_boilerplate(rows)
    prose = _prose_columns(outline, rows)
    found: list[SummaryFound | None] = []
    for row, own in zip(rows, urls, strict=True):
        kept = [
            (line, parts, text)
            for line, parts, text in row
            if (is_prose(text) and (not cells or text.endswith(_ENDS)))
            or (
                not cells
                and len(text) >= _SHORTEST
                and " " in text
                and (line.hint & Hint.SUMMARY or outline.kind[line.owner] in prose)
            )
        ]
        named = [entry for entry in kept if entry[0].hint & Hint.SUMMARY]
        found.append(_print(outline, named or kept, own))
    return found


def _without_boilerplate(rows: list[list[tuple[Line, list[Part], str]]]) -> list[list[tuple[Line, list[Part], str]]]:
    """Leave out the lines that many records share word for word: they speak of the site, not of an item."""
    counts = Counter(text for row in rows for text in {text for _, _, text in row})
    common = {text for text, count in counts.items() if count >= _COMMON and count * 3 >= len(rows)}
    return [[entry for entry in row if entry[2] not in common] for row in rows] if common else rows


def _is_of_labels(parts: list[Part], text: str) -> bool:
    """Tell whether a line is made of buttons and labels side by side, each in an element of its own."""
    return len(parts) > _COMMON and max(len(part.text) for part in parts) < _LABEL and not text.endswith(_ENDS)


def _print(outline: Outline, kept: list[tuple[Line, list[Part], str]], own: str | None) -> SummaryFound | None:
    size, pieces = 0, []
    for _, parts, text in kept:
        pieces.append(line_html(outline, parts, own).lstrip(_MARKS))
        size += len(text)
        if size > MAX_SUMMARY:
            break
    if not pieces:
        return None
    html = pieces[0] if len(pieces) == 1 else "".join(f"<p>{piece}</p>" for piece in pieces)
    return SummaryFound(html, kept[0][0].owner)


def _free_lines(block: Block, title: list[Part], taken: tuple[str, ...]) -> list[tuple[Line, list[Part], str]]:
    """Return the lines that are no other field, without the date before and "read more" behind them."""
    inside = set(title)
    found = []
    for line in block.lines:
        parts = line.parts
        if any(part in inside for part in parts) or (
            any(part.heading >= 0 for part in parts) and not is_prose(line.text)
        ):
            continue
        parts = list(parts)
        while parts and (parts[-1].hint & Hint.MORE or is_generic(parts[-1].text)):
            parts.pop()
        if len(parts) > 1 and is_date_line(parts[0].text):
            parts.pop(0)
        text = line.text if len(parts) == len(line.parts) else clean_text("".join([part.raw for part in parts]))
        text = text.lstrip(_MARKS)
        named = bool(line.hint & Hint.SUMMARY)
        if not text or (text in taken and not named) or is_count(text) or is_generic(text) or is_date_line(text):
            continue
        if (line.hint & _ASIDE or (line.hint & Hint.AUTHOR and len(text) < _AUTHOR_LINE)) and not named:
            continue
        if starts_byline(text) and len(text) < _AUTHOR_LINE and not named:
            continue
        if (len(text) < _AUTHOR_LINE and _is_of_fields(text, taken)) or (not named and _is_of_labels(parts, text)):
            continue
        found.append((line, parts, text))
    return found


_AUTHOR_LINE = 80


def _is_of_fields(text: str, taken: tuple[str, ...]) -> bool:
    """Tell whether a line is made of other fields only: "3 May 2024 | Ada Marlowe | 5 min read"."""
    fields = split_fields(text)
    return len(fields) > 1 and all(field in taken or is_date_line(field) or is_count(field) for field in fields)


def _prose_columns(outline: Outline, rows: list[list[tuple[Line, list[Part], str]]]) -> set[int]:
    """Return the kinds of elements whose lines are sentences in most records."""
    lines: Counter[int] = Counter()
    sentences: dict[int, int] = defaultdict(int)
    for row in rows:
        for line, _, text in row:
            kind = outline.kind[line.owner]
            lines[kind] += 1
            sentences[kind] += is_prose(text)
    return {kind for kind, count in lines.items() if sentences[kind] * 2 > count}


@lru_cache(maxsize=4096)
def is_prose(text: str) -> bool:
    """Tell whether a text reads as a sentence rather than a label: long enough, of words, and not a list of names.

    >>> is_prose("The talks on the border river, planned for years, began on Monday without the two presidents.")
    True
    >>> is_prose("Department of Foreign Relations")
    False
    """
    width = text_width(text[:200])
    if width < _WIDTH:
        return False
    fields = split_fields(text[:400])
    if len(fields) > 1 and max(map(len, fields)) < _LONG_FIELD:
        return False  # "Water · 3 March 2024 · 4 min read"
    words = text[:400].split()
    if len(words) < _WORDS:
        return width > len(text[:200]) or text.endswith(_ENDS)
    # A label writes most words with a capital; a sentence does not, in any language but those without case.
    capital = sum([word[0].isupper() for word in words])
    return text.rstrip("\"'”’»)] ").endswith(_ENDS) or capital * 2 < len(words)
