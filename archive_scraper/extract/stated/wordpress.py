"""WordPress's own API (wp/v2): a page of posts, of any type, with exact times, authors and full text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from archive_scraper.extract.bounds import count_of
from archive_scraper.extract.json_source import list_at, text_at
from archive_scraper.extract.stated.model import StatedEntry, StatedList
from archive_scraper.extract.stated.values import LONGEST_SUMMARY, absolute
from archive_scraper.items import Person
from archive_scraper.normalize.text import html_text
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

PER_PAGE = 100
"""The most that the API gives at once."""
_DEFAULT = 10
"""What it gives where nobody asks for a number."""
_FARTHEST_ZONE = timedelta(hours=14)
_NEXT = compiled(r"<([^<>]+)>\s*;[^,]*?rel=\"?next\"?", re.IGNORECASE)
_ADDRESS = compiled(r"/wp-json(?:/|$)|[?&]rest_route=", re.IGNORECASE)
_NO_TERM = "uncategorized"
_FIRST_YEAR, _LAST_YEAR = "0002", "9999"
"""Years before and after which Python's calendar ends: a window that reaches there is open at that end."""


def is_api_address(url: str) -> bool:
    """Tell whether an address is one of WordPress's API.

    >>> is_api_address("https://x.example/wp-json/wp/v2/posts"), is_api_address("https://x.example/?rest_route=/wp/v2/posts")
    (True, True)
    """
    return _ADDRESS.search(url) is not None


def posts_url(api: str, kind: str = "posts") -> str:
    """Return the address of the newest posts of a type, from the API's root as a page names it.

    >>> posts_url("https://x.example/wp-json/")
    'https://x.example/wp-json/wp/v2/posts?per_page=100&_embed=1'
    """
    parts = urlsplit(api)
    query = dict(parse_qsl(parts.query))
    if "rest_route" in query:
        query["rest_route"] = f"{query['rest_route'].rstrip('/')}/wp/v2/{kind}"
        path = parts.path
    else:
        path = f"{parts.path.rstrip('/')}/wp/v2/{kind}"
    query |= {"per_page": str(PER_PAGE), "_embed": "1"}
    return urlunsplit(parts._replace(path=path, query=urlencode(query, safe="/:"), fragment=""))


def window_url(url: str, since: str | None = None, until: str | None = None) -> str:
    """Return the address of the posts of a window, both ends inside of it; dates are ISO prefixes: 2015, 2015-06.

    >>> window_url("https://x.example/wp-json/wp/v2/posts", "2015", "2016-06")
    'https://x.example/wp-json/wp/v2/posts?after=2014-12-31T23:59:59&before=2016-07-01T00:00:00'
    """
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    query = [(name, value) for name, value in query if name not in ("after", "before", "page")]
    if since and since > _FIRST_YEAR:  # the API leaves out what was published at the moment itself
        query.append(("after", f"{datetime.fromisoformat(_first_day(since)) - timedelta(seconds=1):%Y-%m-%dT%H:%M:%S}"))
    if until and until < _LAST_YEAR:
        query.append(("before", f"{_day_after(until)}T00:00:00"))
    return urlunsplit(parts._replace(query=urlencode(query, safe="/:")))


def is_wordpress(data: Any, url: str, headers: Mapping[str, str]) -> bool:  # any JSON
    """Tell whether an answer is one of the API: a list of posts, its root, or an error of it."""
    if isinstance(data, list):
        if not data:
            return is_api_address(url) or "x-wp-total" in headers
        first = data[0]
        return isinstance(first, dict) and "link" in first and isinstance(first.get("title"), dict)
    return isinstance(data, dict) and (_is_root(data) or text_at(data, "code").startswith("rest_"))


def read_posts(data: Any, url: str, headers: Mapping[str, str]) -> StatedList:  # any JSON
    """Return what a page of posts says; ``headers`` have lower-case names. Never raises for any JSON."""
    stated = StatedList(url=url, channel="wordpress", form=_kind_of(url))
    if isinstance(data, dict):
        if _is_root(data):
            stated.title = html_text(text_at(data, "name"))
            stated.faults = (f"it is the root of the API, whose posts are at {posts_url(url)}",)
        else:
            words = html_text(text_at(data, "message")).replace("\n", " ")
            stated.faults = (f"WordPress answers {text_at(data, 'code')}{f': {words}' if words else ''}",)
        return stated
    stated.items = [_post(post, url) for post in data if isinstance(post, dict)]
    stated.total = count_of(headers.get("x-wp-total", ""))
    if stated.total is None and not data and _is_window(url):
        stated.total = 0
    stated.next_page = _next_page(url, len(data), headers)
    return stated


