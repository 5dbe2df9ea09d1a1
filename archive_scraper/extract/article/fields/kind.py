"""What kind of item the page is, and the series it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.extract.linked_data import types_of
from archive_scraper.signs.kinds import read_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.extract.article.context import Context
    from archive_scraper.sites import SiteRules

_TYPES = {
    "newsarticle": "article",
    "article": "article",
    "blogposting": "blog",
    "report": "report",
    "opinionnewsarticle": "commentary",
    "analysisnewsarticle": "analysis",
    "reviewnewsarticle": "review",
    "review": "review",
    "podcastepisode": "podcast",
    "videoobject": "video",
    "scholarlyarticle": "paper",
    "event": "event",
    "book": "book",
}
_BEFORE_HEADLINE = 4  # blocks


def find_kind(context: Context, rules: SiteRules | None) -> tuple[str | None, str | None, str]:
    """Return kind, the label it was printed as, and the origin: rules, address, label, JSON-LD, og:type."""
    path = urlsplit(context.page.url).path
    labels: Mapping[str, str] = rules.kind_labels if rules is not None else {}
    label = _printed_label(context, labels)
    if rules is not None and (kind := rules.kind_of(context.page.url)) is not None:
        return kind, label, "rules"
    if label is not None:
        return read_kind(label, labels), label, "visible"
    for segment in path.split("/")[1:-1]:
        if (kind_of_path := read_kind(segment.replace("-", " "))) is not None and kind_of_path != "article":
            return kind_of_path, None, "url"
    for name in types_of(context.linked):
        if name in _TYPES:
            return _TYPES[name], None, "json-ld"
    for value in context.meta("og:type"):
        if (kind_of_type := read_kind(value.rsplit(".", 1)[-1].rsplit(":", 1)[-1])) is not None:
            return kind_of_type, None, "meta:og:type"
    return None, None, ""


def _printed_label(context: Context, labels: Mapping[str, str]) -> str | None:
    """Return the label that stands alone in one of the lines before the headline."""
    for number in range(context.headline - 1, max(-1, context.headline - 1 - _BEFORE_HEADLINE), -1):
        block = context.survey.blocks[number]
        if read_kind(block.text, labels) is not None and not context.is_away(block.owner):
            return block.text
    return None
