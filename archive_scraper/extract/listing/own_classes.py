"""Class names that say what kind of element this is, and those that belong to one element alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive_scraper.extract.listing.outline import Outline

# Class names that tell rows of one list apart, not lists from each other.
_ROW_WORDS = re.compile(r"^(?:odd|even|first|last|active|current|alt|clearfix|cf|row|item|post|hentry|group|.*\d.*)$")
_MANY = 4
"""Kinds of siblings that are new to the page, from which on their names may be names of their own."""
_FEWEST = 5
CELL_TAGS = frozenset({"td", "th"})


def stable_class(value: str) -> str:
    """Return the class name that members of one list share: no numbers, no odd, even, first or last.

    >>> stable_class("post-123 teaser odd")
    'teaser'
    """
    names = value.split()
    for name in names:
        if not _ROW_WORDS.match(name):
            return name
    for name in names:
        if name in {"item", "post", "row"}:
            return name
    return ""


def find_own_classes(outline: Outline, fresh: Mapping[tuple[int, str], int]) -> dict[int, str]:
    """Return node -> the class to tell its kind by, for the members of lists that name each member by its subject.

    ``<div class="politics teaser">``, ``<div class="trade teaser">``: siblings of one tag with many different names,
    most of which hold a link in the same place, are members of one list. What nearly all of them are named tells
    their kind, or nothing. ``fresh``: how many kinds came up below elements of one kind with one tag.
    """
    diverse = {key for key, count in fresh.items() if count >= _MANY and key[1] not in CELL_TAGS}
    if not diverse:
        return {}
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for node, (above, tag) in enumerate(zip(outline.parent, outline.tags, strict=True)):
        if above >= 0 and (key := (outline.kind[above], tag)) in diverse:
            groups[key].append(node)
    found: dict[int, str] = {}
    for key, members in groups.items():
        if len(members) >= _FEWEST and fresh[key] * 5 >= len(members) and _are_alike(outline, members):
            found |= dict.fromkeys(members, _shared_class(outline, members))
    return found


def _are_alike(outline: Outline, members: Sequence[int]) -> bool:
    """Tell whether most members hold a link under the same path of tags."""
    paths: Counter[int] = Counter()
    for node in members:
        low = bisect_left(outline.anchors, node)
        high = bisect_left(outline.anchors, outline.end[node], low)
        links = outline.anchors[low : min(high, low + _FEWEST)]
        paths.update({outline.tag_path[outline.kind[link]] for link in links})
    return bool(paths) and paths.most_common(1)[0][1] * 10 >= len(members) * 7


def _shared_class(outline: Outline, members: Sequence[int]) -> str:
    """Return the class name that nearly all members have, or ""."""
    names = Counter(name for node in members for name in set((outline.nodes[node].get("class") or "").split()))
    shared = [name for name, count in names.items() if count * 5 >= len(members) * 4]
    return stable_class(" ".join(sorted(shared)))
