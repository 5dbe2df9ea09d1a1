"""The address of a listing's next page, or None. Never the page itself, never the one before.

A link beats the address that a button's script asks for (extract.more): it leads to a whole page.

Every link is weighed: what it says ("next", "Older posts", "»", a number), what its markup says (rel, class, a pager
around it), and how its address relates to the page's own: the same address with the next number is strong evidence,
an article's address is evidence against ("next post").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.extract.decisions import Option, loudest, record
from archive_scraper.extract.hand_weights import WEIGHTS, hand_weights
from archive_scraper.extract.more import More, find_more
from archive_scraper.extract.next_address import counts_on, names_page_below, weigh_address
from archive_scraper.extract.numbered_pager import NumberedPages, NumberLink, page_of_range, read_numbers
from archive_scraper.extract.scripted import scripted_url
from archive_scraper.normalize.text import clean_text
from archive_scraper.normalize.urls import bare_host, page_key
from archive_scraper.normalize.word_finder import quick_match, quick_search
from archive_scraper.signs.addresses import Place, read_place
from archive_scraper.signs.buttons import is_generic
from archive_scraper.signs.pager import (
    ARROW,
    ARROW_NAME,
    BACK,
    BACK_NAME,
    MORE,
    NEWER,
    NEXT,
    NEXT_NAME,
    NUMBER,
    PAGER_NAME,
    POINTED,
)
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page
    from archive_scraper.sites import SiteRules

_W = hand_weights("next_page")
_MAX_TEXT = 48
_SHORT_TEXT = 24
_ICONS = 6
"""Elements of a link without words that are asked for their names."""
_LEVELS = 5
_NO_ADDRESS = ("#", "javascript:", "mailto:")
_DIGIT = compiled(r"\d")
_TAIL = 24
"""Characters at the end of an address in which its page number stands."""


@dataclass(frozen=True, slots=True)
class NextPage:
    """The next page's address and the element that leads there."""

    url: str
    element: HtmlElement
    more: More | None = None
    """Where it is no link but what a script asks for."""


def find_next_link(page: Page, *, rules: SiteRules | None = None) -> NextPage | None:
    """Return the next page of a listing with the link that leads to it, or None where the page shows none.

    Selectors of the rules come first; ``paging = "none"`` turns paging off.
    """
    if rules is not None:
        if rules.paging == "none":
            return None
        if (selected := _select(page, rules.listing.next_page)) is not None:
            return selected
    own_key, own_host = page_key(page.url), bare_host(urlsplit(page.url).netloc)
    here = read_place(page.url)
    of_host = [link for link in _read_links(page) if _is_of_host(link, own_host)]
    links = [link for link in of_host if page_key(link.url) != own_key]
    steps = [
        place.number
        for link in links
        if (place := read_place(link.url)).offset
        and place.series == here.series
        and place.number is not None
        and place.number > max(here.number or 0, 1)  # ?from=1 is the first page
        and link.text != "1"
    ]
    numbers = [NumberLink(n, link.url, link.element) for link in of_host if (n := _page_number(link.text))]
    numbered = read_numbers(numbers, page.url)
    around = _Around(page.url, here, min(steps, default=None), numbered)
    best, best_score = None, _W["least"]
    weighed = []
    for link in links:
        signs = _signs(link, around)
        score = _weigh(signs)
        weighed.append((link, signs, score))
        if score > best_score:
            best, best_score = link, score
    record("next page", f"{WEIGHTS} [next_page]", lambda: _options(weighed), least=_W["least"])
    if best is not None:
        return NextPage(best.url, best.element)
    more = find_more(page)
    return NextPage(more.url, more.element, more) if more is not None and more.url is not None else None


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
    numbers = len(re.findall(r"\d+", text))
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


@dataclass(frozen=True, slots=True)
class _Around:
    """What a link is weighed against."""

    own: str
    here: Place
    first_step: int | None
    numbered: NumberedPages


def _is_of_host(link: _Link, own_host: str) -> bool:
    try:
        return bare_host(urlsplit(link.url).netloc) == own_host
    except ValueError:
        return False


