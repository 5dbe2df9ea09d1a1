"""What a merge did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True, kw_only=True)
class ShardReport:
    """What one shard brought."""

    path: Path
    archive: str
    """The id of the shard."""
    added: Counter[str] = field(default_factory=Counter)
    """Table -> rows that the target did not have."""
    changed: Counter[str] = field(default_factory=Counter)
    """Table -> rows that it had in an older state."""
    known: Counter[str] = field(default_factory=Counter)
    """Table -> rows that it had as they are, or in a newer state; of the tables that are counted in a report."""
    conflicts: list[str] = field(default_factory=list)
    """Addresses of articles that both had read, and not in the same way: both versions are in their revisions."""
    missing: list[str] = field(default_factory=list)
    """Files of captures that the shard names and does not have."""
    was_cut: bool = False
    """An earlier merge of it was killed, and has come to its end now."""

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "shard": str(self.path),
            "archive": self.archive,
            "added": dict(sorted(self.added.items())),
            "changed": dict(sorted(self.changed.items())),
            "known": dict(sorted(self.known.items())),
            "conflicts": self.conflicts,
            "missing": self.missing,
        }


@dataclass(slots=True, kw_only=True)
class MergeReport:
    """What a merge did, shard by shard."""

    target: Path
    shards: list[ShardReport] = field(default_factory=list)
    is_trial: bool = False
    """Nothing was written."""

    @property
    def added(self) -> Counter[str]:
        """Table -> rows that were added, of all shards."""
        return sum((shard.added for shard in self.shards), Counter[str]())

    @property
    def changed(self) -> Counter[str]:
        """Table -> rows that were brought to a newer state, of all shards."""
        return sum((shard.changed for shard in self.shards), Counter[str]())

    @property
    def missing(self) -> list[str]:
        """Files of captures that shards name and do not have."""
        return [name for shard in self.shards for name in shard.missing]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "into": str(self.target),
            "dry_run": self.is_trial,
            "added": dict(sorted(self.added.items())),
            "changed": dict(sorted(self.changed.items())),
            "shards": [shard.as_dict() for shard in self.shards],
        }
