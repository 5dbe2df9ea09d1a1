"""What a word says in a call or an attribution, and phrases of several words that say one thing."""

from __future__ import annotations

from functools import cache, lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.links import words
from archive_scraper.words import book
from archive_scraper.words.kept import compiled, kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PUNCTUATION: Final = '.,;:!?…()[]{}"“”„«»*|،؛؟।۔‹››→»-–—，。、；：！？（）【】=｜՝։'
# Marks of vowels in Arabic and Hebrew, and the dot that casefolding leaves of a Turkish capital.
MARKS: Final = compiled("[\u0307\u0591-\u05c7\u064b-\u0655\u0670\u0640]")
_SYLLABLES: Final = ("vi",)
"""Languages whose words are syllables of what they say: alone none of a phrase's words says what the phrase says."""

_RELATED: Final = {
    "bs": "hr",
    "sr-Latn": "hr",
    "nb": "da",
    "nn": "da",
    "ms": "id",
    "gl": "pt",
    "zh-Hant": "zh",
    "be": "ru",
    "uk": "ru",
}
"""Languages that share most words of a call, and its file only some."""
_TIED: Final = "\u05d5\u05e9\u05d1\u05dc\u05de\u05d4\u05db"
"""And, that, in, to, from, the, as: letters that Hebrew writes together with the word that follows."""
_ROOT: Final = 3
"""Letters of a word without them."""

READS, WHOLE, NOUN, ORIGINAL, SAYS, AGAIN, FIRST, THIS, OWN_TEXT, OWN, FROM, GOES_ON, OTHER = (
    1 << n for n in range(13)
)


@lru_cache(16384)
def core_of(word: str) -> str:
    """Return a word without marks around it and without the marks of vowels, in lower case."""
    core = MARKS.sub("", word.strip(PUNCTUATION).casefold().replace("’", "'"))
    return core[elided.end() :] if "'" in core and (elided := words.ELIDED.match(core)) else core


def cores(*lists: Iterable[str]) -> frozenset[str]:
    """Return the words of some lists' entries, one by one, as ``core_of`` gives them."""
    return frozenset(
        part for entries in lists for entry in entries for word in entry.split() if (part := core_of(word))
    )


_MEANINGS: Final = (
    (READS, ("link.verbs",)),
    (WHOLE, ("link.wholes",)),
    (NOUN, ("link.nouns",)),
    (ORIGINAL, ("link.originals",)),
    (SAYS, ("attribution.published",)),
    (AGAIN, ("attribution.reprinted",)),
    (AGAIN | FROM, ("attribution.translated",)),
    (FIRST, ("attribution.first",)),
    (THIS, ("attribution.this",)),
    (OWN_TEXT, ("attribution.own_nouns", "attribution.versions")),
    (GOES_ON, ("link.continue",)),
    (
        OTHER,
        (
            "attribution.leave",
            "link.fillers",
            "link.more",
            "link.prepositions",
            "link.articles",
            "link.pointers",
            "link.here",
            "outlet.containers",
            "outlet.container_links",
            "months.beside_names",
            "link.small_words",
            "date.before_days",
            "date.before_months",
            "date.year_words",
            "date.day_words",
            "link.auxiliaries",
            "east_asian.particles",
            "east_asian.please",
        ),
    ),
)


@kept
def _read_book() -> tuple[dict[str, dict[str, int]], dict[str, list[tuple[tuple[str, ...], int]]]]:
    """Return a word -> what it says in each language, and the first word of a phrase -> its words and what they say."""
    single: dict[str, dict[str, int]] = {}
    phrases: dict[tuple[str, ...], int] = {}
    small = {core_of(entry) for entry in book.words(*_MEANINGS[-1][1])}
    for says, language, parts in _entries():
        if len(parts) > 1:
            phrases[parts] = phrases.get(parts, 0) | says
        if says & GOES_ON:
            continue
        told_apart = len(parts) == 1 or not (says == FIRST or language in _SYLLABLES)
        for part in parts:
            alone = says if told_apart and (len(parts) == 1 or part not in small) else OTHER
            spoken = single.setdefault(part, {})
            spoken[related(language)] = spoken.get(related(language), 0) | alone
    for language, own in _own_words():
        spoken = single.setdefault(own, {})
        spoken[language] = spoken.get(language, 0) | OWN
    return single, _by_first_word(phrases, {part: reduce(or_, spoken.values()) for part, spoken in single.items()})


