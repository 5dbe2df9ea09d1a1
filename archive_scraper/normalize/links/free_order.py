"""Calls and attributions in languages that put the outlet where they like: before its verb, with a case ending.

"Yazının tamamını X'te okuyun", "A teljes interjú az X-ben olvasható", "Der Text ist im X erschienen". Such a sentence
is short and made of the words that calls and attributions are made of; what is left over is the outlet.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache

from archive_scraper.normalize.fragments import Line, Span
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.inflected import find_inflected
from archive_scraper.normalize.links.outlets import (
    Outlet,
    begins_as_person,
    first_form,
    is_date_word,
    is_place,
    looks_like_outlet,
)
from archive_scraper.words import book
from archive_scraper.words.calendar import WEEKDAYS, month_names, names_in_all_languages

_TOKEN = re.compile(r"[^\s\u200b]+")
_PUNCTUATION = '.,;:!?…()[]{}"“”„«»*|،؛؟।۔‹››→»-–—'
# Marks of vowels in Arabic and Hebrew, and the dot that casefolding leaves of a Turkish capital.
_MARKS = re.compile("[\u0307\u0591-\u05c7\u064b-\u0655\u0670\u0640]")
_SUFFIX = re.compile(r"['’:-]\w{1,6}$")
"""A case ending after a name: "Hürriyet'te", "HS:ssä", "HVG-ben"."""
_PREFIX = re.compile('[\u05d1\u05dc\u05de\u05d4](?=["\u201c\u201d\u201e])["\u201c\u201d\u201e]')
"""A preposition of Hebrew that is written together with the quotes that follow."""
_QUOTES = tuple('"“„«‘')
_THAI = re.compile("[\u0e00-\u0e7f]")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}", re.IGNORECASE)
_NUMBER = re.compile(r"[\u05d1\u05dc]?-?[\d./:-]+['’]?\w{0,3}")
_MAX_TEXT = 260
_MAX_WORDS = 28
_MAX_PLAIN = 4
"""Words of a name in a script without capitals."""
_MAX_NAME = 5
"""Words of an outlet's name that nothing sets off."""


@lru_cache(16384)
def core_of(word: str) -> str:
    """Return a word without marks around it and without the marks of vowels, in lower case."""
    core = _MARKS.sub("", word.strip(_PUNCTUATION).casefold().replace("’", "'"))
    return core[elided.end() :] if "'" in core and (elided := words.ELIDED.match(core)) else core


def _cores(*lists: frozenset[str]) -> frozenset[str]:
    return frozenset(
        part for entries in lists for entry in entries for word in entry.split() if (part := core_of(word))
    )


