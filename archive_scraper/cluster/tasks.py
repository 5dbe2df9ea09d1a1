"""One source on its way over a cluster, and how far the whole crawl is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.cluster.shards import Attempt
    from archive_scraper.crawl.sources import Source
    from archive_scraper.watch.report import RunReport


@dataclass(slots=True, eq=False)
class Task:
    """One source that is to be crawled."""

    source: Source
    houses: frozenset[str]
    """Domains that its crawl asks."""
    delay: float
    """Seconds between two requests to them: those that are known to be wanted, or that its hosts asked for."""
    attempt: Attempt | None = None
    not_before: float = 0.0
    """When the attempt may begin, by the clock that nobody sets."""
    notes: list[str] = field(default_factory=list)
    """What was begun again, and why; for its run."""
    losses: int = 0
    """Attempts whose worker or crawl was lost."""
    worker: str = ""
    future: Any = None
    heard: float | None = None
    """When its worker spoke last; None before it began."""
    counts: Mapping[str, Any] = field(default_factory=dict)
    """What its worker said last of its crawl."""
    report: RunReport | None = None
    folded: bool = False
    """The archive holds what its crawl brought."""

    @property
    def name(self) -> str:
        """The source."""
        return self.source.rules.name


@dataclass(slots=True)
class Progress:
    """How far a crawl on a cluster is."""

    total: int
    done: int = 0
    pages: int = 0
    """Of all sources together."""
    workers: dict[str, list[tuple[str, Mapping[str, Any]]]] = field(default_factory=dict)
    """Address of each worker -> the sources that it crawls, each with its counts."""
    said: list[str] = field(default_factory=list)
    """What happened since the last time, a line each; whoever shows it empties it."""
