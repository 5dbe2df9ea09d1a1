"""The words of a line, and what each says in a call or an attribution: the classes that the learned reader looks at."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.east_asian_letters import HANGUL
from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import free_words, words
from archive_scraper.normalize.links.free_words import core_of, cores, languages_of, phrase_at, reading_of, related
from archive_scraper.normalize.links.outlet_names import DOMAIN
from archive_scraper.normalize.links.outlets import is_date_word
from archive_scraper.normalize.listed_outlets import find_listed, is_listed
from archive_scraper.words import book
from archive_scraper.words.calendar import MONTHS, WEEKDAYS, calendar_names, calendar_words
from archive_scraper.words.kept import compiled, kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = compiled(r"[^\s\u200b]+")
_TIED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
"""Scripts that part no words; Korean parts them, but ties its particles to them."""
_TIED_TO_DATES = "\u05d1\u05dc-"
"""In and to, as Hebrew writes them together with a day or a month."""
_IS_TIED = late(f"[{_TIED}{HANGUL}]")
_WIDE = compiled("(?:[^，。、；：！？（）【】「」『』《》〈〉<>“”()\\[\\]=|｜:]|:(?=[\\d/]))+[，。、；：！？=|｜:]?")
_TIED_DATE = r"第?[\d〇一二三四五六七八九十]{1,4}\s?(?:年|月|日|号|號|期|巻|版)[号號期付]?|[A-Z]?\d{1,3}[面版면판]"
QUOTES: Final = "\"'“”„«»‘’「」『』《》〈〉<>"
MARKS: Final = QUOTES + ".,;:!?…()[]{}*|،؛؟।۔‹›→-–—，。、；：！？（）【】=｜＞＜՝"

_SAYS: Final = {
    "reading-verb": free_words.READS,
    "whole-word": free_words.WHOLE,
    "item-noun": free_words.NOUN,
    "original-word": free_words.ORIGINAL,
    "publishing-verb": free_words.SAYS,
    "again-verb": free_words.AGAIN,
    "first-word": free_words.FIRST,
    "this-word": free_words.THIS,
    "text-noun": free_words.OWN_TEXT,
    "own-word": free_words.OWN,
    "translating-verb": free_words.FROM,
    "goes-on": free_words.GOES_ON,
}
_LISTS: Final = {
    "reading-verb": ("east_asian.call_verbs",),
    "whole-word": ("east_asian.call_wholes",),
    "text-noun": ("east_asian.own_nouns",),
    "publishing-verb": ("east_asian.published",),
    "again-verb": ("east_asian.reprinted",),
    "first-word": ("east_asian.first_time",),
    "preposition": (
        "link.prepositions",
        "attribution.for_outlets",
        "east_asian.leads",
        "east_asian.published_in",
        "east_asian.call_at",
    ),
    "to-person": ("link.person_prepositions",),
    "topic": ("link.topic_prepositions",),
    "origin": ("link.origin_prepositions", "outlet.by_way_of"),
    "article-word": ("link.articles",),
    "container-noun": (
        "outlet.containers",
        "outlet.capital_containers",
        "outlet.papers",
        "outlet.generic_after",
        "east_asian.sites",
    ),
    "of-word": ("outlet.container_links", "attribution.of"),
    "issue-word": ("outlet.issue_words", "outlet.supplements", "outlet.page_words"),
    "more-word": ("link.more",),
    "each-word": ("link.each",),
    "here-word": ("link.pointers", "link.here", "east_asian.labels"),
    "our-word": ("link.ours", "east_asian.ours"),
    "my-word": ("attribution.mine",),
    "letter-noun": ("outlet.letters",),
    "subscribing": ("aside.subscribe",),
    "other-action": ("link.other_actions",),
    "picture-word": ("picture.credits", "attribution.figures", "east_asian.picture_labels"),
    "source-word": ("attribution.sources",),
    "study-noun": ("mention.works",),
    "of-others": ("attribution.of_others",),
    "writing-verb": ("attribution.wrote", "attribution.written", "attribution.given"),
    "according": ("attribution.according",),
    "reporting-verb": ("attribution.reports",),
    "extract-noun": ("attribution.extracts",),
    "leave-word": (
        "attribution.permission",
        "attribution.permission_after_verb",
        "attribution.leave",
        "east_asian.leave",
    ),
    "document-noun": ("link.documents",),
    "day-word": ("date.before_days", "date.before_months", "date.year_words", "date.day_words"),
    "office-word": ("outlet.offices",),
    "auxiliary": ("link.auxiliaries",),
    "by-word": ("byline.opens",),
    "one-word": ("numbers.1",),
    "relative-word": ("attribution.relatives",),
    "spoken-word": ("link.spoken_nouns", "link.spoken_verbs"),
    "paper-word": ("outlet.title_words", "east_asian.papers"),
    "label-word": (
        "byline.topics",
        "byline.sections",
        "byline.nobody",
        "byline.boards",
        "byline.announces",
        "byline.opens_at_start",
        "byline.buttons",
        "date.published",
        "date.updated",
        "east_asian.nobody",
        "east_asian.opens",
        "east_asian.credits",
    ),
}
_CALENDAR: Final = calendar_names() | words.MONTHS
_SMALL: Final = cores(
    book.words("link.prepositions", "link.articles", "outlet.container_links", "link.auxiliaries", "link.small_words")
)
"""Words that say nothing of the phrase that they are in."""
# One letter for what a word does in its sentence, the first that fits; articles and other known words have none.
_SIGNS: Final = (
    ("V", frozenset(("publishing-verb", "again-verb", "translating-verb"))),
    ("R", frozenset(("reading-verb", "goes-on"))),
    ("F", frozenset(("first-word", "original-word"))),
    ("T", frozenset(("this-word", "own-word", "our-word", "my-word"))),
    ("W", frozenset(("whole-word", "more-word"))),
    ("N", frozenset(("text-noun", "item-noun", "extract-noun"))),
    ("S", frozenset(("source-word",))),
    ("C", frozenset(("container-noun", "issue-word"))),
    ("D", frozenset(("date-word", "day-word"))),
    ("P", frozenset(("preposition", "to-person", "origin", "topic", "by-word"))),
    ("L", frozenset(("here-word",))),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line."""

    start: int
    end: int
    text: str
    core: str
    says: frozenset[str]
    """Its classes; "name" for a capital, "unknown" where no list has it."""
    sign: str
    """One letter for what it does, "" for articles, marks and other small words."""


