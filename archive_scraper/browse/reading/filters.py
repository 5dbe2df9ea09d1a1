"""Filters: which articles a list shows, as an address says it, and the SQL for it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from archive_scraper.store.search import match_query

if TYPE_CHECKING:
    from collections.abc import Mapping

NONE = "none"
"""What an address says for "has no value": year=none lists the undated."""

SORTS = {
    "newest": "Newest",
    "oldest": "Oldest",
    "found": "Recently found",
    "relevance": "Best match",
}
PAGE_SIZE = 25
_MAX_ID = 2**63 - 1
_MAX_PAGE = 100_000
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_NUMBERED = {"author": "an author", "publication": "a publication"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader chose. An empty string means "not chosen"."""

    q: str = ""
    source: str = ""
    country: str = ""
    """Code of the source's country."""
    subject: str = ""
    """One of the source's subjects."""
    year: str = ""
    kind: str = ""
    language: str = ""
    topic: str = ""
    author: str = ""
    publication: str = ""
    since: str = ""
    """First day, or month, or year."""
    until: str = ""
    """Last day, or month, or year, included."""
    sort: str = ""
    page: int = 1
    refused: tuple[str, ...] = ()
    """What the address asked for and cannot be meant, in words for the reader; then no article is chosen."""

    @classmethod
    def read(cls, arguments: Mapping[str, str]) -> Filters:
        """Return the filters of an address. What cannot be meant (author=abc) is named in ``refused``.

        >>> Filters.read({"year": "20x5", "page": "-3"}).refused
        ('“20x5” is no year; a year has four digits, like 2019',)
        """
        given = {name: (arguments.get(name) or "").strip() for name in _READ}
        refused = []
        for name in ("author", "publication"):
            if given[name] and not _is_id(given[name]):
                refused.append(f"“{given[name][:40]}” is no number of {_NUMBERED[name]}")
                given[name] = ""
        if given["year"] not in ("", NONE) and not re.fullmatch(r"[0-9]{4}", given["year"]):
            refused.append(f"“{given['year'][:40]}” is no year; a year has four digits, like 2019")
            given["year"] = ""
        for name in ("since", "until"):
            if given[name] and not is_date(given[name]):
                refused.append(f"“{given[name][:40]}” is no date; write 2019, 2019-05 or 2019-05-31")
                given[name] = ""
        if given["since"] and given["until"] and given["since"] > f"{given['until']}~":
            refused.append(f"the span begins ({given['since']}) after its end ({given['until']})")
        if given["sort"] not in SORTS or (given["sort"] == "relevance" and not given["q"]):
            given["sort"] = ""
        number = given.pop("page")
        page = int(number) if re.fullmatch(r"[0-9]{1,9}", number) else 1
        return cls(**given, page=min(max(page, 1), _MAX_PAGE), refused=tuple(refused))

    @property
    def order(self) -> str:
        """Return the sort in force."""
        return self.sort or ("relevance" if self.q else "newest")

    @property
    def active(self) -> bool:
        """Tell whether anything narrows the list."""
        return bool(self.refused) or any(getattr(self, name) for name in NARROWING)

    def but(self, **changes: Any) -> Filters:
        """Return the filters with some changed, back on the first page unless a page is given."""
        return replace(self, **{"page": 1, "refused": (), **changes})

    def query(self) -> str:
        """Return the filters as the query string of an address, with its question mark; "" for none."""
        given = {name: getattr(self, name) for name in _READ}
        if given["page"] == 1:
            del given["page"]
        text = urlencode({name: value for name, value in given.items() if value != ""})
        return f"?{text}" if text else ""

    def conditions(self) -> tuple[list[str], dict[str, object]]:
        """Return conditions on the columns of ``articles a`` and their parameters by name."""
        parts, values = self._of_sources()
        for name in ("year", "kind", "language"):
            chosen = getattr(self, name)
            if chosen == NONE:
                parts.append(f"a.{name} IS NULL")
            elif chosen:
                parts.append(f"a.{name} = :{name}")
                values[name] = int(chosen) if name == "year" else chosen
        # What surely lies between: published_day >= the first day and published_last <= the last one, said of
        # `published`, which the indexes hold.
        if self.since:
            parts.append("a.published >= :since")
            values["since"] = re.sub(r"(?:-01){1,2}$", "", self.since)
        if self.until:
            parts.append("(a.published < :until AND a.published NOT IN (:whole_year, :whole_month))")
            values |= _ends(self.until)
        return parts, values

    def _of_sources(self) -> tuple[list[str], dict[str, object]]:
        """Return at most one condition, on ``a.source``: one that leads to its part of an index."""
        said = {
            "source": "a.source = :source",
            "country": "a.source IN (SELECT slug FROM sources WHERE country = :country)",
            "subject": "a.source IN (SELECT source FROM source_subjects WHERE subject = :subject)",
        }
        unsaid = {
            "source": "a.source IS NULL",
            "country": "a.source IN (SELECT slug FROM sources WHERE country IS NULL)",
            "subject": "a.source NOT IN (SELECT source FROM source_subjects)",
        }
        chosen = {name: value for name in said if (value := getattr(self, name))}
        found = [(unsaid if value == NONE else said)[name] for name, value in chosen.items()]
        values: dict[str, object] = {name: value for name, value in chosen.items() if value != NONE}
        return [" AND ".join(found)] if found else [], values

    def sets(self) -> list[tuple[str, object]]:
        """Return the queries, each with its ``:value``, in whose ids an article must be; the search stands apart."""
        found: list[tuple[str, object]] = []
        for table, key, chosen in (
            ("article_topics", "topic", self.topic),
            ("article_authors", "author_id", int(self.author or 0)),
            ("external_links", "publication_id", int(self.publication or 0)),
        ):
            if chosen:
                found.append((f"SELECT article_id FROM {table} WHERE {key} = :value", chosen))
        return found

    def match(self) -> str:
        """Return the expression for the search index, "" where the search holds no word."""
        return match_query(self.q)


_READ = tuple(item.name for item in fields(Filters) if item.name != "refused")
NARROWING = tuple(name for name in _READ if name not in ("sort", "page"))
"""The fields of Filters that leave articles out."""


def _ends(until: str) -> dict[str, object]:
    """Return what a date must be less than, and the year and the month that go on after the last day."""
    days = calendar.monthrange(int(until[:4]), int(until[5:7]))[1] if len(until) >= len("2019-05") else 31
    ends_year = until[4:7] in ("", "-12") and until[7:] in ("", "-31")
    ends_month = until[7:] in ("", f"-{days}")
    return {
        "until": f"{until}~",  # "~" sorts behind whatever may follow the prefix
        "whole_year": "" if ends_year else until[:4],
        "whole_month": "" if ends_month else until[:7],
    }


def is_date(text: str) -> bool:
    """Tell whether text is a year, a month or a day that the calendar has.

    >>> [is_date(text) for text in ("2019", "2019-02", "2020-02-29", "2019-02-29", "2019-13", "0000", "19")]
    [True, True, True, False, False, False, False]
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def _is_id(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,19}", text)) and int(text) <= _MAX_ID
