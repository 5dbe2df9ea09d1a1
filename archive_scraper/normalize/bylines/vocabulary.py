"""What each word can do in a byline, read once from the word lists in ``normalize/data``."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

# What a word can be; a word may be several things, the grammar decides by its place.
LEAD: Final = 1 << 0
LEAD_FIRST: Final = 1 << 1
PARTICIPLE: Final = 1 << 2
LABEL: Final = 1 << 3
KIND: Final = 1 << 4
CREDIT: Final = 1 << 5
CONTRIBUTOR: Final = 1 << 6
EDITOR: Final = 1 << 7
CONNECTOR: Final = 1 << 8
COMPANY: Final = 1 << 9
LOCAL_CONNECTOR: Final = 1 << 10
VERB: Final = 1 << 11
PREPOSITION: Final = 1 << 12
PARTICLE: Final = 1 << 13
SUFFIX: Final = 1 << 14
POSTNOMINAL: Final = 1 << 15
RANK: Final = 1 << 16
SERVICE: Final = 1 << 17
WEAK_RANK: Final = 1 << 18
ROLE: Final = 1 << 19
CHAIR: Final = 1 << 20
MODIFIER: Final = 1 << 21
ORGANIZATION: Final = 1 << 22
OUTLET: Final = 1 << 23
AGENCY: Final = 1 << 24
PLACEHOLDER: Final = 1 << 25
WIDGET: Final = 1 << 26
CALENDAR: Final = 1 << 27
JOINT: Final = 1 << 28
GIVEN: Final = 1 << 29
PLACE: Final = 1 << 30
CALENDAR_NAME: Final = 1 << 31
LEAD_NOUN: Final = 1 << 32
ARTICLE: Final = 1 << 33
INNER_CAPITAL: Final = 1 << 34
CAMEL_CASE: Final = 1 << 35
ABBREVIATION: Final = 1 << 36
STAFF: Final = 1 << 37
BROADCAST: Final = 1 << 38

# What a run of words can be.
IS_OUTLET: Final = "outlet"
IS_PLACE: Final = "place"
IS_PLACEHOLDER: Final = "placeholder"
IS_BOARD: Final = "board"
IS_PICTURE: Final = "picture"

_LISTS: Final = (
    ("lead", "always", LEAD),
    ("lead", "nouns", LEAD_NOUN),
    ("lead", "first", LEAD_FIRST),
    ("lead", "participles", PARTICIPLE),
    ("lead", "labels", LABEL),
    ("kind", "words", KIND),
    ("credit", "words", CREDIT),
    ("credit", "contributors", CONTRIBUTOR),
    ("editor", "words", EDITOR),
    ("connector", "any", CONNECTOR),
    ("connector", "company", COMPANY),
    ("verb", "words", VERB),
    ("preposition", "words", PREPOSITION),
    ("particle", "words", PARTICLE),
    ("suffix", "words", SUFFIX),
    ("postnominal", "words", POSTNOMINAL),
    ("rank", "words", RANK),
    ("rank", "service", SERVICE),
    ("rank", "weak", WEAK_RANK),
    ("role", "words", ROLE),
    ("role", "chairs", CHAIR),
    ("modifier", "words", MODIFIER),
    ("modifier", "subjects", MODIFIER),
    ("organization", "strong", ORGANIZATION),
    ("organization", "outlet", OUTLET),
    ("organization", "agencies", AGENCY),
    ("organization", "staff", STAFF),
    ("organization", "broadcast", BROADCAST),
    ("shape", "articles", ARTICLE),
    ("shape", "inner_capitals", INNER_CAPITAL),
    ("shape", "camel_case", CAMEL_CASE),
    ("shape", "abbreviations", ABBREVIATION),
    ("placeholder", "words", PLACEHOLDER),
    ("widget", "words", WIDGET),
    ("calendar", "words", CALENDAR),
    ("calendar", "joints", JOINT),
)
# Letters that Unicode does not decompose into a base letter and an accent.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "ð": "d", "þ": "th", "œ": "oe", "’": "'", "ʼ": "'", "`": "'"}
)


def fold(text: str) -> str:
    """Return text in lower case without accents, for comparison only.

    >>> fold("Tobias Költzsch")
    'tobias koltzsch'
    """
    text = text.casefold()
    if text.isascii():
        return text.replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not "\u0300" <= char <= "\u036f").translate(_LETTERS)
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=4096)
def fold_word(word: str) -> str:
    """Fold one word and take its outer dots off: "Ph.D." and "ph.d" are one."""
    return fold(word[:80]).strip(".")


def _read_lines(name: str) -> list[str]:
    text = (files("archive_scraper.normalize") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


class Vocabulary:
    """The word lists, as one look-up from a folded word to its bits and one from a folded run to its kind."""

    def __init__(self) -> None:
        path = files("archive_scraper.normalize") / "data" / "byline_words.toml"
        lists: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
        self.bits: dict[str, int] = {}
        for section, key, bit in _LISTS:
            self._add(lists[section][key].split(), bit)
        self._add(lists["rank"]["weak"].split(), RANK)
        self.connector_languages: dict[str, frozenset[str]] = {
            fold_word(word): frozenset(languages.split()) for word, languages in lists["connector"]["languages"].items()
        }
        self._add(list(self.connector_languages), LOCAL_CONNECTOR)
        self._add(_read_lines("calendar_words.txt"), CALENDAR | CALENDAR_NAME)
        self._add(_read_lines("given_names.txt"), GIVEN)
        self.east_asian: dict[str, str] = lists["east_asian"]
        self.phrases: dict[str, str] = {}
        for place in _read_lines("places.txt"):
            self.phrases[fold(place)] = IS_PLACE
            if " " not in place:
                self._add([place], PLACE)
        for section, key, kind in (
            ("organization", "phrases", IS_OUTLET),
            ("placeholder", "phrases", IS_PLACEHOLDER),
            ("placeholder", "boards", IS_BOARD),
            ("credit", "pictures", IS_PICTURE),
        ):
            for phrase in lists[section][key].split(";"):
                self.phrases[" ".join(fold_word(word) for word in phrase.split())] = kind
        self.longest_phrase: int = max(phrase.count(" ") + 1 for phrase in self.phrases)
        self.role_endings: tuple[str, ...] = tuple(fold(ending) for ending in lists["role"]["endings"].split())
        self.organization_endings: tuple[str, ...] = tuple(
            fold(ending) for ending in lists["organization"]["endings"].split()
        )

    def _add(self, words: list[str], bit: int) -> None:
        for word in words:
            key = fold_word(word)
            self.bits[key] = self.bits.get(key, 0) | bit


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the word lists, read on first use."""
    return Vocabulary()


@lru_cache(maxsize=8192)
def word_bits(key: str) -> int:
    """Return the bits of a folded word; compounds count by their ending.

    >>> bool(word_bits("wirtschaftsredakteur") & ROLE), bool(word_bits("sportverband") & ORGANIZATION)
    (True, True)
    """
    words = vocabulary()
    bits = words.bits.get(key, 0)
    if not bits & (ROLE | GIVEN) and len(key) > 9 and key.endswith(words.role_endings):
        bits |= ROLE
    if not bits & (ORGANIZATION | GIVEN) and len(key) > 6 and key.endswith(words.organization_endings):
        bits |= ORGANIZATION
    if not bits & GIVEN and "-" in key:
        parts = key.split("-")
        first, last = words.bits.get(parts[0], 0), words.bits.get(parts[-1], 0)
        if len(parts[0]) > 2 and first & GIVEN:
            bits |= GIVEN
        else:  # "ARD-Studio", "dpa-infocom", "t-online"
            bits |= first & AGENCY | last & (ORGANIZATION | ROLE)
            if last & BROADCAST:
                bits |= OUTLET
    return bits
