"""Calls to the place a text comes from that name no outlet: "Open the article on the publisher's website".

Such a line is made of nothing but the words of calls in one language, and one of them is a word for the source.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.free_words import OTHER_ACTIONS, core_of, cores
from archive_scraper.normalize.links.words import VERBS
from archive_scraper.words import book
from archive_scraper.words.book import UNSPACED
from archive_scraper.words.kept import compiled, kept

AWAY: Final = "a call to read it where it comes from"
_OF_CALLS: Final = (
    "link.call_words", "link.source_words", "link.source_calls", "link.source_sites", "link.verbs", "link.wholes",
    "link.nouns", "link.originals", "link.here", "link.pointers", "link.more", "link.fillers", "link.articles",
    "link.prepositions", "link.small_words", "link.continue", "link.offered", "link.to_be_had",
    "east_asian.particles", "east_asian.call_wholes", "east_asian.call_verbs", "east_asian.please",
)  # fmt: skip
"""Meanings whose words such a line is made of."""
_SENTENCE_END: Final = compiled(r"(?<=[.!?…。！？।۔։，、])\s*")
_NO_LETTER: Final = compiled(r"[^\w\u0e00-\u0e7f]+")
_LEAST, _MOST = 2, 16
"""Words of such a line."""
_GOES: Final = cores(book.entries("link.call_words"))
_WHOLE: Final = cores(book.entries("link.wholes"))
_TEXTS: Final = cores(book.entries("link.text_nouns"))
_MORE: Final = cores(book.entries("link.more"))
_LONGEST = 160
_LEAST_TIED, _MOST_TIED = 5, 40
"""Letters of such a line in a script that parts no words."""


@lru_cache(maxsize=256)
def read_source_call(text: str, *, in_sentence: bool = False) -> Sentence | None:
    """Recognise a line that calls to its source without a name, or one ``in_sentence`` of its; None for any other.

    >>> read_source_call("Open the article on the publisher's website") is not None
    True
    >>> read_source_call("Open the article on the publisher's bookshelf") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    for part in _SENTENCE_END.split(text) if in_sentence else (text,):
        if (_calls_tied if UNSPACED.search(part) else _calls)(part):
            verb = next((core for core in map(core_of, part.split()) if core in VERBS), "")
            return Sentence("call", AWAY, None, verb, "original")
    return None


def read_plain_call(text: str) -> Sentence | None:
    """Recognise a line that asks to read all of a text, or more of it, and says nothing else; None for any other.

    >>> read_plain_call("Read the whole story for more information") is not None, read_plain_call("Read more books")
    (True, None)
    """
    printed = [core for token in text.split() if (core := core_of(token))]
    asks = not VERBS.isdisjoint(printed) or (printed and printed[0] in _GOES)  # "Tap for more"
    asks = asks and not UNSPACED.search(text) and OTHER_ACTIONS.isdisjoint(printed)
    more = not _MORE.isdisjoint(printed) or not (_WHOLE.isdisjoint(printed) or _TEXTS.isdisjoint(printed))
    if not (asks and more and _LEAST < len(printed) <= _MOST):
        return None
    if any(all(core in _words(code) for core in printed) for code in book.by_language("link.source_words")):
        return Sentence("continue", "a call made of nothing but a call's words")
    return None


def _calls(sentence: str) -> bool:
    printed = [core for token in sentence.split() if (core := core_of(token))]
    if not _LEAST <= len(printed) <= _MOST or (len(printed) == _LEAST and VERBS.isdisjoint(printed)):
        return False
    text = f" {' '.join(printed)} "
    languages = {language for core in printed for language in _sources().get(core, ())}
    return any(
        all(core in _words(language) for core in printed) and any(f" {phrase} " in text for phrase in _of(language))
        for language in languages
    )


def _calls_tied(sentence: str) -> bool:
    bare = _NO_LETTER.sub("", sentence).casefold()
    if not _LEAST_TIED <= len(bare) <= _MOST_TIED:
        return False
    return any(
        any(phrase.replace(" ", "") in bare for phrase in _of(language)) and _is_made_of(bare, _tied_words(language))
        for language in book.by_language("link.source_words")
        if UNSPACED.match(_of(language)[0])
    )


@cache
def _of(language: str) -> tuple[str, ...]:
    """Return a language's words for the source of a text."""
    return tuple(" ".join(map(core_of, entry.split())) for entry in book.by_language("link.source_words")[language])


@cache
def _sources() -> dict[str, set[str]]:
    """Return the last word of a word for the source -> languages."""
    found: dict[str, set[str]] = {}
    for language in book.by_language("link.source_words"):
        for phrase in _of(language):
            found.setdefault(phrase.rpartition(" ")[2], set()).add(language)
    return found


def _entries(language: str) -> list[str]:
    return [entry for meaning in _OF_CALLS for entry in book.by_language(meaning).get(language, ())]


@kept
def _words(language: str) -> frozenset[str]:
    """Return the words that calls of a language are made of."""
    return frozenset(core for entry in _entries(language) for word in entry.split() if (core := core_of(word)))


@kept
def _tied_words(language: str) -> frozenset[str]:
    """Return the same for a language whose script parts no words: whole entries, without marks and spaces."""
    return frozenset(_NO_LETTER.sub("", entry).casefold() for entry in _entries(language)) - {""}


def _is_made_of(text: str, known: frozenset[str]) -> bool:
    """Tell whether known words one after another make up a text.

    >>> _is_made_of("前往来源", frozenset(("前往", "来", "来源"))), _is_made_of("前往来源", frozenset(("前往", "来")))
    (True, False)
    """
    ends = [True] + [False] * len(text)  # whether words end there
    for end in range(1, len(text) + 1):
        ends[end] = any(ends[start] and text[start:end] in known for start in range(end))
    return ends[-1]
