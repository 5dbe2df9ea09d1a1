"""newsworker: the items of a listing as a feed, from given HTML; it finds no next page and no authors."""

from __future__ import annotations

from typing import Any

from newsworker.extractor import FeedExtractor

_EXTRACTOR = FeedExtractor(debug=False)


def listings(body: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Return the answer row of one listing page."""
    feed, _ = _EXTRACTOR.get_feed(row["url"], data=body)
    return {"items": [_item(entry) for entry in (feed or {}).get("items", ())]}


def _item(entry: dict[str, Any]) -> dict[str, Any]:
    when = entry.get("pubdate")
    return {
        "url": entry.get("link"),
        "title": entry.get("title"),
        "date": when.isoformat() if hasattr(when, "isoformat") else None,
        "summary": entry.get("description") or None,
    }
