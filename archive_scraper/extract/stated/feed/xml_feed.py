"""RSS, RDF and Atom, by feedparser: sound XML in, items out. It is handed bytes and makes no request of its own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.stated.model import StatedEntry, StatedList
from archive_scraper.extract.stated.values import LONGEST_SUMMARY, absolute, language_of
from archive_scraper.items import Person
from archive_scraper.normalize.text import clean_text, html_text
from archive_scraper.normalize.urls import is_http
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS = {
    "rss090": "RSS 0.90",
    "rss091n": "RSS 0.91",
    "rss091u": "RSS 0.91",
    "rss092": "RSS 0.92",
    "rss093": "RSS 0.93",
    "rss094": "RSS 0.94",
    "rss10": "RSS 1.0",
    "rss20": "RSS 2.0",
    "atom01": "Atom 0.1",
    "atom02": "Atom 0.2",
    "atom03": "Atom 0.3",
    "atom10": "Atom 1.0",
    "cdf": "CDF",
}
_MAIL = compiled(r"[^\s<>()]+@[^\s<>()]+")
_BREAKS = (TypeError, ValueError, KeyError, IndexError, AttributeError, LookupError, RecursionError)
"""What feedparser raises of feeds that it did not expect."""


def read_xml_feed(xml: bytes, url: str) -> StatedList:
    """Return what a feed in well-formed XML says. Never raises for any feed."""
    import feedparser

    # Without an address of its own, so that addresses stay as written, or resolved by an xml:base.
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        parsed = feedparser.parse(
            io.BytesIO(xml), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except _BREAKS as error:
        return StatedList(
            url=url, channel="feed", form="feed", faults=(f"it could not be read: {type(error).__name__}",)
        )
    about, version = parsed["feed"], str(parsed.get("version") or "")
    feed = StatedList(url=url, channel="feed", form=_KINDS.get(version, "RSS"))
    feed.title = _plain(about, "title")
    feed.home = absolute(dict.get(about, "link"), url)
    following = [link.get("href") for link in dict.get(about, "links") or () if link.get("rel") == "next"]
    feed.next_page = absolute(following[0], url) if following else None
    feed.language = language_of(dict.get(about, "language"))
    own = _authors(about, url) if version.startswith("atom") else ()
    feed.items = [_item(entry, url, own, is_atom=version.startswith("atom")) for entry in parsed["entries"]]
    return feed


def _item(entry: dict[str, Any], base: str, feeds_own: tuple[Person, ...], *, is_atom: bool) -> StatedEntry:
    # dict.get: feedparser's own answers for keys that are not there, and warns of it.
    published = dict.get(entry, "published") or dict.get(entry, "created")
    updated = dict.get(entry, "updated")
    if not is_atom and not published:
        published, updated = updated, None  # dc:date, which says when it was published
    summary = str(dict.get(entry, "summary") or "")
    texts = [str(part.get("value") or "") for part in dict.get(entry, "content") or ()]
    text = max([*texts, summary], key=len)
    return StatedEntry(
        url=_address(entry, base),
        title=_plain(entry, "title"),
        published=clean_text(published) if published else None,
        updated=clean_text(updated) if updated else None,
        authors=_authors(entry, base) or feeds_own,
        topics=_topics(dict.get(entry, "tags") or ()),
        summary_html=_summary(entry),
        text_html=text if len(text) > LONGEST_SUMMARY else None,
        image=_image(entry, base),
    )


def _image(entry: dict[str, Any], base: str) -> str | None:
    """Return the picture of an item: Media RSS's content or thumbnail, else an enclosure that is a picture."""
    media = [one for one in dict.get(entry, "media_content") or () if _is_picture(one)]
    stated = [*media, *(dict.get(entry, "media_thumbnail") or ())]
    stated += [link for link in dict.get(entry, "links") or () if link.get("rel") == "enclosure" and _is_picture(link)]
    return next((url for one in stated if (url := absolute(one.get("url") or one.get("href"), base))), None)


def _is_picture(media: dict[str, Any]) -> bool:
    return str(media.get("medium") or "") == "image" or str(media.get("type") or "").startswith("image/")


def _address(entry: dict[str, Any], base: str) -> str | None:
    """Return where an item leads to: past a counter of clicks where the item says so, by its guid where that is one."""
    link, guid = dict.get(entry, "link"), str(dict.get(entry, "id") or "").strip()
    stated = any(found.get("rel") == "alternate" for found in dict.get(entry, "links") or ())
    if not stated and not is_http(guid):
        link = None  # a guid that is no address, taken for one for want of the word that it is none
    return absolute(dict.get(entry, "feedburner_origlink") or link, base)


def _plain(values: dict[str, Any], name: str) -> str:
    text = str(dict.get(values, name) or "")
    return html_text(text).replace("\n", " ") if "<" in text or "&" in text else clean_text(text)


def _authors(values: dict[str, Any], base: str) -> tuple[Person, ...]:
    found: dict[str, Person] = {}
    whole = _without_mail(values)
    for author in dict.get(values, "authors") or ():
        name = whole or _plain(author, "name")
        if name and not _MAIL.fullmatch(name):
            found.setdefault(name, Person(name=name, url=absolute(dict.get(author, "href"), base)))
    return tuple(found.values())


def _without_mail(values: dict[str, Any]) -> str:
    """Return the one author of an item who is printed with an address of mail, of which feedparser leaves a part."""
    printed = _plain(values, "author")
    alone = len(dict.get(values, "authors") or ()) == 1 and _MAIL.search(printed)
    return (_MAIL.sub("", printed).strip(" ()<>") or printed) if alone else ""


def _topics(tags: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    names = (_plain(tag, "label") or _plain(tag, "term") for tag in tags)
    return tuple(dict.fromkeys(name for name in names if name and not is_http(name)))


def _summary(entry: dict[str, Any]) -> str | None:
    """Return the site's own summary: neither the full text that feedparser puts in its place, nor one given as such."""
    summary = str(dict.get(entry, "summary") or "")
    texts = {str(part.get("value") or "") for part in dict.get(entry, "content") or ()}
    return summary if summary and summary not in texts and len(summary) <= LONGEST_SUMMARY else None
