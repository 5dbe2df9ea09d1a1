"""The list of outlets holds what its head says: names, by language, each once, and no person's or place's."""

from __future__ import annotations

from collections import Counter

import pytest

from archive_scraper.normalize.bylines.vocabulary import read_lines
from archive_scraper.normalize.folding import fold_word
from archive_scraper.words import book
from archive_scraper.words.outlets import outlet_names

SEVERAL = "mul"
SECTIONS = [line[1:-1] for line in read_lines("outlets.txt") if line.startswith("[")]
LANGUAGE_AND_BROADCASTER = "العربية"


def keys(*names: str) -> set[str]:
    return {" ".join(map(fold_word, name.split())) for name in names}


def test_a_section_is_a_language_of_the_book():
    assert set(SECTIONS) - {SEVERAL} <= set(book.languages())
    assert Counter(SECTIONS).most_common(1)[0][1] == 1


@pytest.mark.parametrize("section", SECTIONS)
def test_a_name_stands_once_in_its_section(section: str):
    names = [name.casefold() for name in outlet_names(section)]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_what_a_language_has_does_not_stand_among_those_of_several():
    of_languages = {name.casefold() for section in SECTIONS if section != SEVERAL for name in outlet_names(section)}
    assert [name for name in outlet_names(SEVERAL) if name.casefold() in of_languages] == []


def test_no_name_is_a_given_name_or_a_place():
    names = set(outlet_names()) - {LANGUAGE_AND_BROADCASTER}
    assert keys(*(name for name in names if " " not in name)) & set(read_lines("given_names.txt")) == set()
    assert keys(*names) & {*read_lines("places.txt"), *read_lines("place_names.txt")} == set()
