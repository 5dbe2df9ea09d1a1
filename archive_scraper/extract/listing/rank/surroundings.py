"""What the names and headings around a block say of it: navigation, a box at the side, related items, the content."""

from __future__ import annotations

import re
from functools import lru_cache

from archive_scraper.words import book


def _named(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-]){book.any_of(book.class_words(f'surroundings.{kind}'))}(?:$|[\s_-])")


_NAVIGATION, _SIDE, _RELATED, _CONTENT = map(_named, ("navigation", "side", "related", "content"))
ITEM = _named("item")


@lru_cache(maxsize=4096)
def read_surroundings(names: str) -> tuple[bool, bool, bool, bool]:
    """Tell whether names are those of navigation, of a box at the side, of related items, of the content."""
    return (
        _NAVIGATION.search(names) is not None,
        _SIDE.search(names) is not None,
        _RELATED.search(names) is not None,
        _CONTENT.search(names) is not None,
    )
