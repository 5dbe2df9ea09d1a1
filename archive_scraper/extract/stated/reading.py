"""One answer, read once by what its bytes are: the list that it states, whatever type it is sent with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.bounds import MIB
from archive_scraper.extract.json_source import is_json, load_json
from archive_scraper.extract.stated.feed import is_feed, read_feed
from archive_scraper.extract.stated.page_json import read_json
from archive_scraper.extract.stated.sitemap import is_sitemap, read_sitemap
from archive_scraper.extract.stated.source import HEAD, MAX_UNPACKED, decode, unpack
from archive_scraper.extract.stated.wordpress import is_wordpress, read_posts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.extract.stated.model import StatedList


def is_stated(body: bytes) -> bool:
    """Tell whether an answer is a list that states what it holds, and no page to find teasers on."""
    head, _ = unpack(body, HEAD)
    head = head[:HEAD]
    if is_feed(head):
        return True
    text = decode(head, None)
    return is_sitemap(text) or is_json(text)


def read_stated(
    body: bytes,
    url: str,
    charset: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> StatedList:
    """Return what a list says of which is_stated() holds.

    ``charset`` is that of the HTTP header, ``headers`` are all of the answer's: some say more of a list than it does.

    Never raises for any bytes. What was left out is in the remarks.
    """
    unpacked, remark = unpack(body)
    if is_feed(unpacked[:HEAD]):
        stated = read_feed(unpacked, url, charset)
    else:
        text = decode(unpacked[:MAX_UNPACKED], charset)
        stated = _read_json(text, url, headers or {}) if is_json(text) else read_sitemap(text, url)
        if len(unpacked) > MAX_UNPACKED:
            remark = f"cut after {MAX_UNPACKED // MIB} MiB"
    if remark and remark not in stated.remarks:
        stated.remarks = (remark, *stated.remarks)
    return stated


def _read_json(text: str, url: str, headers: Mapping[str, str]) -> StatedList:
    data, fault = load_json(text)
    names = {name.lower(): value for name, value in headers.items()}
    if not fault and is_wordpress(data, url, names):
        return read_posts(data, url, names)
    stated = read_json(data, url)
    stated.faults = (fault,) if fault else ()
    return stated