def _post(post: dict[str, Any], base: str) -> StatedEntry:
    embedded = post.get("_embedded")
    summary = text_at(post, "excerpt", "rendered").strip()
    text = text_at(post, "content", "rendered").strip()
    return StatedEntry(
        url=absolute(text_at(post, "link"), base),
        title=html_text(text_at(post, "title", "rendered")).replace("\n", " ").strip(),
        published=_moment(post, "date"),
        updated=_moment(post, "modified"),
        authors=_authors(embedded, base),
        topics=_topics(embedded),
        summary_html=summary if summary and len(summary) <= LONGEST_SUMMARY and html_text(summary).strip() else None,
        text_html=text or None,
    )


def _moment(post: dict[str, Any], name: str) -> str | None:
    """Return when a post was published or changed: in the site's own time, with its distance to UTC where both are."""
    local, gmt = text_at(post, name), text_at(post, f"{name}_gmt")
    try:
        here = datetime.fromisoformat(local)
        away = here - datetime.fromisoformat(gmt)
    except (ValueError, TypeError):  # "0000-00-00T00:00:00" of drafts; a zone in one of them
        return local or None
    if here.tzinfo is not None or abs(away) > _FARTHEST_ZONE:
        return local
    minute = timedelta(minutes=1)
    return here.replace(tzinfo=timezone(round(away / minute) * minute)).isoformat()


def _authors(embedded: object, base: str) -> tuple[Person, ...]:
    found: dict[str, Person] = {}
    for author in list_at(embedded, "author"):
        if name := html_text(text_at(author, "name")).strip():
            found.setdefault(name, Person(name=name, url=absolute(text_at(author, "link"), base)))
    return tuple(found.values())


def _topics(embedded: object) -> tuple[str, ...]:
    terms = [term for group in list_at(embedded, "wp:term") if isinstance(group, list) for term in group]
    names = (html_text(text_at(term, "name")).strip() for term in terms if text_at(term, "slug") != _NO_TERM)
    return tuple(dict.fromkeys(name for name in names if name))


def _next_page(url: str, count: int, headers: Mapping[str, str]) -> str | None:
    """Return the page after this one: as the headers say, or by counting where they say nothing."""
    if link := _NEXT.search(headers.get("link", "")):
        return absolute(link[1], url)
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    page = count_of(query.get("page", "")) or 1
    pages = count_of(headers.get("x-wp-totalpages", ""))
    if pages is not None:
        goes_on = page < pages
    else:
        size = count_of(query.get("per_page", ""))
        goes_on = count > 0 and count >= (_DEFAULT if size is None else size)
    query["page"] = str(page + 1)
    return urlunsplit(parts._replace(query=urlencode(query, safe="/:"))) if goes_on else None


def _is_root(data: dict[str, Any]) -> bool:
    return isinstance(data.get("routes"), dict) and isinstance(data.get("namespaces"), list)


def _is_window(url: str) -> bool:
    return bool({"after", "before"} & dict(parse_qsl(urlsplit(url).query)).keys())


def _kind_of(url: str) -> str:
    """Return the type of the posts of an address, as its path names it: "posts", "reports"."""
    route = dict(parse_qsl(urlsplit(url).query)).get("rest_route") or urlsplit(url).path
    return route.rstrip("/").rpartition("/")[2] or "posts"


def _first_day(prefix: str) -> str:
    return f"{prefix}-01-01" if len(prefix) == 4 else f"{prefix}-01" if len(prefix) == 7 else prefix


def _day_after(prefix: str) -> str:
    """Return the first day after the year, month or day of an ISO prefix."""
    if len(prefix) == 10:
        return (date.fromisoformat(prefix) + timedelta(days=1)).isoformat()
    year, month = int(prefix[:4]), int(prefix[5:7] or 12)
    return date(year + month // 12, month % 12 + 1, 1).isoformat()
