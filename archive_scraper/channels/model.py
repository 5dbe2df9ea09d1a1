"""What is said of a channel: where it may be, what was found there, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from archive_scraper.channels.facts import Facts
    from archive_scraper.items import Listing
    from archive_scraper.sites.rules import ChannelKind, ChannelUse

Origin = Literal["given", "listed", "named", "guessed"]
"""Given by the user, listed in the catalogue, named by a page of the site, or an address where many sites have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An address where a channel may be."""

    kind: ChannelKind
    """What should be there; what its bytes are decides."""
    url: str
    origin: Origin = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found at the address of a candidate."""

    kind: ChannelKind
    url: str
    """The address that answered."""
    origin: Origin = "named"
    listing: Listing | None = None
    """Normalized. None where there is nothing to read."""
    fault: str = ""
    """Why it cannot be read, as a line: "HTML, not a feed", "forbidden by robots.txt"."""
    doubts: tuple[str, ...] = ()
    """Why it may not be all that the page has, a line each."""


@dataclass(slots=True, kw_only=True)
class Choice:
    """A channel with its verdict."""

    seen: Seen
    facts: Facts
    reason: str = ""
    """The verdict, a sentence without its full stop."""
    is_good: bool = False
    """It brings the articles of the source."""
    chosen: bool = False
    """A source is made of it: as a start page, or as a channel with a use."""
    is_spare: bool = False
    """It is kept without a use, for the day on which a chosen one dies."""
    use: tuple[ChannelUse, ...] = ()
    paths: tuple[str, ...] = ()
    """Regular expressions on the paths of the articles among all that it leads to."""
    shared: float | None = None
    """Share of its items that another channel has too, 0 to 1; None where there is no other."""
    overlap: float | None = None
    """Share of the chosen channel's items that it has too, 0 to 1."""
