"""Which columns of a table in JSON are title, address, date, authors: judged by what their values look like.

Names that are usual for such things decide between columns that look alike; none of them makes a title of numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.stated.json_rows import name_of
from archive_scraper.extract.stated.model import StatedEntry
from archive_scraper.extract.stated.values import LONGEST_SUMMARY, absolute
from archive_scraper.items import Person
from archive_scraper.normalize.text import clean_text, html_text
from archive_scraper.normalize.urls import is_http, site_of
from archive_scraper.signs.no_article import is_plainly_no_article
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archive_scraper.extract.stated.json_rows import Table

_PARTS = ("title", "address", "slug", "published", "updated", "authors", "topics", "summary")
_NAMES = {part: {name: place for place, name in enumerate(book.json_names(f"columns.{part}"))} for part in _PARTS}
"""Usual names of each part, the best first."""
_ALL_NAMES = frozenset(name for names in _NAMES.values() for name in names)
_DISTINCT = 0.8
_MOSTLY = 0.7
_LONGEST_TITLE = 300
_ISO = compiled(r"\s*(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?(?:[T ]|\s*$)")
_DAY = compiled(r"(?:19|20)\d\d")
_SLUG = compiled(r"[^\W_]+(?:[-_][^\W_]+)+")
_PICTURE = compiled(r"\.(?:jpe?g|png|gif|webp|svg|avif|mp[34])(?:[?#]|$)", re.IGNORECASE)
_SECONDS = (500_000_000, 5_000_000_000)
"""Numbers between are seconds since 1970; a thousand times as large, milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a table that is a list of articles, each by its path."""

    title: str
    address: str | None
    slug: str | None
    published: str | None
    updated: str | None
    authors: str | None
    topics: str | None
    summary: str | None

    @property
    def strength(self) -> int:
        """How much it says of each article besides title and address."""
        return sum(2 if part is self.published else 1 for part in (self.published, self.authors, self.summary) if part)


def columns_of(table: Table, base: str) -> Columns | None:
    """Return the columns of a table that is a list of articles; None for a menu, a list of people or of pictures.

    A list of articles has titles, addresses or slugs, and says when they were published, who wrote them, or what they
    are about.
    """
    title = _best(table, "title", _looks_like_titles)
    if title is None:
        return None
    address = _best(table, "address", lambda values: _looks_like_addresses(values, base))
    slug = _best(table, "slug", _looks_like_slugs)
    published = _named(table, "published", _looks_like_dates)
    found = Columns(
        title=title,
        address=address,
        slug=slug,
        published=published,
        updated=_named(table, "updated", _looks_like_dates),
        authors=_named(table, "authors", lambda values: bool(_share(values, lambda one: bool(_people(one, base))))),
        topics=_named(table, "topics", lambda values: bool(_share(values, lambda one: bool(_names(one))))),
        summary=_named(table, "summary", _looks_like_summaries, but=title),
    )
    return found if found.strength and (address or slug) else None


def entries_of(table: Table, columns: Columns, base: str, form: str | None = None) -> list[StatedEntry]:
    """Return the rows of a list of articles; one that states no address has its slug alone.

    ``form`` is an address with "{}" in place of the slug.
    """
    return [_entry(row, columns, base, form) for row in table.rows]


def _entry(row: dict[str, Any], columns: Columns, base: str, form: str | None) -> StatedEntry:
    summary = _text(row, columns.summary)
    slug = _text(row, columns.slug)
    is_slug = _SLUG.fullmatch(slug) is not None
    return StatedEntry(
        url=_address(_text(row, columns.address), base) or (form.replace("{}", slug) if form and is_slug else None),
        slug=slug if is_slug else None,
        title=_plain(_text(row, columns.title)),
        published=_date(row.get(columns.published)) if columns.published else None,
        updated=_date(row.get(columns.updated)) if columns.updated else None,
        authors=_people(row.get(columns.authors), base) if columns.authors else (),
        topics=_names(row.get(columns.topics)) if columns.topics else (),
        summary_html=summary if 0 < len(summary) <= LONGEST_SUMMARY else None,
    )


def _best(table: Table, part: str, looks: Callable[[Sequence[str]], bool]) -> str | None:
    """Return the column that looks as a part does, the most usual name first.

    Any other stands for it where it alone looks so, and its name is not usual for something else. Columns with the
    usual names of other parts are not looked at.
    """

    def fits(path: str) -> bool:
        texts = [value for value in table.values(path) if isinstance(value, str)]
        return bool(texts) and len(texts) >= _MOSTLY * len(table.rows) and looks(texts)

    usual = next(filter(fits, _by_name(table.columns, part)), None)
    if usual is not None:
        return usual
    unnamed = filter(fits, (path for path in table.columns if name_of(path) not in _ALL_NAMES))
    found = list(islice(unnamed, 2))
    return found[0] if len(found) == 1 else None


def _named(table: Table, part: str, looks: Callable[[Sequence[Any]], bool], but: str | None = None) -> str | None:
    """Return the column with the most usual name for a part whose values look so."""
    for path in _by_name(table.columns, part):
        values = table.values(path)
        if path != but and values and looks(values):
            return path
    return None


def _by_name(paths: Sequence[str], part: str) -> list[str]:
    names = _NAMES[part]
    return sorted(
        (path for path in paths if name_of(path) in names), key=lambda path: (names[name_of(path)], len(path))
    )


def _looks_like_titles(texts: Sequence[str]) -> bool:
    """Tell whether texts are titles: different ones, of some words, short, no addresses, dates or slugs."""
    plain = [_plain(text) for text in texts]
    several = _share(plain, lambda text: 8 <= len(text) <= _LONGEST_TITLE and (" " in text or not text.isascii()))
    other = _share(plain, lambda text: is_http(text) or text.startswith("/") or bool(_ISO.match(text)))
    return several >= _MOSTLY and other == 0 and len(set(plain)) >= _DISTINCT * len(plain)


def _looks_like_addresses(texts: Sequence[str], base: str) -> bool:
    """Tell whether texts are addresses of pages of articles, each another one, most on one host."""
    urls = [url for text in texts if (url := _address(text, base))]
    if len(urls) < _MOSTLY * len(texts) or len(set(urls)) < _DISTINCT * len(urls):
        return False
    if _share(urls, lambda url: bool(_PICTURE.search(url)) or is_plainly_no_article(url)) > 1 - _MOSTLY:
        return False
    hosts = [site_of(url) for url in urls]
    return max(map(hosts.count, set(hosts))) >= _MOSTLY * len(hosts)


def _looks_like_slugs(texts: Sequence[str]) -> bool:
    return _share(texts, lambda text: bool(_SLUG.fullmatch(text))) >= _MOSTLY and len(set(texts)) >= _DISTINCT * len(
        texts
    )


def _looks_like_dates(values: Sequence[Any]) -> bool:
    return _share(values, lambda value: bool((date := _date(value)) and _DAY.search(date))) >= _MOSTLY


def _looks_like_summaries(values: Sequence[Any]) -> bool:
    texts = [_plain(value) for value in values if isinstance(value, str)]
    return len(texts) >= _MOSTLY * len(values) and _share(texts, lambda text: len(text.split()) >= 4) >= _MOSTLY


def _share(values: Sequence[Any], holds: Callable[[Any], bool]) -> float:
    return sum(map(holds, values)) / len(values) if values else 0.0


def _address(text: str, base: str) -> str | None:
    """Return an address that is written as one; what may be a slug or a path below somewhere is none."""
    text = text.strip()
    return absolute(text, base) if is_http(text) or (text.startswith("/") and " " not in text) else None


def _date(value: object) -> str | None:
    """Return a date as it is printed, or a number of seconds or milliseconds since 1970 as a moment."""
    if isinstance(value, str):
        return clean_text(value) or None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    for unit in (1, 1000):  # compared before it is divided: an integer of JSON may be larger than any float
        if _SECONDS[0] * unit < value < _SECONDS[1] * unit:
            return datetime.fromtimestamp(value / unit, UTC).isoformat(timespec="seconds")
    return None


def _people(value: object, base: str) -> tuple[Person, ...]:
    """Return people: a name, an object with one, or several of them."""
    found: dict[str, Person] = {}
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            given = " ".join(filter(None, (_text(one, "firstName"), _text(one, "lastName"))))
            names = (_text(one, key) for key in ("name", "title", "fullName", "displayName"))
            urls = (_address(_text(one, key), base) for key in ("url", "link", "path"))
            name, url = next(filter(None, names), given), next(filter(None, urls), None)
        else:
            name, url = one if isinstance(one, str) else "", None
        if (name := _plain(name)) and len(name) <= _LONGEST_TITLE:
            found.setdefault(name, Person(name=name, url=url))
    return tuple(found.values())


def _names(value: object) -> tuple[str, ...]:
    names = (person.name for person in _people(value, ""))
    return tuple(name for name in names if not is_http(name))


def _text(row: dict[str, Any], path: str | None) -> str:
    value = row.get(path) if path else None
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    return html_text(text).replace("\n", " ").strip() if "<" in text or "&" in text else clean_text(text)
