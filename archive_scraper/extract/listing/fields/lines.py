"""The lines of one record: what a reader sees in a teaser block, piece by piece, with what the markup says of each."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.page.walk import BREAK, HEADINGS
from archive_scraper.normalize.text import INSIDE_WORDS, clean_text
from archive_scraper.signs.class_names import Hint, is_user_icon
from archive_scraper.signs.date_shape import MAX_LINE, has_date_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.extract.listing.blocks.cut import Record
    from archive_scraper.extract.listing.page.outline import Outline

_OF_PARTS = ~(Hint.TITLE | Hint.SUMMARY)
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", ".»", ".“", '."', "。")
_WITHOUT_SPACES = "\u2e80"
_INSIDE_WORDS = INSIDE_WORDS | {"b", "strong"}
MAX_LINES = 60
"""Lines of a record among which its fields are looked for; only a summary may come after them."""
NEAR_TITLE = 12
"""Lines of a record among which a name or a day stands that nothing else tells."""


@dataclass(slots=True, eq=False)
class Part:
    """A piece of a line that stands in one link and under one hint."""

    raw: str
    owner: int
    link: int
    """The anchor around it, or -1."""
    heading: int
    """The heading around it, or -1."""
    hint: int
    hint_node: int
    """The element that gave the hint, or -1."""

    text: str = ""
    """The piece's text, cleaned."""
    place: int = 0
    """Which piece of the record it is."""
    row: int = 0
    """Which line of the record it stands in."""


@dataclass(slots=True)
class Line:
    """The text between two breaks."""

    parts: list[Part]
    text: str
    owner: int
    """The element that the line's text stands in: that of its longest piece."""
    hint: int
    """All that the markup says of any piece."""


@dataclass(slots=True)
class Block:
    """One record, read."""

    record: Record
    lines: list[Line]
    own_hints: dict[int, int]
    """Elements of the record with a hint of their own."""
    links: list[int]
    """Anchors that lead somewhere."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """One text that may be the date of a record."""

    key: tuple[str, int]
    """How it was found, and the kind of its element: its column."""
    text: str
    node: int


def are_rare(found: Sequence[object | None]) -> bool:
    """Tell whether a quarter of the records have something at most: then it is looked for elsewhere."""
    return sum(one is not None for one in found) * 4 <= len(found)


def are_usual(found: Sequence[object | None]) -> bool:
    """Tell whether three records of four have it at least: then there is no doubt what it is."""
    return sum(one is not None for one in found) * 4 >= len(found) * 3


def read_block(outline: Outline, record: Record) -> Block:
    """Read one record's lines."""
    tags, parents, class_names = outline.tags, outline.parent, outline.class_names
    anchors = frozenset(outline.within(outline.anchors, record.start, record.stop))
    context: dict[int, tuple[int, int, int, int]] = {}
    own: dict[int, int] = {}
    icons: dict[int, int] = {}
    links = []
    wrappers: set[int] = set()
    size = outline.length_between(record.first_run, record.last_run)
    for node in range(record.start, record.stop):
        tag, names = tags[node], class_names[node]
        link, heading, hint, hint_node = context.get(parents[node], (-1, -1, Hint.NONE, -1))
        said = _hint_of(tag, outline.hints(node))
        if said:
            said = _in_its_place(outline, node, said, size)
        if node in anchors and (node in outline.scripted or outline.nodes[node].get("href") is not None):
            link = node
            if outline.url(node):
                links.append(node)
        if tag in HEADINGS:
            heading = node
        if hint & Hint.SUMMARY and (heading == node or said & Hint.TITLE):
            wrappers.add(hint_node)
        if said and not (node == record.root and outline.end[node] - node > 1 and tag != "a"):
            own[node] = said
            hint, hint_node = said, node
        if names and is_user_icon(names) and not outline.length(node):
            icons[outline.run_end[node]] = Hint.AUTHOR
        context[node] = (link, heading, hint, hint_node)
    for node, (link, heading, hint, hint_node) in context.items() if wrappers else ():
        if hint_node in wrappers:  # an element named as the summary that holds the title too
            context[node] = (link, heading, hint & ~Hint.SUMMARY, hint_node)
    lines = _read_lines(outline, record, context, icons)
    return Block(record, lines, own, links)


