"""Repeated blocks of a page: every group of links that share their path is cut into records.

The record of a link is the largest subtree that holds no other link of its group; records of one tag under
parents of one path make a candidate list. So rows in wrappers, odd and even rows, cards that are links, table
rows and headings followed by flat siblings all come out of one rule.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.outline import HEADINGS, Outline

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLIMB = 64
"""Levels that two neighbours of one list are apart at most; beyond, they are taken for different lists."""
_LEVELS = 3
"""Cuts tried for one group of links: a list may stand in rows, and rows in sections."""


@dataclass(slots=True)
class Record:
    """One block: sibling nodes from ``start`` up to before ``stop``."""

    start: int
    stop: int
    root: int
    """The node that holds the link the record was found by; ``start`` may lie before it."""


@dataclass(slots=True)
class Candidate:
    """Records that may be the teasers of one listing."""

    parents: list[int]
    tag: str
    records: list[Record] = field(default_factory=list)
    flat: bool = False
    """The records are runs of siblings, not elements of their own."""


def find_candidates(outline: Outline) -> list[Candidate]:
    """Return every repeated block of the page that holds links, in no particular order."""
    roots: dict[tuple[int, str], set[int]] = defaultdict(set)
    for group in _link_groups(outline):
        for level in _cut_levels(outline, group):
            for anchor in group:
                if outline.depth[anchor] >= level > 0:
                    root = outline.ancestor(anchor, level)
                    roots[outline.kind[outline.parent[root]], outline.tags[root]].add(root)
    found = []
    for (_, tag), members in roots.items():
        candidate = _build(outline, tag, sorted(members))
        if len(candidate.records) > 1:
            found.append(candidate)
            found.extend(_split(candidate, outline))
    return found


def _link_groups(outline: Outline) -> Iterable[list[int]]:
    """Yield the links that share their path, one for each run of links to one address."""
    groups: dict[int, list[int]] = defaultdict(list)
    last: dict[int, str] = {}
    for anchor in outline.anchors:
        url = outline.url(anchor)
        if url is None:
            continue
        kind = outline.kind[anchor]
        if last.get(kind) != url:
            groups[kind].append(anchor)
            last[kind] = url
    return (group for group in groups.values() if len(group) > 1)


def _cut_levels(outline: Outline, group: list[int]) -> list[int]:
    """Return the depths at which the records of a group of links may start, the likeliest first."""
    meets = [_meeting_depth(outline, left, right) for left, right in pairwise(group)]
    padded = [-1, *meets, -1]
    own = Counter(max(pair) + 1 for pair in pairwise(padded))
    common = Counter(meet + 1 for meet in meets)
    enough = max(2, len(meets) // 8)
    levels = [own.most_common(1)[0][0]]
    levels += [level for level, count in common.most_common(_LEVELS) if count >= enough and level not in levels]
    return levels


def _meeting_depth(outline: Outline, left: int, right: int) -> int:
    """Return the depth of the lowest common ancestor of two nodes of one depth."""
    depth = outline.depth[left]
    for _ in range(_CLIMB):
        if left == right:
            return depth
        left, right, depth = outline.parent[left], outline.parent[right], depth - 1
        if left < 0 or right < 0:
            return 0
    return depth


def _build(outline: Outline, tag: str, members: list[int]) -> Candidate:
    parents = sorted({outline.parent[root] for root in members})
    chosen = set(members)
    siblings = {parent: list(outline.children(parent)) for parent in parents}
    shapes = Counter(shape for root in members[:50] for shape in _shapes(outline, root))
    usual = {shape for shape, count in shapes.items() if count * 2 >= min(50, len(members))}
    for parent in parents:
        for child in siblings[parent]:
            if child not in chosen and outline.tags[child] == tag and not usual.isdisjoint(_shapes(outline, child)):
                chosen.add(child)
    candidate = Candidate(parents=parents, tag=tag)
    for parent in parents:
        candidate.records += cut_siblings(outline, siblings[parent], chosen, candidate)
    return candidate


def _shapes(outline: Outline, root: int) -> set[tuple[str, ...]]:
    """Return the tag paths from a record down to its links, at most a few."""
    found: set[tuple[str, ...]] = set()
    for anchor in outline.within(outline.anchors, root)[:12]:
        if outline.url(anchor) is None:
            continue
        path = [outline.tags[anchor]]
        node = anchor
        while node != root and len(path) < 12:
            node = outline.parent[node]
            path.append(outline.tags[node])
        found.add(tuple(path))
    return found


def cut_siblings(
    outline: Outline, siblings: list[int], chosen: set[int], candidate: Candidate, *, join: bool = True
) -> list[Record]:
    """Cut the children of one parent into records, with the siblings that belong to them.

    ``join`` puts neighbours that lead to one address into one record.
    """
    places = [place for place, node in enumerate(siblings) if node in chosen]
    if join:
        places = _join_same_target(outline, siblings, places)
    if not places:
        return []
    ends = {node: outline.end[node] for node in siblings}
    gaps = [
        any(outline.length(node) or node in chosen for node in siblings[left + 1 : right])
        for left, right in pairwise(places)
    ]
    flat = len(gaps) > 0 and sum(gaps) * 5 >= len(gaps) * 3
    if not flat:
        return [Record(siblings[place], ends[siblings[place]], siblings[place]) for place in places]
    candidate.flat = True
    lead = _lead(outline, siblings, places)
    starts = [place - lead for place in places]
    usual = sorted(right - left for left, right in pairwise(starts))[len(starts) // 2 - 1 if len(starts) > 2 else 0]
    records = []
    for number, place in enumerate(places):
        start = starts[number]
        stop = starts[number + 1] if number + 1 < len(places) else _tail_end(outline, siblings, place, start, usual)
        records.append(Record(siblings[start], ends[siblings[stop - 1]], siblings[place]))
    return records


def _join_same_target(outline: Outline, siblings: list[int], places: list[int]) -> list[int]:
    """Drop a place whose links lead where those of the place before it lead: picture row, then text row."""
    kept: list[int] = []
    before: set[str] = set()
    for place in places:
        node = siblings[place]
        urls = {url for anchor in outline.within(outline.anchors, node)[:8] if (url := outline.url(anchor))}
        if kept and urls and urls <= before:
            continue
        kept.append(place)
        before = urls
    return kept


def _lead(outline: Outline, siblings: list[int], places: list[int]) -> int:
    """Return how many siblings before its link belong to each record: a date line above a title."""
    lead = 0
    first = places[0]
    shortest = min(right - left for left, right in pairwise(places))
    while lead + 1 < shortest and first - lead - 1 >= 0:
        kinds = Counter(outline.kind[siblings[place - lead - 1]] for place in places)
        kind, count = kinds.most_common(1)[0]
        if outline.kind[siblings[first - lead - 1]] != kind or count * 5 < len(places) * 4:
            break
        # The same kind after the last link says that the block goes on behind the link instead.
        last = places[-1]
        after = siblings[last + 1 : last + shortest]
        if any(outline.kind[node] == kind for node in after):
            break
        lead += 1
    return lead


def _tail_end(outline: Outline, siblings: list[int], place: int, start: int, usual: int) -> int:
    """Return where the last record of a flat list stops: after as many siblings as usual, before a new section."""
    stop = min(len(siblings), max(start + usual, place + 1))
    for index in range(place + 1, stop):
        if outline.tags[siblings[index]] in HEADINGS and outline.tags[siblings[place]] in HEADINGS:
            return index
    return stop


def _split(candidate: Candidate, outline: Outline) -> list[Candidate]:
    """Return a candidate's parts, where its records stand in several parents with more than a row each."""
    if not 1 < len(candidate.parents) <= 40:
        return []
    parts: dict[int, list[Record]] = defaultdict(list)
    for record in candidate.records:
        parts[outline.parent[record.root]].append(record)
    if len(parts) < 2:
        return []
    return [
        Candidate(parents=[parent], tag=candidate.tag, records=records, flat=candidate.flat)
        for parent, records in parts.items()
        if len(records) > 1
    ]
