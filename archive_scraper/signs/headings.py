"""What a heading says of what stands below it: related items, the most read ones, the authors, the topics."""

from __future__ import annotations

import re

from archive_scraper.normalize.late import late
from archive_scraper.normalize.word_finder import quick_match
from archive_scraper.words import book

RELATED_HEADING = late(
    rf"^\W*(?!{book.alternatives('heading.not_related')}){book.alternatives('heading.related')}", re.IGNORECASE
)
MOST_READ_HEADING = late(rf"^\W*{book.alternatives('heading.most_read')}", re.IGNORECASE)
POPULAR_HEADING = late(rf"^\W*{book.alternatives('heading.most_read', 'heading.newest')}", re.IGNORECASE)
_LONGEST_HEADING = 40


# What names who wrote below it: heads of a table's column, headings below an article.
_AUTHORS = late(
    rf"^\W*{book.alternatives('heading.authors')}(?:/{book.alternatives('heading.authors')})?\W*$", re.IGNORECASE
)
may_announce_authors = quick_match(late(rf"^\W*{book.alternatives('heading.authors')}", re.IGNORECASE))
"""Tells whether a text begins with what names the authors: a look before its elements are read."""
# What names the topics after it, in its line or below it.
_TOPICS = late(rf"^\W{{0,4}}{book.alternatives('heading.topics')}(?:\s*[:：]\s*|(?![\w-])\s*)", re.IGNORECASE)


def announces_authors(text: str) -> bool:
    """Tell whether a text alone is the heading of a list or a column of authors.

    >>> announces_authors("About the Authors:"), announces_authors("Authors of the storm")
    (True, False)
    """
    return len(text) <= _LONGEST_HEADING and _AUTHORS.match(text) is not None


def topics_label(text: str) -> str:
    """Return the label of topics that a text begins with, "" where it begins with none.

    >>> topics_label("Tags: Piers, Dues"), topics_label("Schlagwörter"), topics_label("Tagungen")
    ('Tags: ', 'Schlagwörter', '')
    """
    match = _TOPICS.match(text)
    return match[0] if match is not None else ""