_READS = _cores(words.VERBS)
_WHOLES = _cores(words.FULLS)
_NOUNS = _cores(words.NOUNS)
_ORIGINALS = _cores(words.ORIGINALS)
_SAYS = _cores(words.PUBLISHED)
_AGAIN = _cores(words.REPRINTED)
_FIRST = _cores(words.FIRST_WORDS)
_FIRST_PHRASE = re.compile(rf"\b{book.any_of(words.FIRST_PHRASES)}\b", re.IGNORECASE)
_THIS = _cores(words.DEMONSTRATIVES)
_OWN_TEXTS = _cores(words.OWN_TEXT_NOUNS, words.OWN_VERSION)
_ARTICLES = _cores(words.ARTICLES)
_OTHERS = _cores(
    frozenset(words.FIRST_PHRASES),
    words.FILLERS,
    words.MORE_WORDS,
    words.PREPOSITIONS,
    words.ARTICLES,
    words.POINTERS,
    words.CONTAINERS,
    words.CONTAINER_LINKS,
    words.MONTHS,
    book.words(
        "link.small_words",
        "date.before_days",
        "date.before_months",
        "date.year_words",
        "date.day_words",
        "link.auxiliaries",
    ),
)
KNOWN = _READS | _WHOLES | _NOUNS | _SAYS | _AGAIN | _FIRST | _THIS | _OWN_TEXTS | _OTHERS
_NAME_NOUNS = _cores(words.CONTAINERS, words.NOUNS, words.OUTLET_WORDS)
_CONTAINERS = _cores(words.CONTAINERS)
_JOINERS = _cores(words.NAME_JOINERS, words.CONTAINER_LINKS, words.ARTICLES)
_OWN = _cores(words.OWN) - _THIS
_TOPICS = _cores(words.TOPIC_PREPOSITIONS)
_LEADS = _cores(words.PREPOSITIONS)
_SEASONS = book.words(*(f"seasons.{season}" for season in ("winter", "spring", "summer", "autumn")))
_LANGUAGES = book.words("language.names", "language.own_names")
_ENGLISH = frozenset(
    word
    for meaning in ("link.verbs", "attribution.published", "attribution.reprinted")
    for word in book.by_language(meaning)["en"]
)
_ENGLISH_PARTS = frozenset(
    word for meaning in ("link.wholes", "link.nouns") for word in book.by_language(meaning)["en"]
)
_TELLING = ((_READS | _SAYS | _AGAIN) - _ENGLISH) | (_NOUNS - _ENGLISH_PARTS)
"""One of these stands in every such sentence, but for those of scripts that part no words."""
_THAI_WORDS = re.compile(
    f"(?:{'|'.join(sorted((word for word in KNOWN if _THAI.search(word)), key=len, reverse=True))})+"
)


_THAI_CONTAINER = re.compile(
    rf"{book.any_of(word for word in book.entries('outlet.containers') if _THAI.match(word))}(?=.{{3}})"
)
"""What kind of outlet it is, before its name without a space."""


@dataclass(slots=True)
class _Found:
    """What the words of a sentence are."""

    reads: bool = False
    whole: bool = False
    noun: str = ""
    says: bool = False
    again: bool = False
    first: bool = False
    original: bool = False
    this: bool = False
    own_text: bool = False
    own: bool = False
    foreign: bool = False
    """A word that tells is no English one: in English the outlet follows its preposition."""
    runs: list[list[re.Match[str]]] = field(default_factory=list)
    """What is left over, word by word, in runs."""


def read_free_order(line: Line) -> Sentence | None:
    """Recognise a sentence whose outlet may stand anywhere; None where it says nothing of the kind."""
    text = line.text
    tokens = list(_TOKEN.finditer(text)) if len(text) <= _MAX_TEXT else []
    told = not _TELLING.isdisjoint(core_of(token[0]) for token in tokens) or _THAI.search(text) is not None
    if not told or not 2 <= len(tokens) <= _MAX_WORDS:
        return None
    marked = _marked(line)
    found = _sort(tokens, marked)
    verbless = bool(found.noun and found.whole) and not (found.reads or found.says or found.again)
    if not (found.foreign or verbless) or found.own or not (found.reads or found.says or found.again or verbless):
        return None
    found.first = found.first or _FIRST_PHRASE.search(text) is not None
    outlet = _outlet(line, found, marked)
    if outlet is None:
        return None
    labelled = text[: outlet.start].rstrip(' "“„«').endswith(":")
    if verbless and not labelled and not _is_sure(text, outlet, found):
        return None
    ends = core_of(text[: outlet.start].split()[-1]) if labelled else ""
    label = (
        verbless and labelled and found.original and (ends in _ORIGINALS or ends not in _OTHERS)
    )  # "Original article: X"
    if label or found.says or found.again:
        opens = core_of(tokens[0][0]) in _SAYS and (outlet.marked or outlet.known or looks_like_outlet(outlet.name))
        if label or found.again or found.first or found.this or found.own_text or opens:
            return Sentence("attribution", "where the text was published", outlet, strength="first")
        return None
    if found.noun or found.whole:
        strength = "strong" if found.noun and found.whole else "weak"
        return Sentence("call", "a verb of reading, what is read, and an outlet", outlet, "read", strength)
    return None


