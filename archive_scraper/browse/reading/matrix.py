"""The matrix of houses: how many articles of each source cite each house, in all years or some."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import Row, rows

if TYPE_CHECKING:
    import sqlite3

ROWS, COLUMNS = 40, 24
"""What a page shows of a matrix; more columns than these no screen holds."""
NAME, CITES = "name", "cites"
_ALL = "SELECT domain FROM owners WHERE kind = 'house' UNION SELECT domain FROM source_owners"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Sources (rows) by the houses that they cite (columns), each as {"key", "name", "source", "total"}."""

    sources: list[Row]
    """In the order that was asked for; ``key`` is the source."""
    houses: list[Row]
    """Those cited most first; ``key`` is the domain, ``source`` the source of this archive that holds it, or None."""
    cells: dict[tuple[str, str], int]
    """(source, domain) -> articles that cite it; no entry for none, and for a source's own domains."""
    own: set[tuple[str, str]] = field(default_factory=set)
    """(source, domain) of a source's own domains."""
    years: dict[int, int] = field(default_factory=dict)
    """Year -> articles of that year that cite a house, counted once for each house; of all years."""
    order: str = CITES
    """What the rows are sorted by: "cites", "name", or a domain."""


def matrix(conn: sqlite3.Connection, since: int | None = None, until: int | None = None, order: str = CITES) -> Matrix:
    """Return the matrix of the years from ``since`` to ``until``, both included; undated articles count in no span.

    ``order`` sorts the rows: "cites" (who cites most first), "name", or the domain of a house (who cites it most).
    """
    own = {(row["source"], row["domain"]) for row in rows(conn, "SELECT source, domain FROM source_owners")}
    cells, years = _cells(conn, since, until, own)
    titles = {row["slug"]: row["title"] for row in rows(conn, "SELECT slug, title FROM sources")}
    holder = {domain: source for source, domain in sorted(own, reverse=True)}
    by_source, by_house = _totals(cells)
    houses = [
        {"key": domain, "name": _name(conn, domain, titles, holder), "source": holder.get(domain), "total": total}
        for domain, total in by_house[:COLUMNS]
    ]
    order = order if order == NAME or order in dict(by_house) else CITES
    sources = [{"key": key, "name": titles.get(key, key), "total": total} for key, total in by_source]
    if order == NAME:
        sources.sort(key=lambda row: row["name"].casefold())
    elif order != CITES:
        sources.sort(key=lambda row: -cells.get((row["key"], order), 0))
    return Matrix(sources=sources, houses=houses, cells=cells, own=own, years=years, order=order)


def _cells(
    conn: sqlite3.Connection, since: int | None, until: int | None, own: set[tuple[str, str]]
) -> tuple[dict[tuple[str, str], int], dict[int, int]]:
    """Return the articles by source and domain within the years, and by year within all; nobody cites his own house."""
    # The houses lead: most of what texts cite is none of them.
    found = conn.execute(
        "SELECT k.source, k.owner, k.year, k.articles "
        f"FROM ({_ALL}) h CROSS JOIN citation_counts k INDEXED BY idx_citation_counts_owner ON k.owner = h.domain"
    )
    found.row_factory = None
    first, last = since if since is not None else 0, until if until is not None else 9999
    span = since is not None or until is not None
    cells: defaultdict[tuple[str, str], int] = defaultdict(int)
    years: defaultdict[int, int] = defaultdict(int)
    for source, domain, year, count in found:
        if (source, domain) in own:
            continue
        if year is not None:
            years[year] += count
        if first <= year <= last if year is not None else not span:
            cells[source, domain] += count
    return dict(cells), dict(sorted(years.items()))


def _totals(cells: dict[tuple[str, str], int]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Return the sources and the houses with their totals, the greatest first."""
    sources: Counter[str] = Counter()
    houses: Counter[str] = Counter()
    for (source, domain), count in cells.items():
        sources[source] += count
        houses[domain] += count
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])) for found in (sources, houses))  # type: ignore[return-value]


def _name(conn: sqlite3.Connection, domain: str, titles: dict[str, str], holder: dict[str, str]) -> str:
    if domain in holder:
        return titles.get(holder[domain], domain)
    found = rows(conn, "SELECT name FROM owners WHERE domain = ?", [domain])
    return found[0]["name"] if found else domain
