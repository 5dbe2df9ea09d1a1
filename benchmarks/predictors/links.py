"""Predict the kind, publication and address of outside-link texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archive_scraper.normalize.links import read_link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def predict(directory: Path) -> Iterator[dict[str, Any]]:
    with (directory / "links.inputs.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            reading = read_link(row["raw"], site=row.get("site"))
            yield {"kind": reading.kind, "publication": reading.publication, "url": reading.url}
