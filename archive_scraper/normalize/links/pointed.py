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
    OWN,
    READS,
    SAYS,
    WHOLE,
    core_of,
    cores,
    reading_of,
    related,
)
from archive_scraper.normalize.word_finder import phrase_finder
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from archive_scraper.normalize.fragments import Line

_ON_OWN_SITE: Final = "a call to read on at the page's own site"
_LONGEST: Final = 200
"""Characters of such a line at most."""
_LONGEST_UNSPACED: Final = 60
"""The same in a script that parts no words."""
_MAX_NEW: Final = 2
"""Words in lower case that no file knows: a text with more of them says something else, too."""
_MAX_NAMES: Final = 6
"""Words with a capital: who is heard, who wrote it."""
_OUTER: Final = 3
"""Words before or after a pointer, less one: "You can read here what ..."."""
_WHOLES_OF: Final = {"th": "link.wholes"} | dict.fromkeys(("zh", "zh-Hant", "ja", "ko"), "east_asian.call_wholes")
"""The languages whose scripts part no words, and the list of their words for all of an item."""
_VERBS_OF: Final = {"th": "link.verbs", "ja": "east_asian.call_verbs", "ko": "east_asian.call_verbs"} | dict.fromkeys(
    ("zh", "zh-Hant"), "east_asian.please"
)
_LISTS: Final = {READS: "link.verbs", WHOLE: "link.wholes", NOUN: "link.nouns"}
_OTHER_ACTIONS: Final = cores(book.entries("link.other_actions"))


def read_pointed(line: Line) -> Sentence | None:
    """Recognise a short line that points to where an item stands and names no outlet; None where it is none.

    The pointer, the noun and the verb (or the word for all of it) are of one language.
    """
    text = line.text
    if len(text) > _LONGEST:
        return None
    bare = bare_phrase(text)
    if bare in words.SOURCE_CALLS:
        return Sentence("call", "a call to read it where it comes from", strength="original")
    if bare in words.CONTINUE_PHRASES:
        return None
    if book.UNSPACED.search(text):
        if len(text) > _LONGEST_UNSPACED or not any(whole(text) for whole in _finders(_WHOLES_OF)):
            return None
        if any(ours(text) for ours in _finders(dict.fromkeys(_WHOLES_OF, "link.our_site"))):
            reads = any(asks(text) for asks in _finders(_VERBS_OF))
            return Sentence("continue", _ON_OWN_SITE) if reads else None
        here = any(here(text) for here in _finders(dict.fromkeys(_WHOLES_OF, "link.here")))
        return Sentence("call", "a pointer to all of it", strength="original") if here else None
    return _read_words([token for token in text.split() if core_of(token)])


def _read_words(printed: list[str]) -> Sentence | None:
    """Read the words of a line whose script parts them."""
    plain = list(map(core_of, printed))
    text = " ".join(plain)
    here, ours, offers = (_phrases_in(text, meaning) for meaning in ("link.here", "link.our_site", "link.to_be_had"))
    if not (here or ours) or not _OTHER_ACTIONS.isdisjoint(plain):
        return None
    pointing = {part for phrase in (*here, *ours) for part in phrase.split()}
    says = {core: reading_of(core) for core in plain if core not in pointing}
    told = reduce(or_, says.values(), 0)
    acts = _tongues(says, READS, WHOLE)
    known = {part for phrase in offers for part in phrase.split()}
    new = [
        token for token, core in zip(printed[1:], plain[1:], strict=True) if not says.get(core, 1) and core not in known
    ]
    names = sum(token[:1].isupper() or token[:1].isdigit() for token in new)
    if told & SAYS or len(new) - names > _MAX_NEW or names > _MAX_NAMES:
        return None
    if ours:
        reads = acts | _all_of(_phrases_in(text, "link.continue"))
        return None if reads.isdisjoint(_all_of(ours)) else Sentence("continue", _ON_OWN_SITE)
    nouns = _tongues(says, NOUN)
    whole = told & (WHOLE | ORIGINAL)
    if not whole and not _stands_outside(text, here):
        return None  # "He read the report here on Monday"
    if told & OWN or _all_of(here).isdisjoint(nouns & (acts | _all_of(offers))):
        return None
    verb = next((core for core, said in says.items() if said & READS), "")
    return Sentence("call", "a pointer to where it stands", None, verb, "original" if whole else "pointed")


def _stands_outside(text: str, here: Iterable[str]) -> bool:
    """Tell whether a pointer stands among the first or the last words, where a call has it."""
    around = (part for phrase in here for part in (text[: text.find(phrase)], text[text.rfind(phrase) + len(phrase) :]))
    return min(len(part.split()) for part in around) < _OUTER


def _tongues(says: Mapping[str, int], *meanings: int) -> frozenset[str]:
    """Return the languages in which some of the words say one of some things; Hebrew ties other words to its own."""
    hebrew = any(_is_hebrew(core) for core, said in says.items() if said & reduce(or_, meanings))
    return frozenset(("he",) if hebrew else ()).union(
        *(_words_of(_LISTS[meaning]).get(core, ()) for meaning in meanings for core in says)
    )


def _is_hebrew(core: str) -> bool:
    return "\u05d0" <= core[:1] <= "\u05ea"


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
    padded = f" {text} "
    return {phrase: codes for phrase, codes in _phrases(meaning).items() if f" {phrase} " in padded}


@cache
def _phrases(meaning: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry, codes in book.languages_of(meaning).items():
        found.setdefault(" ".join(map(core_of, entry.split())), set()).update(map(related, codes))
    return {phrase: frozenset(codes) for phrase, codes in found.items()}


def _finders(lists: Mapping[str, str]) -> tuple[Callable[[str], bool], ...]:
    """Return what finds one language's phrases of a meaning, for each pair of the two."""
    return tuple(map(_finder, lists, lists.values()))


@cache
def _finder(language: str, meaning: str) -> Callable[[str], bool]:
    return phrase_finder(book.by_language(meaning).get(language, ()))
