"""Where each sign stops to be one: the longest text that still counts, and the shortest that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archive_scraper.items import Person
from archive_scraper.signs.addresses import read_place
from archive_scraper.signs.buttons import is_count, is_generic
from archive_scraper.signs.bylines import opens_byline
from archive_scraper.signs.class_names import read_words
from archive_scraper.signs.date_shape import has_date_shape, is_date_line, is_day
from archive_scraper.signs.headings import announces_authors
from archive_scraper.signs.person_name import are_person_names, is_person_name
from archive_scraper.signs.printed import read_element

if TYPE_CHECKING:
    from collections.abc import Callable


def _padded(text: str, length: int) -> str:
    return text.ljust(length, ".")


BORDERS: dict[str, tuple[Callable[[str], object], str, str]] = {
    "a button": (is_generic, _padded("Read more", 89), _padded("Read more", 90)),
    "a count": (is_count, _padded("3 Comments", 119), _padded("3 Comments", 120)),
    "a heading of authors": (announces_authors, _padded("Authors", 40), _padded("Authors", 41)),
    "a line with a date": (
        has_date_shape,
        "3 May 2024 ".ljust(120, "x"),
        "3 May 2024 ".ljust(121, "x"),
    ),
    "a date and little else": (is_date_line, "3 May 2024 " + "x" * 13, "3 May 2024 " + "x" * 14),
    "a day without a year": (is_day, "12 月 30 日 23時59分", "12 月 30 日 23時59分 at the quay"),
    "a name": (is_person_name, "Ada M" + "a" * 35, "Ada M" + "a" * 36),
    "names, half of them known": (
        are_person_names,
        "Ada Marlowe, Xyq Quorvel",
        "Ada Marlowe, Xyq Quorvel, Wqo Quorvel",
    ),
    "small words after the opening": (
        opens_byline,
        "by the editors of the Harbour Review",
        "by the editors of the old Harbour Review",
    ),
    "names after a kind of text": (
        opens_byline,
        "Analysis by Ada Marlowe, Tomas Vell, Ines Okoro and Ruth Abara",
        "Analysis by Ada Marlowe, Tomas Vell, Ines Okoro and Ruth Abara, Pavel Lindqvist, A. Bo",
    ),
    "a compound of a class name": (read_words, "teaserx", "promox"),
    "class names that are read": (read_words, "x" * 293 + " byline", "x" * 295 + " byline"),
    "a page's number": (
        lambda text: read_place(f"https://harbour.example/notes?p={text}").number,
        "1999",
        "2000",
    ),
    "an offset": (
        lambda text: read_place(f"https://harbour.example/notes?start={text}").number,
        "123456",
        "1234567",
    ),
}


@pytest.mark.parametrize("name", BORDERS)
def test_border(name: str):
    sign, inside, outside = BORDERS[name]
    assert sign(inside)
    assert not sign(outside)


def test_only_the_beginning_of_a_long_line_is_counted():
    long_words = " ".join(["editorialcommittee"] * 12)
    assert opens_byline(f"by {long_words}")


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Ada Marlowe Oslo Riga", "Ada Marlowe Oslo Riga"),
        ("Ada Marlowe Oslo Riga Warsaw", "Ada Marlowe"),
    ],
)
def test_places_that_are_a_surname(name: str, read: str):
    """The address of the person's page has them too; three of them are where somebody reports from."""
    printed = Person(name=name, url=f"https://harbour.example/people/{name.lower().replace(' ', '-')}")
    assert [author.name for author in read_element(printed, "en", "harbour.example")] == [read]
