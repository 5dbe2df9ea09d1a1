"""JSON Feed 1 and 1.1 (jsonfeed.org): the same items as of a feed in XML."""

from __future__ import annotations

import json
from typing import Any

from archive_scraper.extract.bounds import MAX_BYTES, MIB
from archive_scraper.extract.stated.feed.well_formed import MAX_ITEMS
from archive_scraper.extract.stated.model import StatedEntry, StatedList
from archive_scraper.extract.stated.values import absolute, language_of
from archive_scraper.items import Person
from archive_scraper.normalize.text import clean_text


def read_json_feed(text: str, url: str) -> StatedList:
    """Return what a JSON Feed says. Never raises for any text."""
    feed = StatedList(url=url, channel="feed", form="JSON Feed")
    if len(text) > MAX_BYTES:
        feed.remarks = (f"not read: more than {MAX_BYTES // MIB} MiB",)
        return feed
    try:
        data = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        feed.faults = ("its JSON cannot be read",)
        return feed
    if not isinstance(data, dict):
        return feed
    version = _text(data, "version").rstrip("/").rpartition("/")[2]
    feed.form = f"JSON Feed {version}".strip()
    feed.title = clean_text(_text(data, "title"))
    feed.home = absolute(_text(data, "home_page_url"), url)
    feed.next_page = absolute(_text(data, "next_url"), url)
    feed.language = language_of(_text(data, "language"))
    own = _authors(data, url)
    items = [item for item in _list(data, "items") if isinstance(item, dict)]
    feed.items = [_item(item, url, own) for item in items[:MAX_ITEMS]]
    feed.remarks = (f"cut after {MAX_ITEMS:,} items",) * (len(items) > MAX_ITEMS)
    return feed


def _item(item: dict[str, Any], base: str, feeds_own: tuple[Person, ...]) -> StatedEntry:
    return StatedEntry(
        url=absolute(_text(item, "url") or _text(item, "external_url") or _permalink(item), base),
        title=clean_text(_text(item, "title")),
        published=_text(item, "date_published").strip() or None,
        updated=_text(item, "date_modified").strip() or None,
        authors=_authors(item, base) or feeds_own,
        topics=tuple(clean_text(tag) for tag in _list(item, "tags") if isinstance(tag, str) and tag.strip()),
        summary_html=_escaped(_text(item, "summary")) or None,
        image=absolute(_text(item, "image") or _text(item, "banner_image"), base),
        text_html=_text(item, "content_html") or _escaped(_text(item, "content_text")) or None,
    )


def _permalink(item: dict[str, Any]) -> str:
    identity = _text(item, "id")
    return identity if identity.startswith(("http://", "https://")) else ""


def _authors(values: dict[str, Any], base: str) -> tuple[Person, ...]:
    stated = [*_list(values, "authors"), values.get("author")]  # "author" is that of version 1
    found: dict[str, Person] = {}
    for author in stated:
        if isinstance(author, dict) and (name := clean_text(_text(author, "name"))):
            found.setdefault(name, Person(name=name, url=absolute(_text(author, "url"), base)))
    return tuple(found.values())


def _escaped(text: str) -> str:
    """Return plain text as HTML: a summary is read as that."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _text(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _list(values: dict[str, Any], name: str) -> list[Any]:
    value = values.get(name)
    return value if isinstance(value, list) else []
