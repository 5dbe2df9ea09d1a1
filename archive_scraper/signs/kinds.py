"""What kind of publication a printed label names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

# Labels as many publishers print them, and the words of their addresses -> kind.
KINDS: dict[str, str] = {label: kind for kind in book.keys("kind") for label in book.entries(f"kind.{kind}")}

_WORD = compiled(r"[\w-]+")


def read_kind(label: str, own: Mapping[str, str] | None = None) -> str | None:
    """Return the kind that a printed label names; ``own`` are the labels of the site's rules.

    >>> read_kind("Op-Eds"), read_kind("Reports"), read_kind("Asia"), read_kind("Tide Note", {"tide note": "brief"})
    ('commentary', 'report', None, 'brief')
    """
    key = " ".join(_WORD.findall(label.replace("_", " ").lower())).replace(" - ", " ")
    return (own or {}).get(key) or KINDS.get(key)
