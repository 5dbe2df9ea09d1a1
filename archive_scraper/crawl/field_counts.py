"""From Scrapy's stats to the table run_fields."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from archive_scraper.store import FieldCount

if TYPE_CHECKING:
    from collections.abc import Mapping


def field_counts(stats: Mapping[str, Any]) -> list[FieldCount]:
    """Return what the steps counted under ``archive/<item kind>/<field>/<status>``; see crawl.step.Step."""
    statuses: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    origins: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    examples: dict[tuple[str, str], str] = {}
    for key, value in stats.items():
        match key.split("/", 4):
            case ["archive", ("article" | "teaser" | "related") as kind, name, status]:
                if status == "example":
                    examples[kind, name] = value
                elif status in ("ok", "missing", "unparsed"):
                    statuses[kind, name][status] = value
            case ["archive", ("article" | "teaser" | "related") as kind, name, "origin", origin]:
                origins[kind, name][origin] = value
    return [
        FieldCount(
            item_kind=kind,
            field=name,
            origins=origins.get((kind, name), {}),
            example=examples.get((kind, name)),
            **counts,
        )
        for (kind, name), counts in sorted(statuses.items())
    ]
