"""What a heading says of what stands below it: related items, the most read ones, the authors."""

from __future__ import annotations

import re

from archive_scraper.words import book

RELATED_HEADING = re.compile(
    rf"^\W*(?!{book.alternatives('heading.not_related')}){book.alternatives('heading.related')}", re.IGNORECASE
)
MOST_READ_HEADING = re.compile(rf"^\W*{book.alternatives('heading.most_read')}", re.IGNORECASE)
POPULAR_HEADING = re.compile(rf"^\W*{book.alternatives('heading.most_read', 'heading.newest')}", re.IGNORECASE)
_LONGEST_HEADING = 40


# What names who wrote below it: heads of a table's column, headings below an article.
_AUTHORS = re.compile(rf"^\W*{book.alternatives('heading.authors')}\W*$", re.IGNORECASE)


def announces_authors(text: str) -> bool:
    """Tell whether a text alone is the heading of a list or a column of authors.

    >>> announces_authors("About the Authors:"), announces_authors("Authors of the storm")
    (True, False)
    """
    return len(text) <= _LONGEST_HEADING and _AUTHORS.match(text) is not None
