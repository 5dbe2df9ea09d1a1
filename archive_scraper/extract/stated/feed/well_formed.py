"""A feed's source as sound, bounded XML: what feedparser is given, so that no feed costs more than its items.

feedparser reads what is not well-formed with a parser of regular expressions whose work grows with the square of what
is left open: 20,000 items that never close (1 MB) keep it busy for minutes. So libxml2 repairs, which is linear and
stops at a depth of 256, each item is taken out to stand alone, and the first MAX_ITEMS of them are written anew.
Document types are cut off, entities of their own with them: nothing of them is expanded or fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from archive_scraper.extract.bounds import bound_source
from archive_scraper.extract.stated.feed.kind import root_place
from archive_scraper.extract.stated.source import legal, sound_references
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_ITEMS = 5_000
"""More are left out. The longest feed met in the wild has some hundreds; one of these reads in a second or two."""

_MARKUP = compiled(r"<(/?)((?:[\w-]+:)?(?:description|summary|encoded))(?=[\s>/])([^<>]*)>", re.IGNORECASE)
"""Elements that hold HTML, which some feeds forget to escape."""
_END = compiled(r"</(?:[\w-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_ITEMS = ("{*}item", "{*}entry")
_ITEM_SPACES = frozenset(
    {
        "",
        "http://www.w3.org/2005/Atom",
        "http://purl.org/atom/ns#",
        "http://purl.org/rss/1.0/",
        "http://purl.org/net/rss1.1#",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
    }
)
_SPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
}
"""The usual prefixes, for feeds that forget to declare them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A feed's source, ready for a parser that expects no evil."""

    xml: bytes
    """UTF-8, well-formed; empty where nothing was left to read."""
    remarks: tuple[str, ...] = ()
    """What of it was left out, a line each."""
    fault: str = ""
    """What of its form had to be repaired."""


def well_formed(text: str) -> Source:
    """Return the source of a feed in XML, sound and bounded. Never raises."""
    begin = root_place(text)
    if begin is None:
        return Source(xml=b"", fault="it has no element of a feed")
    source = legal(text[begin:])
    bounded, remarks = bound_source(source.encode("utf-8", "replace"))
    if remarks:
        source = bounded.decode("utf-8", "replace")
    ends = [found.end() for found in _END.finditer(source)]
    source = source[: ends[-1]] if ends else source
    root, fault = _parse(source), ""
    if root is None:
        fault = "its XML is not well-formed"
        root = _parse(sound_references(_escape_markup(source)), recover=True)
    if root is None:
        return Source(xml=b"", remarks=tuple(remarks), fault=fault)
    if fault:
        _name_spaces(root)
    items = [item for item in root.iter(*_ITEMS) if etree.QName(item).namespace in _ITEM_SPACES | {None}]
    for item in items:
        if (parent := item.getparent()) is not None:
            item.tail = None
            parent.remove(item)
    if not ends:
        items = items[:-1] or items  # nobody knows whether the last one is whole
        if not remarks:
            remarks.append("the feed ends before its closing tag; its last item is left out")
        fault = ""
    if len(items) > MAX_ITEMS:
        remarks.append(f"cut after {MAX_ITEMS:,} items")
    channel = next(root.iter("{*}channel"), None)
    place = channel if channel is not None and etree.QName(root).localname.lower() == "rss" else root
    place.extend(items[:MAX_ITEMS])
    return Source(xml=etree.tostring(root, encoding="utf-8"), remarks=tuple(remarks), fault=fault)


def _parse(source: str, *, recover: bool = False) -> _Element | None:
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _escape_markup(source: str) -> str:
    """Return a source in which the HTML of a description stands as text."""
    kept, done = [], 0
    opened: re.Match[str] | None = None
    for tag in _MARKUP.finditer(source):
        if not tag[1]:
            opened = tag if opened is None and not tag[3].endswith("/") else opened
        elif opened is not None and tag[2] == opened[2]:
            inside = source[opened.end() : tag.start()]
            if "<" in inside and "<![CDATA[" not in inside and "xhtml" not in opened[3]:
                kept += [source[done : opened.end()], inside.replace("<", "&lt;").replace(">", "&gt;")]
                done = tag.start()
            opened = None
    return "".join((*kept, source[done:]))


def _name_spaces(root: _Element) -> None:
    """Give elements whose prefix nobody declared the name that it usually stands for, or one without it."""
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        if ":" in tag and not tag.startswith("{"):
            prefix, _, local = tag.partition(":")
            local = local.replace(":", "-") or prefix
            element.tag = f"{{{_SPACES[prefix]}}}{local}" if prefix in _SPACES else f"{prefix}-{local}"
        for name in [key for key in element.attrib if ":" in str(key) and not str(key).startswith("{")]:
            del element.attrib[name]
