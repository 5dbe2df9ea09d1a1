"""What an article page does not say, its teaser may."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archive_scraper.items import Article, Person

if TYPE_CHECKING:
    from collections.abc import Mapping

_BY_LOOKS = "visible"
"""Origin of what no markup or metadata calls a summary."""


def fill_from_teaser(article: Article, teaser: Mapping[str, Any] | None) -> None:
    """Fill the article's empty fields from the stored teaser, with the origin "teaser".

    The page goes first in everything: a teaser's date is often that of the listing, its summary often cut. Only a
    summary that the page does not state as one, a paragraph found by its place and looks, gives way to the teaser.
    """
    if teaser is None:
        return
    if not article.published and teaser["published"]:
        article.published = teaser["published"]
        article.published_precision = teaser["published_precision"]
        article.published_raw = article.published_raw or teaser["published_raw"]
        article.origins["published"] = "teaser"
    if not article.authors and (authors := json.loads(teaser["authors"])):
        article.authors = tuple(Person(**person) for person in authors)
        article.byline_raw = article.byline_raw or teaser["byline_raw"]
        article.origins["authors"] = "teaser"
    if not article.topics and (topics := json.loads(teaser["topics"])):
        article.topics = tuple(topics)
        article.origins["topics"] = "teaser"
    if teaser["summary"] and (not article.summary or article.origins.get("summary") == _BY_LOOKS):
        article.summary = teaser["summary"]
        article.summary_html = teaser["summary_html"]
        article.summary_truncated = bool(teaser["summary_truncated"])
        article.origins["summary"] = "teaser"
    if not article.kind_raw and teaser["kind_raw"]:
        article.kind_raw = teaser["kind_raw"]
        article.origins["kind"] = "teaser"
