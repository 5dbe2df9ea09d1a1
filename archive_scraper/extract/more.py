"""Where a page loads more of its list from: addresses that stand in attributes, for scripts to ask.

A button that says "Load more" has no href. Its script asks for an address that the page often prints all the same:

========================================  ==========================================
what stands on the page                   what is asked for
========================================  ==========================================
``data-next-url="/news?page=2"``          the address (data-url, data-href, data-ajax-url, ... of a pager)
``data-url="/more" data-page="1"``        ``/more?page=2``, counted on up to ``data-max-pages``
``data-url="/more/{page}"``               ``/more/2``, counted on
``hx-get``, ``<turbo-frame src>``         the address (htmx.org, turbo.hotwired.dev)
``data-infinite-scroll='{"path": …}'``    the address, counted on at ``{{#}}`` (infinite-scroll.com)
a form with method GET and hidden fields  its action with these fields
========================================  ==========================================

Nothing is sent: a button whose script posts a form is not followed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from archive_scraper.extract.next_address import is_article_address, is_cursor
from archive_scraper.normalize.text import clean_text
from archive_scraper.normalize.urls import host_of, page_key, site_domain
from archive_scraper.signs.addresses import Place, read_place
from archive_scraper.signs.hidden import is_hidden
from archive_scraper.signs.pager import LOADS_NAME, MORE, NEXT, NEXT_NAME, PAGER_NAME
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page

_MAX_TEXT = 60
_MAX_VALUE = 2000  # characters of an address
# Names of attributes without "data-" and marks. The first say by themselves that the address leads on; the others hold
# an address, and what the element is says for what.
_LEADS_ON = frozenset((*book.json_names("loading.next"), *book.json_names("loading.next_in_attributes")))
_HOLDS = frozenset(book.json_names("loading.address"))
_SCRIPTED = ("hx-get", "data-hx-get", "up-href")
_PAGE_NAMES = book.json_names("loading.page")
_LAST_NAMES = book.json_names("loading.last_page")
_OFFSET_NAMES = book.json_names("loading.offset")
_STEP_NAMES = book.json_names("loading.step")
# Where a script puts the number: "{page}", "{{ page }}", "{{#}}", "%page%", ":page", "__PAGE__", "%d".
_HOLE = compiled(
    r"\{\{?\s*(?:#|n|p|page|paged|pagenumber|page_number)\s*\}?\}|%page%|:page\b|__page__|\[page\]|%d\b|%7Bpage%7D",
    re.IGNORECASE,
)
_FILE = compiled(r"\.(?:js|mjs|css|png|jpe?g|gif|svg|webp|avif|ico|pdf|mp[34]|webm|woff2?|zip)$", re.IGNORECASE)
_SHOWN = compiled(r"revealed|intersect|scroll|every", re.IGNORECASE)  # hx-trigger: without a click
_MAX_NUMBER = 100_000


@dataclass(frozen=True, slots=True)
class Count:
    """Addresses that are told apart by a number: how to count on where a page does not name the next one."""

    before: str
    after: str
    step: int = 1
    last: int | None = None

    def url(self, number: int) -> str:
        """Return the address of a number."""
        return f"{self.before}{number}{self.after}"

    def following(self, url: str) -> str | None:
        """Return the address after one of these; None for another address, and after the last.

        >>> Count("https://x.org/more?page=", "", last=3).following("https://x.org/more?page=2")
        'https://x.org/more?page=3'
        """
        number = self._number(url)
        if number is None or number + self.step > (self.last or _MAX_NUMBER):
            return None
        return self.url(number + self.step)

    def holds(self, url: str) -> bool:
        """Tell whether an address is one of these."""
        return self._number(url) is not None

    def _number(self, url: str) -> int | None:
        middle = url[len(self.before) : len(url) - len(self.after)]
        if not (url.startswith(self.before) and url.endswith(self.after) and middle.isascii() and middle.isdecimal()):
            return None
        return int(middle[:9])


@dataclass(frozen=True, slots=True)
class More:
    """What loads more of a list: the address, None where the list has been shown whole, and the element."""

    url: str | None
    element: HtmlElement
    count: Count | None = None


def find_more(page: Page) -> More | None:
    """Return where a page loads more of its list from, by what its attributes print; None where they print nothing."""
    found = None
    for element in _candidates(page):
        more = _read(page, element)
        if more is not None and more.url is not None:
            return more
        found = found or more
    return found


def label_of(element: HtmlElement) -> str:
    """Return what a button says: its text, its value, or its label for the ear; "" for none, or many words."""
    for text in ("".join(element.itertext()), element.get("value"), element.get("aria-label"), element.get("title")):
        if text and any(map(str.isalnum, clean := clean_text(text.strip()[: 20 * _MAX_TEXT]))):
            return clean if len(clean) <= _MAX_TEXT else ""
    return ""


def _candidates(page: Page) -> Iterator[HtmlElement]:
    """Yield the elements that say something to a script, in document order."""
    for element in page.root.iter("*"):
        tag = element.tag
        if tag in ("turbo-frame", "button", "input") or _speaks(element):
            yield element


def _speaks(element: HtmlElement) -> bool:
    for name in element.keys():  # noqa: SIM118 # an element's own are its children
        if name.startswith(("data-", "hx-", "up-")):
            return True
    return element.tag == "a" and bool(names := element.get("class")) and _is_loading_name(names)


@lru_cache(maxsize=4096)
def _is_loading_name(names: str) -> bool:
    """Look at a class attribute once: the links of a list have few, and the next pages have the same."""
    return LOADS_NAME.search(names) is not None


def _read(page: Page, element: HtmlElement) -> More | None:
    said = {_plain(name): value for name, value in element.items() if name.startswith("data-")}
    if (options := said.get("infinitescroll")) is not None:
        return _from_options(page, element, options)
    leads_on, held = _address_in(element, said)
    if held is None:
        return None
    here = read_place(page.url)
    counted = _counted(page, held, said, here)
    url = counted[0] if counted is not None else page.absolute(held)
    if counted is not None and url is None:
        return More(None, element) if _is_pager(element) else None
    if url is None:
        return None
    is_next = counted is not None or _counts_on(url, here, any_number=leads_on) or is_cursor(url)
    if (element.tag == "a" and not is_next) or not _may_be(url, page):
        return None
    named, says = _is_named(element), _says_more(element)
    if (is_next and (leads_on or named or says or _is_pager(element))) or (
        named and (says or leads_on) and element.tag != "a" and not is_article_address(url)
    ):
        return More(url, element, counted[1] if counted is not None else _count_in(url, _number(said, _LAST_NAMES)))
    return None


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    return name.removeprefix("data-").replace("-", "").replace("_", "").lower()


def _address_in(element: HtmlElement, said: Mapping[str, str]) -> tuple[bool, str | None]:
    """Return the address that an element holds, and whether the attribute's name says that it leads on."""
    for names, leads_on in ((_LEADS_ON, True), (_HOLDS, False)):
        for name, value in said.items():
            if name in names and _is_address(value):
                return leads_on, value.strip()
    for name in _SCRIPTED:
        if value := (element.get(name) or "").strip():
            return _SHOWN.search(element.get("hx-trigger") or element.get("data-hx-trigger") or "") is not None, value
    if element.tag == "turbo-frame" and (value := (element.get("src") or "").strip()):
        return element.get("loading") == "lazy", value
    if element.tag == "a" and (value := (element.get("href") or "").strip()):
        return False, value if _is_address(value) else None
    if element.tag in ("button", "input"):
        return False, _form_address(element)
    return False, None