def _holds_a_heading(outline: Outline, node: int) -> bool:
    """Tell whether an element has a heading in it and more: then the heading is the title."""
    inside = outline.within(outline.headings, node + 1, outline.end[node])
    return bool(inside) and max(map(outline.length, inside)) < outline.length(node)


def _in_its_place(outline: Outline, node: int, said: int, size: int) -> int:
    """Return what an element's names claim without what its contents deny, in a record of some characters."""
    if said & _OF_PARTS and outline.length(node) * 10 > size * 6 and outline.end[node] - node > 2:
        said &= ~_OF_PARTS  # the wrapper of the whole teaser, whatever its name
    if said & Hint.TITLE and _holds_a_heading(outline, node):
        said &= ~Hint.TITLE
    is_credit = said & Hint.CAPTION and outline.tags[node] != "figcaption" and outline.length(node) <= MAX_LINE
    if is_credit and has_date_shape(outline.text(node)):
        said &= ~Hint.CAPTION  # of a picture no day is printed: these are the credits of the item
    return said


def _hint_of(tag: str, said: int) -> int:
    if tag == "time" and not said & Hint.CHANGED:
        return Hint.DATE
    if tag == "figcaption":
        return Hint.CAPTION
    if tag == "button" and not said:
        return Hint.MORE
    return said


def _read_lines(
    outline: Outline,
    record: Record,
    context: dict[int, tuple[int, int, int, int]],
    icons: dict[int, int],
) -> list[Line]:
    lines: list[Line] = []
    start = record.first_run
    breaks = [run for run in range(start, record.last_run) if outline.owner[run] < 0]
    for stop in (*breaks, record.last_run):
        if outline.length_between(start, stop):  # between two breaks is mostly white space
            kept = _keep_spaces(outline, _read_parts(outline, range(start, stop), context, icons))
            for pieces in [kept] if len(kept) == 1 else _part_lines(outline, kept):
                if line := _as_line(pieces):
                    lines.append(line)  # noqa: PERF401 # hardly ever more than one
        start = stop + 1
    place = 0
    for row, line in enumerate(lines):
        for part in line.parts:
            part.place, part.row = place, row
            place += 1
    return lines


def _read_parts(
    outline: Outline, line: range, context: dict[int, tuple[int, int, int, int]], icons: dict[int, int]
) -> list[Part]:
    """Return the pieces of a line."""
    parts: list[Part] = []
    before: Part | None = None
    for index in line:
        owner, raw = outline.owner[index], outline.runs[index]
        link, heading, hint, hint_node = context.get(owner, (-1, -1, Hint.NONE, -1))
        if index in outline.kickers and not hint & Hint.TITLE and (link >= 0 or heading >= 0):
            hint, hint_node = Hint.TOPIC, owner
        if index in icons and outline.bare[index]:
            before = Part(raw, owner, link, heading, icons[index], owner)
        elif before is not None and before.owner == owner and before.link == link and before.hint_node == hint_node:
            before.raw += raw
            continue
        else:
            before = Part(raw, owner, link, heading, hint, hint_node)
        parts.append(before)
    return parts


