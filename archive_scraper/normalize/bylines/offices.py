"""What is printed of an author next to the name: the office and the house, in bylines and in biographies."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from archive_scraper.normalize.bylines.drafts import (
    AGENCY_NAME,
    IGNORED,
    ORGANIZATION_NAME,
    PERSON,
    ROLE_ONLY,
    STAFF_NAME,
)
from archive_scraper.normalize.bylines.reading import read_byline
from archive_scraper.normalize.bylines.vocabulary import ROLE, word_bits
from archive_scraper.normalize.folding import fold, fold_word
from archive_scraper.normalize.sentences import split_sentences
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.normalize.parts import Part

_OFFICES = ("title", ROLE_ONLY)
_HOUSES = (ORGANIZATION_NAME, AGENCY_NAME, STAFF_NAME)
_LONGEST = 200
_ENDS = 8
"""Paragraphs at either end of a text that may say who wrote it."""


class Office(NamedTuple):
    """What is printed of one author."""

    name: str
    role: str | None
    house: str | None
    printed: str


def read_offices(byline: str, *, language: str | None = None, site: str | None = None) -> list[Office]:
    """Return the offices and houses that a byline prints after its names, those without either left out.

    >>> for office in read_offices("Ada Marlowe, Senior Fellow, CSIS and Tomas Vell (Harbor Institute)"): print(office)
    Office(name='Ada Marlowe', role='Senior Fellow', house='CSIS', printed='Senior Fellow, CSIS')
    Office(name='Tomas Vell', role=None, house='Harbor Institute', printed='(Harbor Institute)')
    """
    reading = read_byline(byline, language=language, site=site)
    authors = {fold(author.name) for author in reading.authors if author.type == "person"}
    others = {author.name for author in reading.authors if author.type != "person"}
    found: list[Office] = []
    name: str | None = None
    after: list[Part] = []
    for part in (*reading.parts, None):
        if part is None or part.role == PERSON:
            if name is not None and (office := _office(name, after)) is not None:
                found.append(office)
            name, after = (part.text if part is not None and fold(part.text) in authors else None), []
        elif part.text not in others:
            after.append(part)
    return found


def _office(name: str, after: list[Part]) -> Office | None:
    role, house, printed = None, None, []
    for part in after:
        inner = [part]
        if part.role == IGNORED and part.text.startswith("("):
            inner = list(read_byline(part.text.strip("()")).parts)
        for piece in inner:
            if piece.role in _OFFICES and role is None:
                role, at = _parted(piece.text)
                house = house or at
            elif piece.role in _HOUSES and house is None:
                house = piece.text
            else:
                continue
            if part.text not in printed:
                printed.append(part.text)
    if role is None and house is None:
        return None
    return Office(name, role, house, ", ".join(printed)[:_LONGEST])


def find_biographies(text: str, names: Collection[str]) -> list[Office]:
    r"""Return what the first and last paragraphs of a text say of its authors: "Ada Marlowe is a fellow at ...".

    >>> find_biographies("Ships.\nAda Marlowe is a senior fellow at the Harbor Institute.", ["Ada Marlowe"])[0][:3]
    ('Ada Marlowe', 'senior fellow', 'Harbor Institute')
    """
    lines = text.split("\n")
    ends = lines[:_ENDS] + lines[_ENDS:][-_ENDS:]
    found = []
    for name in names:
        pattern = _biography(name)
        for line in ends:
            if name not in line:
                continue
            for start, end in split_sentences(line):
                if (match := pattern.match(line[start:end])) is not None:
                    role, house = _parted(match["said"])
                    if not _is_office(role):  # "Ada Marlowe is right"
                        continue
                    found.append(Office(name, role, house, line[start:end][:_LONGEST]))
    return found


@lru_cache(maxsize=1024)
def _biography(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\w{{1,5}}\.? )?{re.escape(name)},? {_one_of('biography.is')}\s+(?P<said>.+)")


@cache
def _one_of(*meanings: str) -> str:
    return book.any_of(book.entries(*meanings))


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"\s{_one_of('biography.at')}\s+")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"{_one_of('name.articles')}\s+", re.IGNORECASE)


@cache
def _goes_on() -> re.Pattern[str]:
    """Return where the next thing is said: "... at the Harbor Institute and the author of Tides", "..., where she"."""
    return re.compile(
        rf"[,;]|\s{_one_of('byline.joins')}\s+(?={_one_of('name.articles')}\s)|\s(?={_one_of('biography.goes_on')}\s)"
    )


def _parted(said: str) -> tuple[str | None, str | None]:
    """Part an office from the house that gives it."""
    match = _at().search(said)
    role, rest = (said[: match.start()], said[match.end() :]) if match else (said, "")
    parts = [_goes_on().split(part, maxsplit=1)[0].strip(" .") for part in (role, rest)]
    role, house = (part[match.end() :] if (match := _article().match(part)) else part for part in parts)
    return role[:_LONGEST] or None, house[:_LONGEST] or None


def _is_office(role: str | None) -> bool:
    return role is not None and any(word_bits(fold_word(word)) & ROLE for word in role.split())
