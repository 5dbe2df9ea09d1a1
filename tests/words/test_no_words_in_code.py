"""No natural language stands in the engine's code: its words are data, in the book of words.

Looked at are the string literals and regular expressions of the modules, without docstrings. Two things give a word
away: a word of another language than English, wherever it stands; and words of any language side by side, in a list or
as the alternatives of an expression, which is how word lists begin.
"""

from __future__ import annotations

import ast
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = book.FOLDER.parent
ROOMS = ("normalize", "signs", "extract")
FILES = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))

DATA = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.toml"))

# What looks like a word of the book and is one of a format: elements and attributes of HTML, keys of schema.org, names
# of our own fields, kinds and reasons.
FORMATS = frozenset(
    """a abbr address alt area article aside audio author authors b base blockquote body br button caption cite
    class code col comment content data date day dd description details dir div dl dt em embed end entry feed
    figure figcaption footer form full h head header headline hidden hour html i id image img in input item
    keywords kind label language lead legend li link links list main map menu meta minute month name nav news
    next no number object of ol on open option organization p page para part person picture place pre prev
    product publisher q range rel rss s section second series set small source span start strong style sub
    summary table tag td text th time title to topic topics tr track type u ul updated url value video week year
    zone after before word words issue winter spring summer autumn quarter gmt utc z legal credit subscribe
    comments social cookies bio more advert pdf docx modified revised publi first last from skip right
    javascript xpath sidebar sitemap dialog message feeds sites dates calendar navigation paged particular
    rensa 令和 平成 昭和""".split()  # noqa: SIM905 - as text it can be read
)
_ESCAPE = re.compile(r"\\[a-zA-Z]|\(\?[a-zA-Z-]*[:)]|\(\?P[<=]\w+[>)]|\(\?[<!=]+")
_WORD = re.compile(r"[^\W\d_]+")
_ALTERNATIVES = re.compile(r"[^\W\d_][\w' -]*(?:\|[^\W\d_][\w' -]*)+")
_PROSE = re.compile(r"\b(?:a|an|the|is|of|and|no)\b|[^\w\s'-]")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _entries(code: str) -> Iterator[str]:
    for keys in book.read_file(code).values():
        for text in keys.values():
            yield from (entry.rstrip("*") for entry in book.split_entries(text))


LANGUAGES = [code for code in book.languages() if (book.FOLDER / f"{code}.toml").exists()]
ENGLISH = frozenset(word for entry in _entries("en") for word in (entry, *_WORD.findall(entry)))
ALL = frozenset(entry for code in LANGUAGES for entry in _entries(code))
FOREIGN = frozenset(
    entry
    for code in LANGUAGES
    if code != "en"
    for entry in _entries(code)
    if len(entry) >= (2 if _WIDE.search(entry) else 5) and entry not in ENGLISH | FORMATS
)


def _literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and value of each string literal that is no docstring."""
    bodies = (node.body for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list))
    docs = {line.value for body in bodies for line in body if isinstance(line, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs:
            yield node.lineno, node.value


def _lists(tree: ast.Module) -> Iterator[tuple[int, list[str]]]:
    """Yield line and strings of each list, tuple, set or keys of a dictionary, and of each text that is split."""
    for node in ast.walk(tree):
        values = node.elts if isinstance(node, ast.List | ast.Tuple | ast.Set) else ()
        if isinstance(node, ast.Dict):
            values = [key for key in node.keys if key is not None]
        strings = [value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)]
        if strings:
            yield node.lineno, strings
        # A list as running text: prose has other words between.
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and not _PROSE.search(node.value)
            and node.value.count(" ") > 1
        ):
            yield node.lineno, node.value.split()


def _strings(value: object) -> Iterator[str]:
    """Yield the strings of a data file's tables."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def find_words_of_data(text: str) -> list[str]:
    """Return what a data file in TOML says of the book: words of another language, whole entries side by side."""
    strings = [string.casefold() for string in _strings(tomllib.loads(text))]
    foreign = sorted({word for string in strings for word in _WORD.findall(string) if word in FOREIGN})
    known = [string for string in strings if string in ALL and string not in FORMATS]
    return foreign + (known if len(known) > 1 else [])


def find_words(source: str) -> list[str]:
    """Return what a module says in natural language: "line: words"."""
    tree = ast.parse(source)
    found: list[str] = []
    for line, text in _literals(tree):
        bare = _ESCAPE.sub(" ", text)
        if foreign := sorted({word for word in _WORD.findall(bare.casefold()) if word in FOREIGN}):
            found.append(f"{line}: {', '.join(foreign)}")
        for match in _ALTERNATIVES.finditer(bare):
            known = [word for word in match[0].casefold().split("|") if word in ALL and word not in FORMATS]
            if len(known) > 1 and sum(map(len, known)) > 5:
                found.append(f"{line}: {'|'.join(known)}")
    for line, strings in _lists(tree):
        known = [word for word in map(str.casefold, strings) if word in ALL and word not in FORMATS and len(word) > 2]
        if len(known) > 1 and len(known) * 2 > len(strings):
            found.append(f"{line}: {', '.join(known)}")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_holds_no_words(path: Path):
    assert find_words(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_data_of_the_engine_hold_no_words(path: Path):
    assert find_words_of_data(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('titles = ["Anmelden", "one more thing"]', ["anmelden"]),
        ('[login]\ntitles = ["log in", "sign in"]', ["log in", "sign in"]),
        ('marks = ["g-recaptcha", "cmpbox"]', []),
        ("[title]\ncoverage = 2.0", []),
    ],
)
def test_words_of_data_are_found(text: str, found: list[str]):
    assert find_words_of_data(text) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('MORE = "weiterlesen"', ["1: weiterlesen"]),
        ('import re\\nMORE = re.compile(r"\\\\b(?:read|watch|listen)\\\\b")', ["2: read|watch|listen"]),
        ('VERBS = frozenset(("read", "watch"))', ["1: read, watch"]),
        ('VERBS = "read watch listen".split()', ["1: read, watch, listen"]),
        ('"""Weiterlesen opens the rest."""', []),
        ('TAGS = ("article", "section", "nav")', []),
        ('WHY = "a link that opens the rest of the item"', []),
    ],
)
def test_words_are_found(source: str, found: list[str]):
    assert find_words(source.replace("\\n", "\n").replace("\\\\", "\\")) == found
