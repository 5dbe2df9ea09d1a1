"""What a replay found: per source and field what is added, lost and changed, with examples, in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archive_scraper.replay.differences import differences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive_scraper.replay.differences import Difference, Kind, Snapshot

EXAMPLES = 100
"""Kept of each field and kind of change; the counts count all."""
_LONGEST = 400
"""Characters of a value that an example shows, around its first difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One change of one article."""

    url: str
    old: str | None
    new: str | None


@dataclass(slots=True, kw_only=True)
class FieldFindings:
    """What became of one field."""

    added: int = 0
    lost: int = 0
    changed: int = 0
    examples: dict[Kind, list[Example]] = field(default_factory=dict)

    def note(self, url: str, change: Difference) -> None:
        """Count one change."""
        setattr(self, change.kind, getattr(self, change.kind) + 1)
        examples = self.examples.setdefault(change.kind, [])
        if len(examples) < EXAMPLES:
            old, new = _around_difference(change.old, change.new)
            examples.append(Example(url=url, old=old, new=new))


@dataclass(slots=True, kw_only=True)
class Pages:
    """Pages of which one thing is to be said."""

    count: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)
    """Address, and what is to be said."""

    def note(self, url: str, detail: str = "") -> None:
        """Count a page."""
        self.count += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append((url, detail))


@dataclass(slots=True, kw_only=True)
class Findings:
    """What the captures of one source say now."""

    source: str
    captures: int = 0
    """Captures that were read."""
    before: int = 0
    """Captures that an earlier call, which was ended, had applied already."""
    unchanged: int = 0
    """Articles that stay as they are."""
    changed: int = 0
    fields: dict[str, FieldFindings] = field(default_factory=dict)
    appeared: Pages = field(default_factory=Pages)
    """Captures that hold an article which had no row."""
    vanished: Pages = field(default_factory=Pages)
    """Rows that go, because no capture of theirs reads as an article."""
    no_longer: Pages = field(default_factory=Pages)
    """Rows whose own capture no longer reads as an article; they stay."""
    kept: Pages = field(default_factory=Pages)
    """Pages that say something else than their article, by the judgement of a crawl; what is stored stays."""
    teasers: int = 0
    """Teasers in a wording that was not known."""
    unreadable: Pages = field(default_factory=Pages)
    """Captures that could not be read to their end."""

    def note(self, before: Snapshot | None, after: Snapshot | None) -> None:
        """Count what became of one article."""
        if before is None or after is None:
            if after is not None:
                self.appeared.note(after["url"] or "", after["title"] or "")
            if before is not None:
                self.vanished.note(before["url"] or "", before["title"] or "")
            return
        found = differences(before, after)
        self.unchanged += not found
        self.changed += bool(found)
        for change in found:
            self.fields.setdefault(change.field, FieldFindings()).note(after["url"] or "", change)

    def note_report(self, changes: Iterable[tuple[str, Difference]]) -> bool:
        """Count what became of the text of reports, by the addresses of their articles; True where something did."""
        found = list(changes)
        self.changed += len(found)
        for url, change in found:
            self.fields.setdefault(change.field, FieldFindings()).note(url, change)
        return bool(found)

    def total(self, kind: Kind) -> int:
        """Return how many values of all fields were added, lost or changed."""
        return sum(getattr(one, kind) for one in self.fields.values())

    def as_dict(self) -> dict[str, Any]:
        """Return everything, for JSON."""
        return {
            "source": self.source,
            "captures": self.captures,
            "captures_before": self.before,
            "unchanged": self.unchanged,
            "changed": self.changed,
            "added": self.total("added"),
            "lost": self.total("lost"),
            "values_changed": self.total("changed"),
            "fields": {
                name: {
                    "added": one.added,
                    "lost": one.lost,
                    "changed": one.changed,
                    "examples": {
                        kind: [{"url": example.url, "old": example.old, "new": example.new} for example in examples]
                        for kind, examples in one.examples.items()
                    },
                }
                for name, one in sorted(self.fields.items())
            },
            "teasers": self.teasers,
        } | {
            name: {
                "count": pages.count,
                "examples": [{"url": url, "detail": detail} for url, detail in pages.examples],
            }
            for name, pages in (
                ("appeared", self.appeared),
                ("vanished", self.vanished),
                ("no_longer_an_article", self.no_longer),
                ("kept", self.kept),
                ("unreadable", self.unreadable),
            )
        }


def _around_difference(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """Cut two long texts to the place where they begin to differ.

    >>> _around_difference("a" * 500 + "b", "a" * 500 + "c")[1][-3:]
    'aac'
    """
    before, after = old or "", new or ""
    if max(len(before), len(after)) <= _LONGEST:
        return old, new
    shorter = min(len(before), len(after))
    same = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    start = max(0, same - _LONGEST // 4)
    return (_cut(old, start), _cut(new, start))


def _cut(text: str | None, start: int) -> str | None:
    if text is None:
        return None
    piece = text[start : start + _LONGEST]
    return f"{'…' if start else ''}{piece}{'…' if start + _LONGEST < len(text) else ''}"
