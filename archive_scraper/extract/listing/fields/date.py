"""The date of each record: marked up, printed in a column of its own, or printed once above several records."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.decisions import Option, record
from archive_scraper.extract.listing.fields.lines import MAX_LINES, DateFound, are_rare
from archive_scraper.extract.listing.fields.marked_years import find_dates_of_marked_years, state_day
from archive_scraper.extract.listing.fields.summary import is_prose
from archive_scraper.extract.listing.fields.year_headings import find_dates_below_years
from archive_scraper.extract.listing.page.walk import BREAK, HEADINGS
from archive_scraper.normalize.late import late
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.buttons import is_generic
from archive_scraper.signs.class_names import Hint, read_hints
from archive_scraper.signs.date_shape import (
    MAX_LINE,
    SOME_DAY,
    after_date,
    dates_at_ends,
    has_date_shape,
    is_date_line,
    says_changed,
)
from archive_scraper.signs.edge_dates import edge_date
from archive_scraper.signs.line_shape import STOPS, split_fields
from archive_scraper.signs.printed import read_day
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.extract.listing.fields.lines import Block, Line, Part
    from archive_scraper.extract.listing.page.outline import Outline

_ISO = compiled(r"\s*\d{4}-\d\d(?:-\d\d)?(?:$|[T ]\d|\s*$)")
_WAYS = ("itemprop", "datetime", "hint", "line", "vague", "piece", "changed", "edge")
_RANKS = {way: -place for place, way in enumerate(_WAYS)}
_RULES = "archive_scraper/extract/listing/fields/date.py, _WAYS: the way of finding first, then the number of records"
_MANY_RECORDS = 100_000
_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NOT_DATE = Hint.CHANGED | Hint.COUNT | Hint.CAPTION
# A day and a month in either order, then the year.
_LEAVES = compiled(r"(?:\d{1,2}\W{0,2}\s[^\W\d_]{3,10}\W?|[^\W\d_]{3,10}\W?\s\d{1,2}\W{0,2})\s(?:19|20)\d\d")
# The day over its year and month, in numbers: "12" and "2024.03".
_DAY_OVER_MONTH = compiled(r"(\d{1,2})[日일]?\s((?:19|20)\d\d)\s?[./年년-]\s?(\d{1,2})[月월]?")
_SAMPLES = 3
_HEADS = HEADINGS | {"th", "dt", "caption", "legend", "summary"}
# Until when something is open: no day of publication.
_ENDS = late(book.bordered("date.deadlines"), re.IGNORECASE)
_MAX_VAGUE = 40
_LONGEST_SPAN = 5  # digits of a number of rows
_ABOVE = 40
"""Runs of text before the first record among which a date heading is looked for."""


def find_dates(outline: Outline, blocks: list[Block], titles: list[list[Part]]) -> list[DateFound | None]:
    """Return the date of each block: attributes first, then the column that is a date in most blocks.

    Where hardly any block has one, the date headings above the blocks count: a day, then its items.
    """
    options = [
        [*_marked_dates(outline, block), *_printed_dates(outline, block, title)]
        for block, title in zip(blocks, titles, strict=True)
    ]
    columns = Counter(key for mine in options for key in {option.key for option in mine})
    readable = _readable_columns(options, outline.page.language)
    # A day that opens or closes the text of a few is what these speak of.
    readable -= {key for key, count in columns.items() if key[0] == "edge" and count * 2 < len(blocks)}
    readable -= _stale_attributes(options)
    options = [[option for option in mine if option.key in readable] for mine in options]
    # A line that all have is the posts' own; a name such as "day-date" may be that of a heading above some of them.
    whole = {key for key, count in columns.items() if key[0] == "line" and count == len(blocks)}
    found: list[DateFound | None] = [
        max(
            mine,
            key=lambda option: (_RANKS["hint" if option.key in whole else option.key[0]], columns[option.key]),
            default=None,
        )
        for mine in options
    ]
    record("date of the first teaser", _RULES, lambda: _options(options[0], columns, whole))
    found = _spanned(outline, _moved_down(outline, blocks, found))
    for find_others in (_dates_in_titles, _dates_above, find_dates_of_marked_years, find_dates_below_years):
        if are_rare(found):
            found = [own or other for own, other in zip(found, find_others(outline, blocks, titles), strict=True)]
    return [state_day(outline, one) if one is not None else None for one in found]


def _stale_attributes(options: list[list[DateFound]]) -> set[tuple[str, int]]:
    """Return attributes that say one day of all records, whose printed days differ: a template's, left as it was."""
    texts: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for option in chain.from_iterable(options):
        texts[option.key].append(option.text)
    printed = [len(said) for key, said in texts.items() if key[0] in ("hint", "line") and len(set(said)) == len(said)]
    most = max(printed, default=0)
    return {
        key
        for key, said in texts.items()
        if key[0] in ("datetime", "itemprop") and _SAMPLES <= len(said) <= most and len(set(said)) == 1
    }


