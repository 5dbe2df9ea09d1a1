"""Texts that name an act, not what is read: "read more", "PDF", "3 comments", "share"."""

from __future__ import annotations

import re
from functools import lru_cache

from archive_scraper.words import book


def _any(meaning: str, *, gap: str = ".{0,60}") -> str:
    return book.any_of(book.entries(meaning), gap=gap)


_FILES = (
    rf"(?:{_any('button.file_verbs')})?\s*(?:the\ )?(?:full\ )?{_any('button.files')}s?"
    r"(?:\s*\(?(?:pdf|[\d.,]+\s*[km]i?b).*|\s*\([^()]*\b[\d.,]+\s*[km]i?b\))?"
)
_FILE = re.compile(rf"^\W*{_FILES}\W*$", re.IGNORECASE | re.VERBOSE)
# Link texts that name the act of reading, not what is read.
_GENERIC = re.compile(
    rf"""^\W*(?:
    {_any("button.verbs")}\b.{{0,14}}\b{_any("button.objects", gap=".{0,20}")}
    |{_any("button.goes_on")}\ {_any("button.goes_on_with")}.{{0,60}}
    |{_any("button.alone")}
    |{_FILES}
    |download.{{0,30}}
    |{_any("link.continue", gap=".{0,20}")}
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTS = re.compile(
    rf"""^\W*(?:
    [\d.,]*\s*(?:k\s)?(?:{_any("button.count_prefixes")}\s)?{_any("button.counted")}
        (?:\s{_any("button.closed")}|\s*[:(]?\s*\d*\)?)?
    |\d+\s*(?:-|–)?\s*\d*\s*{_any("button.minutes")}\.?(?:\s*{_any("button.of_reading")})?
    |{_any("button.reading_time")}\b.{{0,30}}
    |{_any("button.none")}\ {_any("button.none_of")}
    |{_any("button.no_comments")}
    |{_any("button.comments_closed")}.{{0,80}}
    |{_any("button.share", gap=".{0,30}")}
    |\d+
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=4096)
def is_generic(text: str) -> bool:
    """Tell whether a text only says "read more", "PDF" or the like.

    >>> is_generic("Read more »"), is_generic("More money for the poor")
    (True, False)
    """
    return len(text) < 90 and _GENERIC.match(text) is not None


@lru_cache(maxsize=4096)
def names_file(text: str) -> bool:
    """Tell whether a text without a name of its own is what documents are called: "Order", "Download PDF".

    >>> names_file("Full report (PDF)"), names_file("See all")
    (True, False)
    """
    return len(text) < 90 and _FILE.match(text) is not None


@lru_cache(maxsize=4096)
def is_count(text: str) -> bool:
    """Tell whether a text counts comments or minutes, or is a button to share.

    >>> is_count("3 Comments"), is_count("5 min read"), is_count("12 monkeys")
    (True, True, False)
    """
    return len(text) < 120 and _COUNTS.match(text) is not None
