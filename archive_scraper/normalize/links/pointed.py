"""Calls that point and name no outlet: "The whole interview is here", "Click here to read it", "Go to source"."""

from __future__ import annotations

from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.calls import Sentence, bare_phrase
from archive_scraper.normalize.links.free_words import (
    NOUN,
    ORIGINAL,
    OTHER_ACTIONS,
    OWN,
    READS,
    SAYS,
    WHOLE,
    core_of,
    is_hebrew,
    reading_of,
    related,
)
from archive_scraper.normalize.links.source_calls import AWAY
from archive_scraper.normalize.urls import is_http
from archive_scraper.normalize.word_finder import phrase_finder
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from archive_scraper.normalize.fragments import Line

_POINTING: Final = ("link.here", "link.our_site", "link.source_sites", "link.to_be_had")
_ON_OWN_SITE: Final = "a call to read on at the page's own site"
_LONGEST: Final = 200
"""Characters of such a line at most."""
_LONGEST_UNSPACED: Final = 60
"""The same in a script that parts no words."""
_MAX_NEW: Final = 2
"""Words in lower case that no file knows: a text with more of them says something else, too."""
_MAX_NAMES: Final = 6
"""Words with a capital: who is heard, who wrote it."""
_MOST_OF_NAME: Final = 4
"""Words of an outlet that is linked; what is longer is a title."""
_LONGEST_NAME: Final = 12
"""The same in letters of a script that parts no words."""
_OUTER: Final = 3
"""Words before or after a pointer, less one: "You can read here what ..."."""
_WHOLES_OF: Final = {"th": "link.wholes"} | dict.fromkeys(("zh", "zh-Hant", "ja", "ko"), "east_asian.call_wholes")
"""The languages whose scripts part no words, and the list of their words for all of an item."""
_VERBS_OF: Final = {"th": "link.verbs", "ja": "east_asian.call_verbs", "ko": "east_asian.call_verbs"} | dict.fromkeys(
    ("zh", "zh-Hant"), "east_asian.please"
)
_LISTS: Final = {READS: "link.verbs", WHOLE: "link.wholes", NOUN: "link.nouns"}
_ADDRESS: Final = compiled(r"[:：]?\s*https?://\S+\s*$")


def read_pointed(line: Line) -> Sentence | None:
    """Recognise a short line that points to where an item stands and names no outlet; None where it is none.

    The pointer, the noun and the verb (or the word for all of it) are of one language.
    """
    text = line.text
    if len(text) > _LONGEST:
        return None
    bare = bare_phrase(text)
    if bare in words.SOURCE_CALLS or bare_phrase(_ADDRESS.sub("", text)) in words.SOURCE_CALLS:
        return Sentence("call", AWAY, strength="original")
    if bare in words.CONTINUE_PHRASES:
        return None
    if book.UNSPACED.search(text):
        return _read_unspaced(text)
    return _read_spaced([token for token in text.split() if core_of(token)])


def read_titled(line: Line) -> Sentence | None:
    """Recognise a label that calls to the original, and one link after it that is its title: "原文链接：港口的一天"."""
    label, colon, rest = line.text.replace("：", ":").partition(":")
    title = rest.strip()
    start = len(label) + len(colon) + len(rest) - len(rest.lstrip())
    linked = title and any(span.start <= start and span.end >= len(line.text.rstrip()) for span in line.links)
    long = len(title.split()) > _MOST_OF_NAME or (book.UNSPACED.search(title) and len(title) > _LONGEST_NAME)
    calls = bare_phrase(label) in words.SOURCE_CALLS - words.SOURCES
    return Sentence("call", AWAY, strength="original") if linked and calls and (long or is_http(title)) else None


def _read_unspaced(text: str) -> Sentence | None:
    """Read a line in a script that parts no words: all of an item, and where it is."""

    def holds(lists: Mapping[str, str]) -> bool:
        return len(text) <= _LONGEST_UNSPACED and any(found(text) for found in map(_finder, lists, lists.values()))

    theirs, ours, here = (dict.fromkeys(_WHOLES_OF, f"link.{place}") for place in ("source_sites", "our_site", "here"))
    if not holds(_WHOLES_OF):
        return None
    if holds(theirs):
        return Sentence("call", AWAY, strength="original")
    if holds(ours):
        return Sentence("continue", _ON_OWN_SITE) if holds(_VERBS_OF) else None
    return Sentence("call", "a pointer to all of it", strength="original") if holds(here) else None


