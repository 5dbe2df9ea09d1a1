"""Predict the text of teaser summaries and whether the site cut them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archive_scraper.normalize.summaries import read_summary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# How the sites cut their teasers: (characters, words). data/sources and the spiders hold the same for a crawl.
TRUNCATION = {"cnas.org": (175, None), "jamestown.org": (None, 45)}


def predict(directory: Path) -> Iterator[dict[str, Any]]:
    with (directory / "summaries.inputs.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            characters, words = TRUNCATION.get(row.get("site") or "", (None, None))
            reading = read_summary(
                row["raw"],
                html=bool(row.get("raw_html")),
                language=row.get("language"),
                max_characters=characters,
                max_words=words,
            )
            yield {"summary": reading.text, "truncated": reading.truncated}
