"""Pagers of numbers: "1 2 3 ... 9", whose addresses differ by one number that grows with what the links say.

Whatever a system calls that number (``cntnt01page``, ``st__30``, ``gtp=4712_list%3D2``) and whether it counts pages or
items, links that say 2, 3, 4 and hold it in step are a pager. The page that is open is the number without a link of its
own, or the one whose link is marked; the next page is the number after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.normalize.urls import page_key
from archive_scraper.signs.addresses import bare_address
from archive_scraper.signs.class_names import whole_names
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

_LEVELS = 4
"""Ancestors of a link that may hold its pager."""
_MAX_NODES = 160
_DAYS = 7
_LARGEST = 1900
"""From here on numbers are years."""
_DOWN = -1
"""Addresses that count down, so that an old page keeps its own: 2 is /77.htm of 78 pages, 3 is /76.htm."""
_DIGITS = compiled(r"(\d+)")
_ALONE = compiled(r"^[\s\[(|.·,…-]*(\d{1,4})[\s\])|.·,…-]*$")
_RANGE = compiled(r"^[\s\[(]*(\d{1,6})\s?[-–]\s?(\d{1,6})[\s\])]*$")
"""The items on a page: "26-50"."""
_DATED = compiled(r"/\d{4}/\d{1,2}(?:/|$)|\d{4}-\d{2}-\d{2}")
_OPEN = compiled(whole_names("pager.open"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberLink:
    """A link whose text is a number."""

    number: int
    url: str
    element: HtmlElement


@dataclass(frozen=True, slots=True)
class _Series:
    """Addresses that differ by one number, which grows evenly with what the links say."""

    shape: tuple[str, ...]
    place: int
    number: int
    value: int
    step: int

    def holds(self, url: str) -> bool:
        """Tell whether an address is one of the series."""
        return tuple(_DIGITS.split(bare_address(url))[::2]) == self.shape

    def number_of(self, url: str) -> int | None:
        """Return the number of the page at an address; an address without one is the first page."""
        pieces = _DIGITS.split(bare_address(url))
        if tuple(pieces[::2]) != self.shape:
            return 1
        number, rest = divmod(int(pieces[1::2][self.place]) - self.value, self.step)
        return self.number + number if rest == 0 else None


@dataclass(frozen=True, slots=True)
class NumberedPages:
    """What the numbers of a page's pagers say of addresses, by page key."""

    next: frozenset[str]
    others: frozenset[str]
    """Addresses of pages that are not the next one."""
    series: tuple[_Series, ...] = ()

    def is_other(self, url: str) -> bool:
        """Tell whether an address is of such a series and not the next page: "next" may lead ten pages on."""
        key = page_key(url)
        if not self.next or key in self.next:
            return False
        return key in self.others or any(series.holds(url) for series in self.series)


def page_of_range(text: str) -> int | None:
    """Return the number of the page that holds a range of items; None for other texts, and for a last, short page.

    >>> page_of_range("26-50"), page_of_range("[1 - 10]"), page_of_range("2019-20"), page_of_range("76-96")
    (2, 1, None, None)
    """
    match = _RANGE.match(text)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2])
    before, rest = divmod(first - 1, max(last - first + 1, 1))
    return before + 1 if rest == 0 and last > first else None


def read_numbers(links: Sequence[NumberLink], url: str) -> NumberedPages:
    """Return what the pagers of numbers among some links say; several say the same, or nothing is believed."""
    groups: dict[HtmlElement, list[NumberLink]] = {}
    for link in links:
        if link.number < _LARGEST and (box := _box_of(link.element)) is not None:
            groups.setdefault(box, []).append(link)
    found: list[tuple[NumberLink, list[NumberLink], _Series]] = []
    for box, group in groups.items():
        if (after := _next_of(box, group, url)) is not None:
            found.append((after[0], group, after[1]))
    keys = frozenset(page_key(after.url) for after, _, _ in found)
    if len(keys) != 1:
        return NumberedPages(frozenset(), frozenset())
    others = frozenset(page_key(link.url) for _, group, _ in found for link in group)
    return NumberedPages(keys, others - keys, tuple(series for _, _, series in found))


