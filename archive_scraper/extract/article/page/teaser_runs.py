"""Runs of teasers on an article page: siblings of one tag, each led by a line that is a link, with little text."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_scraper.extract.article.page.survey import Survey

_FEWEST_ITEMS = 3
_LINK_SHARE = 0.8
_SHORTEST_LEAD, _LONGEST_LEAD = 2, 30
"""Words of the line that leads an item: a title."""
_LEAD_PLACE = 2
"""Blocks that may stand before the lead: a label, a date."""
_MOST_BLOCKS = 10
_MOST_WORDS = 100
_LEVELS = 5
"""Elements between a lead and its item."""
_SHARE_OF_PARENT = 0.6
"""Below, the siblings stand among other text: links between the paragraphs of an article."""
_TEXT_WORDS = 5
"""Words next to the links that an item has on average in a run of teasers; a list of links has fewer."""


def find_teaser_runs(survey: Survey) -> dict[int, str]:
    """Return the numbers of the blocks that stand in a run of link-led siblings, with the run's kind.

    ``text`` is a run of teasers, ``links`` a list of links. Linear in the number of blocks.
    """
    blocks, parents, starts, ends, tags = survey.blocks, survey.parents, survey.starts, survey.ends, survey.tags
    words = [0.0, *accumulate(block.words for block in blocks)]
    linked = [0.0, *accumulate(block.link_words for block in blocks)]
    runs: dict[tuple[int, str], list[int]] = {}
    for number, block in enumerate(blocks):
        if not _SHORTEST_LEAD <= block.words <= _LONGEST_LEAD or block.link_words < _LINK_SHARE * block.words:
            continue
        node = block.owner
        for _ in range(_LEVELS):
            start, end = starts[node], ends[node]
            parent = parents[node]
            if (
                parent < 0
                or number - start > _LEAD_PLACE
                or end - start > _MOST_BLOCKS
                or words[end] - words[start] > _MOST_WORDS
            ):
                break
            items = runs.setdefault((parent, tags[node]), [node])
            if items[-1] != node:  # an item's blocks come one after the other
                items.append(node)
            node = parent
    found: dict[int, str] = {}
    for (parent, _), items in runs.items():
        if len(items) < _FEWEST_ITEMS:
            continue
        total = sum(words[ends[node]] - words[starts[node]] for node in items)
        if total < _SHARE_OF_PARENT * (words[ends[parent]] - words[starts[parent]]):
            continue
        plain = total - sum(linked[ends[node]] - linked[starts[node]] for node in items)
        kind = "text" if plain >= _TEXT_WORDS * len(items) else "links"
        for number in range(starts[items[0]], ends[items[-1]]):
            if found.get(number) != "text":
                found[number] = kind
    return found
