"""The address of a listing's next page, or None. Never the page itself, never the one before.

Every link is weighed: what it says ("next", "Older posts", "»", a number), what its markup says (rel, class, a pager
around it), and how its address relates to the page's own: the same address with the next number is strong evidence,
an article's address is evidence against ("next post").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from archive_scraper.extract.pager_words import (
    ARROW,
    BACK,
    BACK_NAME,
    MORE,
    NEXT,
    NEXT_NAME,
    NUMBER,
    PAGE_WORD,
    PAGER_NAME,
)
from archive_scraper.normalize.text import clean_text
from archive_scraper.normalize.urls import bare_host, page_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page
    from archive_scraper.sites import SiteRules

_THRESHOLD = 4.5
_MAX_TEXT = 48
_LONG_PAGER = 200
_YEARS = range(1900, 2100)
_MAX_PAGES = 2000
"""A larger number in ?p= is an article's, not a page's."""

_PATH_NUMBER = re.compile(rf"/(?:{PAGE_WORD}[/_:,=-]?)(\d{{1,5}})(?=/|\.\w{{3,5}}$|$)", re.IGNORECASE)
_END_NUMBER = re.compile(r"(?:(?<=/)|[-_,])(\d{1,4})(?=/?$|\.\w{3,5}$|/index\.\w+$)")
_PAGE_NAME = re.compile(
    rf"page|pagen_\d+|^(?:{PAGE_WORD}|pn|pno|currpage|cp|curpage|_page|resultspage|hal|стр)$",
    re.IGNORECASE,
)
_SIZE_NAME = re.compile(r"size|per.?page|count|limit$|perpage|ipp|itemsperpage|portal", re.IGNORECASE)
_OFFSET_NAME = re.compile(
    r"^(?:start|offset|from|skip|s|first|begin|startrow|startindex|limitstart|b_start(?::int)?|o|row|rows?_start"
    r"|st|index)$",
    re.IGNORECASE,
)
_SLUG = re.compile(r"(?:[^/]+-){3}[^/]*/?$|/\d{4}/\d{1,2}/")


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of which series an address names."""

    series: str
    """The address without its page number."""
    number: int | None
    offset: bool = False
    """The number counts items, not pages."""


@lru_cache(maxsize=4096)
def read_place(url: str) -> Place:
    """Return the series and number of an address.

    >>> read_place("https://x.org/news/page/3/")
    Place(series='x.org/news', number=3, offset=False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return Place(url, None)
    host, path = bare_host(parts.netloc), unquote(parts.path)
    path = re.sub(r"/(?:index|default)\.\w{3,5}$", "/", path)
    number, offset = None, False
    kept = []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if number is None and value.isdecimal() and len(value) < 7 and not _SIZE_NAME.search(name.rsplit(":", 1)[0]):
            if _PAGE_NAME.search(name) and int(value) < _MAX_PAGES:
                number = int(value)
                continue
            if _OFFSET_NAME.match(name):
                number, offset = int(value), True
                continue
        if not _SIZE_NAME.search(name):
            kept.append(f"{name}={value}")
    if number is None and (match := _PATH_NUMBER.search(path)):
        number = int(match[1])
        path = path[: match.start()] + path[match.end() :]
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    return Place(f"{host}{path}" + ("?" + "&".join(kept) if kept else ""), number, offset)


@dataclass(frozen=True, slots=True)
class NextPage:
    """The next page's address and the element that leads there."""

    url: str
    element: HtmlElement


def find_next_page(page: Page, *, rules: SiteRules | None = None) -> str | None:
    """Return the address of the next page of a listing, or None where the page shows none.

    Selectors of the rules come first; ``paging = "none"`` turns paging off.
    """
    found = find_next_link(page, rules=rules)
    return found.url if found is not None else None


