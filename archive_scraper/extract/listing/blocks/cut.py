"""Cutting the children of one element into records: elements of their own, runs of siblings, or lines of text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.page.walk import HEADINGS
from archive_scraper.signs.buttons import is_generic
from archive_scraper.signs.bylines import opens_byline
from archive_scraper.signs.date_shape import MAX_LINE, has_date_shape
from archive_scraper.signs.person_name import are_person_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from archive_scraper.extract.listing.page.outline import Outline

# Elements that stand in a line of text, so that a record can be the line around them.
_INLINE = frozenset(["a", "b", "strong", "em", "i", "u", "span", "font", "small", "cite", "q", "big"])
_BLOCKS = HEADINGS | {"div", "p", "figure", "header", "section", "article", "ul"}
_MAX_LEAD = 8
"""Siblings before a title that are looked at for its date or kicker, and after the last one for what repeats."""
_LONGEST_BUTTON = 40
_SHORTEST_TEXT = 40
"""Characters between two blocks that are more than a date."""
_SEPARATORS = 4
"""Characters between two links of one line ("a | b") that are no text of a record."""


@dataclass(slots=True)
class Record:
    """One block: the nodes from ``start`` to before ``stop`` and the text runs from ``first_run`` to ``last_run``."""

    start: int
    stop: int
    root: int
    """The node that holds the link the record was found by; ``start`` may lie before it."""
    first_run: int
    last_run: int


def whole(outline: Outline, node: int) -> Record:
    """Return a node as a record."""
    return Record(node, outline.end[node], node, outline.run_start[node], outline.run_end[node])


def cut_siblings(
    outline: Outline, siblings: list[int], chosen: AbstractSet[int], *, join: bool = True, series: bool = False
) -> tuple[list[Record], bool]:
    """Cut the children of one parent into records, and tell whether they are runs of siblings.

    ``chosen`` are the children that hold a link of the list; what stands between them belongs to them where most
    have something between. ``join`` puts neighbours that lead to one address into one record; in a ``series`` under one
    parent also a link that says "Download PDF" and the title before it.
    """
    places = [place for place, node in enumerate(siblings) if node in chosen]
    if join:
        places = _join_parts(outline, siblings, places, series=series)
    if not places:
        return [], False
    gaps = [
        (right > left + 1 and any(outline.length(node) or node in chosen for node in siblings[left + 1 : right]))
        or _is_text_between(outline, siblings[left], siblings[right])
        for left, right in pairwise(places)
    ]
    if len(gaps) > 0 and sum(gaps) * 5 >= len(gaps) * 3:
        return _cut_runs(outline, siblings, places), True
    roots = [siblings[place] for place in places]
    if len(roots) > 1 and all(outline.tags[root] in _INLINE and not _is_card(outline, root) for root in roots[:3]):
        return _cut_lines(outline, roots), False
    return [whole(outline, root) for root in roots], False


def _is_text_between(outline: Outline, left: int, right: int) -> bool:
    """Tell whether a text in no element of its own stands between two blocks: "<h3>Title</h3> Its text. <hr>"."""
    if outline.tags[left] in _INLINE and not _is_card(outline, left):
        return False
    return outline.length_between(outline.run_end[left], outline.run_start[right]) > _SHORTEST_TEXT


def _is_card(outline: Outline, root: int) -> bool:
    """Tell whether a link holds blocks: a whole card."""
    return any(outline.tags[child] in _BLOCKS for child in outline.children(root))


def _cut_runs(outline: Outline, siblings: list[int], places: list[int]) -> list[Record]:
    """Cut siblings that follow each other, title, date, text, into one record for each title."""
    leads = _leads(outline, siblings, places)
    starts = [place - lead for place, lead in zip(places, leads, strict=True)]
    usual = sorted(right - left for left, right in pairwise(starts))[(len(starts) - 1) // 2]
    records = []
    for number, place in enumerate(places):
        start, last = starts[number], number + 1 == len(places)
        stop = _tail_end(outline, siblings, place, start, usual) if last else starts[number + 1]
        end = siblings[stop - 1]
        stop_run = outline.line_end(outline.run_end[end]) if last else outline.run_start[siblings[stop]]
        first_run = outline.run_start[siblings[start]]
        records.append(Record(siblings[start], outline.end[end], siblings[place], first_run, stop_run))
    return records


def usual_run(outline: Outline, records: Sequence[Record]) -> tuple[int, int]:
    """Return how many siblings before a title, and how many from it on, make most of some records of one list."""
    runs: Counter[tuple[int, int]] = Counter()
    for record in records:
        around = list(outline.children(outline.parent[record.root]))
        place = around.index(record.root)
        runs[place - around.index(record.start), bisect_left(around, record.stop) - place] += 1
    return runs.most_common(1)[0][0]


def cut_alone(outline: Outline, siblings: list[int], record: Record, run: tuple[int, int]) -> Record:
    """Give the only title of a container the siblings that titles of other containers have around them."""
    place = siblings.index(record.root)
    first, last = siblings[max(0, place - run[0])], siblings[min(len(siblings), place + run[1]) - 1]
    return Record(first, outline.end[last], record.root, outline.run_start[first], outline.run_end[last])


def _cut_lines(outline: Outline, roots: list[int]) -> list[Record]:
    """Give links that stand in lines of text the line each begins, up to the line of the next."""
    starts: list[int] = []
    low = outline.run_start[outline.parent[roots[0]]]
    for root in roots:
        start = outline.run_start[root]
        line = outline.line_start(start, low)
        starts.append(line if line > low or not starts else start)
        low = outline.run_end[root]
    spoken = [
        outline.length_between(outline.run_end[root], starts[number + 1]) for number, root in enumerate(roots[:-1])
    ]
    spoken += [
        outline.length_between(start, outline.run_start[root]) for start, root in zip(starts, roots, strict=True)
    ]
    if sum(spoken) <= _SEPARATORS * len(roots):
        return [whole(outline, root) for root in roots]
    usual = sorted(right - left for left, right in pairwise(starts))[(len(starts) - 1) // 2]
    floor = outline.run_end[outline.parent[roots[-1]]]
    starts.append(min(floor, max(starts[-1] + usual, outline.line_end(outline.run_end[roots[-1]]))))
    return [
        Record(root, outline.end[root], root, starts[number], max(starts[number + 1], outline.run_end[root]))
        for number, root in enumerate(roots)
    ]


def _join_parts(outline: Outline, siblings: list[int], places: list[int], *, series: bool) -> list[int]:
    """Drop a place that goes on with the item of the place before it.

    Its links lead where those of that place lead, as of a picture row, then a text row; or it is a button.
    """
    kept: list[int] = []
    before: set[str] = set()
    is_titled = False
    for place in places:
        node = siblings[place]
        urls = {url for anchor in outline.within(outline.anchors, node)[:8] if (url := outline.url(anchor))}
        is_button = series and outline.tags[node] == "a" and _is_button(outline, node)
        if kept and urls and (urls <= before or (is_titled and is_button)):
            continue
        kept.append(place)
        before, is_titled = urls, not is_button
    return kept


def _is_button(outline: Outline, link: int) -> bool:
    return 0 < outline.length(link) <= _LONGEST_BUTTON and is_generic(outline.text(link))


def _leads(outline: Outline, siblings: list[int], places: list[int]) -> list[int]:
    """Return how many siblings before its link belong to each record: a date line above a title.

    Where such lines say what they are, a record that lacks its line does not get the last one of its neighbour.
    """
    steps: list[tuple[bool, bool]] = []
    first, last = places[0], places[-1]
    gaps = Counter(right - left for left, right in pairwise(places))
    usual, shortest = gaps.most_common(1)[0][0], min(_MAX_LEAD, *gaps)
    while len(steps) + 1 < shortest and first - len(steps) - 1 >= 0:
        before = [siblings[place - len(steps) - 1] for place in places]
        kinds = Counter(outline.kind[node] for node in before)
        kind, count = kinds.most_common(1)[0]
        if outline.kind[before[0]] != kind or count * 5 < len(places) * 4:
            break
        says = [_says(outline, node) for node in before]
        said = says[0]
        is_told = any(said) and says.count(said) * 5 >= len(places) * 3
        if any(Counter(says).most_common(1)[0][0]) and not is_told:
            break
        # The same after the last link, where it stands after the others, says that the blocks go on there instead.
        place = last + usual - len(steps) - 1
        after = siblings[place] if last < place < len(siblings) else -1
        if after >= 0 and outline.kind[after] == kind and (not is_told or _says(outline, after) == said):
            break
        steps.append(said if is_told else (False, False))
    return [_own_lead(outline, siblings, place, steps) for place in places]


def _own_lead(outline: Outline, siblings: list[int], place: int, steps: list[tuple[bool, bool]]) -> int:
    for step, said in enumerate(steps):
        if any(said) and _says(outline, siblings[place - step - 1]) != said:
            return step
    return len(steps)


def _says(outline: Outline, node: int) -> tuple[bool, bool]:
    """Tell whether an element's text has a date, and whether it names authors."""
    text = outline.text(node) if 0 < outline.length(node) <= MAX_LINE else ""
    return has_date_shape(text), opens_byline(text) or (bool(text) and are_person_names(text))


def _tail_end(outline: Outline, siblings: list[int], place: int, start: int, usual: int) -> int:
    """Return where the last record of a flat list stops: after as many siblings as usual, before a new section."""
    stop = min(len(siblings), max(start + usual, place + 1))
    for index in range(place + 1, stop):
        if outline.tags[siblings[index]] in HEADINGS and outline.tags[siblings[place]] in HEADINGS:
            return index
    return stop