def _part_lines(outline: Outline, parts: list[Part]) -> list[list[Part]]:
    """Part what a style sheet puts on lines of its own, though the elements are such as stand in a line.

    That is an element named as the summary next to others, an element that begins right where another's sentence
    ends, without a space, and a sentence that is a link of its own next to the title's.
    """
    if not parts:
        return []
    if not any(part.hint & Hint.SUMMARY or part.raw.rstrip().endswith(_SENTENCE_ENDS) for part in parts):
        return [parts]
    lines = [[parts[0]]]
    for before, part in pairwise(parts):
        if (
            _stands_apart(outline, before, part)
            or _stands_apart(outline, part, before)
            or _abuts(outline, before, part)
            or _is_linked_sentence(before, part)
        ):
            lines.append([])
        lines[-1].append(part)
    return lines


def _stands_apart(outline: Outline, part: Part, other: Part) -> bool:
    """Tell whether a piece stands in an element named as the summary that does not hold the other."""
    node = part.hint_node
    return (
        bool(part.hint & Hint.SUMMARY)
        and (part.heading < 0 or part.heading != other.heading)
        and not node <= other.owner < outline.end[node]
    )


def _abuts(outline: Outline, before: Part, part: Part) -> bool:
    """Tell whether a sentence's end and the next piece touch, in elements side by side."""
    if not part.raw[:1].isalnum() or not before.raw.endswith(_SENTENCE_ENDS):
        return False
    return not _are_nested(outline, before, part)


def _is_linked_sentence(before: Part, part: Part) -> bool:
    """Tell whether a sentence is a link as a whole, right after another link: the title and its subtitle."""
    return 0 <= before.link != part.link >= 0 and part.raw.endswith(_SENTENCE_ENDS)


def _as_line(kept: list[Part]) -> Line | None:
    if len(kept) == 1:
        only = kept[0]
        only.text = clean_text(only.raw)
        return Line(kept, only.text, only.owner, only.hint) if only.text else None
    text = clean_text("".join([part.raw for part in kept]))
    if not text:
        return None
    hint: int = Hint.NONE
    for part in kept:
        part.text = clean_text(part.raw)
        hint |= part.hint
    return Line(kept, text, max(kept, key=lambda part: len(part.raw)).owner, hint)


def _keep_spaces(outline: Outline, parts: list[Part]) -> list[Part]:
    """Give the white space between two elements to one of them, rather not to a link."""
    kept: list[Part] = []
    space = ""
    for part in parts:
        if not part.raw.strip():
            space = part.raw
            continue
        if space and kept:
            if kept[-1].link >= 0 > part.link:
                part.raw = space + part.raw
            else:
                kept[-1].raw += space
        elif kept and _are_apart(outline, kept[-1], part):
            kept[-1].raw += " "
        space = ""
        kept.append(part)
    return kept


def _are_apart(outline: Outline, before: Part, part: Part) -> bool:
    """Tell whether two elements side by side end and begin with letters that touch: a style sheet puts them apart.

    Not in scripts without spaces, and not single letters in elements of their own.
    """
    last, first = before.raw[-1], part.raw[0]
    if not (first.isalnum() and last.isalnum() and max(first, last) < _WITHOUT_SPACES):
        return False
    if len(before.raw) == 1 or len(part.raw) == 1 or outline.tags[part.owner] in _INSIDE_WORDS:
        return False
    if not _are_nested(outline, before, part):
        return True
    return last.islower() and first.isupper() and outline.tags[before.owner] not in _INSIDE_WORDS  # "*Oslo*The quay"


def _are_nested(outline: Outline, before: Part, part: Part) -> bool:
    """Tell whether one of two pieces stands in the element of the other."""
    here, there = before.owner, part.owner
    return here <= there < outline.end[here] or there <= here < outline.end[there]


def line_html(outline: Outline, parts: list[Part], own: str | None) -> str:
    """Return pieces of a line as HTML that keeps what matters in a summary: text and links, but not the item's own."""
    out = []
    for part in parts:
        text = escape(part.raw, quote=False)
        url = outline.url(part.link) if part.link >= 0 else None
        out.append(f'<a href="{escape(url)}">{text}</a>' if url and url != own else text)
    return "".join(out).replace(BREAK, " ").strip()