def _read_links(page: Page) -> list[_Link]:
    """Return the links that may lead on: those with a short text or a telling name."""
    found = []
    around = _NamesAround()
    for element in page.root.iter("a", "link", "option"):
        get, said = element.get, element.keys()  # most have two or three attributes of the seven that are asked
        href = get("href") if element.tag != "option" else _value_that_leads(element)
        if not href or href.startswith(_NO_ADDRESS):
            href = scripted_url(page, element) if "onclick" in said else None
            if href is None:
                continue
        relation = get("rel").lower() if "rel" in said else ""
        head = element.tag == "link"
        if head and not {"next", "prev"} & set(relation.split()):
            continue
        text = "" if head else _short_text(element)
        is_led = head or (text != "" and _leads_by_text(text))
        names = _both(get("class") if "class" in said else None, get("id") if "id" in said else None)
        if not is_led and len(element):
            names += _icon_names(element)
        label = _both(get("aria-label") if "aria-label" in said else None, get("title") if "title" in said else None)
        if not (
            is_led
            or _is_telling(relation, names, label)
            or _parent_is_next(element)
            or (text and _may_count_on(href, text, around, element))
        ):
            continue
        url = page.absolute(href)
        if url:
            found.append(_Link(url, text, relation, names, label, around.of(element), element))
    return found


def _value_that_leads(option: HtmlElement) -> str | None:
    """Return the address of a choice in a select element whose script goes there at once."""
    select = option.getparent()
    leads = select is not None and "location" in (select.get("onchange") or "")
    return option.get("value") if leads else None


def _both(one: str | None, other: str | None) -> str:
    """Return two attributes as one text, where there are any."""
    return f"{one} {other}" if one and other else one or other or ""


def _is_telling(relation: str, names: str, label: str) -> bool:
    return (
        "next" in relation
        or "prev" in relation
        or (names != "" and _leads_by_name(names))
        or (label != "" and len(label) <= _MAX_TEXT and _says_next(label))
    )


@lru_cache(maxsize=4096)
def _leads_by_text(text: str) -> bool:
    return (
        _page_number(text) is not None
        or _says_next(text)
        or ARROW.match(text) is not None
        or _says_more(text)
        or POINTED.search(text) is not None
    )


def _may_count_on(href: str, text: str, around: _NamesAround, element: HtmlElement) -> bool:
    """Tell whether a link that says "previous" or "read on" has a number in its address, so that it may lead on.

    So may a short one inside a pager, whatever language it speaks.
    """
    if _DIGIT.search(href, max(0, len(href) - _TAIL)) is None:
        return False
    return _goes_either_way(text) or (len(text) <= _SHORT_TEXT and _is_pager_name(around.of(element)))


@lru_cache(maxsize=4096)
def _goes_either_way(text: str) -> bool:
    return _says_back(text) or is_generic(text)


_says_next = lru_cache(maxsize=4096)(quick_match(NEXT))
_says_more = quick_match(MORE)
_says_back = lru_cache(maxsize=4096)(quick_search(BACK))


@lru_cache(maxsize=4096)
def _leads_by_name(names: str) -> bool:
    return _is_next_name(names) or ARROW_NAME.search(names) is not None


@lru_cache(maxsize=4096)
def _is_pager_name(names: str) -> bool:
    return PAGER_NAME.search(names) is not None


@lru_cache(maxsize=4096)
def _is_next_name(names: str) -> bool:
    return NEXT_NAME.search(names) is not None


def _page_number(text: str) -> int | None:
    """Read a link text that is a page's number: "2", "Page 2", "[3]"; or the items on it, "26-50"."""
    if _DIGIT.search(text) is None:  # most links
        return None
    match = NUMBER.match(text)
    return int(match[1]) if match else page_of_range(text)


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
        piece = node.get("alt") or "" if node.tag == "img" else node.text or ""
        if node is not element and node.tail:
            piece += node.tail
        size += len(piece.strip())
        if size > _MAX_TEXT:
            return ""
        pieces.append(piece)
    return clean_text("".join(pieces))