def names_place(name: str) -> bool:
    """Tell whether what looks like an outlet is part of a place that a pointer names: "Originalseite", "元サイト".

    >>> names_place("Originalseite"), names_place("Harbour Herald")
    (True, False)
    """
    core = " ".join(map(core_of, name.split()))
    places = _phrases("link.here") | _phrases("link.our_site") | _phrases("link.source_sites")
    if book.UNSPACED.match(core):
        return any(core in place or (place.split()[-1] in core and len(core) <= len(place)) for place in places)
    return any(f" {core} " in f" {place} " for place in places)


def _read_spaced(printed: list[str]) -> Sentence | None:
    """Read the words of a line whose script parts them."""
    plain = list(map(core_of, printed))
    text = " ".join(plain)
    here, ours, theirs, offers = (_phrases_in(text, meaning) for meaning in _POINTING)
    ours |= {phrase: codes for phrase, codes in _phrases_in(text, "link.on_site").items() if text.endswith(phrase)}
    if not (here or ours or theirs) or not OTHER_ACTIONS.isdisjoint(plain):
        return None
    pointing = {part for phrase in (*here, *ours, *theirs) for part in phrase.split()}
    says = {core: reading_of(core) for core in plain if core not in pointing}
    told = reduce(or_, says.values(), 0)
    acts = _tongues(says, READS, WHOLE)
    known = frozenset(part for phrase in offers for part in phrase.split()) | pointing
    end = len(printed) if not ours else max(text[: text.find(phrase)].count(" ") for phrase in ours)
    if told & SAYS or _tells_more(printed[1:end], says, known):
        return None
    verb = next((core for core, said in says.items() if said & READS), "")
    if ours or theirs:
        acts |= _all_of(_phrases_in(text, "link.continue"))
    if not _all_of(theirs).isdisjoint(acts):
        return Sentence("call", AWAY, None, verb, "original")
    if not _all_of(ours).isdisjoint(acts):
        return Sentence("continue", _ON_OWN_SITE)
    whole = told & (WHOLE | ORIGINAL)
    if not here or told & OWN or not (whole or _stands_outside(text, here)):  # "He read the report here on Monday"
        return None
    if _all_of(here).isdisjoint(_tongues(says, NOUN) & (acts | _all_of(offers))):
        return None
    return Sentence("call", "a pointer to where it stands", None, verb, "original" if whole else "pointed")


def _tells_more(printed: list[str], says: Mapping[str, int], known: frozenset[str]) -> bool:
    """Tell whether there are more words that no file knows than a call has."""
    new = [token for token in printed if (core := core_of(token)) not in known and not says.get(core)]
    names = sum(token[:1].isupper() or token[:1].isdigit() for token in new)
    return len(new) - names > _MAX_NEW or names > _MAX_NAMES


def _stands_outside(text: str, here: Iterable[str]) -> bool:
    """Tell whether a pointer stands among the first or the last words, where a call has it."""
    around = (part for phrase in here for part in (text[: text.find(phrase)], text[text.rfind(phrase) + len(phrase) :]))
    return min(len(part.split()) for part in around) < _OUTER


def _tongues(says: Mapping[str, int], *meanings: int) -> frozenset[str]:
    """Return the languages in which some of the words say one of some things; Hebrew ties other words to its own."""
    hebrew = any(is_hebrew(core) for core, said in says.items() if said & reduce(or_, meanings))
    return frozenset(("he",) if hebrew else ()).union(
        *(_words_of(_LISTS[meaning]).get(core, ()) for meaning in meanings for core in says)
    )


@cache
def _words_of(meaning: str) -> dict[str, set[str]]:
    """Return each word of the phrases of a meaning, and the languages that have it."""
    found: dict[str, set[str]] = {}
    for phrase, codes in _phrases(meaning).items():
        for part in phrase.split():
            found.setdefault(part, set()).update(codes)
    return found


def _all_of(phrases: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*phrases.values())


def _phrases_in(text: str, meaning: str) -> dict[str, frozenset[str]]:
    """Return the phrases of a meaning that stand in a text, and their languages."""
    padded, known = f" {text} ", _by_first_word(meaning)
    begun = (phrase for word in known.keys() & text.split() for phrase in known[word])
    return {phrase: _phrases(meaning)[phrase] for phrase in begun if f" {phrase} " in padded}


@cache
def _by_first_word(meaning: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in _phrases(meaning):
        for word in phrase.split()[:1]:
            found.setdefault(word, []).append(phrase)
    return found


@cache
def _phrases(meaning: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry, codes in book.languages_of(meaning).items():
        found.setdefault(" ".join(map(core_of, entry.split())), set()).update(map(related, codes))
    return {phrase: frozenset(codes) for phrase, codes in found.items()}


@cache
def _finder(language: str, meaning: str) -> Callable[[str], bool]:
    return phrase_finder(book.by_language(meaning).get(language, ()))