@kept
def _classes() -> dict[str, dict[str, frozenset[str]]]:
    """Return a word -> language -> the lists that it is in, as an entry or as a telling part of one."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for name, language, entry in _listed():
        parts = [part for word in entry.split() if (part := core_of(word))]
        for part in parts if len(parts) == 1 else (part for part in parts if part not in _SMALL):
            spoken = found.setdefault(part, {})
            spoken[language] = spoken.get(language, frozenset()) | {name}
    return found


def _listed() -> Iterator[tuple[str, str, str]]:
    """Yield the name of a class, a language, closely related ones as one, and an entry."""
    for name, meanings in _LISTS.items():
        for meaning in meanings:
            for language, entries in book.by_language(meaning).items():
                yield from ((name, related(language), entry) for entry in entries)
    for language in book.languages():
        names = (name for key in (*MONTHS, *WEEKDAYS) for name in calendar_words(language).get(key, ()))
        yield from (("date-word", related(language), name) for name in names)
    for number in range(1, 13):
        for language, entries in book.by_language(f"months.{number}").items():
            yield from (("date-word", related(language), entry) for entry in entries)


@lru_cache(16384)
def _told(core: str, spoken: frozenset[str]) -> tuple[int, frozenset[str]]:
    """Return what a word means and the lists it is in: of a line's languages, of any if it is none of theirs.

    "Le" is an article where French is spoken, and a verb of reading in another language.
    """
    listed, means = _classes().get(core, {}), free_words.meanings_of(core)
    known = listed.keys() | means.keys()
    own = known & spoken or known
    bits = reduce(or_, (means.get(language, 0) for language in own), 0) if means else reading_of(core)
    return bits, frozenset[str]().union(*(listed.get(language, ()) for language in own))


def spoken_in(printed: Iterable[str]) -> frozenset[str]:
    """Return the languages that most words of a line are of, where more than one word says so."""
    votes = Counter(language for core in printed for language in languages_of(core))
    most = max(votes.values(), default=0)
    return frozenset(language for language, count in votes.items() if count == most) if most > 1 else frozenset()


_LABEL: Final = frozenset(("label-word",))
PARTICLES: Final = book.words("east_asian.leads", "east_asian.particles")


@kept
def _tied_words() -> str:
    """Return the words that part scripts without spaces; of one letter, which others are made of, the particles."""
    known = (word for word in free_words.KNOWN | _classes().keys() if _IS_TIED.search(word))
    telling = (word for word in known if word in PARTICLES or (len(word) > 1 and not _is_label(word)))
    return "|".join(map(re.escape, sorted(telling, key=lambda word: (-len(word), word))))


def _is_label(word: str) -> bool:
    """Tell whether a word is a label or a section's name and nothing else."""
    return word not in free_words.KNOWN and all(says == _LABEL for says in _classes().get(word, {}).values())