def _is_address(value: str) -> bool:
    value = value.strip()
    if not value or len(value) > _MAX_VALUE or any(character in value for character in " <>\"'\n"):
        return False
    return value.startswith(("http://", "https://", "/", "?", "./", "../")) or "/" in value or "?" in value


def _form_address(button: HtmlElement) -> str | None:
    """Return what a form asks for when its button is pressed, where nothing can be filled in and it is not posted."""
    if (button.get("type") or "submit").lower() != "submit":
        return None
    form = next(button.iterancestors("form"), None)
    if form is None or (form.get("method") or "get").lower() != "get":
        return None
    fields = [field for field in form.iter("input", "select", "textarea") if field is not button]
    if any((field.get("type") or "").lower() != "hidden" for field in fields):
        return None
    pairs = [(str(field.get("name")), field.get("value") or "") for field in (*fields, button) if field.get("name")]
    action = (form.get("action") or "").partition("#")[0].partition("?")[0]
    return f"{action}?{urlencode(pairs)}" if pairs else None


def _from_options(page: Page, element: HtmlElement, options: str) -> More | None:
    """Read the options that infinite-scroll.com takes: a path with a hole; a selector's link is found as a link."""
    try:
        path = json.loads(options).get("path")
    except (ValueError, AttributeError, RecursionError):
        return None
    if not isinstance(path, str) or not _HOLE.search(path) or not _is_address(path.replace(" ", "")):
        return None
    counted = _counted(page, path, {}, read_place(page.url))
    if counted is None or counted[0] is None or not _may_be(counted[0], page):
        return None
    return More(counted[0], element, counted[1])


