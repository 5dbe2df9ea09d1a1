"""Where an outlet's name ends in languages that give its first word alone a capital, or tie a case ending to it.

"v Přístavních listech", "u Lučkom glasniku": the words in lower case belong to the name. "a Kikötői Hírlapban": the
ending says "in". Which language a sentence is in, its own words tell: the page may declare another.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.free_words import KNOWN, core_of
from archive_scraper.normalize.links.outlets import is_date_word
from archive_scraper.normalize.links.tied_endings import without_tied_ending
from archive_scraper.words import book
from archive_scraper.words.kept import compiled
from archive_scraper.words.outlets import is_outlet

if TYPE_CHECKING:
    from archive_scraper.normalize.links.outlets import Outlet

_TOKEN = compiled(r"\S+")
_CLOSING = ".,;:!?…)]}\"'”“»›’*"
_MOST = 3
"""Words in lower case that a name goes on with; more are a sentence's own."""
_STEM = 3
"""Letters that a name has at least without its ending."""
_SHORT = 2
_ITEM = compiled(r"(?<=\.[a-z]{2})-[^\W\d_]{4,}$")
"""A thing of an outlet, tied to its address: "hvg.hu-interjú"."""
_TELLING = (
    "link.verbs",
    "link.wholes",
    "link.nouns",
    "attribution.first",
    "attribution.published",
    "attribution.reprinted",
    "attribution.own_nouns",
    "attribution.sources",
    "outlet.containers",
)
_CONTAINERS = frozenset(core_of(word) for entry in words.CONTAINERS for word in entry.split())
_STOPS = (
    (KNOWN - (_CONTAINERS - words.GENERIC_AFTER))
    | words.GENERIC_AFTER
    | frozenset(map(core_of, book.words("outlet.issue_words", "link.topic_prepositions")))
)


def complete_name(text: str, outlet: Outlet) -> Outlet:
    """Return the outlet with the words that its name goes on with, and without its case ending."""
    if outlet.known or not outlet.name:
        return outlet
    if bare := without_tied_ending(_ITEM.sub("", outlet.name)):
        outlet = replace(outlet, name=bare)
    last = outlet.name.rsplit(" ", 1)[-1]
    led = text[: outlet.start].casefold().split()[-1:]
    ends = [pair for pair in _endings() if _has_ending(last.casefold(), pair) and _is_led(pair, led)]
    if text[: outlet.start].rstrip(" \"“„«'‘").endswith(":"):
        ends = []  # a label's name stands in its first form
    end = outlet.end if outlet.marked else _end_of_words(text, outlet.end, _languages_of(text))
    if not ends and end == outlet.end:
        return outlet
    spoken = _languages_of(text)
    if end > outlet.end and gives_one_capital(text):
        return replace(outlet, name=text[outlet.start : end].strip(" " + _CLOSING), end=end)
    for ending, instead, language in ends:
        if language in spoken:
            kept = outlet.name[: -len(ending)]
            base = instead.capitalize() if outlet.name[len(kept)].isupper() else instead
            return replace(outlet, name=kept + base)
    return outlet


def with_article(text: str, outlet: Outlet) -> Outlet:
    """Return an outlet with the article that its preposition holds: "sur le site du Monde" names Le Monde."""
    if text[outlet.start - 1 : outlet.start] in ("'", "’"):
        elided = f"l'{outlet.name}"  # "sull'Unità"
        return replace(outlet, name=elided) if is_outlet(elided) else outlet
    before = text[: outlet.start].casefold().split()[-1:]
    printed = (
        before[0] in words.ARTICLES and before[0] not in book.by_language("link.articles")["en"] if before else False
    )
    held = _contracted().get(before[0]) if before else None  # "des" is an article too
    article = held or (before[0].capitalize() if printed else None)
    whole = f"{article} {outlet.name}"
    known = article is not None and is_outlet(whole) and not is_outlet(outlet.name)
    return replace(outlet, name=whole) if known else outlet


@cache
def _contracted() -> dict[str, str]:
    """Return a preposition that holds an article -> the article."""
    pairs = (entry.split() for entry in book.entries("link.contracted"))
    return {pair[0]: pair[1].capitalize() for pair in pairs}


def gives_one_capital(text: str) -> bool:
    """Tell whether a sentence's language gives the first word of a name alone a capital."""
    spoken = _languages_of(text)
    return "en" not in spoken and not spoken.isdisjoint(_one_capital())


def _is_led(pair: tuple[str, str, str], led: list[str]) -> bool:
    """Tell whether an ending stands where it is one: short ones that end many a name, after a word that tells."""
    ending, _, language = pair
    leads = book.by_language("outlet.case_leads").get(language, ())
    return not leads or len(ending) > _SHORT or any(word in leads for word in led)


def _has_ending(word: str, pair: tuple[str, str, str]) -> bool:
    ending, instead, _ = pair
    return word.endswith(ending) and (bool(instead) or len(word) >= len(ending) + _STEM)


def _end_of_words(text: str, position: int, spoken: frozenset[str]) -> int:
    """Return where the words in lower case end that follow a name directly, up to a word that is none of it."""
    end = position
    for count, token in enumerate(_TOKEN.finditer(text, position)):
        word = token[0]
        following = text[token.end() :].split(maxsplit=1)
        stops = core_of(word) in _STOPS or core_of(word) in _things(spoken)
        stops = stops or is_date_word(word, following[0] if following else "")
        if token.start() != end + 1 or text[end] != " " or stops:
            break
        if not (word[:1].islower() or (count and word[:1].isupper())):
            break
        if count == _MOST:
            return position
        end = token.start() + len(word.rstrip(_CLOSING))
        if end < token.end():
            break
    return end


@cache
def _things(spoken: frozenset[str]) -> frozenset[str]:
    """Return what an outlet owns and its name does not hold, in some languages: "Satamalehden", "sivuilta"."""
    found = book.by_language("outlet.generic_after")
    return frozenset(thing for language in spoken for thing in found.get(language, ()))


@cache
def _one_capital() -> frozenset[str]:
    return frozenset(book.read_file("languages")["names"]["one_capital"].split())


@cache
def _endings() -> tuple[tuple[str, str, str], ...]:
    """Return (ending, what stands in its place, language), the longest first."""
    found = []
    for language, entries in book.by_language("outlet.case_endings").items():
        for entry in entries:
            ending, _, instead = entry.partition(" ")
            found.append((ending, instead, language))
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _told() -> dict[str, frozenset[str]]:
    """Return a word of calls and attributions -> the languages that have it."""
    found: dict[str, set[str]] = {}
    for meaning in _TELLING:
        for language, entries in book.by_language(meaning).items():
            for entry in entries:
                for word in entry.split():
                    found.setdefault(core_of(word), set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


def _languages_of(text: str) -> frozenset[str]:
    """Return the languages that most words of a sentence are of."""
    votes = Counter(language for word in text.split() for language in _told().get(core_of(word), ()))
    most = max(votes.values(), default=0)
    return frozenset(language for language, count in votes.items() if count == most)
