"""How long, and of how many words, a sign may be: the last that counts and the first that does not."""

from __future__ import annotations

import pytest

from archive_scraper.extract.next_page import is_pager_text
from archive_scraper.signs.addresses import read_place
from archive_scraper.signs.buttons import is_count, is_generic, names_file
from archive_scraper.signs.date_shape import before_date, dates_at_ends, has_date_shape
from archive_scraper.signs.line_shape import is_code
from archive_scraper.signs.person_name import are_person_names, is_person_name


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Ada", False),
        ("Ada Marlowe", True),
        ("Ada Maria Luisa Rosa Marlowe", True),
        ("Ada Maria Luisa Rosa Eva Marlowe", False),
        ("Ada M" + "a" * 35, True),
        ("Ada M" + "a" * 36, False),
    ],
)
def test_a_person_has_two_to_five_words_in_forty_letters(text: str, is_name: bool):
    assert is_person_name(text) is is_name


@pytest.mark.parametrize(
    ("text", "are_names"),
    [("Ada Marlowe, Quux Vellby", True), ("Ada Marlowe, Quux Vellby, Zorp Holmby", False)],
    ids=["half are known", "fewer"],
)
def test_names_side_by_side(text: str, are_names: bool):
    assert are_person_names(text) is are_names


@pytest.mark.parametrize(
    ("read", "text", "most"),
    [(is_generic, "Read more", 89), (names_file, "PDF", 89), (is_count, "3 comments", 119)],
    ids=["a button", "a file", "a count"],
)
def test_buttons_and_counts_are_short(read, text: str, most: int):
    assert read(text.ljust(most, "."))
    assert not read(text.ljust(most + 1, "."))


@pytest.mark.parametrize(
    ("text", "is_pager"),
    [
        ("1 2 3", True),
        ("1 2 3 of", True),
        ("1 2 3 of them", True),
        ("1 2 3 of them a", False),
        ("12 of", False),
        ("1 2 of", False),
        ("12", True),
        ("»", True),
        ("Next", True),
        ("1 2 3 in the list of all pages", False),
    ],
)
def test_texts_of_pagers(text: str, is_pager: bool):
    assert is_pager_text(text) is is_pager


@pytest.mark.parametrize(
    ("query", "number"),
    [("p=1999", 1999), ("p=2000", None), ("start=999999", 999999), ("start=1000000", None)],
)
def test_numbers_of_pages_and_of_items(query: str, number: int | None):
    assert read_place(f"https://x.example/news?{query}").number == number


@pytest.mark.parametrize(("length", "has"), [(120, True), (121, False)])
def test_a_line_with_a_date_has_120_letters(length: int, has: bool):
    assert has_date_shape("Updated ".ljust(length - len("3 May 2024"), "a") + "3 May 2024") is has


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12-3 abc", True),
        ("12-3 abcd", False),
        ("12-3 о", True),
        ("12-3 об", False),
        ("[2024] EWCA Civ 12", True),
    ],
)
def test_a_word_of_four_letters_is_no_code_one_of_two_in_other_scripts(text: str, code: bool):
    assert is_code(text) is code


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Order no. 12 of 3 May 2024 on the ports of the north coast", ["3 May 2024"]),
        ("What the very great storm of 3 May 2024 has cost the ports of the north", []),
        ("28 de septiembre de 2024: los puertos del norte y sus barcos", ["28 de septiembre de 2024"]),
    ],
)
def test_the_dates_at_the_ends_of_a_title(text: str, dates: list[str]):
    assert dates_at_ends(text) == dates


def test_a_long_date_closes_a_title():
    assert before_date("Los puertos del norte — 28 de septiembre de 2024.") == "Los puertos del norte"
