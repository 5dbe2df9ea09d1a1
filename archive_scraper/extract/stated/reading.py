"""One answer, read once by what its bytes are: the list that it states, whatever type it is sent with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.stated.feed import is_feed, read_feed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.extract.stated.model import StatedList


def is_stated(body: bytes) -> bool:
    """Tell whether an answer is a list that states what it holds, and no page to find teasers on."""
    return is_feed(body)


def read_stated(
    body: bytes,
    url: str,
    charset: str | None = None,
    headers: Mapping[str, str] | None = None,  # noqa: ARG001 # of those that say more of a list than it does itself
) -> StatedList:
    """Return what a list says of which is_stated() holds; ``charset`` is that of the HTTP header.

    Never raises for any bytes. What was left out is in the remarks.
    """
    return read_feed(body, url, charset)
