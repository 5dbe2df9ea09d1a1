"""One answer, read once by what its bytes are: the list that it states, whatever type it is sent with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.stated.feed import is_feed, read_feed
from archive_scraper.extract.stated.sitemap import is_sitemap, read_sitemap
from archive_scraper.extract.stated.source import MAX_UNPACKED, decode, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.extract.stated.model import StatedList

_HEAD = 64 * 1024


def is_stated(body: bytes) -> bool:
    """Tell whether an answer is a list that states what it holds, and no page to find teasers on."""
    head, _ = unpack(body, _HEAD)
    head = head[:_HEAD]
    return is_feed(head) or is_sitemap(decode(head, None))


def read_stated(
    body: bytes,
    url: str,
    charset: str | None = None,
    headers: Mapping[str, str] | None = None,  # noqa: ARG001 # of those that say more of a list than it does itself
) -> StatedList:
    """Return what a list says of which is_stated() holds; ``charset`` is that of the HTTP header.

    Never raises for any bytes. What was left out is in the remarks.
    """
    unpacked, remark = unpack(body)
    if is_feed(unpacked[:_HEAD]):
        stated = read_feed(unpacked, url, charset)
    else:
        text = decode(unpacked[:MAX_UNPACKED], charset)
        stated = read_sitemap(text, url)
        if len(unpacked) > MAX_UNPACKED:
            remark = f"cut after {MAX_UNPACKED // 1024 // 1024} MiB"
    if remark and remark not in stated.remarks:
        stated.remarks = (remark, *stated.remarks)
    return stated
