"""Is an answer a feed? Its first element decides, for servers call feeds by every type that there is."""

from __future__ import annotations

import re

from archive_scraper.extract.stated.source import HEAD
from archive_scraper.words.kept import compiled

# The first of these names decides. A page has its own before any word of feeds; a comment or a processing
# instruction may stand before both, and so may a server's warning.
_FIRST = compiled(r"<(?:!doctype\s+(html)|(?:[\w-]+:)?(html|head|body|rss|feed|rdf))(?=[\s>/])", re.IGNORECASE)
_RSS_SPACES = ("purl.org/rss/", "netscape.com/rdf/", "my.netscape.com/")
_JSON_MARK = "jsonfeed.org/version/"


def is_feed(body: bytes) -> bool:
    """Tell whether an answer is a feed: RSS 0.9 to 2.0, RDF, Atom or JSON Feed.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>'), is_feed(b"<!doctype html><p>A feed")
    (True, False)
    """
    head = as_latin(body[:HEAD])
    return root_place(head) is not None or is_json_feed(head)


def is_json_feed(head: str) -> bool:
    """Tell whether a text begins as a JSON Feed does; its version may stand at its end."""
    return head.lstrip("\ufeff \t\r\n").startswith("{") and _JSON_MARK in head.replace("\\/", "/")


def as_latin(head: bytes) -> str:
    """Return the beginning of an answer as text in which markup can be found, whatever its encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8", "replace")


def root_place(text: str) -> int | None:
    """Return where the first element of a feed in XML begins; None for what is none."""
    found = _FIRST.search(text, 0, HEAD)
    if found is None or found[1] or found[2].lower() in ("html", "head", "body"):
        return None
    if found[2].lower() == "rdf":
        attributes = text[found.start() : text.find(">", found.start(), found.start() + 4096)]
        if not any(space in attributes for space in _RSS_SPACES):
            return None
    return found.start()
