"""The lexicon of dates: words and phrases of a language -> what they can mean in a date line.

Month, weekday, unit, meridiem and relative words are those of ``archive_scraper.words.calendar``; the lists of the
languages' own files correct and complete them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from archive_scraper.normalize.dates.zones import LONG_NAMES
from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.calendar import MONTHS, UNITS, WEEKDAYS, calendar_words
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_USUAL = 4
"""Units that words are used with before they are taken for those of any age."""
Meanings = dict[str, Any]
"""Kind -> value. Kinds: month, weekday, meridiem, unit, ago, day, published, updated, other, issue, clock,
connector, season, zone, jalali; and "chosen", what the reader of tokens made of them, kept there."""
Trie = dict[str, Any]
"""Token -> Trie; the key "" holds the Meanings of the phrase that ends there, "#" stands for any number."""

_ALIASES = {"no": "nb", "iw": "he", "in": "id", "tl": "fil", "sh": "sr-Latn", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant"}
# Of scripts that are written without spaces between words: each letter is a token of its own.
UNSPACED = book.UNSPACED_LETTERS
# Combining signs that belong to the word before them (accents, Hebrew and Arabic points, Indic vowels).
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
INDIC = "\u0900-\u0963\u0971-\u0dff\u200c\u200d"
_TOKENS = late(rf"\d+|#|[{UNSPACED}]|(?:(?![{UNSPACED}])[^\W\d_]|[{MARKS}{INDIC}])+")
_COMBINING = compiled("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d]")
_SAME = str.maketrans({"ı": "i", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "’": "'", "׳": "'", "ё": "е"})


def fold(word: str) -> str:
    """Return the form under which words are compared: lower case, no accents or points, one form of each letter.

    >>> fold("Février"), fold("ŞUBAT"), fold("Aralık")
    ('fevrier', 'subat', 'aralik')
    """
    if word.isascii():
        return word.lower()
    text = unicodedata.normalize("NFD", word.casefold().translate(_SAME))
    return unicodedata.normalize("NFC", _COMBINING.sub("", text))


def tokens(phrase: str) -> list[str]:
    """Return the folded tokens of a phrase; "#" stands for a number in it."""
    return [fold(token) for token in _TOKENS.findall(phrase)]


@lru_cache(1024)  # pages declare anything as their language
def language_code(language: str | None) -> str | None:
    """Return the code of the language data: "pt-BR" -> "pt", "no" -> "nb"; None where there is none.

    >>> language_code("de_AT"), language_code("zz")
    ('de', None)
    """
    if not language:
        return None
    code = language.replace("_", "-").strip()
    for spelling in (code, code.lower(), code.split("-")[0].lower()):
        candidate = _ALIASES.get(spelling.lower(), spelling)
        known = candidate.isalpha() and candidate.isascii() and calendar_words(candidate)
        if candidate in book.languages() or known:
            return candidate
    return None


@cache
def lexicon(language: str | None) -> Trie:
    """Return the words of one language, completed by English and the words every language shares."""
    return _complete(language_code(language), ("en",))


@cache
def full_lexicon(language: str | None) -> Trie:
    """Return the words of all languages, those of the given one first."""
    return _complete(language_code(language), book.languages())


@cache
def date_order_of(language: str | None) -> str:
    """Return the order in which a language prints numbers: "DMY", "MDY" or "YMD"; "MDY" for English and unknown."""
    code = language_code(language)
    return str((calendar_words(code) if code else {}).get("date_order", "MDY"))


def _complete(code: str | None, others: tuple[str, ...]) -> Trie:
    """Return the words of a language, then those of the others.

    The others are read once; each language lays its own few words over them.
    """
    if code is None:
        return _read_others(others)
    trie = _overlay(_read_own(code), _read_others(others))
    for word in book.by_language("clock.not_here").get(code, ()):
        node = trie.get(word, {})
        if "meridiem" in node.get("", {}):  # the node may be shared with the other languages
            meanings = {kind: value for kind, value in node[""].items() if kind not in ("meridiem", "chosen")}
            trie[word] = {**node, "": meanings}
    return trie


@cache
def _read_own(code: str) -> Trie:
    trie: Trie = {}
    _add_language(trie, code, foreign=False)
    for kind, meaning in (("updated", "date.updated_here"), ("published", "date.published_here")):
        for phrase in book.by_language(meaning).get(code, ()):
            add_phrase(trie, phrase, kind, 1)
    return trie


@cache
def _read_others(codes: tuple[str, ...]) -> Trie:
    trie: Trie = {}
    _add_lists(trie)
    for code in codes:
        _add_language(trie, code, foreign=code != "en")
    return trie


def _overlay(first: Trie, second: Trie) -> Trie:
    """Return the phrases of both, meanings of the first before those of the second; neither is changed.

    What only one of them holds is shared with it, not copied.
    """
    merged = dict(second)
    open_nodes = [(merged, first)]
    while open_nodes:
        target, source = open_nodes.pop()
        for key, value in source.items():
            known = target.get(key)
            if known is None:
                target[key] = value
            elif key == "":
                both = {**known, **value}
                both.pop("chosen", None)  # more meanings, another choice
                target[key] = both
            else:
                target[key] = dict(known)
                open_nodes.append((target[key], value))
    return merged


def add_phrase(trie: Trie, phrase: str | list[str], kind: str, value: object) -> None:
    """Add one meaning of a phrase to a trie."""
    keys = tokens(phrase) if isinstance(phrase, str) else phrase
    if not keys:
        return
    node = trie
    for key in keys:
        node = node.setdefault(key, {})
    node.setdefault("", {}).setdefault(kind, value)


def _add_lists(trie: Trie) -> None:
    for kind, meanings in _KINDS.items():
        for phrase in book.entries(*meanings):
            if not phrase.endswith("*"):  # stems are for words that stand nowhere
                add_phrase(trie, phrase, kind, 1)
    for number, season in enumerate(("quarter", "winter", "spring", "summer", "autumn")):
        for word in book.entries(f"seasons.{season}"):
            add_phrase(trie, word, "season", number)
    for half in ("am", "pm"):
        for word in book.entries(f"clock.{half}"):
            _add_meridiem(trie, word, half)
    for number, name in enumerate(book.entries("months.persian"), 1):
        add_phrase(trie, name, "jalali", number)
    for meaning, amount in (("date.just_now", 0), ("date.today", 0), ("date.yesterday", -1)):
        for phrase in book.entries(meaning):
            add_phrase(trie, phrase, "day", ("day", amount))
    for name in LONG_NAMES:
        add_phrase(trie, name, "zone", name)


_KINDS = {
    "published": ("date.published",),
    "updated": ("date.updated",),
    "other": ("date.other", "date.deadlines", "date.of_a_member"),
    "issue": ("date.issues",),
    "clock": ("date.clock",),
    "connector": ("date.connectors",),
}


def _add_language(trie: Trie, code: str, *, foreign: bool) -> None:
    words = calendar_words(code)
    _add_months(trie, code, words, foreign=foreign)
    for number, name in enumerate(WEEKDAYS):
        for phrase in words.get(name, ()):
            _add_name(trie, phrase, "weekday", number, foreign=foreign)
    for half in ("am", "pm") if not foreign else ():
        for phrase in words.get(half, ()):
            if len(phrase) > 1 or code in ("ar", "ur"):
                _add_meridiem(trie, phrase, half)
    for unit in UNITS:
        for phrase in words.get(unit, ()):
            if not foreign or len(phrase) > 2:
                add_phrase(trie, phrase, "unit", unit)
    _add_relative(trie, code, words, foreign=foreign)


def _add_months(trie: Trie, code: str, words: Mapping[str, Any], *, foreign: bool) -> None:
    prefixes = ("", *book.by_language("months.prefixes").get(code, ()))
    for number in range(1, 13):
        for word in book.by_language(f"months.{number}").get(code, ()):
            add_phrase(trie, word, "month", number)
    for number, name in enumerate(MONTHS, 1):
        for phrase in words.get(name, ()):
            for prefix in prefixes:
                _add_name(trie, prefix + phrase, "month", number, foreign=foreign)


def _add_meridiem(trie: Trie, phrase: str, half: str) -> None:
    add_phrase(trie, phrase, "meridiem", half)
    if len(phrase) == 2:  # μμ, printed μ.μ.
        add_phrase(trie, list(fold(phrase)), "meridiem", half)


def _add_name(trie: Trie, phrase: str, kind: str, number: int, *, foreign: bool) -> None:
    keys = tokens(phrase)
    joined = "".join(keys)
    digits = any(key.isdigit() for key in keys)
    if digits and keys[0].isdigit():
        return  # "1月" is read as a number and a sign
    # Roman numerals have a rule of their own; two letters are noise outside of their own language, and as weekdays.
    shortest = 3 if joined.isascii() and (foreign or kind == "weekday") else 2
    if re.fullmatch("[ivx]+", joined) or len(joined) < shortest:
        return
    add_phrase(trie, keys, kind, number)
    if digits and len(keys[-1]) == 1:
        add_phrase(trie, [*keys[:-1], f"0{keys[-1]}"], kind, number)
    if kind == "weekday" and phrase.endswith(("曜日", "요일")):  # 火曜日, printed 火曜
        add_phrase(trie, keys[:-1], kind, number)
    if kind == "weekday" and "-" in phrase:  # segunda-feira, printed segunda
        add_phrase(trie, keys[:1], kind, number)
    if kind == "weekday" and keys[0].endswith("شنبه"):  # printed in two words
        add_phrase(trie, [joined.removesuffix("شنبه"), "شنبه"], kind, number)


def _add_relative(trie: Trie, code: str, words: Mapping[str, Any], *, foreign: bool) -> None:
    ages = [(phrase, unit) for unit in UNITS for phrase in book.by_language(f"ago.{unit}").get(code, ())]
    ages += words.get("ago", ())
    for phrase, unit in ages:
        add_phrase(trie, phrase, "ago", unit)
    for phrase, unit in _more_ages(ages, words):
        add_phrase(trie, phrase, "ago", unit)
        if not foreign:
            add_phrase(trie, phrase.partition("# ")[2].partition(" ")[0], "unit", unit)
    for unit in UNITS:
        for phrase in book.by_language(f"ago.two_{unit}s").get(code, ()) if unit != "second" else ():
            add_phrase(trie, phrase, "twice", unit)
    for phrase, unit, amount in words.get("relative", ()):
        add_phrase(trie, phrase, "day", (unit, amount))
    for phrase, unit in words.get("duration", ()):
        add_phrase(trie, phrase, "duration", unit)


def _more_ages(ages: list[tuple[str, str]], words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each word for a unit between the words that ages of the language are made with.

    "pred # dnevi" and the word "leto" give "pred # leto", as templates that do not inflect print it.
    """
    made: dict[tuple[str, str], set[str]] = {}
    names = {(name, unit) for unit in UNITS for name in words.get(unit, ()) if len(name) > 1 and " " not in name}
    for phrase, unit in ages:
        before, number, after = phrase.partition("#")
        name, _, after = after.strip().partition(" ")
        if number and len(name) > 1 and (before or after):
            made.setdefault((before.strip(), after), set()).add(unit)
            names.add((name, unit))
    for (before, after), units in made.items():
        for name, unit in names if len(units) >= _USUAL else ():
            yield f"{before} # {name} {after}", unit
