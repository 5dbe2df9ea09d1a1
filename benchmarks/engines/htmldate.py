"""htmldate: the day of publication of an article."""

from __future__ import annotations

from typing import Any

from htmldate import find_date


def articles(body: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Return the answer row of one article page: its date, and nothing else."""
    return {"published": find_date(body, url=row["url"], original_date=True)}
