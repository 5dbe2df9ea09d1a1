"""Regular expressions that are compiled where they are first asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import re


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression that is compiled when it is first asked for a match.

    For those that hold long lists of the book: compiling them all takes a fifth of a second, and the pages of one site
    ask a third of them. ``re.sub`` and its like take no such expression; its own methods are all there.

    >>> late("more|mehr").fullmatch("mehr")[0]
    'mehr'
    """
    return cast("re.Pattern[str]", Late(pattern, flags))


class Late:
    """Stands in for an expression; see late."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the expression, and keep what was asked of it in place of this method."""
        found = getattr(compiled(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found
