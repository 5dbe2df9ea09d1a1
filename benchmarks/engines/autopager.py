"""autopager: the next page of a listing and nothing else."""

from __future__ import annotations

from typing import Any

import autopager


def listings(body: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Return the answer row of one listing page: the first link that autopager calls the next page."""
    text = body.decode(row["encoding"] or "utf-8", "replace")
    found = autopager.urls(text, baseurl=row["url"], prev=False, next=True, direct=False)
    return {"next_page": found[0] if found else None}
