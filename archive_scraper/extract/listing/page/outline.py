"""A parsed page as flat arrays, after which every question about a block is arithmetic.

Nothing here recurses or walks up a page of any depth more than a fixed number of steps.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.page.own_classes import find_own_classes
from archive_scraper.extract.listing.page.walk import rename, walk
from archive_scraper.extract.page import inner_html
from archive_scraper.extract.scripted import scripted_url
from archive_scraper.normalize.text import CELL_TAGS, clean_text
from archive_scraper.signs.class_names import Hint, read_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page


class Outline:
    """The visible elements and texts of a page, numbered in document order."""

    def __init__(self, page: Page, root: HtmlElement | None = None) -> None:
        self.page = page
        found = walk(page.root if root is None else root)
        if names := find_own_classes(found):
            rename(found, names)
        # What each of them is stands with Walk.
        self.nodes = found.nodes
        self.parent = found.parent
        self.end = found.end
        self.depth = found.depth
        self.tags = found.tags
        self.kind = found.kind
        self.tag_path = found.tag_path
        self.runs = found.runs
        self.owner = found.owner
        self.run_start = found.run_start
        self.run_end = found.run_end
        self.anchors = found.anchors
        self.headings = found.headings
        self.images = found.images
        self.times = found.times
        self.paragraphs = found.paragraphs
        self.metas = found.metas
        self.kickers = found.kickers
        self.asked = found.asked
        self._asked = frozenset(found.asked)
        self.class_names = found.names
        self.bare = list(map(str.strip, self.runs))
        """The runs without the white space around them."""
        self._length = list(accumulate(map(len, self.bare), initial=0))
        self._urls = {anchor: page.absolute(self.nodes[anchor].get("href")) for anchor in self.anchors}
        self._add_scripted(found.scripted)
        self.url: Callable[[int], str | None] = self._urls.get
        """Where an anchor leads, absolute; None for anything but another page."""

    @cached_property
    def number(self) -> dict[HtmlElement, int]:
        """The number of each visible element."""
        return {element: number for number, element in enumerate(self.nodes)}

    def place(self, element: HtmlElement) -> int:
        """Return the number of an element, most likely an anchor's; -1 where it is not visible."""
        among = (anchor for anchor in self.anchors if self.nodes[anchor] is element)
        return next(among, -1) if element.tag == "a" else self.number.get(element, -1)

    def _add_scripted(self, nodes: list[int]) -> None:
        """Make anchors of the elements that a script makes links, where no link stands in them."""
        self.scripted: set[int] = set()
        for node in nodes:
            if any(self._urls[anchor] for anchor in self.within(self.anchors, node)):
                continue
            if (url := scripted_url(self.page, self.nodes[node])) is None:
                continue
            self._urls[node] = url
            self.scripted.add(node)
        if self.scripted:
            self.anchors = sorted({*self.anchors, *self.scripted})

    def length(self, node: int) -> int:
        """Return the number of visible characters below a node, without the white space around runs."""
        return self._length[self.run_end[node]] - self._length[self.run_start[node]]

    def lengths(self, nodes: Sequence[int]) -> list[int]:
        """Return the number of visible characters below each of some nodes."""
        length, start, end = self._length, self.run_start, self.run_end
        return [length[end[node]] - length[start[node]] for node in nodes]

    def line_start(self, run: int, low: int) -> int:
        """Return where the line of a run starts: after the last break before it, not before ``low``."""
        while run > low and self.owner[run - 1] >= 0:
            run -= 1
        return run

    def line_end(self, run: int) -> int:
        """Return where the line that goes on at a run ends: at the next break."""
        while run < len(self.runs) and self.owner[run] >= 0:
            run += 1
        return run

    def length_between(self, start: int, stop: int) -> int:
        """Return the number of visible characters in a range of runs."""
        return self._length[stop] - self._length[start] if stop > start else 0

    def text(self, node: int) -> str:
        """Return the visible text below a node as one line."""
        return self.text_between(self.run_start[node], self.run_end[node])

    def html(self, node: int) -> str:
        """Return an element's contents as HTML."""
        return inner_html(self.nodes[node]).strip()

    def text_between(self, start: int, stop: int) -> str:
        """Return the visible text of a range of runs as one line."""
        return clean_text("".join(self.runs[start:stop]))

    def children(self, node: int) -> Iterator[int]:
        """Yield the child nodes in order."""
        child, stop = node + 1, self.end[node]
        while child < stop:
            yield child
            child = self.end[child]

    def within(self, numbers: list[int], node: int, stop: int | None = None) -> list[int]:
        """Return those of a sorted list of nodes that stand at or below a node (or before ``stop``)."""
        low = bisect_left(numbers, node)
        return numbers[low : bisect_left(numbers, self.end[node] if stop is None else stop, low)]

    def metas_between(self, start: int, stop: int) -> list[tuple[int, HtmlElement]]:
        """Return the meta elements that stand in a range of nodes, each with the number of the node before it."""
        low = bisect_left(self.metas, start, key=itemgetter(0))
        return self.metas[low : bisect_left(self.metas, stop, low, key=itemgetter(0))]

    def ancestor(self, node: int, depth: int) -> int:
        """Return the ancestor at a depth."""
        while self.depth[node] > depth:
            node = self.parent[node]
        return node

    def lineage(self, node: int) -> Iterator[int]:
        """Yield a node's ancestors from the parent up."""
        while (node := self.parent[node]) >= 0:
            yield node

    def cell(self, node: int) -> int:
        """Return the cell of a table that a node is or stands in, or -1."""
        return next((place for place in (node, *self.lineage(node)) if self.tags[place] in CELL_TAGS), -1)

    def hints(self, node: int) -> int:
        """Return what the class, the property and the relation of a node claim that it holds."""
        names = self.class_names[node]
        if node not in self._asked:
            return read_hints(names) if names else Hint.NONE
        element = self.nodes[node]
        return read_hints(names, element.get("itemprop") or "", element.get("rel") or "")

    def names(self, node: int) -> str:
        """Return class and id of a node, lower case, as one string to search for hints."""
        return f"{self.class_names[node]} {self.nodes[node].get('id') or ''}".lower()