def _own_words() -> Iterator[tuple[str, str]]:
    """Yield a language and a word that says whose something is."""
    others = cores(words.DEMONSTRATIVES)
    for meaning in ("link.ours", "link.own"):
        for language, entries in book.by_language(meaning).items():
            yield from ((related(language), own) for own in cores(entries) - others)


def _entries() -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield what an entry says, its language, and its words."""
    for says, meanings in _MEANINGS:
        for meaning in meanings:
            for language, entries in book.by_language(meaning).items():
                for entry in entries:
                    yield says, language, tuple(filter(None, map(core_of, entry.split())))


def _by_first_word(
    phrases: dict[tuple[str, ...], int], single: dict[str, int]
) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Return the first word of a phrase -> phrases and what they say, the longest first.

    A phrase that opens the rest ("lue lisää") says what its words say, too. One without a verb ("haberin devamı") is
    left to its words: elsewhere it opens nothing.
    """
    begins: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for parts in sorted(phrases, key=len, reverse=True):
        says = phrases[parts]
        if says & GOES_ON:
            says |= reduce(or_, (single.get(part, 0) for part in parts))
        if not says & GOES_ON or says & READS:
            begins.setdefault(parts[0], []).append((parts, says))
    return begins


@cache
def meaning_of(core: str) -> int:
    """Return what a word says in any language, 0 for one that no call or attribution is made of."""
    return reduce(or_, meanings_of(core).values(), 0)


def meanings_of(core: str) -> Mapping[str, int]:
    """Return what a word says in each language that has it, closely related ones as one."""
    return _read_book()[0].get(core, {})


def is_hebrew(core: str) -> bool:
    """Tell whether a word begins with a letter of Hebrew, which ties small words to the next one."""
    return "\u05d0" <= core[:1] <= "\u05ea"


@lru_cache(16384)
def reading_of(core: str) -> int:
    """Return what a word says, and what it says after the prepositions that Hebrew ties to it.

    >>> bool(reading_of("ובכתבה") & NOUN), bool(reading_of("למאמר") & READS)
    (True, True)
    """
    says = meaning_of(core) or (OTHER if words.is_issue_word(core) else 0)
    if not is_hebrew(core):
        return says
    bare = core
    while not says and bare[0] in _TIED and len(bare) > _ROOT:
        bare = bare[1:]
        says = meaning_of(bare) or meaning_of(f"\u05d4{bare}")
    to = core[0] == "\u05dc" and (meaning_of(core[1:]) | meaning_of(f"\u05d4{core[1:]}")) & NOUN
    return says | READS if to else says  # "to the article" is a call by itself


def phrase_at(words_of_text: Sequence[str], index: int) -> tuple[int, int]:
    """Return how many words a known phrase has that begins at a word, and what it says; (0, 0) where none does."""
    for parts, says in _read_book()[1].get(words_of_text[index], ()):
        if tuple(words_of_text[index : index + len(parts)]) == parts:
            return len(parts), says
    return 0, 0


def related(language: str) -> str:
    """Return the language whose file holds most words of a call that a language shares with it."""
    return _RELATED.get(language, language)


@kept
def _languages() -> dict[str, frozenset[str]]:
    """Return a word or a phrase -> the languages whose files have it, closely related ones as one."""
    found: dict[str, set[str]] = {}
    for _, language, parts in _entries():
        for part in (*parts, " ".join(parts)):
            found.setdefault(part, set()).add(related(language))
    return {core: frozenset(languages) for core, languages in found.items()}


def languages_of(core: str) -> frozenset[str]:
    """Return the languages of a word or a phrase; Hebrew ties other words to its own."""
    if is_hebrew(core):
        return frozenset(("he",))
    return _languages().get(core, frozenset(("th",) if "\u0e00" <= core[:1] <= "\u0e7f" else ()))


KNOWN: Final = frozenset(
    core for core, spoken in _read_book()[0].items() if any(says != OWN for says in spoken.values())
)
OTHER_ACTIONS: Final = cores(entry for entry in book.entries("link.other_actions") if " " not in entry)
"""Verbs of what is no reading: subscribe, share."""
