"""What can be wrong with a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "field",
    "teasers",
    "layout",
    "today",
    "duplicates",
    "errors",
    "order",
    "gap",
    "balance",
    "silence",
    "overdue",
    "channel",
    "behind",
    "lacking",
    "total",
    "pager",
]
Key = tuple[Kind, str]
"""What identifies a finding within its source: its kind, and what of that kind (a field, a start page)."""
CHANNEL_KINDS: frozenset[Kind] = frozenset({"channel", "behind", "lacking", "total", "pager"})
"""Findings on one channel of a source; their subject is its address."""
NOTICES: frozenset[Kind] = frozenset({"layout", "silence", "overdue"})
"""Findings by which a run loses nothing: it is not degraded by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is wrong, or was."""

    kind: Kind
    subject: str = ""
    """What of its kind: the name of a field, a start page."""
    run_id: int | None = None
    """The run that settled it."""
    since_run: int | None = None
    """The first run that showed it."""
    last_good_run: int | None = None
    example: str | None = None
    message: str = ""
    over: bool = False

    @property
    def key(self) -> Key:
        """What identifies it within its source."""
        return self.kind, self.subject
