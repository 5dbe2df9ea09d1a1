"""Why a marked element may name an author: its properties, its relation, where it leads, what its class is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.signs.addresses import PERSON_SEGMENTS
from archive_scraper.signs.class_names import BIT, TAG_BIT

if TYPE_CHECKING:
    from archive_scraper.extract.article.context import Context
    from archive_scraper.extract.article.page.survey import Survey

_AUTHOR, _ADDRESS_TAG = BIT["author"], TAG_BIT["address"]
_MOST_BLOCKS = 8
"""Text blocks of an element that a class name calls an author; a box with a biography has more."""


def is_in_authors_list(survey: Survey, node: int) -> bool:
    """Tell whether an element stands in an item of a list that is named for authors."""
    item = survey.parents[node]
    return item > 0 and survey.tags[item] == "li" and bool(survey.own[survey.parents[item]] & _AUTHOR)


def mark_sources(context: Context, node: int) -> list[str]:
    """Return why an element may name an author."""
    survey = context.survey
    bits = survey.own[node]
    href = survey.links.get(node)
    if href is None and not bits & (_AUTHOR | _ADDRESS_TAG) and node not in survey.properties:
        return ["rel-author"] if "author" in survey.relations.get(node, "") else []
    found = []
    if itemprop := survey.properties.get(node):
        if "author" in itemprop.split() or itemprop.endswith(":author"):
            found.append("itemprop")
        elif itemprop == "name" and _inside_author(context, node):
            found.append("itemprop-name")
    if "author" in survey.relations.get(node, ""):
        found.append("rel-author")
    if href is not None:
        if _is_profile(href):
            found.append("profile-link")
        elif (survey.own[survey.parents[node]] | bits) & _AUTHOR:
            found.append("author-link")
    if bits & _AUTHOR and survey.ends[node] - survey.starts[node] <= _MOST_BLOCKS:
        found.append("class")
    if bits & _ADDRESS_TAG:
        found.append("address")
    return found


def _is_profile(href: str) -> bool:
    """Tell whether an address leads to a person's page: /author/name, /people/name, /by/name."""
    # A regular expression takes three times as long to part a page's links.
    segments = href.lower().replace("?", "/").replace("#", "/").split("/")
    if PERSON_SEGMENTS.isdisjoint(segments):
        return False
    return len(segments) > 2 and not PERSON_SEGMENTS.isdisjoint(segments[1:-1] if segments[-1] else segments[1:-2])


def _inside_author(context: Context, node: int) -> bool:
    for _ in range(3):
        node = context.survey.parents[node]
        if node < 0:
            return False
        if context.survey.properties.get(node) == "author":
            return True
    return False
