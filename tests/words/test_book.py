"""The book of words as data: every file keeps to the schema, and a phrase stands once."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _read(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((book.FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


MEANINGS = _read("meanings")
FILES = [code for code in book.languages() if (book.FOLDER / f"{code}.toml").exists()]


def _lists(code: str) -> Iterator[tuple[str, str]]:
    for table, keys in _read(code).items():
        for key, text in keys.items():
            yield f"{table}.{key}", text


@pytest.mark.parametrize("code", FILES)
def test_file_keeps_to_the_schema(code: str):
    for meaning, text in _lists(code):
        table, _, key = meaning.partition(".")
        about = MEANINGS[table][key]  # a meaning that nobody explained is a slip of the pen
        found = book.split_entries(text)
        assert found, f"{meaning} is empty: leave the key out"
        assert all(entry == entry.removesuffix("...").strip(".,; ") or "..." in entry for entry in found), meaning
        for entry in found if not about.get("expressions") else ():
            assert not {"*", "..."}.intersection(entry.replace("*", " * ").split()), f"{meaning} allows no signs"


@pytest.mark.parametrize("code", FILES)
def test_phrase_stands_once(code: str):
    for meaning, text in _lists(code):
        printed = [" ".join(entry.split()) for entry in text.split(",") if entry.strip()]
        assert sorted(printed) == sorted(set(printed)), meaning


def test_every_meaning_is_explained_and_used_by_some_language():
    used = {meaning for code in FILES for meaning, _ in _lists(code)}
    assert used == {f"{table}.{key}" for table, keys in MEANINGS.items() for key in keys}
    for table, keys in MEANINGS.items():
        for key, about in keys.items():
            assert about["says"].endswith("."), f"{table}.{key}"
            assert about["source"], f"{table}.{key}"


def test_entries_come_in_the_order_of_languages():
    opens = book.entries("byline.opens")
    assert opens.index("by") < opens.index("von") < opens.index("przez")
    assert book.words("byline.opens") == frozenset(opens)


def test_unknown_meaning_is_an_error():
    with pytest.raises(KeyError, match="opnes"):
        book.entries("byline.opnes")


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (["more", "more about"], "More about it", "More about"),
        (["more", "more about"], "more of it", "more"),
        (["updat*"], "updated today", "updated"),
        (["read ... now"], "read all of it now", "read all of it now"),
        (["a.b", "a"], "acb", "a"),
        (["c++"], "c++", "c++"),
    ],
)
def test_alternatives_prefer_the_longest(phrases: list[str], text: str, found: str):
    match = re.match(book.any_of(phrases), text, re.IGNORECASE)
    assert match
    assert match[0] == found
    assert re.match(book.any_of(phrases), text, re.IGNORECASE | re.VERBOSE)


def test_class_names_stand_once():
    for table, kinds in _read("class_names").items():
        for kind in kinds:
            words = book.class_words(f"{table}.{kind}")
            assert len(words) == len(set(words)), f"{table}.{kind}"
    assert "byline" in book.class_names("author")


@pytest.mark.parametrize("name", sorted(path.stem for path in book.FOLDER.glob("*.toml")))
def test_files_read_as_toml_does(name: str):
    assert book.read_file(name) == _read(name)


def test_file_in_another_spelling_is_read_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "xx.toml").write_text("[byline]\nopens = 'zog'  # as in a play\n", encoding="utf-8")
    monkeypatch.setattr(book, "FOLDER", tmp_path)
    assert book.read_file("xx") == {"byline": {"opens": "zog"}}
