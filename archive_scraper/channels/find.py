"""Where the channels of a site may be: what its pages name, and the addresses at which many sites have one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from archive_scraper.channels.model import Candidate
from archive_scraper.extract.stated.feed import feeds_of
from archive_scraper.normalize.urls import page_key, site_of
from archive_scraper.signs.hidden import is_hidden
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page

_API = "https://api.w.org/"
_LINK = compiled(r"<([^<>]*)>\s*((?:;[^,<]*)*)")
_LISTS = book.words("address.lists")
_NOT_HERE = book.words("address.press") | book.words("address.persons", "address.login", "address.consent")
_COMMENTS = compiled(r"/comments/|[?&]feed=comments|/[^/]+/comments")
"""Feeds of what readers wrote."""
_BARS = frozenset({"nav", "header", "menu"})
_LEVELS = 6
_DEEPEST = 3
"""Segments of a list's address: /en/research/reports."""


def named_feeds(page: Page) -> list[str]:
    """Return the feeds that a page names, those of its own section first, without those of comments."""
    found = [url for url in feeds_of(page) if not _COMMENTS.search(url)]
    return sorted(found, key=lambda url: -_nearness(url, page.url))  # of equal ones the page's own order stays


def section_feeds(url: str, page: Page | None) -> list[str]:
    """Return where the feed of a section may be although its page does not name it, the likeliest first.

    WordPress has one below every section, Drupal and its like one of RSS, Joomla one with another ending.
    """
    base = url.split("?", 1)[0].rstrip("/")
    if not urlsplit(base).path.strip("/"):
        return [f"{base}/feed/", f"{base}/rss.xml"]
    if page is not None and _is_made_by(page, "joomla"):
        return [f"{base}.feed"]
    if page is not None and _is_made_by(page, "drupal"):
        return [f"{base}/rss.xml"]
    return [f"{base}/feed/"]


def wordpress_root(page: Page, headers: Mapping[str, str]) -> str | None:
    """Return the root of the WordPress API that a page announces, in its head or in the header Link."""
    for link in page.head("link"):
        if _API in (link.get("rel") or "").split() and (url := page.absolute(link.get("href"))):
            return url
    line = next((value for name, value in headers.items() if name.lower() == "link"), "")
    for target, parameters in _LINK.findall(line):
        if _API in parameters and (url := page.absolute(target)):
            return str(url)
    return None


def home_of(url: str) -> str:
    """Return the address of the front page of a site."""
    return urljoin(url, "/")


def well_known_sitemaps(url: str) -> list[str]:
    """Return where sitemaps are that no robots.txt names: by the protocol's own example, and by WordPress' plugins."""
    return [urljoin(url, "/sitemap.xml"), urljoin(url, "/sitemap_index.xml")]


def lists_of(page: Page, articles: Iterable[str] = ()) -> list[str]:
    """Return the addresses of other lists of a site that a page links, the likeliest first.

    Above the page itself, as its breadcrumbs lead; above the articles that it shows; in its bars, by their names.
    """
    own = site_of(page.url)
    parents = [*_above(page.url), *(path for url in articles for path in _above(url)[:1])]
    found: dict[str, tuple[int, str]] = {}
    for element in page.root.iter("a"):
        url = page.absolute(element.get("href"))
        if not url or site_of(url) != own or "?" in url or (key := page_key(url)) in found:
            continue
        path = urlsplit(url).path.lower().strip("/")
        segments = path.split("/")
        if not path or key == page_key(page.url) or len(segments) > _DEEPEST or not _NOT_HERE.isdisjoint(segments):
            continue
        if path in parents:
            found[key] = (parents.index(path), url)
        elif _is_list_name(segments[-1]) and _in_bar(element):
            found[key] = (len(parents) + len(segments), url)
    return [url for _, url in sorted(found.values(), key=lambda one: one[0])]


def feed(url: str, *, guessed: bool = False) -> Candidate:
    """Return a candidate for a feed."""
    return Candidate(kind="feed", url=url, origin="guessed" if guessed else "named")


def _is_list_name(segment: str) -> bool:
    """Tell whether a segment names a list: as a whole, or by its first or last word ("latest-news")."""
    name = re.sub(r"\.\w{3,5}$", "", segment)
    words = name.split("-")
    return not _LISTS.isdisjoint((name, words[0], words[-1]))


def _above(url: str) -> list[str]:
    """Return the paths above an address, the nearest first, without slashes around them."""
    segments = urlsplit(url).path.lower().strip("/").split("/")
    return ["/".join(segments[:end]) for end in range(len(segments) - 1, 0, -1)]


def _nearness(url: str, page: str) -> int:
    """Return how many segments the paths of a feed and of a page share."""
    mine, theirs = (urlsplit(one).path.strip("/").split("/") for one in (url, page))
    same = 0
    for one, other in zip(mine, theirs, strict=False):
        if one != other or not one:
            break
        same += 1
    return same


def _is_made_by(page: Page, name: str) -> bool:
    return any(name in value.lower() for value in page.meta.get("generator", ()))


def _in_bar(element: HtmlElement) -> bool:
    """Tell whether a link stands in a bar of the page; a menu may be hidden until it is opened, its links are not."""
    node = element.getparent()
    for _ in range(_LEVELS):
        if node is None:
            return False
        if node.tag in _BARS or (node.get("role") or "") in ("navigation", "menu", "menubar"):
            return not is_hidden(element)
        node = node.getparent()
    return False
