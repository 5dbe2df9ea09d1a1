"""The pieces that a normalizer recognised in a text: what ``archive-scraper explain`` prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One recognised piece of the text, in the order it was printed."""

    text: str
    role: str
    """What it was taken for: "person", "connector", "rank", "month", "verb", "ignored", ..."""
    why: str
    """The rule that decided it, in words an analyst can quote in a report."""