def find_next_link(page: Page, *, rules: SiteRules | None = None) -> NextPage | None:
    """Return the next page with the link that leads to it."""
    if rules is not None:
        if rules.paging == "none":
            return None
        if (selected := _select(page, rules.listing.next_page)) is not None:
            return selected
    own_key, own_host = page_key(page.url), bare_host(urlsplit(page.url).netloc)
    here = read_place(page.url)
    links = [link for link in _read_links(page) if _leads_on(link, own_key, own_host)]
    steps = [
        place.number
        for link in links
        if (place := read_place(link.url)).offset
        and place.series == here.series
        and place.number is not None
        and place.number > (here.number or 0)
        and link.text != "1"
    ]
    best, best_score = None, _THRESHOLD
    for link in links:
        score = _weigh(link, here, min(steps, default=None))
        if score > best_score:
            best, best_score = link, score
    return NextPage(best.url, best.element) if best is not None else None


def _select(page: Page, selectors: Sequence[str]) -> NextPage | None:
    for selector in selectors:
        for element in page.select(selector):
            url = page.absolute(element.get("href"))
            if url and page_key(url) != page_key(page.url):
                return NextPage(url, element)
    return None


def is_pager_text(text: str) -> bool:
    """Tell whether a text is made of page numbers, arrows and "next".

    >>> is_pager_text("Page 1 of 7 1 2 3 ... »"), is_pager_text("12 years later")
    (True, False)
    """
    solid = sum(map(str.isalnum, text))
    digits = sum(map(str.isdecimal, text))
    numbers = len(re.findall(r"\d+", text[:_LONG_PAGER]))
    if NEXT.match(text) or (numbers > 2 and digits * 3 >= solid) or digits == solid:
        return True
    return not any(map(str.isalnum, BACK.sub("", text[:_MAX_TEXT])))


@dataclass(slots=True)
class _Link:
    url: str
    text: str
    relation: str
    names: str
    label: str
    around: str
    element: HtmlElement

    @property
    def head(self) -> bool:
        """A link element, which is for browsers: it shows no text."""
        return bool(self.element.tag == "link")


def _leads_on(link: _Link, own_key: str, own_host: str) -> bool:
    try:
        host = bare_host(urlsplit(link.url).netloc)
    except ValueError:
        return False
    return host == own_host and page_key(link.url) != own_key


def _read_links(page: Page) -> list[_Link]:
    """Return the links that may lead on: those with a short text or a telling name."""
    found = []
    for element in page.root.iter("a", "link"):
        href = element.get("href")
        if not href or href.startswith(("#", "javascript:", "mailto:")):
            continue
        relation = (element.get("rel") or "").lower()
        head = element.tag == "link"
        if head and "next" not in relation.split():
            continue
        text = "" if head else _short_text(element)
        names = " ".join(filter(None, (element.get("class"), element.get("id"))))
        label = " ".join(filter(None, (element.get("aria-label"), element.get("title"))))
        if not head and not _is_telling(text, relation, names, label) and not _parent_is_next(element):
            continue
        url = page.absolute(href)
        if url:
            found.append(_Link(url, text, relation, names, label, _names_around(element), element))
    return found


def _is_telling(text: str, relation: str, names: str, label: str) -> bool:
    return (
        "next" in relation
        or (bool(text) and _leads_by_text(text))
        or (bool(names) and _is_next_name(names))
        or (bool(label) and len(label) <= _MAX_TEXT and _says_next(label))
    )


@lru_cache(maxsize=4096)
def _leads_by_text(text: str) -> bool:
    return (
        _page_number(text) is not None
        or _says_next(text)
        or ARROW.match(text) is not None
        or MORE.match(text) is not None
    )


@lru_cache(maxsize=4096)
def _says_next(text: str) -> bool:
    return NEXT.match(text) is not None


@lru_cache(maxsize=4096)
def _is_next_name(names: str) -> bool:
    return NEXT_NAME.search(names) is not None


def _page_number(text: str) -> int | None:
    """Read a link text that is a page's number: "2", "Page 2", "[3]"."""
    match = NUMBER.match(text)
    return int(match[1]) if match else None


def _parent_is_next(element: HtmlElement) -> bool:
    parent = element.getparent()
    names = parent.get("class") if parent is not None else None
    return bool(names) and _is_next_name(names)


