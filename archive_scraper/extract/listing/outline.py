"""A parsed page as flat arrays: one pass over the tree, after which every question about a block is arithmetic.

Nodes are numbered in document order, so a subtree is the range ``node <= n < end[node]``, and its visible text is
a range of ``runs``. Nothing here recurses or walks up a page of any depth more than a fixed number of steps.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from lxml import etree

from archive_scraper.extract.listing.own_classes import CELL_TAGS, find_own_classes, stable_class
from archive_scraper.extract.page import inner_html
from archive_scraper.normalize.text import BLOCK_TAGS, HIDDEN_TAGS, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page

BREAK = "\n"
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAK_TAGS = BLOCK_TAGS - {"button"}
# Text that only a screen reader speaks: Bootstrap, WordPress, Drupal and GOV.UK name it so.
_SPOKEN = re.compile(
    r"(?:^|\s)(?:sr-only(?!-focusable-)|screen-reader(?:-text|-only)?|visually-?hidden|element-invisible"
    r"|assistive-text|show-for-sr|u-hiddenvisually|a11y-hidden|offscreen)(?:\s|$)",
    re.IGNORECASE,
)
# Addresses that joining would leave as they are, if they hold no dot segments.
_PLAIN = re.compile(r"https?://[^\s#?/]+/[^\s#]*\Z")
_ROOTED = re.compile(r"/(?!/)[^\s#]*\Z")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _read_class(value: str) -> tuple[bool, str]:
    """Tell whether a class attribute names text for screen readers only, and return its stable class."""
    return _SPOKEN.search(value) is not None, stable_class(value)


_NO_CLASS = (False, "")


def _hides(node: HtmlElement, said: list[str]) -> bool:
    """Tell whether an element's attributes, of these names, keep a browser from showing it."""
    if "hidden" in said:
        return True
    style = node.get("style") if "style" in said else None
    return style is not None and "none" in style and _UNSEEN_STYLE.search(style) is not None


def _tag_paths(paths: dict[tuple[int, str, str], int]) -> list[int]:
    """Return for each kind the number of its path of tags; a kind comes after the one it stands in."""
    known: dict[tuple[int, str], int] = {}
    found: list[int] = []
    for above, tag, _ in paths:
        found.append(known.setdefault((found[above] if above >= 0 else -1, tag), len(known)))
    return found


