"""Texts that name an act, not what is read: "read more", "PDF", "3 comments", "share"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from archive_scraper.normalize.folding import fold
from archive_scraper.normalize.late import late
from archive_scraper.normalize.word_finder import quick_match
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator


def _any(*meanings: str, gap: str = ".{0,60}") -> str:
    return book.any_of(book.entries(*meanings), gap=gap)


_FILES = (
    rf"(?:{_any('button.file_verbs')})?\s*(?:the\ )?(?:full\ )?{_any('button.files')}s?"
    r"(?:\s*\(?(?:pdf|[\d.,]+\s*[km]i?b).*|\s*\([^()]*\b[\d.,]+\s*[km]i?b\))?"
)
_FILE = compiled(rf"^\W*{_FILES}\W*$", re.IGNORECASE | re.VERBOSE)
_PDF = "pdf"
# Spaces and signs part words; marks of Indic scripts do not, though \\w lacks them.
_PARTS = compiled(r"[\s!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3000-\u3020\uff01-\uff0f]+")
_SIZE = compiled(r"\b\d[\d.,]*\s?[kmgкмг]i?[boбо]\b", re.IGNORECASE)
# Link texts that name the act of reading, not what is read.
_GENERIC = late(
    rf"""^\W*(?:
    {_any("button.verbs")}\b.{{0,14}}\b{_any("button.objects", gap=".{0,20}")}
    |{_any("button.goes_on")}\ {_any("button.goes_on_with")}.{{0,60}}
    |{_any("button.alone")}
    |{_FILES}
    |download.{{0,30}}
    |{_any("link.continue", "link.source_calls", gap=".{0,20}")}
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTS = late(
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
_is_generic, _is_count = quick_match(_GENERIC), quick_match(_COUNTS)


@lru_cache(maxsize=4096)
def is_generic(text: str) -> bool:
    """Tell whether a text only says "read more", "PDF" or the like.

    >>> is_generic("Read more »"), is_generic("More money for the poor")
    (True, False)
    """
    return len(text) < 90 and _is_generic(text)


@lru_cache(maxsize=4096)
def names_file(text: str) -> bool:
    """Tell whether a text without a name of its own is what documents are called: "Order", "Download PDF".

    >>> names_file("Full report (PDF)"), names_file("See all")
    (True, False)
    """
    return len(text) < 90 and _FILE.match(text) is not None


@lru_cache(maxsize=4096)
def offers_file(text: str) -> bool:
    """Tell whether a text says in any language that a file is handed over, and nothing of what is in it.

    >>> offers_file("Télécharger l'étude (PDF, 2,3 Mo)"), offers_file("报告下载"), offers_file("Rapport annuel 2021")
    (True, True, False)
    """
    if len(text) >= 90:
        return False
    parts = [part for part in _PARTS.split(fold(_SIZE.sub(" ", text))) if part]
    offering, joining = _offer_words()
    found = [part in offering or _is_offering(part) for part in parts]
    return any(found) and all(
        one or part in joining or _is_joined(part) for one, part in zip(found, parts, strict=True)
    )


@cache
def _offer_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that offer a file, and those that may stand next to them."""
    return (
        frozenset({_PDF, *_words_of("button.offer_downloads", "button.offer_files")}),
        frozenset(_words_of("button.offer_acts", "button.offer_joints")),
    )


def _words_of(*meanings: str) -> Iterator[str]:
    for entry in book.entries(*meanings):
        yield from filter(None, _PARTS.split(fold(entry)))


@cache
def _joined_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return expressions for parts of scripts without spaces: one that offers a file, and one of such words alone."""
    offering, joining = (
        [word for word in words if word == _PDF or book.UNSPACED.search(word)] for words in _offer_words()
    )
    return re.compile(book.any_of(offering)), re.compile(f"(?:{book.any_of([*offering, *joining])})+")


def _is_joined(part: str) -> bool:
    return book.UNSPACED.search(part) is not None and _joined_words()[1].fullmatch(part) is not None


def _is_offering(part: str) -> bool:
    return _is_joined(part) and _joined_words()[0].search(part) is not None


@lru_cache(maxsize=4096)
def is_count(text: str) -> bool:
    """Tell whether a text counts comments or minutes, or is a button to share.

    >>> is_count("3 Comments"), is_count("5 min read"), is_count("12 monkeys")
    (True, True, False)
    """
    return len(text) < 120 and _is_count(text)