def _is_sure(text: str, outlet: Outlet, found: _Found) -> bool:
    """Tell whether an outlet needs no verb: "Haberin devamı Kıyı Postası'nda", "Cały tekst w Polityce"."""
    if found.noun in _ENGLISH_PARTS:
        return False
    tied = _SUFFIX.search(text[outlet.start : outlet.end].strip(_PUNCTUATION)) is not None
    return tied or outlet.known or looks_like_outlet(outlet.name)


def _marked(line: Line) -> Span | None:
    """Return what the page sets off and is no word of calls: the outlet's name."""
    spans = [
        span
        for span in (*line.links, *line.emphasis)
        if 0 < span.end - span.start <= 80
        and not all(core_of(word) in KNOWN or not core_of(word) for word in line.text[span.start : span.end].split())
    ]
    names = {(span.start, span.end) for span in spans if span.end - span.start < len(line.text.strip()) - 4}
    if not names or len({start for start, _ in names}) > 1:
        return None
    start, end = min(names, key=lambda pair: pair[1] - pair[0])
    return Span(start, end)


def _sort(tokens: list[re.Match[str]], marked: Span | None) -> _Found:
    found = _Found()
    run: list[re.Match[str]] = []
    for index, token in enumerate(tokens):
        if marked is not None and token.start() < marked.end and token.end() > marked.start:
            continue
        core = core_of(token[0])
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        if not core or token[0][0] in "'’":
            continue
        if index and core in _ARTICLES and token[0][:1].isupper() and following[:1].isupper():
            run = [token]  # the name's own: "Het Parool"
            found.runs.append(run)
            continue
        if index and _belongs_to_name(found, core, token, run, following):
            if not run:
                found.runs.append(run)
            run.append(token)
            continue
        if _note(found, core) or _NUMBER.fullmatch(core) or is_date_word(token[0], following) or _is_month(token[0]):
            run = []
            continue
        if not run or run[-1].end() + 1 != token.start() or _ends(run[-1][0]):
            run = []
            found.runs.append(run)
        run.append(token)
    return found


def _belongs_to_name(found: _Found, core: str, token: re.Match[str], run: list[re.Match[str]], following: str) -> bool:
    """Tell whether a word that calls are made of is part of the name: "Radio Vilnis", "Far del Port", "بندر نیوز"."""
    goes_on = bool(run) and run[-1].end() + 1 == token.start() and not _ends(run[-1][0])
    if core in _JOINERS:
        return goes_on and (following[:1].isupper() or core_of(following) in _ARTICLES)
    if core not in _NAME_NOUNS and ("'" not in core or _SUFFIX.sub("", core) not in _NAME_NOUNS):
        return False
    if token[0][:1].isupper():
        return (goes_on or following[:1].isupper()) and token[0] not in words.CAPITAL_CONTAINERS
    caseless = unicodedata.category(token[0][0]) == "Lo" and core in _NOUNS
    return goes_on and caseless and bool(found.noun or found.own_text)


def _is_month(word: str) -> bool:
    """Tell whether a word in lower case, or of a script without capitals, is a month or a weekday of any language."""
    core = core_of(word)
    if word[:1].isupper():
        return False
    return core in _no_names() or (core[:1] in "\u05d1\u05dc" and core[1:] in _no_names())


def _ends(word: str) -> bool:
    return word[-1] in ",;:)»”" or _SUFFIX.search(word) is not None


def _note(found: _Found, core: str) -> bool:
    """Note what a word is; False for one that no call or attribution is made of."""
    found.own = found.own or core in _OWN
    if core not in KNOWN:
        if _THAI.match(core) and _THAI_WORDS.fullmatch(core):
            _note_thai(found, core)
            return True
        return False
    tells = core in _READS or core in _SAYS or core in _AGAIN
    found.foreign = found.foreign or (tells and core not in _ENGLISH)
    found.reads = found.reads or core in _READS
    found.says = found.says or core in _SAYS
    found.again = found.again or core in _AGAIN
    found.whole = found.whole or core in _WHOLES
    found.first = found.first or core in _FIRST
    found.original = found.original or core in _ORIGINALS
    found.this = found.this or core in _THIS
    found.own_text = found.own_text or core in _OWN_TEXTS
    if core in _NOUNS:
        found.noun = found.noun or core
    return True


