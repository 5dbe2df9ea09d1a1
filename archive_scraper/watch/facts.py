"""What runs saw, as it is judged."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archive_scraper.store import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFacts:
    """How many items of a run had a field, and from where."""

    ok: int
    items: int
    origins: Mapping[str, int] = field(default_factory=dict)
    unparsed: int = 0
    """Items that print something which could not be read."""
    example: str | None = None
    """An address where it was missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a run found on one start page that was sent in full."""

    teasers: int
    fresh: int = 0
    """Teasers that were new, or in a wording that was not known."""
    dated: int = 0
    today: int = 0
    """Teasers dated on the day of the run."""
    layout: str = ""
    before: int = 0
    """Teasers that it showed on its last usual visit."""
    lost: int = 0
    """Those of them that are gone although nothing took their place."""
    gap: bool = False
    """Every teaser down to the last page was new: what came between was not seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """What one run saw."""

    run_id: int
    fields: Mapping[tuple[str, str], FieldFacts] = field(default_factory=dict)
    """By kind of item ("teaser", "article") and name of the field."""
    pages: Mapping[str, PageFacts] = field(default_factory=dict)
    """By address of the start page."""
    teasers: int = 0
    repeated: int = 0
    """Teasers that this run had read before."""
    news: int = 0
    """Articles that were new or changed; the others that were read say nothing new."""
    settled: int = 0
    """Addresses that answered as they should."""
    failures: int = 0
    example: str | None = None
    """An address that failed."""
    balance: Mapping[str, tuple[int, str | None]] = field(default_factory=dict)
    """Outcome of the pieces that no listing had shown before -> how many, and an example; see watch.balance."""

    def fresh_share(self, item: str, items: int) -> float:
        """Return how much of the items of a kind was not known yet, 0 to 1."""
        return self.freshness if item == "teaser" else min(self.news / items, 1.0)

    @property
    def freshness(self) -> float:
        """How much of the start pages was not known yet, 0 to 1; sitemaps, which name pages, show no teasers."""
        pages = [page for page in self.pages.values() if page.layout != "sitemap"]
        teasers = sum(page.teasers for page in pages)
        return sum(page.fresh for page in pages) / teasers if teasers else 1.0


def read_facts(archive: Archive, source: str) -> Iterator[RunFacts]:
    """Yield what the runs of a source saw, oldest first."""
    runs, fields, pages = archive.history.runs(source)
    by_run: dict[int, dict[tuple[str, str], FieldFacts]] = defaultdict(dict)
    for row in fields:
        if row["item_kind"] != "related":  # another listing each time
            by_run[row["run_id"]][row["item_kind"], row["field"]] = FieldFacts(
                ok=row["ok"],
                items=row["ok"] + row["missing"] + row["unparsed"],
                unparsed=row["unparsed"],
                origins=json.loads(row["origins"]),
                example=row["example"],
            )
    pages_by_run: dict[int, dict[str, PageFacts]] = defaultdict(dict)
    for row in pages:
        values = {name: row[name] for name in ("teasers", "fresh", "dated", "today", "layout", "before", "lost")}
        pages_by_run[row["run_id"]][row["url"]] = PageFacts(**values, gap=bool(row["gap"]))
    books: dict[int, dict[str, tuple[int, str | None]]] = defaultdict(dict)
    for row in archive.balance.since(source, runs[0]["id"] if runs else 0):
        books[row["run_id"]][row["outcome"]] = (row["count"], row["example"])
    for run in runs:
        yield RunFacts(
            run_id=run["id"],
            fields=by_run.get(run["id"], {}),
            pages=pages_by_run.get(run["id"], {}),
            teasers=run["teasers"],
            repeated=run["duplicates"],
            news=run["new"] + run["changed"],
            settled=run["settled"],
            failures=run["failures"],
            example=run["example"],
            balance=books.get(run["id"], {}),
        )
