"""newspaper4k: articles, from given HTML; nothing is fetched."""

from __future__ import annotations

from typing import Any

from lxml import html
from newspaper import Article


def articles(body: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Return the answer row of one article page."""
    tree = html.fromstring(body)  # it takes text; the page's own charset decides, as a browser reads it
    article = Article(row["url"], fetch_images=False)
    article.download(input_html=html.tostring(tree, encoding="unicode"))
    article.parse()
    when = article.publish_date
    return {
        "title": article.title or None,
        "authors": list(article.authors or ()),
        "published": when.isoformat() if hasattr(when, "isoformat") else None,
        "topics": sorted(article.tags or ()),
        "description": article.meta_description or None,
        "body_text": article.text or None,
    }