def _icon_names(element: HtmlElement) -> str:
    """Return what the icons and pictures inside a link are named: classes, and the names of files."""
    names = []
    for place, node in enumerate(element.iterdescendants()):
        if place == _ICONS:
            return ""  # more than an icon
        names.append(node.get("class") or "")
        if node.tag == "img":
            source = node.get("src") or ""
            file = "" if source.startswith("data:") else source.partition("?")[0].rpartition("/")[2]
            names.append(file.partition(".")[0])
        elif node.tag == "use":
            names.append((node.get("href") or "").rpartition("#")[2])
    return " ".join(["", *filter(None, names)])


class _NamesAround:
    """What the elements around a page's links are named, the closest first: the links of a list share them."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement | None, str] = {}
        self._own: dict[HtmlElement, str] = {}

    def of(self, element: HtmlElement) -> str:
        """Return class, id and label of the five elements around one, none outside of the page's main part."""
        parent = element.getparent()
        if parent not in self._known:
            self._known[parent] = " ".join(self._names(parent))
        return self._known[parent]

    def _names(self, node: HtmlElement | None) -> Iterator[str]:
        for _ in range(_LEVELS):
            if node is None or node.tag in {"body", "html", "main"}:
                return
            if node not in self._own:
                self._own[node] = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('aria-label') or ''}"
            yield self._own[node]
            node = node.getparent()


def _signs(link: _Link, around: _Around) -> list[tuple[str, float]]:
    """Return what speaks for a link and against it: the names of data/hand_weights.toml, and its address."""
    number = _page_number(link.text)
    signs = [(name, _W[name]) for name in _names_of_signs(link, around, number)]
    # A number says itself which page it is: what stands around it decides, not that an address has one more.
    own = around.own if number is None else ""
    by_address = weigh_address(link.url, around.here, around.first_step, own)
    key = page_key(link.url)
    if key in around.numbered.next and by_address < _W["numbered"]:
        return [*signs, ("numbered", _W["numbered"])]
    if around.numbered.is_other(link.url) and by_address > _W["other_number"]:
        return [*signs, ("other_number", _W["other_number"])]
    return [*signs, ("address", by_address)]


def _weigh(signs: list[tuple[str, float]]) -> float:
    return sum([weight for _, weight in signs])


def _names_of_signs(link: _Link, around: _Around, number: int | None) -> Iterator[str]:
    if "next" in link.relation.split():
        yield "head_link" if link.head else "rel_next"
    says_next = _says_next(link.text) or (number is None and _says_next(link.label))
    if said := _said_by_text(link, number, says_next=says_next):
        yield said
    parent_names = link.around.split("  ", 1)[0]
    named_next = _is_next_name(link.names) or _is_next_name(parent_names)
    if named_next and number is None:
        yield "named_next"
    in_pager = _is_pager_name(link.around)
    if in_pager:
        yield "in_pager"
    is_back = "prev" in link.relation or (BACK_NAME.search(link.names) is not None and not named_next)
    says_back = not says_next and (_says_back(link.text) or _says_back(link.label))
    says_newer = says_back and NEWER.search(link.text or link.label) is not None
    if says_newer or not counts_on(link.url, around.here, around.first_step):
        yield from ["leads_back"] * (is_back + says_back)
        if is_generic(link.text) and names_page_below(link.url, around.here):
            yield from ("says_more", "points_on")
        return
    pointed = POINTED.search(link.text) is not None  # where "previous" can but mean older
    if not says_next and is_generic(link.text):
        yield "says_more"
    if number is None and link.text and in_pager and not (says_next or says_back or pointed):
        yield "counts_in_pager"
    if says_back or (is_back and not link.text):
        yield "older"
    elif pointed:
        yield "points_on"


def _said_by_text(link: _Link, number: int | None, *, says_next: bool) -> str | None:
    """Return the name of the one sign that the text or the icon of a link is."""
    if says_next:
        return "says_next"
    if ARROW.match(link.text):
        return "arrow"
    if _says_more(link.text):
        return "says_more"
    if not link.text and ARROW_NAME.search(link.names):
        return "arrow_icon"
    if number is not None:
        return "number" if number > 1 else "first_number"
    return None


def _options(weighed: Sequence[tuple[_Link, list[tuple[str, float]], float]]) -> Iterator[Option]:
    for link, signs, score in weighed:
        yield Option(f"{link.url} ({link.text or link.label or link.relation or 'icon'})", score, loudest(signs))
