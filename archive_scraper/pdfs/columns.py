"""Pages whose file mixes the lines of their columns, in the order of reading: one column after the other.

A layout program writes a column to its end, then the next one; some converters write line by line across the page. The
places of the printed pieces tell the two apart: only where the file jumps from column to column and back, line by line,
and each column holds prose, is anything put in another order. Tables, whose cells are short, stay as they are.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Part(NamedTuple):
    """A piece of a printed line: nothing wide stands between its words."""

    start: int
    """Where its text begins and ends in that of the page."""
    end: int
    left: float
    """In points, as are the next three; ``base`` counts from the page's foot."""
    right: float
    base: float
    size: float


_MOST_CROSSING = 0.15
"""Of the parts of a page so many may cross a gutter: headings, footnotes and pictures' captions as wide as the page."""
_NARROWEST_GUTTER = 6
_NARROWEST_COLUMN = 0.15
"""Of the width of the page's text."""
_FEWEST_TURNS = 8
"""So often must the file go from one column to another within a block: four lines of two columns."""
_FEWEST_WORDS, _FEWEST_SIGNS = 3, 12
"""Of half of the lines of a column; signs count in scripts without spaces."""
_FULL, _MOSTLY, _NEARLY_ALL = 0.75, 0.7, 0.9
"""So wide, next to the long ones, are so many lines of prose; nearly all where no capitals tell where it goes on."""
_GOING_ON = 0.4
"""So many lines of prose begin with a small letter: cells of tables do not."""
_APART = 1.8
"""A head or foot stands so many lines off."""
_ROWS_OF_HEADS = 2


def in_reading_order(text: str, parts: Sequence[Part]) -> list[tuple[int, int]] | None:
    """Return where each line of a page begins and ends, in the order of reading; None where the file has it.

    ``parts`` stand in the order of the file.
    """
    gutters = _gutters(parts)
    if not gutters:
        return None
    lines: list[tuple[int, int]] = []
    changed = False
    for block in _blocks(parts, gutters):
        columns = [_column(part, gutters) for part in block]
        turns = sum(one != other for one, other in pairwise(columns))
        if turns >= _FEWEST_TURNS and _is_prose(text, block, columns):
            changed = True
            for number in range(len(gutters) + 1):
                lines += [
                    (part.start, part.end) for part, column in zip(block, columns, strict=True) if column == number
                ]
        else:
            lines += _as_printed(text, block)
    return lines if changed else None


def _gutters(parts: Sequence[Part]) -> list[float]:
    """Return the places, from left to right, that hardly any part crosses, with columns on both sides."""
    if not parts:
        return []
    first, last = min(part.left for part in parts), max(part.right for part in parts)
    width = int(last - first) + 1
    if width > 20_000:  # no paper is so wide
        return []
    steps = [0] * (width + 1)
    for part in parts:
        steps[max(0, int(part.left - first))] += 1
        steps[min(width, int(part.right - first) + 1)] -= 1
    covered, over = [], 0
    for step in steps[:width]:
        over += step
        covered.append(over <= _MOST_CROSSING * len(parts))
    found, place = [], 0
    for is_free, run in groupby(covered):
        length = len(list(run))
        if is_free and length >= _NARROWEST_GUTTER:
            found.append(first + place + length / 2)
        place += length
    narrow = _NARROWEST_COLUMN * width
    found = [gutter for gutter in found if first + narrow <= gutter <= last - narrow]  # lines end unevenly at an edge
    return found if all(right - left >= narrow for left, right in pairwise(found)) else []


def _column(part: Part, gutters: Sequence[float]) -> int | None:
    """Return the number of the column that a part stands in; None for one that crosses a gutter."""
    if any(part.left < gutter < part.right for gutter in gutters):
        return None
    return sum(gutter <= part.left for gutter in gutters)


def _blocks(parts: Sequence[Part], gutters: Sequence[float]) -> Iterable[list[Part]]:
    """Yield parts that follow each other down the page, without one across the columns between them."""
    rows = sorted({round(part.base) for part in parts}, reverse=True)
    spacing = median([upper - lower for upper, lower in pairwise(rows)] or [0])
    heads = {*rows[:_ROWS_OF_HEADS], *rows[-_ROWS_OF_HEADS:]}
    block: list[Part] = []
    for part in parts:
        if block:
            above = block[-1]
            down = above.base - part.base
            off = down > max(_APART * spacing, _APART * part.size) and bool(
                heads & {round(above.base), round(part.base)}
            )
            across = _column(part, gutters) is None or _column(above, gutters) is None
            if down < -part.size or off or (across and abs(down) > 1):
                yield block
                block = []
        block.append(part)
    yield block


def _is_prose(text: str, block: Sequence[Part], columns: Sequence[int | None]) -> bool:
    """Tell whether each column of a block holds prose: lines that fill it, and go on in the midst of sentences."""
    if None in columns:
        return False
    for number in set(columns):
        own = [part for part, column in zip(block, columns, strict=True) if column == number]
        lines = [text[part.start : part.end] for part in own]
        words, signs = (median(map(len, found)) for found in ([line.split() for line in lines], lines))
        if words < _FEWEST_WORDS and signs < _FEWEST_SIGNS:
            return False
        widths = sorted(part.right - part.left for part in own)
        full = sum(width >= _FULL * widths[len(widths) * 9 // 10] for width in widths) / len(widths)
        cased = sum(line[:1].lower() != line[:1].upper() for line in lines) * 2 >= len(lines)
        going_on = sum(line[:1].islower() for line in lines) / len(lines)
        if full < (_MOSTLY if cased else _NEARLY_ALL) or (cased and going_on < _GOING_ON):
            return False
    return True


def _as_printed(text: str, block: Sequence[Part]) -> list[tuple[int, int]]:
    """Return the lines of the file."""
    lines: list[tuple[int, int]] = []
    for part in block:
        if lines and "\n" not in text[lines[-1][1] : part.start]:
            lines[-1] = (lines[-1][0], part.end)
        else:
            lines.append((part.start, part.end))
    return lines
