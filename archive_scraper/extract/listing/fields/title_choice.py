"""One candidate for the title of a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_scraper.extract.listing.fields.lines import Part


@dataclass(slots=True)
class TitleChoice:
    """One candidate for the title of one record."""

    key: tuple[str, int, int]
    """Its column: heading, element or line; the kind of its element; which of that kind in its record."""
    text: str
    node: int
    """The element; for a line the element its text stands in."""
    parts: list[Part]
    link: int
    """The anchor in or around it that leads somewhere, or -1."""
    hint: int
    order: int
    level: int = 0
    """1 to 6 for a heading or something inside one."""
    cites: bool = False
    """For a line: it is a reference around the link that is the title."""

    @property
    def is_linked(self) -> bool:
        """Tell whether it leads somewhere: a line whose only link says "Read more" does not."""
        return self.link >= 0 and (self.key[0] != "line" or any(part.link >= 0 for part in self.parts))
