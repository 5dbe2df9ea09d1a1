"""Reads the book of words: meaning and language -> the words that pages print.

Each language has a file of its own (``de.toml``) in which every meaning (a table and a key: ``byline.opens``) holds its
words and phrases, parted by commas. ``meanings.toml`` explains each meaning once. In a phrase ``*`` stands for letters
("aktualisier*") and ``...`` for a few words; only ``alternatives`` reads these two signs.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = Path(__file__).parent
_OTHER_FILES = frozenset(("class_names", "languages", "meanings", "names"))
_SIGNS = re.compile(r"\*|\.\.\.|(?s:.)")
_GAP = r".{0,40}?"


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a file, those of most pages first.

    The order decides between two languages that mean different things by one word: the earlier one is right where
    the page does not say which language it is in. ``languages.toml`` gives it; others follow by their codes.
    """
    found = {path.stem for path in FOLDER.glob("*.toml")} - _OTHER_FILES
    first = _read_file("languages")["order"]
    return (*(code for code in first if code in found), *sorted(found.difference(first)))


@cache
def _read_file(name: str) -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return tables


def split_entries(text: str) -> tuple[str, ...]:
    r"""Return the words and phrases of a list as the files write it, each once.

    >>> split_entries("from the, by,\n  by")
    ('from the', 'by')
    """
    return tuple(dict.fromkeys(entry for part in text.split(",") if (entry := " ".join(part.split()))))


@cache
def by_language(meaning: str) -> Mapping[str, tuple[str, ...]]:
    """Return language -> the entries of one meaning, languages in order; those without any are left out.

    >>> by_language("byline.opens")["sv"]
    ('av', 'från')
    """
    table, _, key = meaning.partition(".")
    lists = ((code, _read_file(code).get(table, {}).get(key, "")) for code in languages())
    return {code: split_entries(text) for code, text in lists if text}


@cache
def entries(*meanings: str) -> tuple[str, ...]:
    """Return the entries of some meanings in all languages, in order, each once.

    Raises KeyError for a meaning that no language has: a wrong name, as every meaning has words in some language.
    """
    found: dict[str, None] = {}
    for meaning in meanings:
        lists = by_language(meaning)
        if not lists:
            raise KeyError(f"no file of the book of words has the meaning {meaning!r}")
        for words in lists.values():
            found.update(dict.fromkeys(words))
    return tuple(found)


@cache
def words(*meanings: str) -> frozenset[str]:
    """Return the entries of some meanings in all languages as a set, for whole words and whole phrases."""
    return frozenset(entries(*meanings))


@cache
def alternatives(*meanings: str) -> str:
    """Return the entries of some meanings as alternatives of a regular expression, the longest first.

    The expression is one group that captures nothing. Compile it with IGNORECASE; borders of words are the caller's
    business, as many scripts have none.
    """
    return any_of(entries(*meanings))


def any_of(phrases: Iterable[str]) -> str:
    r"""Return phrases as alternatives that share their beginnings: as many take no longer than few.

    >>> any_of(["more", "mehr", "mehr*", "read on"])
    '(?:m(?:ehr(?:\\w*)?|ore)|read\\ on)'
    """
    root: _Node = {}
    for phrase in phrases:
        node = root
        for sign in _SIGNS.findall(phrase):
            node = node.setdefault({"*": r"\w*", "...": _GAP}.get(sign) or re.escape(sign), {})
        node[""] = {}
    pattern = _print(root)
    return pattern if pattern.startswith("(?:") else f"(?:{pattern})"


_Node = dict[str, "_Node"]


def _print(node: _Node) -> str:
    ends = "" in node
    branches = [sign + (_print(node[sign]) if node[sign] else "") for sign in sorted(filter(None, node))]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


@cache
def class_names(kind: str) -> frozenset[str]:
    """Return the words in names of classes and ids that say one thing about an element (see ``class_names.toml``)."""
    return frozenset(_read_file("class_names")["names"][kind].replace(",", " ").split())
