"""Predict the text of teaser summaries and whether the site cut them."""

from __future__ import annotations

import importlib
import json
import pkgutil
from typing import TYPE_CHECKING, Any

from archive_scraper import spiders
from archive_scraper.normalize.summaries import read_summary
from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def load_rules() -> dict[str, SiteRules]:
    """Return host -> the rules of the spider for that site."""
    modules = (
        importlib.import_module(f"{spiders.__name__}.{info.name}") for info in pkgutil.iter_modules(spiders.__path__)
    )
    rules = (getattr(module, "RULES", None) for module in modules)
    return {host: one for one in rules if isinstance(one, SiteRules) for host in one.bare_hosts()}


def predict(directory: Path) -> Iterator[dict[str, Any]]:
    sites = load_rules()
    unknown = SiteRules(name="unknown")
    with (directory / "summaries.inputs.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            rules = sites.get(row.get("site") or "", unknown)
            reading = read_summary(
                row["raw"],
                html=bool(row.get("raw_html")),
                max_characters=rules.truncation.characters,
                lead_ins=rules.lead_ins,
            )
            yield {"summary": reading.text, "truncated": reading.truncated}
