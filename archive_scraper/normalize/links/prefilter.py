"""A cheap look at a paragraph before it is parsed: can it hold a call to action or an attribution at all?"""

from __future__ import annotations

import re

from archive_scraper.normalize.cjk_sentences import CJK
from archive_scraper.normalize.links import words
from archive_scraper.normalize.word_finder import word_finder
from archive_scraper.words import book

_TAG = re.compile(r"<[^<>]*>")
_find_words = word_finder(r"[\w\u0900-\u0dff'’&-]")
_SOURCE = re.compile(rf"\b{book.alternatives('attribution.sources')}\s*[:：]", re.IGNORECASE)
_EDGE = 320
"""Characters at either end of a paragraph in which its first or last sentence begins and ends."""

_ACTIONS = words.VERBS
_OBJECTS = words.FULLS | words.NOUNS | words.MORE_WORDS
_SAID = words.PUBLISHED | words.REPRINTED
_SUBJECTS = (
    words.FIRST_WORDS
    | words.DEMONSTRATIVES
    | words.OWN_TEXT_NOUNS
    | words.OWN_VERSION
    | words.REPRINTED
    | frozenset(word for phrase in words.FIRST_PHRASES for word in phrase.split())
)
_ALONE = book.words("attribution.alone")
_LABELS = frozenset(label.split()[0] for label in book.entries("outlet.item_labels"))
_SHORT = 160


def may_hold_call(block: str) -> bool:
    """Tell whether a paragraph, HTML or text, holds words that a call or an attribution cannot do without.

    >>> may_hold_call("<p>Read the full <b>story</b> at X</p>"), may_hold_call("<p>It rained all day.</p>")
    (True, False)
    """
    text = _TAG.sub("", block) if "<" in block else block
    if len(text) > 2 * _EDGE:
        text = f"{text[:_EDGE]} {text[-_EDGE:]}"
    found = set(_find_words(text.casefold().replace("’", "'")))
    if not found:
        return False
    if not _ACTIONS.isdisjoint(found) and (not _OBJECTS.isdisjoint(found) or len(text) < _SHORT):
        return True
    if not _SAID.isdisjoint(found) and (not _SUBJECTS.isdisjoint(found) or len(text) < _SHORT):
        return True
    if not _ALONE.isdisjoint(found) or (not words.FULLS.isdisjoint(found) and not words.NOUNS.isdisjoint(found)):
        return True
    if len(text) < _SHORT and not _LABELS.isdisjoint(found):
        return True
    if (":" in text or "：" in text) and _SOURCE.search(text) is not None:
        return True
    return CJK.search(text) is not None