def _note_thai(found: _Found, core: str) -> None:
    """Note what a run of Thai words says, which no space parts."""

    def holds(entries: frozenset[str]) -> bool:
        return any(word in core for word in entries if _THAI.match(word))

    found.foreign = True
    found.reads = found.reads or holds(_READS)
    found.says = found.says or holds(_SAYS)
    found.first = found.first or holds(_FIRST)
    found.this = found.this or holds(_THIS)
    found.again = found.again or holds(_AGAIN)
    found.whole = found.whole or holds(_WHOLES)
    found.own_text = found.own_text or holds(_OWN_TEXTS)
    found.noun = next((word for word in _NOUNS if _THAI.match(word) and word in core), found.noun)


def _outlet(line: Line, found: _Found, marked: Span | None) -> Outlet | None:
    text = line.text
    if marked is not None:
        left = sum(map(len, found.runs))
        if left > (1 if found.noun and found.whole else 0):
            return None
        name = text[marked.start : marked.end].strip(" " + _PUNCTUATION)
        return Outlet(first_form(name), marked.start, marked.end, marked=True) if name else None
    runs = [run for run in found.runs if len(run) > 1 or core_of(run[0][0]) not in _no_names()]
    if len(runs) != 1 or len(runs[0]) > _MAX_NAME:
        return None
    run = runs[0]
    start, end = run[0].start(), run[-1].end()
    start += len(text[start:end]) - len(text[start:end].lstrip(_PUNCTUATION))
    if prefix := _PREFIX.match(text, start):
        start = prefix.end()
    if known := find_inflected(text, start, set_off=text[start - 1 : start] in _QUOTES):
        return Outlet(known[0], start, known[1], known=True)
    led = {core_of(word) for word in text[:start].split()[-1:]}
    translator = led & words.PERSON_PREPOSITIONS and begins_as_person(text[start:end].strip(_PUNCTUATION))
    if led & _TOPICS or translator:
        return None  # what the text is about, or who translated it
    first = text[start : start + 1]
    quoted = text[start - 1 : start] in _QUOTES
    address = _DOMAIN.fullmatch(text[start:end].strip(_PUNCTUATION)) is not None
    if not first or not (first.isupper() or address or quoted or unicodedata.category(first) == "Lo"):
        return None
    if unicodedata.category(first) == "Lo" and not quoted and not _is_plain(found, text, run):
        return None  # no capital tells a name there
    name = _SUFFIX.sub("", text[start:end].strip(_PUNCTUATION))
    if _THAI.match(name) and (kind := _THAI_CONTAINER.match(name)):
        start, name = start + kind.end(), name[kind.end() :]
    return Outlet(name, start, end) if len(name) > 2 and not is_place(name) else None


def _is_plain(found: _Found, text: str, run: list[re.Match[str]]) -> bool:
    """Tell whether a sentence says so much that what is left over needs no capital to be a name."""
    if len(run) > _MAX_PLAIN:
        return False
    opens = core_of(text.split(maxsplit=1)[0]) in _AGAIN
    kind = text[: run[0].start()].split()[-1:]
    named = bool(kind) and core_of(kind[0]) in _CONTAINERS  # "في مجلة السد"
    if named and found.says and found.own_text:
        return True
    if opens or (found.says and (found.first or found.this)):
        return True
    after = text[run[-1].end() :].split()[:1]
    led = named or any(core_of(word) in _LEADS for word in (*kind, *after)) or _THAI.match(run[0][0]) is not None
    return led and found.reads and found.whole and bool(found.noun)  # not "the whole interview with Dani"


@cache
def _no_names() -> frozenset[str]:
    """Return the months, weekdays, seasons and languages in every language: no outlet is called one alone."""
    return month_names() | names_in_all_languages(*WEEKDAYS) | _cores(_SEASONS, _LANGUAGES)