_SPACED_DATES = late(r"\d{1,4} [年月日号號](?: ?\d{1,4} ?[年月日号號]){0,2}")
"""Dates as some print them next to Latin letters: "2018 年 10 月 31 日"."""
_TIED_DATES = late(f"(?:{_TIED_DATE})+")
_TIED_WORD = late(f"(?:{_TIED_DATE}|{_tied_words()})")
_TIED_BY_KOREAN: Final = ("east_asian.leads", "east_asian.particles", "link.auxiliaries")
_ENDINGS: Final = tuple(
    sorted((end for kind in _TIED_BY_KOREAN for end in book.by_language(kind)["ko"]), key=len, reverse=True)
)
"""What Korean ties to a word, the longest first."""


@lru_cache(maxsize=64)
def read_words(text: str) -> tuple[Word, ...]:
    """Return the words of a line; those of scripts that part none are parted at the words that the book knows.

    >>> [(word.core, word.sign) for word in read_words("First published in Quay Strait.")]
    [('first', 'F'), ('published', 'V'), ('in', 'P'), ('quay', 'U'), ('strait', 'U')]
    """
    spans = list(_spans(text))
    printed = [core_of(text[start:end].strip("<>")) for start, end in spans]
    printed = [core if any(map(str.isalnum, core)) else "" for core in printed]
    spoken = spoken_in(printed)
    phrases = [0] * len(spans)
    place = 0
    while place < len(spans):
        count, says = phrase_at(printed, place) if printed[place] else (0, 0)
        for within in range(place, place + count):
            phrases[within] = says
        place += count or 1
    found = []
    for place, (start, end) in enumerate(spans):
        core = printed[place]
        is_asked = place + 1 < len(spans) and _may_begin_date(text[start:end], core)
        following = text[slice(*spans[place + 1])] if is_asked else ""
        classes = _says(text[start:end], core, phrases[place], following, spoken)
        found.append(Word(start, end, text[start:end], core, classes, _sign_of(core, classes)))
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    dates = (match.span() for match in _SPACED_DATES.finditer(text))
    for start, end in sorted((*find_listed(text), *dates)):
        yield from _spans_between(text, done, start)
        yield start, end
        done = end
    yield from _spans_between(text, done, len(text))


