"""Bylines: raw, site and language in, the authors out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archive_scraper.normalize.bylines import read_byline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def predict(directory: Path) -> Iterator[dict[str, Any]]:
    with (directory / "bylines.inputs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            byline = read_byline(row["raw"], language=row.get("language"), site=row.get("site"))
            yield {"authors": [{"name": person.name, "type": person.type} for person in byline.authors]}