def _short_text(element: HtmlElement) -> str:
    if len(element) == 0:  # most links
        text = element.text or ""
        return clean_text(text) if len(text) <= _MAX_TEXT or len(text.strip()) <= _MAX_TEXT else ""
    pieces, size = [], 0
    for node in element.iter():
        if not isinstance(node.tag, str):
            piece = ""
        elif node.tag == "img":
            piece = node.get("alt") or ""
        else:
            piece = node.text or ""
        if node is not element and node.tail:
            piece += node.tail
        size += len(piece.strip())
        if size > _MAX_TEXT:
            return ""
        pieces.append(piece)
    return clean_text("".join(pieces))


def _names_around(element: HtmlElement) -> str:
    names = []
    node = element.getparent()
    for _ in range(5):
        if node is None or node.tag in {"body", "html", "main"}:
            break
        names.append(f"{node.get('class') or ''} {node.get('id') or ''} {node.get('aria-label') or ''}")
        node = node.getparent()
    return " ".join(names)


def _weigh(link: _Link, here: Place, first_step: int | None) -> float:
    score = 5.0 if link.head else 4.0 if "next" in link.relation.split() else 0.0
    parent_names = link.around.split("  ", 1)[0]
    number = _page_number(link.text)
    says_next = _says_next(link.text) or (number is None and _says_next(link.label))
    if says_next:
        score += 4.0
    elif ARROW.match(link.text):
        score += 2.5
    elif MORE.match(link.text):
        score += 2.0
    elif number is not None:
        score += 2.5 if number > 1 else -6.0
    named_next = NEXT_NAME.search(link.names) or NEXT_NAME.search(parent_names)
    if named_next and number is None:
        score += 2.5
    if PAGER_NAME.search(link.around):
        score += 1.5
    if not says_next and (BACK.search(link.text) or BACK.search(link.label)):
        score -= 8.0
    if "prev" in link.relation or (BACK_NAME.search(link.names) and not named_next):
        score -= 8.0
    return score + _weigh_address(link, here, first_step)


def _weigh_address(link: _Link, here: Place, first_step: int | None) -> float:
    """Weigh how the address continues the page's own: the next number is best, another article worst."""
    place = read_place(link.url)
    if place.series != here.series and place.number is None:
        place = _end_number(link.url, here) or place
    if place.series == here.series and place.number is not None:
        if place.offset:
            return 3.0 if place.number == first_step else (-1.0 if place.number > (here.number or 0) else -8.0)
        own = here.number if here.number is not None else _own_end_number(here)
        if own is None:
            return 3.0 if place.number in {1, 2} else -1.0 if place.number > 2 else -8.0
        ahead = place.number - own
        steps_on = here.number is None and ahead > 1 and own % ahead == 0  # /news/20, then /news/30
        return 3.0 if ahead == 1 or steps_on else -1.0 if ahead > 1 else -8.0
    if place.number is not None:
        expected = {1, 2} if here.number is None else {here.number + 1}
        return 0.5 if place.number in expected or place.offset else -2.0
    if place.series.partition("?")[0] == here.series.partition("?")[0]:
        return -4.5 if _names_another(place, here) else 0.5
    return -8.0 if _SLUG.search(urlsplit(link.url).path) else -6.5


def _names_another(place: Place, here: Place) -> bool:
    """Tell whether a parameter that both addresses have names something else: ?id=7 and ?id=8."""
    there, mine = (dict(parse_qsl(one.series.partition("?")[2])) for one in (place, here))
    return any(name in there and there[name] != value for name, value in mine.items())


def _own_end_number(here: Place) -> int | None:
    """Return the bare number that the page's own address ends in, if it is no year."""
    match = _END_NUMBER.search(here.series.partition("?")[0])
    number = int(match[1]) if match else None
    return None if number is None or number in _YEARS else number


def _end_number(url: str, here: Place) -> Place | None:
    """Read an address that ends in a bare number, if without it this is the page's own series."""
    place = read_place(url)
    path, mark, query = place.series.partition("?")
    match = _END_NUMBER.search(path)
    if match is None:
        return None
    rest = (path[: match.start()] + path[match.end() :]).rstrip("/-_")
    known = here.series.partition("?")[0]
    bare = re.sub(r"(?:[-_/]\d{1,4})?(\.\w{3,5})?$", "", known)
    if rest in {known, bare} or re.sub(r"\.\w{3,5}$", "", rest) in {known, bare}:
        return Place(here.series if not mark or query else known, int(match[1]))
    return None
