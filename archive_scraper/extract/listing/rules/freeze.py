"""A found pattern as CSS selectors, so that a rules file can freeze it and find the same items on the next page.

Selectors are chains of child combinators, ``ul.entry-listing > li``, made of tag, id and the class names that all
members share; each is checked against the page before it is given out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.signs.class_names import is_state
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.extract.listing.blocks.cut import Record
    from archive_scraper.extract.listing.page.outline import Outline

_SAFE = compiled(r"-?[A-Za-z_][\w-]*\Z")
_MAX_CHAIN = 5
_SAMPLE = 60
"""Records on which a part's selector is tried."""
_MAX_PLACE = 50

Step = tuple[str, str, frozenset[str], int]
"""Tag, id, class names, place among the siblings of its tag (0: any)."""
Matches = list[tuple[int, int]]
"""Nodes that a chain matches, in document order, each with the ancestor that its next step upwards speaks of."""


def item_selector(outline: Outline, roots: Sequence[int]) -> str | None:
    """Return a selector that matches the given nodes and no others that hold links, or None."""
    wanted = set(roots)
    chain: list[Step] = []
    level = list(roots)
    first = None
    found = _all(outline, level, range(len(outline.nodes)))
    for _ in range(_MAX_CHAIN):
        chain.insert(0, _step(outline, level, single=len(set(level)) == 1))
        found = _narrow(outline, found, chain[0])
        if len(chain) == 1:
            found = [pair for pair in found if pair[0] in wanted or outline.within(outline.anchors, pair[0])]
        if len(found) == len(wanted) and wanted.issuperset(node for node, _ in found):
            exact = _print(chain)
            if any(identity or classes for _, identity, classes, _ in chain):
                return exact
            first = first or exact  # "li" is right on this page only: a name above makes it last
        level = [outline.parent[node] for node in level]
        if min(level) < 0 or outline.tags[level[0]] in {"body", "html"}:
            break
    return first


def part_selector(outline: Outline, records: Sequence[Record], nodes: Sequence[int]) -> str | None:
    """Return a selector whose first match inside each record is that record's node; -1 means "has none".

    None where no selector does that for nine of ten records.
    """
    records, nodes = records[:_SAMPLE], nodes[:_SAMPLE]
    pairs = [(record, node) for record, node in zip(records, nodes, strict=True) if node >= 0]
    if len(pairs) * 2 < len(records) or not pairs:
        return None
    if any(node == record.root or not record.start <= node < record.stop for record, node in pairs):
        return None  # the block itself, or text next to it
    kinds = [outline.kind[node] for _, node in pairs]
    usual = max(set(kinds), key=kinds.count)
    members = [node for _, node in pairs if outline.kind[node] == usual]
    if len(members) * 10 < len(pairs) * 9:
        return None
    ends = {record.root for record in records}
    for numbered in (False, True):
        chain: list[Step] = []
        level = members
        found = _all(outline, members, range(records[0].start, records[-1].stop))
        for _ in range(_MAX_CHAIN):
            chain.insert(0, _step(outline, level, numbered=numbered))
            found = _narrow(outline, found, chain[0])
            if (numbered or chain[0][2]) and _fits(outline, records, nodes, found):
                return _print(chain)
            level = [outline.parent[node] for node in level]
            if min(level) < 0 or not ends.isdisjoint(level):
                break
        else:
            continue
        if chain and _fits(outline, records, nodes, found):
            return _print(chain)
    return None


def _all(outline: Outline, like: Sequence[int], among: range) -> Matches:
    """Return all nodes of the tag of the given ones: what a chain without any step matches."""
    tag, tags = outline.tags[like[0]], outline.tags
    return [(node, node) for node in among if tags[node] == tag]


def _narrow(outline: Outline, found: Matches, step: Step) -> Matches:
    """Return those matches whose next ancestor fits one more step of child combinators."""
    tag, identity, classes, place = step
    kept = []
    for node, above in found:
        if above < 0 or outline.tags[above] != tag:
            continue
        if identity and outline.nodes[above].get("id") != identity:
            continue
        if classes and not classes <= _classes(outline.class_names[above]):
            continue
        if not place or _place(outline, above) == place:
            kept.append((node, outline.parent[above]))
    return kept


@lru_cache(maxsize=1024)
def _classes(value: str) -> frozenset[str]:
    return frozenset(value.split())


def _step(outline: Outline, nodes: Sequence[int], *, single: bool = False, numbered: bool = False) -> Step:
    """Describe nodes by what they share. One node's names may hold numbers of its own, so those are left out."""
    each = list(dict.fromkeys(nodes))
    shared = frozenset.intersection(*[_classes(outline.class_names[node]) for node in each])
    names = {name for name in shared if _SAFE.match(name) and not is_state(name)}
    if single or len(each) == 1:
        names = {name for name in names if not any(character.isdigit() for character in name)}
    identity = (outline.nodes[each[0]].get("id") or "") if len(each) == 1 else ""
    if not _SAFE.match(identity) or any(character.isdigit() for character in identity):
        identity = ""
    places = {_place(outline, node) for node in nodes} if numbered else set()
    return (
        outline.tags[nodes[0]],
        identity,
        frozenset(names),
        places.pop() if len(places) == 1 and max(places) <= _MAX_PLACE else 0,
    )


def _place(outline: Outline, node: int) -> int:
    """Return the 1-based place of a node among the siblings of its tag."""
    tag, place = outline.nodes[node].tag, 1
    element = outline.nodes[node].getprevious()
    while element is not None and place <= _MAX_PLACE:
        place += element.tag == tag
        element = element.getprevious()
    return place


def _fits(outline: Outline, records: Sequence[Record], nodes: Sequence[int], found: Matches) -> bool:
    matched = [node for node, _ in found]
    right = 0
    for record, node in zip(records, nodes, strict=True):
        inside = outline.within(matched, record.start, record.stop)
        right += (inside[0] if inside else -1) == node
    return right * 10 >= len(records) * 9


def _print(chain: Sequence[Step]) -> str:
    steps = []
    for tag, identity, classes, place in chain:
        text = tag + (f"#{identity}" if identity else "") + "".join(f".{name}" for name in sorted(classes))
        steps.append(text + (f":nth-of-type({place})" if place else ""))
    return " > ".join(steps)
