"""trafilatura, with its metadata."""

from __future__ import annotations

from typing import Any

from trafilatura import bare_extraction


def articles(body: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Return the answer row of one article page."""
    found = bare_extraction(body, url=row["url"], with_metadata=True)
    if found is None:
        return {}
    data = found.as_dict()
    authors = [name.strip() for name in (data.get("author") or "").split(";") if name.strip()]
    topics = [*(data.get("categories") or ()), *(data.get("tags") or ())]
    return {
        "title": data.get("title"),
        "authors": authors,
        "published": data.get("date"),
        "topics": [topic for topic in topics if topic],
        "description": data.get("description"),
        "body_text": data.get("text"),
    }
