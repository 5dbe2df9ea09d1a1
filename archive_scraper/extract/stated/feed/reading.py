"""One feed, read once: bytes as they were fetched in, a StatedList out."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from re import match
from typing import TYPE_CHECKING

from w3lib.encoding import resolve_encoding

from archive_scraper.extract.bounds import MAX_BYTES
from archive_scraper.extract.stated.feed.json_feed import read_json_feed
from archive_scraper.extract.stated.feed.kind import is_json_feed, root_place
from archive_scraper.extract.stated.feed.well_formed import well_formed
from archive_scraper.extract.stated.feed.xml_feed import read_xml_feed

if TYPE_CHECKING:
    from archive_scraper.extract.stated.model import StatedList


def read_feed(body: bytes, url: str, charset: str | None = None) -> StatedList:
    """Return what a feed says; ``charset`` is that of the HTTP header. Never raises for any bytes.

    A feed is bounded as a page is (extract.bounds.MAX_BYTES), and by the number of its items. What was left out is in
    the remarks.
    """
    text = _decode(body[: MAX_BYTES + 1], charset)  # one byte more, so that the bound is met and said
    if root_place(text) is None and is_json_feed(text):
        return read_json_feed(text, url)
    source = well_formed(text)
    feed = read_xml_feed(source.xml, url)
    feed.remarks = source.remarks
    feed.faults = (*((source.fault,) if source.fault else ()), *feed.faults)
    return feed


def _decode(body: bytes, charset: str | None) -> str:
    """Return a feed's text: by its byte order mark, as UTF-8 where it is that, else as header or declaration say."""
    if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    declared = match(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", body[:400])
    named = [name for name in (charset, declared[1].decode("ascii") if declared else None) if name]
    known = [name for name in map(resolve_encoding, named) if name]
    if not (known and known[0].startswith("iso2022")):  # which is ASCII to the eye
        try:
            return body.removeprefix(BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError as error:
            if len(body) - error.start < 4:  # the last character was cut
                return body[: error.start].removeprefix(BOM_UTF8).decode("utf-8")
    for name in known:
        if name != "utf-8":
            return body.decode(name, "replace")
    return body.decode("utf-8" if known else "cp1252", "replace")