def _spans_between(text: str, done: int, to: int) -> Iterator[tuple[int, int]]:
    for token in _TOKEN.finditer(text, done, to):
        if _IS_TIED.search(token[0]) is None:
            yield token.span()
            continue
        for piece in _WIDE.finditer(text, *token.span()):
            yield from _parted(text, *piece.span())


def _parted(text: str, place: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the words of a stretch without spaces; a mark at its end belongs to the last."""
    last = place + len(text[place:end].rstrip(MARKS))
    if last == place:
        yield place, end
        return
    borders = _korean_borders(text[place:last]) if "\uac00" <= text[last - 1 : last] <= "\ud7af" else ()
    found = [place + border for border in borders]
    if not found:
        found = [border for known in _TIED_WORD.finditer(text, place, last) for border in known.span()]
    starts = sorted({place, *found} - {last})
    yield from zip(starts, (*starts[1:], end), strict=True)


def _korean_borders(word: str) -> tuple[int, ...]:
    """Return where what Korean ties to a word begins: "바다저널에서", "전문은"; a verb's ending after known words."""
    if _is_listed(word):
        return (0,)
    tied = (ending for ending in _ENDINGS if word.endswith(ending) and word != ending)
    length = next(
        (len(e) for e in tied if (e in PARTICLES and len(word) > len(e) + 1) or _is_listed(word[: -len(e)])), 0
    )
    return (0, len(word) - length) if length else (0,)


def _is_listed(word: str) -> bool:
    core = core_of(word)
    return core in _classes() or reading_of(core) > 0


def _may_begin_date(printed: str, core: str) -> bool:
    """Tell whether what a word says may depend on the next one: it is no number and no name of the calendar."""
    return not (printed.isascii() and core.isalpha() and "'" not in printed) or core in _CALENDAR


@lru_cache(maxsize=8192)
def _says(printed: str, core: str, phrase: int, following: str, spoken: frozenset[str]) -> frozenset[str]:
    if not core:
        return frozenset()
    bits, listed = _told(core, spoken)
    bits |= phrase
    says = {name for name, bit in _SAYS.items() if bits & bit}
    capital = printed.lstrip(MARKS)[:1].isupper()
    dated = (core[:1].isdigit() and not DOMAIN.match(core) and core not in words.OUTLET_WORDS) or is_date_word(
        printed, following
    )
    dated = dated or _TIED_DATES.fullmatch(core.replace(" ", "")) is not None
    if len(core) == 1 and _IS_TIED.match(core):
        listed -= {"date-word"}  # "日" is a part of many words
    bare = core.lstrip(_TIED_TO_DATES)
    dated = dated or ("date-word" in listed and following[:1].isdigit()) or (bare != core and bare[:1].isdigit())
    if bare != core and bare in calendar_names():
        says.add("date-word")
    says |= listed - {"date-word"} if capital else listed
    if dated:
        says.add("date-word")
    if words.is_issue_word(printed):
        says.add("issue-word")
    if not says - _LABEL and not bits:
        says.add("unknown")
    if _IS_TIED.search(core) and is_listed(printed):
        says = {"unknown", "paper-word"}
    if capital:
        says.add("name")
    return frozenset(says)


def _sign_of(core: str, says: frozenset[str]) -> str:
    if not core:
        return ""
    if "unknown" in says:
        return "U" if "name" in says else "X"
    return next((sign for sign, names in _SIGNS if names & says), "U" if "name" in says else "")


def signs_of(found: Iterable[Word]) -> str:
    """Return what words do, letter by letter, one for several of a kind, with the colons and commas between.

    >>> signs_of(read_words("Interview with Ada Marlowe in Quay Strait:"))
    'NPUPU:'
    """
    signs = ""
    for word in found:
        if word.sign and word.sign != signs[-1:]:
            signs += word.sign
        mark = word.text[-1:]
        if signs and mark in ",;:|–—-：，；、՝" and signs[-1] not in ":,":
            signs += ":" if mark in ":：՝" else ","
    return signs
