"""What stands at an address that a script asks for more of a list: HTML inside of JSON, and where it goes on.

``{"html": "<article>…", "next": "/more?page=3"}`` is read as a page of that HTML. A list of strings is joined; of
several texts all that hold links count, in their order, but for those of objects with a title and an address of their
own: what such objects state is read by extract.stated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.json_source import load_json
from archive_scraper.extract.page import Page
from archive_scraper.signs.addresses import read_place
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 5000
"""Values of a JSON text that are looked at: an answer of a list's script has hundreds."""
_LINK = compiled(r"<a\s[^<>]*href", re.IGNORECASE)
_NEXT = frozenset(book.json_names("loading.next"))
_GOES_ON = frozenset(book.json_names("loading.goes_on"))
_ENDS = frozenset(book.json_names("loading.ends"))
_AROUND = frozenset(book.json_names("loading.around"))
_TITLES = frozenset(("title", "headline", "name", "id"))
_ADDRESSES = frozenset(("url", "link", "href", "permalink", "path", "slug"))
_HREF = ("href", "url")


class Fragment(Page):
    """A piece of HTML out of JSON. ``stated_next`` and ``ends`` say where the list goes on, as far as the JSON does."""

    def __init__(self, html: str, url: str, *, stated_next: str | None, ends: bool) -> None:
        super().__init__(f"<html><body><div>{html}</div></body></html>", url)
        self.stated_next = stated_next
        self.ends = ends


def read_fragment(text: str, url: str) -> Fragment | None:
    """Return the HTML that a JSON text holds as a page; None where it holds none, or is no JSON."""
    data, _ = load_json(text)
    if not isinstance(data, dict | list):
        return None
    html = "\n".join(value for value in _strings(data) if _LINK.search(value))
    if not html:
        return _empty(data, url)
    following, ends = stated_next(data, url)
    return Fragment(html, url, stated_next=following, ends=ends)


def stated_next(data: Any, url: str) -> tuple[str | None, bool]:
    """Return the next address that a JSON answer names, and whether it says that there is none.

    >>> stated_next({"items": [], "links": {"next": "/more?page=3"}}, "https://x.org/more?page=2")
    ('https://x.org/more?page=3', False)
    >>> stated_next({"items": [], "has_more": False}, "https://x.org/more?page=2")
    (None, True)
    """
    base = Page("", url)
    ends = False
    for name, value in _said(data):
        if name in _NEXT:
            address = _address(value)
            if address is not None and (found := base.absolute(address)):
                return found, False
            if isinstance(value, int) and not isinstance(value, bool) and (counted := _with_number(url, value)):
                return counted, False
            ends = ends or not value
        elif isinstance(value, bool):
            ends = ends or (name in _GOES_ON and not value) or (name in _ENDS and value)
    return None, ends


def _empty(data: Any, url: str) -> Fragment | None:
    """Return an empty page for the end of a list: where a text for HTML stands, and nothing is in it."""
    if not isinstance(data, dict):
        return None
    blank = any(
        name.lower() in ("html", "content", "markup", "body") and isinstance(value, str) and len(value) < 2000
        for name, value in data.items()
    )
    return Fragment("", url, stated_next=None, ends=True) if blank else None


def _strings(data: Any) -> Iterator[str]:
    """Yield the strings of a JSON value in their order. Iterative: nobody promises how deep it is."""
    queue: list[Any] = [data]
    for _ in range(_MOST):
        if not queue:
            return
        value = queue.pop()
        if isinstance(value, str):
            yield value
        elif not _is_item(value):
            children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            queue += reversed(list(children))


def _is_item(value: Any) -> bool:
    """Tell whether an object is an item that states what it is, such as a post of WordPress or of a feed."""
    if not isinstance(value, dict):
        return False
    names = {str(name).lower() for name in value}
    return not names.isdisjoint(_TITLES) and not names.isdisjoint(_ADDRESSES)


def _said(data: Any, depth: int = 2) -> Iterator[tuple[str, Any]]:
    """Yield the names and values that may speak of paging: of the object itself, and of those for that purpose."""
    if not isinstance(data, dict):
        return
    inner = []
    for name, value in data.items():
        plain = str(name).replace("-", "").replace("_", "").lower()
        yield plain, value
        if plain in _AROUND and isinstance(value, dict):
            inner.append(value)
    if depth:
        for value in inner:
            yield from _said(value, depth - 1)


def _address(value: Any) -> str | None:
    if isinstance(value, dict):  # {"next": {"href": "…"}} of HAL and JSON:API
        value = next((value[name] for name in _HREF if isinstance(value.get(name), str)), None)
    if not isinstance(value, str) or not value.strip():
        return None
    return value if "/" in value or "?" in value else None


def _with_number(url: str, number: int) -> str | None:
    """Return an address with another page's number in place of its own."""
    place = read_place(url)
    if place.number is None or place.offset or number <= place.number:
        return None
    changed, times = re.subn(rf"(?<=[=/_-]){place.number}(?![\w%])", str(number), url)
    return changed if times == 1 else None
