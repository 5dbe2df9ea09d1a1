"""What became of each field of the items of a crawl, for the table run_fields."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from archive_scraper.store import FieldCount

ItemKind = Literal["article", "teaser", "related"]
Status = Literal["ok", "missing", "unparsed"]


class FieldTally:
    """Counts fields as the steps set them. Scrapy's stats would do, at ten calls a field and thirty fields a page."""

    def __init__(self) -> None:
        self._statuses: Counter[tuple[ItemKind, str, Status]] = Counter()
        self._origins: Counter[tuple[ItemKind, str, str]] = Counter()
        self._examples: dict[tuple[ItemKind, str], str] = {}

    def found(self, kind: ItemKind, field: str, origin: str | None = None) -> None:
        """Count a field that has a value, and where it came from."""
        self._statuses[kind, field, "ok"] += 1
        if origin:
            self._origins[kind, field, origin] += 1

    def lacking(self, kind: ItemKind, field: str, status: Status, address: str) -> None:
        """Count a field without a value; the address of the first is kept as an example."""
        self._statuses[kind, field, status] += 1
        self._examples.setdefault((kind, field), address)

    def counts(self) -> list[FieldCount]:
        """Return what was counted, by kind and field."""
        statuses: dict[tuple[ItemKind, str], dict[str, int]] = {}
        for (kind, name, status), count in self._statuses.items():
            statuses.setdefault((kind, name), {})[status] = count
        origins: dict[tuple[ItemKind, str], dict[str, int]] = {}
        for (kind, name, origin), count in self._origins.items():
            origins.setdefault((kind, name), {})[origin] = count
        return [
            FieldCount(
                item_kind=kind,
                field=name,
                origins=origins.get((kind, name), {}),
                example=self._examples.get((kind, name)),
                **counts,
            )
            for (kind, name), counts in sorted(statuses.items())
        ]
