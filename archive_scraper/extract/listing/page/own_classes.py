"""Class names that say what kind of element this is, and those that belong to one element alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from archive_scraper.normalize.text import CELL_TAGS
from archive_scraper.signs.class_names import stable_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.extract.listing.page.walk import Walk
_MANY = 4
"""Kinds of siblings that are new to the page, from which on their names may be names of their own."""
_FEWEST = 5


def find_own_classes(walk: Walk) -> dict[int, str]:
    """Return node -> the class to tell its kind by, for the members of lists that name each member by its subject.

    ``<div class="politics teaser">``, ``<div class="trade teaser">``: siblings of one tag with many different names,
    most of which hold a link in the same place, are members of one list. What nearly all of them are named tells
    their kind, or nothing.
    """
    fresh = Counter((above, tag) for above, tag, name in walk.paths if name)
    diverse = {key for key, count in fresh.items() if count >= _MANY and key[1] not in CELL_TAGS}
    if not diverse:
        return {}
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    kind, holders = walk.kind, {above for above, _ in diverse}
    for node, (above, tag) in enumerate(zip(walk.parent, walk.tags, strict=True)):
        if above >= 0 and kind[above] in holders and (key := (kind[above], tag)) in diverse:
            groups[key].append(node)
    found: dict[int, str] = {}
    for key, members in groups.items():
        if len(members) >= _FEWEST and fresh[key] * 5 >= len(members) and _are_alike(walk, members):
            found |= dict.fromkeys(members, _shared_class(walk, members))
    return found


def _are_alike(walk: Walk, members: Sequence[int]) -> bool:
    """Tell whether most members hold a link under the same path of tags."""
    paths: Counter[int] = Counter()
    for node in members:
        low = bisect_left(walk.anchors, node)
        high = bisect_left(walk.anchors, walk.end[node], low)
        links = walk.anchors[low : min(high, low + _FEWEST)]
        paths.update({walk.tag_path[walk.kind[link]] for link in links})
    return bool(paths) and paths.most_common(1)[0][1] * 10 >= len(members) * 7


def _shared_class(walk: Walk, members: Sequence[int]) -> str:
    """Return the class name that nearly all members have, or ""."""
    names = Counter(name for node in members for name in set((walk.nodes[node].get("class") or "").split()))
    shared = [name for name, count in names.items() if count * 5 >= len(members) * 4]
    return stable_class(" ".join(sorted(shared)))
