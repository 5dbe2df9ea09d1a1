"""The baseline of listings: every article element, or else every heading, that holds a link is an item."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from lxml import html

_BOXES = ("//article", "//h2 | //h3")


def listings(body: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Return the answer row of one listing page."""
    root = html.fromstring(body)
    for path in _BOXES:
        items = [item for box in root.xpath(path) if (item := _item(box, row["url"])) is not None]
        if items:
            return {"items": items}
    return {"items": []}


def _item(box: html.HtmlElement, url: str) -> dict[str, Any] | None:
    links = box.xpath(".//h1//a[@href] | .//h2//a[@href] | .//h3//a[@href] | .//a[@href] | ancestor::a[@href]")
    if not links:
        return None
    return {"url": urljoin(url, links[0].get("href")), "title": " ".join(links[0].text_content().split())}