class Outline:
    """The visible elements and texts of a page, numbered in document order."""

    def __init__(self, page: Page, root: HtmlElement | None = None) -> None:
        self.page = page
        self.nodes: list[HtmlElement] = []
        self.parent: list[int] = []
        self.end: list[int] = []
        self.depth: list[int] = []
        self.tags: list[str] = []
        self.kind: list[int] = []
        """Number of the node's path of tags and stable classes: equal for equal paths."""
        self.tag_path: list[int] = []
        """Number of each kind's path of tags alone."""
        self.runs: list[str] = []
        self.owner: list[int] = []
        """The node each run stands in directly; -1 for a break."""
        self.run_start: list[int] = []
        self.run_end: list[int] = []
        self.anchors: list[int] = []
        self.headings: list[int] = []
        self.images: list[int] = []
        self.times: list[int] = []
        self.metas: list[tuple[int, HtmlElement]] = []
        """Meta elements in the body, as microdata has them, with the number of the node before each."""
        self.kickers: set[int] = set()
        """Runs that a spoken colon follows."""
        self.number: dict[HtmlElement, int] = {}
        self._walk(page.root if root is None else root)
        self._sum_lengths()
        self._urls: dict[int, str | None] = {}
        self._origin = "/".join(page.base_url.split("/", 3)[:3])

    def _walk(self, root: HtmlElement) -> None:  # noqa: C901, PLR0912, PLR0915 # the one hot loop: calls would double its time
        nodes, parents, ends, depths, tags, kinds = (
            self.nodes, self.parent, self.end, self.depth, self.tags, self.kind,
        )  # fmt: skip
        runs, owner, run_start, run_end = self.runs, self.owner, self.run_start, self.run_end
        number = self.number
        paths: dict[tuple[int, str, str], int] = {}
        columns: dict[int, int] = {}
        classes: list[str] = []
        fresh: Counter[tuple[int, str]] = Counter()
        stack: list[int] = []
        above = -1  # the innermost open node
        skipped: HtmlElement | None = None
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, node in walker:
            if event == "end":
                if node is skipped:
                    skipped = None
                else:
                    done = stack.pop()
                    if tags[done] in _BREAK_TAGS:
                        runs.append(BREAK)
                        owner.append(-1)
                    ends[done] = len(nodes)
                    run_end[done] = len(runs)
                    above = stack[-1] if stack else -1
                if stack and (tail := node.tail):
                    runs.append(tail)
                    owner.append(above)
                continue
            tag = node.tag
            said = node.keys()
            spoken, name = _read_class(node.get("class")) if "class" in said else _NO_CLASS
            if nodes and (tag in HIDDEN_TAGS or spoken or (said and _hides(node, said))):
                if tag == "meta" and node.get("itemprop"):
                    self.metas.append((len(nodes) - 1, node))
                if spoken and node.text == ":":
                    self._note_colon()
                skipped = node
                walker.skip_subtree()
                continue
            index = len(nodes)
            number[node] = index
            nodes.append(node)
            parents.append(above)
            ends.append(index + 1)
            depths.append(len(stack))
            tags.append(tag)
            if tag in CELL_TAGS:  # the third cell of a row is another thing than the second
                column = columns[above] = columns.get(above, 0) + 1
                name = f"{column}"
            key = (kinds[above] if above >= 0 else -1, tag, name)
            if (kind := paths.get(key)) is None:
                kind = paths[key] = len(paths)
                fresh[key[:2]] += bool(name)
            kinds.append(kind)
            classes.append(name)
            run_start.append(len(runs))
            run_end.append(0)
            if tag in _BREAK_TAGS:
                runs.append(BREAK)
                owner.append(-1)
            if text := node.text:
                runs.append(text)
                owner.append(index)
            stack.append(index)
            above = index
            if tag == "a":
                self.anchors.append(index)
            elif tag == "img":
                self.images.append(index)
            elif tag == "time":
                self.times.append(index)
            elif tag in HEADINGS:
                self.headings.append(index)
        self.tag_path = _tag_paths(paths)
        if own := find_own_classes(self, fresh):
            for node, name in own.items():
                classes[node] = name
            self._renumber(classes)

    def _note_colon(self) -> None:
        """Note the run before a colon that only a screen reader speaks: a kicker, parted for the ear."""
        place = len(self.runs) - 1
        while place >= 0 and not self.runs[place].strip() and self.runs[place] is not BREAK:
            place -= 1
        self.kickers.add(place)

    def _renumber(self, classes: list[str]) -> None:
        """Number the kinds anew after some classes have been changed."""
        kinds, paths = self.kind, dict[tuple[int, str, str], int]()
        for node, (above, tag, name) in enumerate(zip(self.parent, self.tags, classes, strict=True)):
            kinds[node] = paths.setdefault((kinds[above] if above >= 0 else -1, tag, name), len(paths))
        self.tag_path = _tag_paths(paths)

    def _sum_lengths(self) -> None:
        self._length = list(accumulate(map(len, map(str.strip, self.runs)), initial=0))

    def length(self, node: int) -> int:
        """Return the number of visible characters below a node, without the white space around runs."""
        return self._length[self.run_end[node]] - self._length[self.run_start[node]]

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

    def ancestor(self, node: int, depth: int) -> int:
        """Return the ancestor at a depth."""
        while self.depth[node] > depth:
            node = self.parent[node]
        return node

    def lineage(self, node: int, limit: int = 40) -> Iterator[int]:
        """Yield a node's ancestors from the parent up, at most ``limit``."""
        node = self.parent[node]
        while node >= 0 and limit:
            yield node
            node, limit = self.parent[node], limit - 1

    def url(self, anchor: int) -> str | None:
        """Return where an anchor leads, absolute, or None for anything but another page."""
        if anchor in self._urls:
            return self._urls[anchor]
        href: str = self.nodes[anchor].get("href") or ""
        url: str | None
        dotted = "/." in href
        if not dotted and _ROOTED.match(href):  # most links of a page, without the cost of urljoin
            url = self._origin + href
        elif not dotted and _PLAIN.match(href):
            url = href
        else:
            url = self.page.absolute(href)
        self._urls[anchor] = url
        return url

    def names(self, node: int) -> str:
        """Return class and id of a node, lower case, as one string to search for hints."""
        element = self.nodes[node]
        return f"{element.get('class') or ''} {element.get('id') or ''}".lower()
