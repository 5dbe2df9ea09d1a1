"""One item of a byline: what joins it to the item before, and whose names it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from archive_scraper.normalize.bylines.tokens import Token

START: Final = "start"
COMMA: Final = "comma"
AND: Final = "and"
WITH: Final = "with"
LIST: Final = "list"
"""A semicolon: the mark between the members of a list, who need not be known names."""
BREAK: Final = "break"
GLUED: Final = "glue"

WEAKEST_FIRST: Final = (START, COMMA, LIST, GLUED, BREAK, AND, WITH)
"""Of two marks without a word between them the stronger one counts: ", and" joins as "and" does."""

PLAIN: Final = "plain"
AUTHOR: Final = "author"
EDITORS: Final = "editor"
CREDITS: Final = "credit"


@dataclass(slots=True)
class Item:
    """The words between two separators, with what stands before them and what opened the list."""

    joint: str
    mode: str
    tokens: list[Token] = field(default_factory=list)
    role: str | None = None
    """ "credit" where brackets after the name say so."""
    opened: bool = False
    """A lead-in of its own stands before it: "Edited by", "Text:"."""
    label: bool = False
    """A colon follows: a title or a column more often than a name."""
    connector: Token | None = None
    """The word that joins it to the item before."""
