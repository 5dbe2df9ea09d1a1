"""What the words of a sentence are whose outlet may stand anywhere: those that say something, and what is left over."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.free_words import (
    AGAIN,
    KNOWN,
    NOUN,
    OWN_TEXT,
    READS,
    SAYS,
    core_of,
    cores,
    meaning_of,
    phrase_at,
    reading_of,
)
from archive_scraper.normalize.links.outlets import is_date_word
from archive_scraper.words import book
from archive_scraper.words.calendar import calendar_names, month_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.normalize.fragments import Span

TOKEN = re.compile(r"[^\s\u200b]+")
SUFFIX = re.compile(r"['’:-]\w{1,6}$")
"""A case ending after a name: "Hürriyet'te", "HS:ssä", "HVG-ben"."""
TIED = re.compile('[\u05d1\u05dc\u05de](?:["\u201c\u201d\u201e-]|(?=[\u05d0-\u05ea]{3}))')
"""A preposition of Hebrew, written together with the name or the quotes that follow."""
THAI = re.compile("[\u0e00-\u0e7f]")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_NUMBER = re.compile(r"[\u05d1\u05dc]?-?[\d./:-]+['’]?\w{0,3}")
ARTICLES = cores(words.ARTICLES)
CONTAINERS = cores(words.CONTAINERS)
_ISSUES = cores(book.words("outlet.issue_words"))
_NAME_NOUNS = cores(words.CONTAINERS, words.NOUNS, words.OUTLET_WORDS)
JOINERS = cores(words.NAME_JOINERS, words.CONTAINER_LINKS, words.ARTICLES)
_SEASONS = book.words(*(f"seasons.{season}" for season in ("winter", "spring", "summer", "autumn")))
_LANGUAGES = book.words("language.names", "language.own_names")
ENGLISH = frozenset(
    word
    for meaning in ("link.verbs", "attribution.published", "attribution.reprinted", "attribution.translated")
    for word in book.by_language(meaning)["en"]
)
TELLS = READS | SAYS | AGAIN
_THAI_WORDS = late(f"(?:{'|'.join(sorted((word for word in KNOWN if THAI.search(word)), key=len, reverse=True))})+")


@dataclass(slots=True)
class Found:
    """What the words of a sentence are."""

    says: int = 0
    """What they say together, in the bits of ``free_words``."""
    noun: str = ""
    foreign: bool = False
    """A word that tells is no English one: in English the outlet follows its preposition."""
    dated: bool = False
    opens: bool = False
    """Its first word is one of those that say something: no name is its subject."""
    cores: list[str] = field(default_factory=list)
    """The words and phrases that say something."""
    runs: list[list[re.Match[str]]] = field(default_factory=list)
    """What is left over, word by word, in runs."""

    def has(self, bits: int) -> bool:
        """Tell whether the words say one of these."""
        return bool(self.says & bits)


def parted(tokens: list[re.Match[str]], marked: Span) -> Iterator[re.Match[str]]:
    """Yield the words of a text; of Thai, which parts none, also those written together with a link."""
    for token in tokens:
        tied = ((token.start(), marked.start), (marked.end, token.end()))
        pieces = (
            TOKEN.match(token.string, start, end)
            for start, end in tied
            if token.start() <= start < end <= token.end() and THAI.match(token.string, start)
        )
        yield from filter(None, pieces)
        yield token


def sort_words(tokens: list[re.Match[str]], marked: Span | None) -> Found:
    """Return what the words of a sentence say, but for those that the page sets off as ``marked``."""
    found = Found()
    run: list[re.Match[str]] = []
    printed = [core_of(token[0]) for token in tokens]
    passed = 0
    for index, token in enumerate(tokens):
        if index < passed or (marked is not None and token.start() < marked.end and token.end() > marked.start):
            continue
        core = printed[index]
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        if not core or token[0][0] in "'’":
            continue
        if index and core in ARTICLES and token[0][:1].isupper() and following[:1].isupper():
            run = [token]  # the name's own: "Het Parool"
            found.runs.append(run)
            continue
        if index and _belongs_to_name(found, core, token, run, following):
            if not run:
                found.runs.append(run)
            run.append(token)
            continue
        count, says = phrase_at(printed, index)
        found.opens = found.opens or (not index and bool(count or reading_of(core)))
        if count and not any(_ends(one[0]) for one in tokens[index : index + count - 1]):
            passed = index + count
            _note(found, " ".join(printed[index:passed]), says)
            run = []
            continue
        if says := reading_of(core):
            _note(found, core, says)
        elif THAI.match(core) and _THAI_WORDS.fullmatch(core):
            _note_thai(found, core)
        elif _is_dated(printed, index, token[0], following):
            found.dated = True
        else:
            if not run or run[-1].end() + 1 != token.start() or _ends(run[-1][0]):
                run = []
                found.runs.append(run)
            run.append(token)
            continue
        run = []
    return found


def _belongs_to_name(found: Found, core: str, token: re.Match[str], run: list[re.Match[str]], following: str) -> bool:
    """Tell whether a word that calls are made of is part of the name: "Radio Vilnis", "Far del Port", "بندر نیوز"."""
    goes_on = bool(run) and run[-1].end() + 1 == token.start() and not _ends(run[-1][0])
    if core in JOINERS:
        return goes_on and (following[:1].isupper() or core_of(following) in ARTICLES)
    if TIED.match(core) and not meaning_of(core) and reading_of(core) & NOUN:
        goes = _HEBREW.match(following) is not None and not reading_of(core_of(following))
        return goes and found.has(OWN_TEXT)  # "בשיחה מקומית"
    if core not in _NAME_NOUNS and ("'" not in core or SUFFIX.sub("", core) not in _NAME_NOUNS):
        return False
    if token[0][:1].isupper():
        after = token.string[token.end() :].split(maxsplit=2)[1:2]
        linked = following in words.CONTAINER_LINKS and bool(after) and after[0][:1].isupper()  # "Jornal do Porto"
        return (goes_on or following[:1].isupper() or linked) and token[0] not in words.CAPITAL_CONTAINERS
    caseless = unicodedata.category(token[0][0]) == "Lo" and bool(meaning_of(core) & NOUN)
    return goes_on and caseless and (bool(found.noun) or found.has(OWN_TEXT))


def _is_dated(printed: list[str], index: int, word: str, following: str) -> bool:
    """Tell whether a word belongs to a date, or is a language: not after what a text stands in, "قناة العربية"."""
    issue = printed[index] in _ISSUES and following[:1].isdigit()  # "العدد 12"
    if issue or _NUMBER.fullmatch(printed[index]) or is_date_word(word, following):
        return True
    before = printed[index - 1] if index else ""
    if before in CONTAINERS and unicodedata.category(word[0]) == "Lo":
        return False
    return _is_month(word) or (_NUMBER.fullmatch(before) is not None and printed[index] in month_names())


def _is_month(word: str) -> bool:
    """Tell whether a word in lower case, or of a script without capitals, is a month or a weekday of any language."""
    core = core_of(word)
    if word[:1].isupper():
        return False
    return core in no_names() or (core[:1] in "\u05d1\u05dc" and core[1:] in no_names())


def _ends(word: str) -> bool:
    return word[-1] in ",;:)»”" or SUFFIX.search(word) is not None


def _note(found: Found, core: str, says: int) -> None:
    """Note what a word or a phrase says."""
    found.foreign = found.foreign or (bool(says & TELLS) and core not in ENGLISH)
    found.says |= says
    found.cores.append(core)
    if says & NOUN:
        found.noun = found.noun or core


def _note_thai(found: Found, core: str) -> None:
    """Note what a run of Thai words says, which no space parts."""
    found.foreign = True
    for word in KNOWN:
        if THAI.match(word) and word in core:
            _note(found, word, meaning_of(word))


@cache
def no_names() -> frozenset[str]:
    """Return the months, weekdays, seasons and languages in every language: no outlet is called one alone."""
    return calendar_names() | cores(_SEASONS, _LANGUAGES)
