"""What the names around a block say of it: navigation, a box at the side, related items, the content."""

from __future__ import annotations

from functools import lru_cache

from archive_scraper.normalize.late import late
from archive_scraper.signs.class_names import whole_names

_NAVIGATION, _SIDE, _RELATED, _CONTENT, _ITEM = (
    late(whole_names(f"surroundings.{kind}")) for kind in ("navigation", "side", "related", "content", "item")
)


@lru_cache(maxsize=4096)
def read_surroundings(names: str) -> tuple[bool, bool, bool, bool]:
    """Tell whether names are those of navigation, of a box at the side, of related items, of the content."""
    return (
        _NAVIGATION.search(names) is not None,
        _SIDE.search(names) is not None,
        _RELATED.search(names) is not None,
        _CONTENT.search(names) is not None,
    )


@lru_cache(maxsize=4096)
def names_item(names: str) -> bool:
    """Tell whether names are those of one item of a list.

    >>> names_item("views-row"), names_item("sidebar")
    (True, False)
    """
    return _ITEM.search(names) is not None
