"""The weights that were set by hand, from one table with the reason of each: ``data/hand_weights.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

WEIGHTS = "archive_scraper/extract/data/hand_weights.toml"


@cache
def hand_weights(table: str) -> dict[str, float]:
    """Return name -> weight of one table: "title" or "next_page"."""
    text = files("archive_scraper.extract").joinpath("data/hand_weights.toml").read_text("utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)[table].items()}
