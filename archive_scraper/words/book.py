"""Reads the book of words: meaning and language -> the words that pages print.

Each language has a file of its own (``de.toml``) in which every meaning (a table and a key: ``byline.opens``) holds its
words and phrases, parted by commas. ``meanings.toml`` explains each meaning once. In a phrase ``*`` stands for letters
("aktualisier*"), ``...`` for a few words and ``#`` for a number; only expressions read these signs.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.words.kept import compiled, kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FOLDER = Path(__file__).parent
_OTHER_FILES = frozenset(("class_names", "json_names", "languages", "meanings", "names"))
_ENTRY = re.compile(
    r"""\s*+(?:\#[^\n]*+
    |\[(?P<table>[\w-]++)\]
    |(?P<key>[\w-]++|"[^"\\\n]++")\ =\ (?:'''\n?+(?P<long>[^']*+(?:'(?!'')[^']*+)*+)'''|"(?P<short>[^"\\\n]*+)"(?!"))
    )[ ]*+(?:\n|$)""",
    re.VERBOSE,
)
INDOCHINESE_LETTERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer letters, for the brackets of an expression."""
UNSPACED_LETTERS = f"{INDOCHINESE_LETTERS}\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Those, and Chinese, Japanese and Korean ones."""
UNSPACED = compiled(f"[{UNSPACED_LETTERS}]")
"""A letter of a script that parts no words, or ties endings to them as Korean does: such a word has no borders."""
_GAP = r".{0,40}?"


@kept
def languages() -> tuple[str, ...]:
    """Return the codes of the languages, those of most pages first.

    The order decides between two languages that mean different things by one word: the earlier one is right where
    the page does not say which language it is in. ``languages.toml`` gives it; a language that has a file and is not
    named there follows.
    """
    first = read_file("languages")["order"]
    return (*first, *sorted(_files().difference(first)))


@cache
def _files() -> frozenset[str]:
    return frozenset(path.stem for path in FOLDER.glob("*.toml")) - _OTHER_FILES


def read_file(name: str) -> dict[str, dict[str, str]]:
    """Return the tables of one file: table -> key -> text.

    The files of the book are read when the package starts, and tomllib takes 60 times as long as one expression that
    knows the few forms they are written in. What is written in another way goes to tomllib.
    """
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = {}
    table: dict[str, str] = {}
    end = 0
    while match := _ENTRY.match(text, end):
        end = match.end()
        if match["table"]:
            table = tables[match["table"]] = {}
        elif match["key"]:
            table[match["key"].strip('"')] = match["short"] if match["long"] is None else match["long"]
        if end == len(text):
            return tables
    other: dict[str, dict[str, str]] = tomllib.loads(text)
    return other


@cache
def _lists() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return table -> key -> language -> text, languages in order."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for code in languages():
        for table, keys in read_file(code).items() if code in _files() else ():
            for key, text in keys.items():
                found.setdefault(table, {}).setdefault(key, {})[code] = text
    return found


def split_entries(text: str) -> tuple[str, ...]:
    r"""Return the words and phrases of a list as the files write it, each once.

    >>> split_entries("from the, by,\n  by")
    ('from the', 'by')
    """
    return tuple(dict.fromkeys(filter(None, map(str.strip, " ".join(text.split()).split(",")))))


@kept
def keys(table: str) -> tuple[str, ...]:
    """Return the keys that the languages' files have in one table: the zones of ``zones``."""
    return tuple(_lists()[table])


@kept
def by_language(meaning: str) -> Mapping[str, tuple[str, ...]]:
    """Return language -> the entries of one meaning, languages in order; those without any are left out.

    Raises KeyError for a meaning that no language has: a wrong name, as every meaning has words in some language.

    >>> by_language("byline.opens")["de"][:1]
    ('von',)
    """
    table, _, key = meaning.partition(".")
    texts = _lists().get(table, {}).get(key)
    if texts is None:
        raise KeyError(f"no file of the book of words has the meaning {meaning!r}")
    return {code: split_entries(text) for code, text in texts.items()}


@kept
def entries(*meanings: str) -> tuple[str, ...]:
    """Return the entries of some meanings in all languages, in order, each once."""
    return tuple(dict.fromkeys(e for meaning in meanings for part in by_language(meaning).values() for e in part))


@kept
def words(*meanings: str) -> frozenset[str]:
    """Return the entries of some meanings in all languages as a set, for whole words and whole phrases."""
    return frozenset(entries(*meanings))


@kept
def languages_of(meaning: str) -> Mapping[str, frozenset[str]]:
    """Return entry -> the languages that have it, for meanings that hold in their own language only.

    >>> sorted(languages_of("byline.opens_first_here")["di"])
    ['id', 'it', 'ms']
    """
    found: dict[str, set[str]] = {}
    for code, part in by_language(meaning).items():
        for entry in part:
            found.setdefault(entry, set()).add(code)
    return {entry: frozenset(codes) for entry, codes in found.items()}


@kept
def alternatives(*meanings: str) -> str:
    """Return the entries of some meanings as alternatives of a regular expression, the longest first.

    The expression is one group that captures nothing. Compile it with IGNORECASE; borders of words are the caller's
    business, as many scripts have none.
    """
    return any_of(entries(*meanings))


@kept
def bordered(*meanings: str) -> str:
    """Return the entries as alternatives with the borders of words around those whose script knows any."""
    wide = frozenset(entry for entry in entries(*meanings) if UNSPACED.search(entry))
    spaced = any_of(entry for entry in entries(*meanings) if entry not in wide)
    return rf"(?:\b{spaced}\b|{any_of(wide)})" if wide else rf"\b{spaced}\b"


def any_of(phrases: Iterable[str], *, gap: str = _GAP) -> str:
    r"""Return phrases as alternatives that share their beginnings: as many take no longer than few.

    ``gap`` is what "..." may stand for.

    >>> any_of(["more", "mehr", "mehr*", "read on"])
    '(?:m(?:ehr(?:\\w*)?|ore)|read\\ on)'
    """
    return _any_of(gap, *sorted(set(phrases)))


@kept
def _any_of(gap: str, *phrases: str) -> str:
    rows = {re.escape(text).replace(r"\.\.\.", gap).replace(r"\*", r"\w*").replace(r"\#", r"\d+") for text in phrases}
    return f"(?:{'|'.join(_print(sorted(rows), 0))})"


def _print(rows: Sequence[str], shared: int) -> Iterator[str]:
    """Yield the branches of sorted expressions that share so many of their first characters."""
    begin = 1 if rows and len(rows[0]) == shared else 0  # the one that ends here
    while begin < len(rows):
        first = rows[begin]
        sign = first[shared : shared + 2] if first[shared] == "\\" else first[shared]
        end = begin + 1
        while end < len(rows) and rows[end].startswith(sign, shared):
            end += 1
        if end == begin + 1:  # most go on alone
            yield first[shared:]
        else:
            more = _shared(first, rows[end - 1])
            others = "|".join(_print(rows[begin:end], more))
            yield f"{first[shared:more]}(?:{others}){'?' if len(first) == more else ''}"
        begin = end


def _shared(one: str, other: str) -> int:
    """Return how many characters an expression shares with one that is sorted after it, whole signs alone."""
    end = 0
    while end < len(one) and one[end] == other[end]:
        end += 1
    escapes = end - len(one[:end].rstrip("\\"))
    return end - escapes % 2


@kept
def names(kind: str) -> tuple[str, ...]:
    """Return proper names, which belong to no language: agencies, outlets (see ``names.toml``)."""
    table, _, key = kind.partition(".")
    return split_entries(_names()[table][key])


@cache
def _names() -> dict[str, dict[str, str]]:
    return read_file("names")


@kept
def class_words(kind: str) -> tuple[str, ...]:
    """Return the words of one list of ``class_names.toml``, given by table and key, in its order.

    >>> class_words("pager.arrow")
    ('angle', 'chevron', 'arrow', 'caret')
    """
    table, _, key = kind.partition(".")
    return tuple(_class_names()[table][key].split())


def class_names(kind: str) -> frozenset[str]:
    """Return the words in names of classes and ids that say one thing about an element."""
    return frozenset(class_words(f"names.{kind}"))


def class_name_kinds() -> tuple[str, ...]:
    """Return the kinds that ``class_names`` knows, in the order of the file."""
    return tuple(_class_names()["names"])


@cache
def _class_names() -> dict[str, dict[str, str]]:
    return read_file("class_names")


@kept
def json_names(kind: str) -> tuple[str, ...]:
    """Return the names of one list of ``json_names.toml``, given by table and key, in its order.

    >>> json_names("columns.slug")[0]
    'slug'
    """
    table, _, key = kind.partition(".")
    return tuple(read_file("json_names")[table][key].split())
