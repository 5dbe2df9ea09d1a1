"""One feed, read once: bytes as they were fetched in, a StatedList out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.bounds import MAX_BYTES
from archive_scraper.extract.stated.feed.json_feed import read_json_feed
from archive_scraper.extract.stated.feed.kind import is_json_feed, root_place
from archive_scraper.extract.stated.feed.well_formed import well_formed
from archive_scraper.extract.stated.feed.xml_feed import read_xml_feed
from archive_scraper.extract.stated.source import decode

if TYPE_CHECKING:
    from archive_scraper.extract.stated.model import StatedList


def read_feed(body: bytes, url: str, charset: str | None = None) -> StatedList:
    """Return what a feed says; ``charset`` is that of the HTTP header. Never raises for any bytes.

    A feed is bounded as a page is (extract.bounds.MAX_BYTES), and by the number of its items. What was left out is in
    the remarks.
    """
    text = decode(body[: MAX_BYTES + 1], charset)  # one byte more, so that the bound is met and said
    if root_place(text) is None and is_json_feed(text):
        return read_json_feed(text, url)
    source = well_formed(text)
    feed = read_xml_feed(source.xml, url)
    feed.remarks = source.remarks
    feed.faults = (*((source.fault,) if source.fault else ()), *feed.faults)
    return feed
