"""Atom feeds (RFC 4287), of lists of articles and of the prepared questions whose rows are articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, tostring

from datasette.utils.asgi import Request, Response

from archive_scraper.browse.words import safe_url

if TYPE_CHECKING:
    # Datasette imports its plugins while it is being imported itself.
    from collections.abc import Iterable, Sequence

    from datasette.app import Datasette

_ATOM = "http://www.w3.org/2005/Atom"
_EPOCH = "1970-01-01T00:00:00+00:00"
# What XML 1.0 cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed."""

    id: str
    """An address, or anything else that names the entry for good."""
    title: str
    url: str
    updated: str
    """A timestamp as the store writes them; a bare day counts as its beginning in UTC."""
    summary: str | None = None
    page: str | None = None
    """The article's page in the room."""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def atom_feed(title: str, address: str, page: str, entries: Sequence[Entry]) -> str:
    """Return a feed as XML. Entries of one id are given once."""
    feed = Element("feed", {"xmlns": _ATOM})
    _text(feed, "title", title)
    _text(feed, "id", address)
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _text(feed, "updated", max((_timestamp(entry.updated) for entry in entries), default=_EPOCH))
    _text(SubElement(feed, "author"), "name", title)  # stands for the entries that name nobody
    for entry in {entry.id: entry for entry in entries}.values():
        _add(feed, entry)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode")


def _add(feed: Element, entry: Entry) -> None:
    element = SubElement(feed, "entry")
    _text(element, "title", entry.title)
    _text(element, "id", entry.id if safe_url(entry.id) and not re.search(r"\s", entry.id) else _urn(entry.id))
    url = safe_url(entry.url)
    if url and not re.search(r"\s", url):
        SubElement(element, "link", {"rel": "alternate", "href": _clean(url)})
    elif entry.page:
        SubElement(element, "link", {"rel": "alternate", "href": entry.page})
    if entry.page and url:
        SubElement(element, "link", {"rel": "related", "href": entry.page})
    _text(element, "updated", _timestamp(entry.updated))
    for name in entry.authors:
        _text(SubElement(element, "author"), "name", name)
    for topic in entry.topics:
        SubElement(element, "category", {"term": _clean(topic)})
    _text(element, "summary", entry.summary or "")


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _clean(text)


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _urn(text: str) -> str:
    from hashlib import sha256

    return f"urn:sha256:{sha256(text.encode('utf-8', 'replace')).hexdigest()}"


def _timestamp(value: str | None) -> str:
    try:
        moment = datetime.fromisoformat(value or _EPOCH)
    except ValueError:
        return _EPOCH
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")


_NEEDED = {"article_id", "title", "url", "updated"}


def offers_atom(columns: Iterable[str]) -> bool:
    """Tell whether the rows of a query are articles of which a feed can be made."""
    return set(columns) >= _NEEDED


async def atom_of_rows(
    datasette: Datasette, request: Request, columns: list[str], rows: list[Any], query_name: str | None
) -> Response:
    """Answer a query as a feed. A column ``entry`` tells apart several rows of one article."""
    if not offers_atom(columns):
        return Response.text(f"A feed needs the columns {', '.join(sorted(_NEEDED))}.", status=400)
    from archive_scraper.browse.questions import QUESTIONS

    question = QUESTIONS.get(query_name or "")
    entries = [
        Entry(
            id=f"{row['url']}#{row['entry']}" if "entry" in columns else row["url"],
            title=row["title"] or "",
            url=row["url"],
            updated=row["updated"],
            summary=row["summary"] if "summary" in columns else None,
            page=datasette.absolute_url(request, datasette.urls.path(f"/articles/{row['article_id']}")),
        )
        for row in rows
    ]
    address = datasette.absolute_url(request, request.full_path)
    title = " · ".join(filter(None, [datasette.metadata("title") or "Archive", question.title if question else ""]))
    page = address.replace(".atom", "", 1)
    return Response(atom_feed(title, address, page, entries), content_type="application/atom+xml; charset=utf-8")
