"""What a page said, as columns of articles; and two readings of one page as one row."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from archive_scraper.store.teasers import teaser_hash
from archive_scraper.store.values import fingerprint, links, optional, persons, storable, to_json

if TYPE_CHECKING:
    from archive_scraper.items import Article
    from archive_scraper.store.connect import Row

# Columns that are one statement of the page and move together. The first one decides.
TOGETHER = (
    (
        "published", "published_precision", "published_origin", "published_ambiguous", "published_raw", "year",
    ),
    ("summary", "summary_truncated", "summary_origin", "summary_html"),
    ("byline", "byline_raw"),
    ("modified", "modified_raw"),
    ("kind", "kind_raw"),
    ("language", "language_declared"),
    ("image", "image_caption", "image_credit"),
)  # fmt: skip
# Columns that stand alone.
ALONE = (
    "title", "word_count", "series", "volume", "issue", "canonical_url", "subtitle", "pdf_links",
    "alternate_urls", "topics_raw",
)  # fmt: skip
# What each was read from.
_RAW = {
    "published": "published_raw", "summary": "summary_html", "byline": "byline_raw", "kind": "kind_raw",
    "modified": "modified_raw",
}  # fmt: skip
_EMPTY = (None, "", "[]", "{}")


def columns(article: Article) -> Row:
    """Return the columns of articles that a page fills."""
    published = article.published
    return {
        "title": storable(article.title),
        "subtitle": optional(article.subtitle),
        "kind": optional(article.kind),
        "published": published,
        "published_precision": article.published_precision if published else None,
        "published_origin": article.origins.get("published") if published else None,
        "published_ambiguous": int(article.published_ambiguous),
        "published_raw": optional(article.published_raw),
        "year": int(published[:4]) if published and published[:4].isdecimal() else None,
        "modified": article.modified,
        "modified_raw": optional(article.modified_raw),
        "byline": optional("; ".join(person.name for person in article.authors)),
        "byline_raw": optional(article.byline_raw),
        "kind_raw": optional(article.kind_raw),
        "series": optional(article.series),
        "volume": optional(article.volume),
        "issue": optional(article.issue),
        "summary": optional(article.summary),
        "summary_truncated": int(article.summary_truncated),
        "summary_origin": article.origins.get("summary") if article.summary else None,
        "summary_html": optional(article.summary_html),
        "language": article.language,
        "language_declared": article.language_declared,
        "word_count": article.word_count,
        "image": optional(article.image),
        "image_caption": optional(article.image_caption),
        "image_credit": optional(article.image_credit),
        "canonical_url": optional(article.canonical_url),
        "pdf_links": to_json(article.pdf_links),
        "alternate_urls": to_json(article.alternate_urls),
        "topics_raw": to_json(article.topics_raw),
        "origins": to_json(article.origins),
    }


def content_hash(article: Article, values: Row | None = None) -> str:
    """Return a fingerprint of all that a page says; ``values`` are its columns, where they are known."""
    return fingerprint(
        columns(article) if values is None else values,
        persons(article.authors),
        article.topics,
        links(article.external_links),
        article.body,
        article.body_markdown,
        [(teaser.url, teaser_hash(teaser)) for teaser in article.related],
    )


def merged(old: Row, new: Row) -> Row:
    """Return the columns as they stand after a page was read again.

    A value the page no longer gives stays, unless the same print is now read as nothing. A date stays where the new
    one only says less of the same ("2024-05" after "2024-05-03"), or was printed without its year ("2 weeks ago",
    "May 3"): the first reading of such a date is the best one. It also stays where the new one is later than the day
    on which the article was first seen: it was out by then, so a page that says otherwise tells of something else.
    """
    result = dict(new)
    kept: list[str] = []
    for group in (*TOGETHER, *((name,) for name in ALONE)):
        first = group[0]
        keeps = new[first] in _EMPTY and old[first] not in _EMPTY
        if first in _RAW:
            keeps = keeps and not is_same_print(_RAW[first], old, new)
        if first == "language" and not keeps:
            # A page without its text only declares.
            keeps = not new["word_count"] and old["language_declared"] is not None and bool(old["word_count"])
        if first == "published" and not keeps:
            keeps = _says_less(old, new) or _is_later_than_seen(old, new)
        if keeps:
            result.update({name: old[name] for name in group})
            kept.append(first)
    if kept:
        before = json.loads(old["origins"])
        origins = json.loads(new["origins"])
        names = [name for first in kept for name in ((first, "authors") if first == "byline" else (first,))]
        origins.update({name: before[name] for name in names if name in before})
        result["origins"] = to_json(origins)
    return result


def is_same_print(raw: str, old: Row, new: Row) -> bool:
    """Tell whether a raw column holds the same text as before, and not nothing."""
    return new[raw] not in _EMPTY and new[raw] == old[raw]


def _is_later_than_seen(old: Row, new: Row) -> bool:
    """Tell whether a date lies after an article was first seen, where the known one, give or take a zone, does not."""
    days = [str(row["published"] or "")[:10] for row in (old, new)]
    if any(len(day) < len("2024-05-10") for day in days):
        return False
    known, stated = map(date.fromisoformat, days)
    seen = date.fromisoformat(old["first_seen"][:10])
    return known <= seen + timedelta(days=1) and stated > max(known, seen)


def _says_less(old: Row, new: Row) -> bool:
    before, after = old["published"], new["published"]
    if not before or not after or before == after:
        return False
    return before.startswith(after) or bool(new["published_raw"] and not re.search(r"\d{4}", new["published_raw"]))
