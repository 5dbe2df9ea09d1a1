"""Repeated blocks of a page: every group of links that share their path is cut into records.

The record of a link is the largest subtree that holds no other link of its group; records of one tag under
parents of one path make a candidate list. So rows in wrappers, odd and even rows, cards that are links, table
rows and headings followed by flat siblings all come out of one rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.blocks.cut import Record, cut_alone, cut_siblings, usual_run, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive_scraper.extract.listing.page.outline import Outline

_CLIMB = 64
"""Levels that two neighbours of one list are apart at most; beyond, they are taken for different lists."""
MAX_PARTS = 24
"""Containers of one list that are also looked at one by one; more of them are its rows."""
_FIRST_LINKS = 12
"""Links of an element that tell its make."""
_SAMPLE = 50
"""Members of a list that tell which links are usual in it."""
_ENOUGH = 3
"""Members in one container from which on they tell by themselves."""
_TITLE = 20
"""Characters of a link that may be a title."""
_FEW = 8
"""Links of a group below which two neighbours are enough to show where records start: the only day with two teasers."""
_LEVELS = 3
"""Cuts tried for one group of links: a list may stand in rows, and rows in sections."""


@dataclass(slots=True)
class Candidate:
    """Records that may be the teasers of one listing."""

    parents: list[int]
    tag: str
    records: list[Record] = field(default_factory=list)
    flat: bool = False
    """The records are runs of siblings, not elements of their own."""
    part: bool = False
    """One of several containers of another candidate."""


def find_candidates(outline: Outline) -> list[Candidate]:
    """Return every repeated block of the page that holds links, in no particular order."""
    links = _LinkPaths(outline)
    roots: dict[tuple[int, str], set[int]] = defaultdict(set)
    for group in _link_groups(outline):
        for level in _cut_levels(outline, group):
            for anchor in group:
                if outline.depth[anchor] >= level > 0:
                    root = outline.ancestor(anchor, level)
                    roots[outline.kind[outline.parent[root]], outline.tags[root]].add(root)
    found = []
    for key, members in roots.items():
        candidate = _build(outline, links, key[1], sorted(members))
        pairs = list(_alternating(outline, links, key[1], sorted(members)))
        found += pairs
        if len(candidate.records) < 2 or _are_halves(outline, candidate, pairs):
            continue
        if candidate.tag == "tr" and (cells := _cells(outline, links, candidate)):
            found.append(cells)
            continue
        found.append(candidate)
        found.extend(_split(candidate, outline))
    return found


class _LinkPaths:
    """The links that lead somewhere, each with the number of its path of tags."""

    def __init__(self, outline: Outline) -> None:
        self._end = outline.end
        self._below: dict[int, list[int]] = {}
        self._nodes = [anchor for anchor in outline.anchors if outline.url(anchor) is not None]
        self._paths = [outline.tag_path[outline.kind[anchor]] for anchor in self._nodes]

    def below(self, root: int) -> list[int]:
        """Return the paths of the first links of an element."""
        if (known := self._below.get(root)) is None:
            known = self._below[root] = self._paths[slice(*self._first(root))]
        return known

    def longest_below(self, outline: Outline, roots: Iterable[int]) -> dict[int, list[int]]:
        """Return path -> the length of the longest link of that path in each of some elements, among the first."""
        found: dict[int, list[int]] = defaultdict(list)
        for root in roots:
            longest: dict[int, int] = {}
            first = slice(*self._first(root))
            for node, path in zip(self._nodes[first], self._paths[first], strict=True):
                longest[path] = max(longest.get(path, 0), outline.length(node))
            for path, length in longest.items():
                found[path].append(length)
        return found

    def _first(self, root: int) -> tuple[int, int]:
        low = bisect_left(self._nodes, root)
        return low, min(low + _FIRST_LINKS, bisect_left(self._nodes, self._end[root], low))


def _alternating(outline: Outline, links: _LinkPaths, tag: str, members: list[int]) -> Iterator[Candidate]:
    """Yield candidates for blocks of several elements of one tag: a title row, then a detail row with other links.

    Elements of one make are evenly spaced then, with elements of another make between. A list in which every second
    teaser has a picture looks so too; but there the elements between have titles too.
    """
    makes: dict[object, list[int]] = defaultdict(list)
    for root in members:
        makes[outline.parent[root], outline.kind[root], tuple(sorted(links.below(root)))].append(root)
        makes[outline.parent[root], outline.kind[root]].append(root)
    for chosen in {tuple(chosen): chosen for chosen in makes.values()}.values():
        if not max(2, len(members) // 8) < len(chosen) <= len(members) * 3 // 5:
            continue
        siblings = list(outline.children(outline.parent[chosen[0]]))
        place = {node: number for number, node in enumerate(siblings)}
        steps = Counter(place[right] - place[left] for left, right in pairwise(chosen))
        step, count = steps.most_common(1)[0]
        if step < 2 or count * 5 < len(chosen) * 3:
            continue
        inside = set(chosen)
        between = [node for node in siblings if chosen[0] < node < chosen[-1] and node not in inside]
        if not _have_titles_alike(links.longest_below(outline, chosen), links.longest_below(outline, between)):
            candidate = make_candidate(outline, tag, set(chosen), {outline.parent[chosen[0]]: siblings}, join=False)
            if candidate.flat and len(candidate.records) > 1:
                yield candidate


def _are_halves(outline: Outline, candidate: Candidate, pairs: list[Candidate]) -> bool:
    """Tell whether each record is only the half of a teaser: every other one has no link that may be a title."""
    records = candidate.records
    if candidate.flat or not any(len(pair.records) * 2 == len(records) for pair in pairs):
        return False
    return any(
        all(
            outline.length(anchor) < _TITLE
            for record in half
            for anchor in outline.within(outline.anchors, record.start, record.stop)
        )
        for half in (records[::2], records[1::2])
    )


def _cells(outline: Outline, links: _LinkPaths, candidate: Candidate) -> Candidate | None:
    """Return the cells of a table whose rows hold several items side by side, with a picture or heading each."""
    rows = [[cell for cell in outline.children(record.root) if links.below(cell)] for record in candidate.records]
    alike = sum(
        len(cells) > 1
        and len({tuple(links.below(cell)) for cell in cells}) == 1
        and min(map(outline.length, cells)) >= _TITLE
        and all(outline.within(outline.images, cell) or outline.within(outline.headings, cell) for cell in cells)
        for cells in rows
    )
    if alike < 2 or (alike + 1) * 5 < len(rows) * 4:
        return None
    parents = [record.root for record, cells in zip(candidate.records, rows, strict=True) if cells]
    return Candidate(parents, "td", [whole(outline, cell) for cells in rows for cell in cells])


def _have_titles_alike(here: dict[int, list[int]], there: dict[int, list[int]]) -> bool:
    """Tell whether the links that say most in some elements say about as much in others: their titles."""
    if not here:
        return False
    path = max(here, key=lambda path: sum(here[path]))
    mine, other = sorted(here[path]), sorted(there.get(path, [0]))
    return other[len(other) // 2] * 2 >= mine[len(mine) // 2]


def _link_groups(outline: Outline) -> Iterator[list[int]]:
    """Yield the links that share their path, one for each run of links to one address.

    Links that stand alone in their path share a path of tags at least, where each element has a name of its own.
    """
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
    alone: dict[int, list[int]] = defaultdict(list)
    for kind, group in groups.items():
        if len(group) > 1:
            yield group
        else:
            alone[outline.tag_path[kind]] += group
    yield from (group for group in alone.values() if len(group) > 1)


def _cut_levels(outline: Outline, group: list[int]) -> list[int]:
    """Return the depths at which the records of a group of links may start, the likeliest first."""
    meets = [_meeting_depth(outline, left, right) for left, right in pairwise(group)]
    padded = [-1, *meets, -1]
    own = Counter(max(pair) + 1 for pair in pairwise(padded))
    common = Counter(meet + 1 for meet in meets)
    enough = max(1 if len(meets) < _FEW else 2, len(meets) // 8)
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


def _build(outline: Outline, links: _LinkPaths, tag: str, members: list[int]) -> Candidate:
    siblings = {parent: list(outline.children(parent)) for parent in sorted({outline.parent[root] for root in members})}
    chosen = set(members)
    everywhere: set[int] | None = None
    for children in siblings.values():
        others = [child for child in children if outline.tags[child] == tag and child not in chosen]
        if not others:
            continue
        everywhere = everywhere or _usual_paths(links, members)
        mine = [child for child in children if child in chosen]
        alone = len(siblings) == 1 or len(mine) < _ENOUGH
        usual = everywhere if alone else everywhere | _usual_paths(links, mine)
        chosen.update(child for child in others if not usual.isdisjoint(links.below(child)))
    return make_candidate(outline, tag, chosen, siblings)


def _usual_paths(links: _LinkPaths, members: list[int]) -> set[int]:
    """Return the paths of links that at least every second member holds."""
    sample = members[:_SAMPLE]
    paths = Counter(path for root in sample for path in set(links.below(root)))
    return {path for path, count in paths.items() if count * 2 >= len(sample)}


def make_candidate(
    outline: Outline, tag: str, chosen: set[int], siblings: dict[int, list[int]], *, join: bool = True
) -> Candidate:
    """Cut the siblings under each parent into records around the chosen ones."""
    candidate = Candidate(parents=sorted(siblings), tag=tag)
    series = len(siblings) == 1
    cuts = [cut_siblings(outline, siblings[parent], chosen, join=join, series=series) for parent in candidate.parents]
    candidate.flat = any(flat for _, flat in cuts)
    singles = [len(records) == 1 for records, _ in cuts]
    runs = [record for records, flat in cuts if flat for record in records[:_ENOUGH]][:_SAMPLE] if any(singles) else []
    run = usual_run(outline, runs) if runs else None
    for parent, (found, _), single in zip(candidate.parents, cuts, singles, strict=True):
        if single and run is not None:
            candidate.records.append(cut_alone(outline, siblings[parent], found[0], run))
        else:
            candidate.records += found
    return candidate


def _split(candidate: Candidate, outline: Outline) -> list[Candidate]:
    """Return a candidate's parts, where its records stand in several parents with more than a row each."""
    if not 1 < len(candidate.parents) <= MAX_PARTS:
        return []
    parts: dict[int, list[Record]] = defaultdict(list)
    for record in candidate.records:
        parts[outline.parent[record.root]].append(record)
    if len(parts) < 2:
        return []
    return [
        Candidate(parents=[parent], tag=candidate.tag, records=records, flat=candidate.flat, part=True)
        for parent, records in parts.items()
        if len(records) > 1
    ]