def _box_of(link: HtmlElement) -> HtmlElement | None:
    """Return the nearest element around a link that holds another number next to it."""
    node = link
    for _ in range(_LEVELS):
        parent = node.getparent()
        if parent is None or parent.tag in {"body", "html", "main", "article"}:
            return None
        if parent.tag == "tr" and len(parent) == _DAYS:  # a week of a calendar
            return None
        node = parent
        if len(parent) > 1 or (parent.text or "").strip():
            numbers = sum(1 for _ in _numbers_in(parent, 2))
            if numbers > 1:
                return node
    return None


def _numbers_in(box: HtmlElement, most: int = _MAX_NODES) -> Iterable[tuple[int, HtmlElement | None]]:
    """Yield the numbers that stand alone in a box, each with the link that says it or None."""
    seen = 0
    for place, node in enumerate(box.iter()):
        if place > _MAX_NODES or seen >= most:
            return
        if isinstance(node.tag, str) and node.text and (number := _number_alone(node.text)) is not None:
            seen += 1
            yield number, _link_around(node, box)
        if node is not box and node.tail and (number := _number_alone(node.tail)) is not None:
            seen += 1
            parent = node.getparent()
            yield number, _link_around(parent, box) if parent is not None else None


def _number_alone(text: str) -> int | None:
    match = _ALONE.match(text)
    return int(match[1]) if match else page_of_range(text)


def _link_around(node: HtmlElement, box: HtmlElement) -> HtmlElement | None:
    at: HtmlElement | None = node
    while at is not None and at is not box:
        if at.tag == "a":
            return at
        at = at.getparent()
    return None


def _next_of(box: HtmlElement, group: list[NumberLink], url: str) -> tuple[NumberLink, _Series] | None:
    """Return the link to the page after the open one, and the series, if a group of links is a pager and shows it."""
    numbers = [link.number for link in group]
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        return None
    marked = _marked(box, group, url)
    series = _read_series(group)
    if series is None or len(marked) > 1:
        return None
    current = marked.pop() if marked else series.number_of(url)
    if current is None or not {current - 1, current + 1}.intersection(numbers):
        return None  # "10 20 50" a page
    after = next((link for link in group if link.number == current + 1 and page_key(link.url) != page_key(url)), None)
    return (after, series) if after is not None else None


def _marked(box: HtmlElement, group: list[NumberLink], url: str) -> set[int]:
    """Return the numbers that look open: their links lead here or are marked, or they have none while others do."""
    linked = {link.number: link for link in group}
    own = page_key(url)
    marked, bare = set(), set()
    for number, anchor in _numbers_in(box):
        if anchor is None or (anchor.get("href") or "#").startswith(("#", "javascript:")):
            bare.add(number)
        elif number in linked and (page_key(linked[number].url) == own or _is_marked(anchor, box)):
            marked.add(number)
    return marked or {n for n in bare if n not in linked and not linked.keys().isdisjoint((n - 1, n + 1))}


def _is_marked(anchor: HtmlElement, box: HtmlElement) -> bool:
    node: HtmlElement | None = anchor
    while node is not None and node is not box:
        if node.get("aria-current") or _OPEN.search(node.get("class") or ""):
            return True
        node = node.getparent()
    return False


def _read_series(group: list[NumberLink]) -> _Series | None:
    parts = {link.number: _DIGITS.split(bare_address(link.url)) for link in group if link.number > 1}
    shapes = {tuple(pieces[::2]) for pieces in parts.values()}
    if len(shapes) != 1:
        return None
    shape = shapes.pop()
    if _DATED.search(next(iter(group)).url):
        return None
    values = {number: [int(piece) for piece in pieces[1::2]] for number, pieces in parts.items()}
    number, first = next(iter(values.items()))
    for place, value in enumerate(first):
        if (step := _step({n: row[place] for n, row in values.items()})) is not None:
            return _Series(shape, place, number, value, step)
    return None


def _step(values: dict[int, int]) -> int | None:
    """Return how much each page adds to a value that counts pages or items: 2 -> 2, 2 -> 1, 2 -> 20, 2 -> 21."""
    (number, value), *more = values.items()
    before = number - 1
    if more:
        other, there = more[0]
        step, rest = divmod(there - value, other - number)
        counts = step > 0 or (step == _DOWN and len(more) > 1)
        return step if counts and rest == 0 and all(value + (n - number) * step == v for n, v in more) else None
    if value in {number, before}:
        return 1
    return value // before if value > number and value % before in {0, 1} else None
