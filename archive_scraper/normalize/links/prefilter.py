"""A cheap look at a paragraph before it is parsed: can it hold a call to action or an attribution at all?"""

from __future__ import annotations

import re

from archive_scraper.normalize.east_asian_letters import CJK
from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.word_finder import word_finder
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_TAG = compiled(r"<[^<>]*>")
_find_words = word_finder(r"[\w\u0900-\u0dff'’&-]")
_SOURCE = late(rf"\b{book.alternatives('attribution.sources')}\s*\Z", re.IGNORECASE)
_COLON = compiled("[:：՝]")
_LONGEST_SOURCE = 40
_MARKS = compiled("[\u0591-\u05c7\u064b-\u0655\u0670\u0640]")
"""Marks of vowels in Arabic and Hebrew."""
_THAI = compiled("[\u0e00-\u0e7f]")
_EDGE = 320
"""Characters at either end of a paragraph in which its first or last sentence begins and ends."""

_ACTIONS = words.VERBS
_OBJECTS = words.FULLS | words.NOUNS | words.MORE_WORDS
_SAID = words.PUBLISHED | words.REPRINTED | book.words("attribution.translated")
_SUBJECTS = (
    words.FIRST_WORDS
    | words.DEMONSTRATIVES
    | words.OWN_TEXT_NOUNS
    | words.OWN_VERSION
    | words.REPRINTED
    | frozenset(word for phrase in words.FIRST_PHRASES for word in phrase.split())
)
_MARKED = frozenset(_MARKS.sub("", word) for word in _SAID | _ACTIONS if _MARKS.search(word))
_PHRASES: dict[str, list[str]] = {}
"""The first word of a phrase of several that says what one word does -> such phrases."""
for _phrase in book.entries("link.verbs", "attribution.published", "attribution.reprinted", "attribution.translated"):
    if " " in _phrase:
        _PHRASES.setdefault(_phrase.split()[0], []).append(_phrase)
_PHRASE_STARTS = frozenset(_PHRASES)
_ALONE = book.words("attribution.alone")
_LABELS = frozenset(label.split()[0] for label in book.entries("outlet.item_labels"))
_SOURCES = frozenset(phrase.split()[0] for phrase in book.entries("outlet.by_way_of"))
_TELLING = (
    _ACTIONS | _OBJECTS | _SAID | _SUBJECTS | _MARKED | _PHRASE_STARTS | _ALONE | _LABELS | _SOURCES | words.CONTAINERS
)
"""All words that are asked for: most of a text are none of them."""
_SHORT = 160


def may_hold_call(block: str) -> bool:
    """Tell whether a paragraph, HTML or text, holds words that a call or an attribution cannot do without.

    >>> may_hold_call("<p>Read the full <b>story</b> at X</p>"), may_hold_call("<p>It rained all day.</p>")
    (True, False)
    """
    text = _TAG.sub("", block) if "<" in block else block
    if len(text) > 2 * _EDGE:
        text = f"{text[:_EDGE]} {text[-_EDGE:]}"
    folded = text.casefold().replace("’", "'")
    if not folded.isascii() and _MARKS.search(folded):
        folded = _MARKS.sub("", folded)
    found = _TELLING.intersection(_find_words(folded))
    short = len(text) < _SHORT
    told = (
        (not _ACTIONS.isdisjoint(found) and (short or not _OBJECTS.isdisjoint(found)))
        or (not _SAID.isdisjoint(found) and (short or not _SUBJECTS.isdisjoint(found)))
        or not _ALONE.isdisjoint(found)
        or (not words.FULLS.isdisjoint(found) and not words.NOUNS.isdisjoint(found))
    )
    return told or (short and _may_be_line(folded, found)) or _has_other_sign(text, short=short)


def _may_be_line(folded: str, found: frozenset[str]) -> bool:
    """Tell whether a short text may be a line with a label, or says in a phrase what others say in one word."""
    return (
        not _MARKED.isdisjoint(found)
        or not _LABELS.isdisjoint(found)
        or (not _SOURCES.isdisjoint(found) and not words.CONTAINERS.isdisjoint(found))  # "From the May issue of X"
        or not words.MORE_WORDS.isdisjoint(found)  # "More at X"
        or _holds_phrase(folded, found)
    )


def _has_other_sign(text: str, *, short: bool) -> bool:
    """Tell whether a source's label or a script without spaces stands in a text."""
    for colon in _COLON.finditer(text):
        if _SOURCE.search(text, max(0, colon.start() - _LONGEST_SOURCE), colon.start()) is not None:
            return True
    return not text.isascii() and (CJK.search(text) is not None or (short and _THAI.search(text) is not None))


def _holds_phrase(folded: str, found: frozenset[str]) -> bool:
    """Tell whether a text holds a phrase that says what one word does: "theo dõi"."""
    if _PHRASE_STARTS.isdisjoint(found):
        return False
    return any(phrase in folded for word in _PHRASE_STARTS & found for phrase in _PHRASES[word])
