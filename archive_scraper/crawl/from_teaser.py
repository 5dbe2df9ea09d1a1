"""What an article page does not say, its teasers may: the best of what listings, feeds and their like showed of it."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.page_kind import NAMES
from archive_scraper.items import Article, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Row = Mapping[str, Any]

_BY_LOOKS = "visible"
"""Origin of what no markup or metadata calls a summary."""
_EXACTNESS = ("year", "month", "day", "minute")
_LISTED = ("listing", "json", "wordpress", "feed", "sitemap")
"""Whose words go first: what a house prints for its readers, before what its software states. The author that the
software of a blog names is often the person who typed the piece in."""
_STATED = ("wordpress", "json", "feed", "sitemap", "listing")
"""Whose dates go first: a moment that the software of a site keeps is exact."""


def fill_from_teasers(article: Article, teasers: Sequence[Row]) -> None:
    """Fill the article's empty fields from stored teasers, with the origin "teaser", or "teaser:feed" of a feed.

    The page goes first in everything: a teaser's date is often that of the listing, its summary often cut. Only a
    summary that the page does not state as one, a paragraph found by its place and looks, gives way to the teaser, and
    a day to the time on that day which a channel states. Of several teasers, the newest first, the best is taken field
    by field.
    """
    _fill_published(article, teasers)
    if not article.authors and (found := _best(teasers, "authors", _said)):
        article.authors = tuple(Person(**person) for person in json.loads(found["authors"]))
        article.byline_raw = article.byline_raw or found["byline_raw"]
        article.origins["authors"] = origin_of(found)
    if not article.topics and (found := _best(teasers, "topics", _said)):
        article.topics = tuple(json.loads(found["topics"]))
        article.origins["topics"] = origin_of(found)
    if (not article.summary or article.origins.get("summary") == _BY_LOOKS) and (
        found := _best(teasers, "summary", _whole)
    ):
        article.summary = found["summary"]
        article.summary_html = found["summary_html"]
        article.summary_truncated = bool(found["summary_truncated"])
        article.origins["summary"] = origin_of(found)
    if not article.image and (found := _best(teasers, "image", _said)):
        article.image, article.image_caption = found["image"], found["image_caption"]
        article.image_credit = found["image_credit"]
        article.origins["image"] = origin_of(found)
    if not article.kind_raw and (found := _best(teasers, "kind_raw", _said)):
        article.kind_raw = found["kind_raw"]
        article.origins["kind"] = origin_of(found)


def _fill_published(article: Article, teasers: Sequence[Row]) -> None:
    found = _best(teasers, "published", _exact)
    if found is None:
        return
    if not article.published:
        article.published_raw = article.published_raw or found["published_raw"]
    elif _refines(article, found):
        article.published_raw = found["published_raw"]
    else:
        return
    article.published = found["published"]
    article.published_precision = found["published_precision"]
    article.origins["published"] = origin_of(found)


def _refines(article: Article, teaser: Row) -> bool:
    """Tell whether a teaser knows the time of the day that the page names."""
    return (
        article.published_precision == "day"
        and teaser["published_precision"] == "minute"
        and channel_kind(teaser) != "listing"
        and str(teaser["published"]).startswith(str(article.published))
    )


def channel_kind(teaser: Row) -> str:
    """Return what kind of channel showed a stored teaser: "listing", "feed", "sitemap", "wordpress" or "json"."""
    return _kind_said(teaser.get("origins") or "{}")


@lru_cache(maxsize=256)
def _kind_said(origins: str) -> str:
    """Read a teaser's origins once, though each field that it may fill asks."""
    origin = json.loads(origins).get("url", "")
    return origin if origin in NAMES else "listing"


def origin_of(teaser: Row) -> str:
    """Return the origin of what is taken from a stored teaser: "teaser", or "teaser:feed" of a feed."""
    kind = channel_kind(teaser)
    return "teaser" if kind == "listing" else f"teaser:{kind}"


def _best(teasers: Sequence[Row], name: str, worth: Callable[[Row], tuple[int, ...]]) -> Row | None:
    """Return the teaser that has the best of a field, None where none has it; the newest of equals."""
    having = [teaser for teaser in teasers if teaser[name] and teaser[name] != "[]"]
    return max(having, key=worth, default=None)


def _said(teaser: Row) -> tuple[int, ...]:
    return (-_LISTED.index(channel_kind(teaser)),)


def _whole(teaser: Row) -> tuple[int, ...]:
    return (int(not teaser["summary_truncated"]), *_said(teaser))


def _exact(teaser: Row) -> tuple[int, ...]:
    return (_EXACTNESS.index(teaser["published_precision"] or "year"), -_STATED.index(channel_kind(teaser)))