def _counted(page: Page, held: str, said: Mapping[str, str], here: Place) -> tuple[str | None, Count | None] | None:
    """Return the address and how it counts on, where a number next to it or a hole in it makes it one.

    None for an address that is whole; without an address where the last page has been shown.
    """
    current = here.number if here.number is not None and not here.offset else 1
    last = _number(said, _LAST_NAMES)
    hole = _HOLE.search(held)
    number = _next_number(said, current)
    if hole is not None:
        before, after = held[: hole.start()], held[hole.end() :]
        whole = page.absolute(f"{before}0{after}")
        if whole is None or not whole.endswith(f"0{after}"):
            return None
        return _step(Count(whole[: len(whole) - len(after) - 1], after, last=last), number or current + 1)
    url = page.absolute(held)
    if url is None or read_place(url).number is not None:
        return None
    if number is not None:
        name = next((value for key, value in said.items() if key in ("pageparam", "param")), "")
        name = name if re.fullmatch(r"[\w-]{1,30}", name) else "paged" if "paged" in said else "page"
        return _step(Count(_open(url, name), "", last=last), number)
    offset = _number(said, _OFFSET_NAMES)
    if offset:
        return _step(Count(_open(url, "offset"), "", step=_number(said, _STEP_NAMES) or offset), offset)
    return None


def _step(count: Count, number: int) -> tuple[str | None, Count]:
    return (None if count.last is not None and number > count.last else count.url(number)), count


def _open(url: str, name: str) -> str:
    """Return an address that ends where the value of one more parameter begins."""
    parts = urlsplit(url)
    pairs = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != name]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode([*pairs, (name, "")]), ""))


def _number(said: Mapping[str, str], names: tuple[str, ...]) -> int | None:
    for name in names:
        value = said.get(name, "").strip()
        if value.isascii() and value.isdecimal() and len(value) < 6:
            return int(value)
    return None


def _next_number(said: Mapping[str, str], current: int) -> int | None:
    """Return the number of the next page: some pages print it, some the one that is shown, from 0 or from 1."""
    printed = _number(said, ("nextpage",))
    if printed is not None:
        return printed
    shown = _number(said, _PAGE_NAMES)
    return None if shown is None else shown + 1 if shown <= current else shown


def _count_in(url: str, last: int | None) -> Count | None:
    """Return how an address counts on that names a page by a number which stands in it once."""
    place = read_place(url)
    if place.number is None or place.offset:
        return None
    found = list(re.finditer(rf"(?<=[=/_-]){place.number}(?![\w%])", url))
    if len(found) != 1:
        return None
    return Count(url[: found[0].start()], url[found[0].end() :], last=last)


def _may_be(url: str, page: Page) -> bool:
    """Tell whether an address can be more of a page's list: the site's own, no file, and another page."""
    if site_domain(host_of(url)) != site_domain(host_of(page.url)) or page_key(url) == page_key(page.url):
        return False
    return not _FILE.search(urlsplit(url).path)


def _counts_on(url: str, here: Place, *, any_number: bool) -> bool:
    """Tell whether an address names a later page: the next one, where nothing says that it is no other."""
    place = read_place(url)
    if place.number is None:
        return False
    if any_number or place.offset:
        return place.series != here.series or place.number > (here.number or 0)
    return place.number in ({1, 2} if here.number is None else {here.number + 1})


def _is_named(element: HtmlElement) -> bool:
    parent = element.getparent()
    own = f"{element.get('class') or ''} {element.get('id') or ''}"
    around = f"{parent.get('class') or ''} {parent.get('id') or ''}" if parent is not None else ""
    return LOADS_NAME.search(own) is not None or LOADS_NAME.search(around) is not None


def _says_more(element: HtmlElement) -> bool:
    label = label_of(element)
    return bool(label) and (MORE.match(label) is not None or NEXT.match(label) is not None)


def _is_pager(element: HtmlElement) -> bool:
    """Tell whether an element's names, or those around it, are a pager's."""
    node: HtmlElement | None = element
    for _ in range(3):
        if node is None or node.tag in ("body", "html", "main") or is_hidden(node):
            return False
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        if LOADS_NAME.search(names) or PAGER_NAME.search(names) or NEXT_NAME.search(names):
            return True
        node = node.getparent()
    return False
