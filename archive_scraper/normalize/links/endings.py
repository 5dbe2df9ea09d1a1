"""Taking the call to action off a text's end, and the attribution off its beginning."""

from __future__ import annotations

import re

from archive_scraper.normalize.east_asian_letters import CJK
from archive_scraper.normalize.fragments import Line
from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.attributions import may_attribute, read_attribution
from archive_scraper.normalize.links.calls import bare_phrase, is_continue_phrase, is_cut_call, read_call
from archive_scraper.normalize.links.learned import may_name, read_learned
from archive_scraper.normalize.sentences import split_sentences
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_MAX_CALL = 300
_HEAD, _TAIL = 700, 700
"""Characters at either end in which the first and the last sentence are looked for."""
# Single words that also end ordinary sentences.
_WEAK_PHRASES = frozenset(phrase for phrase in words.CONTINUE_PHRASES if " " not in phrase and phrase.isascii())
# A site that strips tags before it cuts glues the next paragraph's first letters to the sentence before.
_GLUED_CUT = compiled(r"[a-z0-9)\]”’\"][.!?][”’\")]*(?P<call>[A-Z][a-z]{0,9}(?:\.{3}|…))\s*$")
_FIRST_WORD = compiled(r"\W*([\w'’-]+)")
_CALL_STARTS = words.VERBS | words.FILLERS | words.FULLS | words.PREPOSITIONS | words.ARTICLES
_NOTE = late(
    rf"[\[(*\s]*{book.alternatives('attribution.editor_notes', 'attribution.notes')}\s*[:：–—-]", re.IGNORECASE
)


def find_closing_call(text: str) -> int | None:
    """Return where the call to action begins that ends a text, whole or cut; None where it ends otherwise."""
    low = max(0, len(text) - _TAIL)
    tail = text[low:]
    if glued := _GLUED_CUT.search(tail, max(0, len(tail) - 60)):
        return low + glued.start("call")
    spans = split_sentences(tail)
    if not spans or (spans[-1][0] == 0 and low == 0):
        return None
    start = low + spans[-1][0]
    return start if start > 0 and len(spans) > 1 and _is_call(text[start:]) else None


def _is_call(last: str) -> bool:
    first = _FIRST_WORD.match(last)
    if len(last) > _MAX_CALL or first is None:
        return False
    if is_cut_call(last):
        return True
    if is_continue_phrase(last):
        return bare_phrase(last) not in _WEAK_PHRASES
    starts = first[1].casefold().replace("’", "'") in _CALL_STARTS or not first[1].isascii()
    if not starts:
        return False
    line = Line(last)
    found = read_call(line) or (read_learned(line, None) if may_name(line) else None)
    return found is not None and found.form in ("call", "continue")


def find_opening_note(text: str) -> int | None:
    """Return where the text begins after a first sentence that says where it was published; None without one."""
    head = text[:_HEAD]
    if not may_attribute(head) and CJK.search(head) is None:
        return None
    spans = split_sentences(head)
    if len(spans) < 2:
        return None
    start, end = spans[0]
    found = read_attribution(Line(_NOTE.sub("", head[start:end]).strip()))
    return end if found is not None and found.strength != "published" else None