def _options(mine: list[DateFound], columns: Counter[tuple[str, int]], whole: set[tuple[str, int]]) -> Iterator[Option]:
    """Yield the dates of one record: how each was found, and in how many records so."""
    for option in mine:
        rank = "hint" if option.key in whole else option.key[0]
        signs = ((f"found as {rank}", float(_RANKS[rank])), ("records_alike", float(columns[option.key])))
        yield Option(option.text, _RANKS[rank] + columns[option.key] / _MANY_RECORDS, signs)


def _dates_in_titles(_outline: Outline, _blocks: list[Block], titles: list[list[Part]]) -> list[DateFound | None]:
    """Return the dates that open or close the titles, if nearly all titles have one."""
    found: list[DateFound | None] = []
    for parts in titles:
        whole = clean_text("".join(part.raw for part in parts)).rstrip(" |·•")
        dates = dates_at_ends(whole) or [date for part in parts[:1] for date in dates_at_ends(part.text)]
        found.append(DateFound(("title", 0), dates[0], parts[0].owner) if dates else None)
    read = [one for one in found if one is not None and read_day(one.text, now=SOME_DAY) is not None]
    return found if len(read) * 5 >= len(titles) * 4 else [None] * len(titles)


def _moved_down(outline: Outline, blocks: list[Block], found: list[DateFound | None]) -> list[DateFound | None]:
    """Give dates that close a record to those below it, down to the next one: they are headings of days.

    So they are cut where days stand above the posts and nothing else parts these. The last record has none, another
    one stands right above the first, and the days fall or rise.
    """
    dates = [one for one in found if one is not None]
    if not dates or len(found) < _SAMPLES or found[-1] is not None:
        return found
    for block, one in zip(blocks, found, strict=True):
        if one is not None and (len(block.lines) < 2 or all(part.owner != one.node for part in block.lines[-1].parts)):
            return found
    run = blocks[0].record.first_run - 1
    while run >= 0 and not outline.runs[run].strip():
        run -= 1
    text = outline.runs[run].strip() if run >= 0 else ""
    if not is_date_line(text):
        return found
    above = DateFound(("above", 0), text, outline.owner[run])
    days = [date.value if (date := read_day(one.text, now=SOME_DAY)) else "" for one in (above, *dates)]
    if sorted(set(days)) not in (days, days[::-1]):
        return found
    moved: list[DateFound | None] = []
    for one in found:
        moved.append(above)
        above = one or above
    return moved


def _spanned(outline: Outline, found: list[DateFound | None]) -> list[DateFound | None]:
    """Give the date of a cell that spans several rows of a table to the rows below it that have none."""
    spanned: list[DateFound | None] = []
    above, rows = None, 0
    for one in found:
        above, rows = (one, _rows_of(outline, one.node)) if one is not None else (above, rows)
        spanned.append(above if rows > 0 else one)
        rows -= 1
    return spanned


def _rows_of(outline: Outline, node: int) -> int:
    cell = outline.cell(node)
    rows = outline.nodes[cell].get("rowspan") or "" if cell >= 0 else ""
    return int(rows) if rows.isascii() and rows.isdecimal() and len(rows) < _LONGEST_SPAN else 1


def _readable_columns(options: list[list[DateFound]], language: str | None) -> set[tuple[str, int]]:
    """Return the columns of which one text really reads as a date; a few of each are tried."""
    columns: dict[tuple[str, int], list[str]] = defaultdict(list)
    for option in chain.from_iterable(options):
        columns[option.key].append(option.text)
    return {
        key
        for key, texts in columns.items()
        if any(
            read_day(text, now=SOME_DAY, language=spoken) is not None
            for spoken in dict.fromkeys((None, language))
            for text in texts[:_SAMPLES]
        )
    }


