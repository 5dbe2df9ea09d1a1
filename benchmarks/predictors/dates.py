"""Predict the dates of printed date lines: one row an input row of dates.inputs.jsonl."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from archive_scraper.normalize.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def predict(directory: Path) -> Iterator[dict[str, object]]:
    with (directory / "dates.inputs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            reference, dayfirst = row.get("reference_date"), row.get("dayfirst")
            reading = read_date(
                row["raw"],
                now=datetime.fromisoformat(reference) if reference else None,
                language=row.get("language"),
                order=None if dayfirst is None else "DMY" if dayfirst else "MDY",
            )
            yield {"published": reading.date.value if reading.date else None}
