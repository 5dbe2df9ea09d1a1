"""Sitemaps (sitemaps.org): pages and when they were changed, indexes of sitemaps, news sitemaps, lists of addresses."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from lxml import etree

from archive_scraper.extract.bounds import bound_attributes
from archive_scraper.extract.stated.model import StatedEntry, StatedList
from archive_scraper.extract.stated.source import HEAD, legal, sound_references
from archive_scraper.extract.stated.values import absolute, language_of
from archive_scraper.normalize.text import clean_text
from archive_scraper.normalize.urls import is_http
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MAX_ADDRESSES = 50_000
"""What a sitemap may name at most by its protocol; more are left out."""

_FIRST = compiled(
    r"<(?:!doctype\s+(html)|(?:[\w-]+:)?(html|head|body|rss|feed|rdf|urlset|sitemapindex))(?=[\s>/])", re.IGNORECASE
)
_END = compiled(r"</(?:[\w-]+:)?(?:urlset|sitemapindex)\s*>\s*(?:<!--.*)?\Z", re.IGNORECASE | re.DOTALL)
_TAIL = 4096


def is_sitemap(head: str) -> bool:
    """Tell whether a text begins as a sitemap does: by its first element, or as lines that are addresses each.

    >>> is_sitemap("<?xml version='1.0'?><urlset/>"), is_sitemap("https://x.example/a"), is_sitemap("<p>")
    (True, True, False)
    """
    return _root_place(head) is not None or _is_lines(head[:HEAD])


def read_sitemap(text: str, url: str) -> StatedList:
    """Return what a sitemap says. Never raises for any text."""
    begin = _root_place(text)
    if begin is None:
        return _read_lines(text, url)
    source = legal(text[begin:])  # a document type before it is cut off, with its entities
    stated = StatedList(url=url, channel="sitemap", form="XML")
    try:
        _read_xml(source.encode("utf-8", "replace"), stated)
    except etree.XMLSyntaxError:
        stated = StatedList(url=url, channel="sitemap", form="XML")
        try:
            _read_xml(sound_references(source).encode("utf-8", "replace"), stated, recover=True)
        except etree.XMLSyntaxError as error:  # of which not even the beginning can be read
            stated.faults = (f"its XML cannot be read: {error.msg}",)
        else:
            stated.faults = ("its XML is not well-formed",)
        if not any(line.startswith("cut") for line in stated.remarks) and not _END.search(
            source, max(len(source) - _TAIL, 0)
        ):
            stated.remarks = (*stated.remarks, "the sitemap ends before its closing tag; its last entry is left out")
            (stated.parts or stated.items)[-1:] = []
    return stated


def _root_place(text: str) -> int | None:
    found = _FIRST.search(text, 0, HEAD)
    return found.start() if found and (found[2] or "").lower() in ("urlset", "sitemapindex") else None


def _read_xml(source: bytes, stated: StatedList, *, recover: bool = False) -> None:
    """Fill a list from XML, entry by entry, so that memory holds one of them. Raises XMLSyntaxError."""
    languages: set[str | None] = set()
    source, remarks = bound_attributes(source)
    stated.remarks = tuple(remarks)
    for element in _elements(source, recover=recover):
        is_part = etree.QName(element).localname.lower() == "sitemap"
        entry = _entry(element, stated.url)
        if entry is None:
            continue
        if len(stated.items) + len(stated.parts) >= MAX_ADDRESSES:
            stated.remarks = (*stated.remarks, f"cut after {MAX_ADDRESSES:,} addresses")
            break
        (stated.parts if is_part else stated.items).append(entry)
        languages.add(entry.language)
    if stated.parts:
        stated.form = "index"
    elif any(entry.title for entry in stated.items):
        stated.form = "news"
    stated.language = languages.pop() if len(languages) == 1 else None


def _elements(source: bytes, *, recover: bool) -> Iterator[_Element]:
    walker = etree.iterparse(
        io.BytesIO(source),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in walker:
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and (before := element.getprevious()) is not None:
            parent.remove(before)


def _entry(element: _Element, base: str) -> StatedEntry | None:
    """Return one entry; images, videos and translations inside of it have addresses of their own and are left out."""
    parts: dict[str, str] = {}
    news: dict[str, str] = {}
    for child in element.iterchildren("{*}loc", "{*}lastmod", "{*}news"):
        name = etree.QName(child).localname.lower()
        if name == "news":
            news = {
                etree.QName(part).localname.lower(): clean_text(part.text or "") for part in child.iter(etree.Element)
            }
        elif name in ("loc", "lastmod") and name not in parts:
            parts[name] = (child.text or "").strip()
    url = absolute(parts.get("loc"), base)
    if url is None:
        return None
    return StatedEntry(
        url=url,
        title=news.get("title", ""),
        published=news.get("publication_date") or None,
        updated=parts.get("lastmod") or None,
        language=language_of(news.get("language")),
    )


def _is_lines(head: str) -> bool:
    lines = head.lstrip("\ufeff").split("\n")
    said = filter(None, map(str.strip, lines[:-1] if len(head) >= HEAD else lines))
    return _is_address(next(said, "")) and all(map(_is_address, said))


def _is_address(line: str) -> bool:
    return is_http(line) and " " not in line and "<" not in line


def _read_lines(text: str, url: str) -> StatedList:
    stated = StatedList(url=url, channel="sitemap", form="text")
    for line in text.lstrip("\ufeff").splitlines():
        if not (address := line.strip()) or not is_http(address):
            continue
        if len(stated.items) >= MAX_ADDRESSES:
            stated.remarks = (f"cut after {MAX_ADDRESSES:,} addresses",)
            break
        stated.items.append(StatedEntry(url=address.split("#", 1)[0], title=""))
    return stated