def _dates_above(outline: Outline, blocks: list[Block], _titles: list[list[Part]]) -> list[DateFound | None]:
    """Return for each block the date line that stands before it, outside of all blocks.

    Where none stands before the first and one right after the last, the dates follow what they date.
    """
    inside = sorted((block.record.first_run, block.record.last_run) for block in blocks)
    first = inside[0][0]
    lines: list[tuple[int, DateFound]] = []
    run = max(0, first - _ABOVE)
    ends = [end for _, end in inside]
    starts = [start for start, _ in inside]
    stop = next((run + 1 for run in range(ends[-1], len(outline.runs)) if outline.runs[run].strip()), ends[-1])
    while run < stop:
        place = bisect_right(starts, run) - 1
        if place >= 0 and run < ends[place]:
            run = ends[place]
            continue
        text = outline.runs[run]
        if text is not BREAK and len(text) < MAX_LINE and has_date_shape(text.strip()):
            owner = outline.owner[run]
            lines.append((run, DateFound(("above", outline.kind[owner]), text.strip(), owner)))
        run += 1
    # Words before a date make a heading of it where several elements of a kind have them: "Opinions of May 3, 2024".
    kinds = Counter(line.key for _, line in lines)
    # What a bracket adds counts the items below: "3 May 2024 (showing 4 of 4 entries)".
    lines = [(run, line) for run, line in lines if kinds[line.key] > 1 or is_date_line(line.text.partition(" (")[0])]
    runs = [run for run, _ in lines]
    places = [bisect_left(runs, block.record.first_run) - 1 for block in blocks]
    after = [bisect_left(runs, end) for end in ends]
    # One date right after each, all of one make: the last may not be the day on which the page was made.
    if 1 < len(runs) == len(ends) and after == list(range(len(runs))) and len({line.key for _, line in lines}) == 1:
        places = [place + 1 for place in places]
    elif len(blocks) > _SAMPLES and places == list(range(-1, len(blocks) - 1)):
        return [None] * len(blocks)  # one between each two, none before the first: of which they are nobody can tell
    used = {place for place in places if place >= 0}
    if len(used) == 1 and len(blocks) > 1 and not _is_in_heading(outline, lines[used.pop()][1].node):
        return [None] * len(blocks)  # the day on which the page was made, or its article
    return [lines[place][1] if place >= 0 else None for place in places]


def _is_in_heading(outline: Outline, node: int) -> bool:
    return any(outline.tags[one] in _HEADS for one in (node, *outline.lineage(node)))


def _marked_dates(outline: Outline, block: Block) -> list[DateFound]:
    found = []
    for node, element in outline.metas_between(block.record.start, block.record.stop):
        value = element.get("content") or ""
        if read_hints("", element.get("itemprop") or "") & Hint.DATE and _ISO.match(value):
            found.append(DateFound(("itemprop", outline.kind[node]), value.strip(), node))
    for node in outline.within(outline.asked, block.record.start, block.record.stop):
        attributes = outline.nodes[node].attrib
        value = attributes.get("datetime") or attributes.get("content") or ""
        if not value or not _ISO.match(value):
            continue
        hint = block.own_hints.get(node, Hint.NONE)
        if hint & Hint.CHANGED and not hint & Hint.DATE:
            continue
        dated = read_hints("", attributes.get("itemprop") or "") & Hint.DATE
        if dated or "dt-published" in (attributes.get("class") or ""):
            found.append(DateFound(("itemprop", outline.kind[node]), value.strip(), node))
        elif outline.tags[node] == "time" or attributes.get("datetime"):
            found.append(DateFound(("datetime", outline.kind[node]), value.strip(), node))
    return found


def _printed_dates(outline: Outline, block: Block, title: list[Part]) -> list[DateFound]:
    """Return the pieces and lines that have the shape of a date, outside the title."""
    found: list[DateFound] = []
    inside = set(title)
    for line in block.lines[:MAX_LINES]:
        dates = _dates_in_line(outline, line, inside)
        if dates and not (len(line.text) <= MAX_LINE and _ENDS.search(line.text)):
            found += dates
    if not any(one.key[0] != "vague" for one in found):
        found += _split_dates(outline, block, inside)
    if all(one.key[0] == "edge" for one in found):  # which counts where most records have one
        found += _changed_dates(outline, block, inside)
    return found


