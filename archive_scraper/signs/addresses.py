"""Segments of addresses that say what stands after them: a person's page, a tag's, a category's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from archive_scraper.normalize.late import late
from archive_scraper.normalize.urls import bare_host
from archive_scraper.signs.pager import PAGE_WORD
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

PERSON_SEGMENTS = book.words("address.persons")
TAG_SEGMENTS = book.words("address.tags")
CATEGORY_SEGMENTS = book.words("address.categories")


_AUTHOR_PATH = late(rf"/{book.alternatives('address.persons')}/[^/]", re.IGNORECASE)
_AUTHOR_QUERY = compiled(r"[?&]author=", re.IGNORECASE)
_TOPIC_QUERY = compiled(rf"[?&]{book.alternatives('address.topic_keys')}=", re.IGNORECASE)
_TOPIC_SEGMENT = book.alternatives("address.tags", "address.categories", "address.series")
_TOPIC_PATH = late(rf"/{_TOPIC_SEGMENT}/[^/]", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_author_url(url: str) -> bool:
    """Tell whether an address looks like an author's page."""
    return _AUTHOR_PATH.search(url) is not None or ("=" in url and _AUTHOR_QUERY.search(url) is not None)


@lru_cache(maxsize=4096)
def is_topic_url(url: str) -> bool:
    """Tell whether an address looks like the page of a category or tag."""
    return _TOPIC_PATH.search(url) is not None or ("=" in url and _TOPIC_QUERY.search(url) is not None)


_DOCUMENT = compiled(r"\.(?:pdf|docx?|pptx?|xlsx?|epub)$", re.IGNORECASE)


def is_document_url(url: str) -> bool:
    """Tell whether an address ends as that of a document, such as a PDF.

    >>> is_document_url("https://cdn.example/a/Report.PDF?v=2"), is_document_url("https://x.org/pdf/")
    (True, False)
    """
    return _DOCUMENT.search(unquote(urlsplit(url).path)) is not None


_FILE = compiled(r"\.(?:mp[34]|m4[av]|wav|ogg|mov|webm|zip|csv|xml|jpe?g|png|gif|webp|svg)$", re.IGNORECASE)


def is_file_url(url: str) -> bool:
    """Tell whether an address ends as that of a file which is no page: a document, a recording, a picture.

    >>> is_file_url("https://x.org/a/hearing.mp3"), is_file_url("https://x.org/a/report.html")
    (True, False)
    """
    path = unquote(urlsplit(url).path)
    return _DOCUMENT.search(path) is not None or _FILE.search(path) is not None


_MAX_PAGES = 2000
"""A larger number in ?p= is an article's, not a page's."""
_PATH_NUMBER = late(rf"[/;](?:{PAGE_WORD}[/_:,=-]?)(\d{{1,5}})(?=[/;]|\.\w{{3,5}}$|$)", re.IGNORECASE)
_PAGE_NAME = late(
    rf"page|pagen_\d+|^(?:{PAGE_WORD}|pn|pno|currpage|cp|curpage|_page|resultspage|hal|стр)$",
    re.IGNORECASE,
)
_SIZE_NAME = compiled(r"size|per.?page|count|limit$|perpage|ipp|itemsperpage|portal|max.?results", re.IGNORECASE)
_OFFSET_NAME = compiled(
    r"^(?:start|offset|from|skip|s|first|begin|startrow|startindex|limitstart|b_start(?::int)?|o|row|rows?_start"
    r"|st|index|(?:page)?first_?row)$",
    re.IGNORECASE,
)
# Parameters that tell neither what is listed nor where: sessions, checksums, and filters left as they were.
_IDLE_NAME = compiled(r"^(?:chash|cfid|cftoken|phpsessid|jsessionid|sessionid|utm_\w+)$", re.IGNORECASE)
_IDLE_VALUES = frozenset({"", "All"})
"""What an empty field of a search form says, and Drupal's filter that filters nothing."""
_INDEX = compiled(r"/(?:index|default)\.\w{3,5}$")


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
    host, path, query = bare_host(parts.netloc), unquote(parts.path), parts.query
    if query.startswith("/"):  # a path for programs without rewriting: index.php?/archives/P2.html
        path, query = path.rstrip("/") + unquote(query), ""
    path = _INDEX.sub("/", path)
    number, offset = None, False
    kept = []
    for name, value in parse_qsl(query, keep_blank_values=True):
        if number is None and value.isdecimal() and len(value) < 7 and not _SIZE_NAME.search(name.rsplit(":", 1)[0]):
            if _OFFSET_NAME.match(name):
                number, offset = int(value), True
                continue
            if _PAGE_NAME.search(name) and int(value) < _MAX_PAGES:
                number = int(value)
                continue
        if value not in _IDLE_VALUES and not _SIZE_NAME.search(name) and not _IDLE_NAME.match(name):
            kept.append(f"{name}={value}")
    if number is None and (match := _PATH_NUMBER.search(path)):
        number = int(match[1])
        path = path[: match.start()] + path[match.end() :]
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    return Place(f"{host}{path}" + ("?" + "&".join(kept) if kept else ""), number, offset)


def bare_address(url: str) -> str:
    """Return an address unquoted, without its fragment and the parameters that tell neither what is listed nor where.

    >>> bare_address("https://x.org/news?tx_p%5Bpointer%5D=1&cHash=4f2a#list")
    'https://x.org/news?tx_p[pointer]=1'
    """
    bare, mark, query = unquote(url.partition("#")[0]).partition("?")
    kept = [one for one in query.split("&") if not _IDLE_NAME.match(one.partition("=")[0])]
    return bare + mark + "&".join(kept)


def listing_key(key: str) -> str:
    """Return the page key of a listing without the number of its page: one key for all pages of a listing.

    >>> listing_key("example.org/articles/p3?type=commentary&currpage=2")
    'example.org/articles?type=commentary'
    """
    place = read_place(f"//{key}")
    while (again := read_place(f"//{place.series}")).number is not None:  # some number them in path and parameter
        place = again
    return place.series.removeprefix("//")  # what cannot be read comes back as it is