def _dates_in_line(outline: Outline, line: Line, inside: set[Part]) -> list[DateFound]:
    if inside.issuperset(line.parts):
        return []
    rest = [part for part in line.parts if part not in inside and (part.hint & Hint.DATE or not part.hint & _NOT_DATE)]
    while len(rest) > 1 and rest[-1].link >= 0 and is_generic(rest[-1].text):
        rest.pop()
    marked = [part for part in rest if part.hint & Hint.DATE and len(part.text) <= MAX_LINE]
    shaped = [part for part in marked if has_date_shape(part.text)]
    if shaped:
        return [DateFound(("hint", outline.kind[part.owner]), part.text, part.owner) for part in shaped]
    vague = [part for part in marked if _YEAR.search(part.text) and len(part.text) <= _MAX_VAGUE]
    if vague:
        return [DateFound(("vague", outline.kind[part.owner]), part.text, part.owner) for part in vague]
    if len(rest) == len(line.parts):
        text = line.text
    else:
        text = rest[0].text if len(rest) == 1 else clean_text(" ".join(part.raw for part in rest))
    single = [part for part in rest if has_date_shape(part.text)]
    if has_date_shape(text) and not is_prose(text):
        own = _own_date(single)
        node, text = (own.owner, own.text) if own is not None else (line.owner, text)
        fields = [field for field in split_fields(text) if has_date_shape(field)]
        way = "changed" if is_date_line(text) and says_changed(text) else "line"
        return [DateFound((way, outline.kind[node]), fields[0] if len(fields) == 1 else text, node)]
    if single and is_date_line(single[0].text) and _stands_aside(single[0], line.parts, inside):
        return [DateFound(("piece", outline.kind[single[0].owner]), single[0].text, single[0].owner)]
    if not single and (opening := _date_after_title(line, inside)) is not None:
        return [DateFound(("piece", outline.kind[opening[0].owner]), opening[1], opening[0].owner)]
    edge = edge_date(text)
    is_of_fields = len(single) == 1 < len(rest) and len(text) <= MAX_LINE and not text.endswith(STOPS)
    if edge is None and is_of_fields:  # "Source: the town Author: Ada Posted: 3 May 2024", each in its element
        return [DateFound(("edge", outline.kind[single[0].owner]), single[0].text, single[0].owner)]
    return [DateFound(("edge", outline.kind[line.owner]), edge.text, line.owner)] if edge is not None else []


def _date_after_title(line: Line, inside: set[Part]) -> tuple[Part, str] | None:
    """Return the date that follows a title on its line and opens the text there."""
    for before, part in pairwise(line.parts):
        if before in inside and part not in inside and (rest := after_date(part.text)) != part.text:
            return part, part.text[: len(part.text) - len(rest)].strip()
    return None


def _changed_dates(outline: Outline, block: Block, inside: set[Part]) -> list[DateFound]:
    """Return the dates that only a class name calls changed: microformats name the one date of a post "updated"."""
    return [
        DateFound(("changed", outline.kind[part.owner]), part.text, part.owner)
        for line in block.lines[:MAX_LINES]
        for part in line.parts
        if part.hint & Hint.CHANGED and part not in inside and has_date_shape(part.text) and not says_changed(line.text)
    ]


def _own_date(parts: list[Part]) -> Part | None:
    """Return the piece that is the date: the only one, or of several dates in elements of their own the first in full.

    Next to "15 hours ago" stands the day.
    """
    if len(parts) < 2:
        return parts[0] if parts else None
    dates = [part for part in parts if is_date_line(part.text)]
    return next((part for part in dates if _YEAR.search(part.text)), dates[0] if dates else None)


def _stands_aside(part: Part, parts: list[Part], title: set[Part]) -> bool:
    """Tell whether a piece opens its line, or what follows the title, or closes a line after its last sentence."""
    # The full stop after it is another piece.
    parts = [other for other in parts if any(map(str.isalnum, other.text)) and not is_generic(other.text)]
    opens = part is next((other for other in parts if other not in title), None)
    if opens and parts[0] in {part, *title}:
        return True
    before = clean_text(" ".join(other.raw for other in parts[:-1]))
    return part is parts[-1] and (before.endswith(STOPS) or not is_prose(before))


def _split_dates(outline: Outline, block: Block, inside: set[Part]) -> list[DateFound]:
    """Return the dates whose day, month and year stand in elements of their own, as on a calendar's leaf."""
    pieces = [part for line in block.lines[:MAX_LINES] for part in line.parts if part not in inside]
    found = []
    for place, part in enumerate(pieces[:-1]):
        texts = [" ".join(piece.text for piece in pieces[place : place + count]) for count in (3, 2)]
        text = next((text for text in texts if _LEAVES.fullmatch(text) and has_date_shape(text)), None)
        if (numbers := _DAY_OVER_MONTH.fullmatch(texts[-1])) is not None:
            text = f"{numbers[2]}-{numbers[3]:0>2}-{numbers[1]:0>2}"
        if text is not None:
            found.append(DateFound(("line", outline.kind[part.owner]), text, part.owner))
    return found
