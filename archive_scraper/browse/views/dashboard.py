"""The dashboard: output over time by source and topic, who writes most and where, how the crawls went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive_scraper.browse.charts import Bar
from archive_scraper.browse.reading.choice import choose
from archive_scraper.browse.reading.facets import facets
from archive_scraper.browse.reading.filters import Filters
from archive_scraper.browse.reading.houses import in_trouble
from archive_scraper.browse.reading.overview import (
    months_by_name,
    sources,
    window,
)

if TYPE_CHECKING:
    import sqlite3

    from datasette.utils.asgi import Request, Response

    from archive_scraper.browse.room import Room

_LINES, _CRAWLS = 25, 60
"""Sources shown with their months and with their crawls: hundreds of them stand on the page of sources."""


async def show_dashboard(room: Room, request: Request) -> Response:
    """Show the archive's numbers."""

    def read(conn: sqlite3.Connection) -> dict[str, Any]:
        months = window(conn)
        by_source, by_topic = months_by_name(conn, months) if months else ({}, {})
        return {
            "months": months,
            "by_source": by_source,
            "by_topic": by_topic,
            "facets": facets(conn, choose(conn, Filters()), ["author", "publication"]),
            "sources": sources(conn),
            "topic_names": dict(conn.execute("SELECT slug, name FROM topics").fetchall()),
        }

    found = await room.read(request, read)
    months = found["months"]
    total = {month: sum(series.get(month, 0) for series in found["by_source"].values()) for month in months}
    every = [Bar(month, total[month], room.path(f"/articles?since={month}&until={month}")) for month in months]
    names = {row["slug"]: row["title"] for row in found["sources"]}
    by_source = _series(room, "source", found["by_source"], names, months)
    by_topic = _series(room, "topic", found["by_topic"], found["topic_names"], months)
    return await room.page(
        request,
        "dashboard.html",
        months=months,
        every=every,
        by_source=by_source[:_LINES],
        more_sources=max(0, len(by_source) - _LINES),
        by_topic=by_topic,
        highest={"source": _highest(by_source), "topic": _highest(by_topic)},
        authors=_bars(room, "author", found["facets"]),
        publications=_bars(room, "publication", found["facets"]),
        sources=sorted(found["sources"], key=lambda row: not in_trouble(row))[:_CRAWLS],
        more_crawls=max(0, len(found["sources"]) - _CRAWLS),
    )


def _series(
    room: Room, kind: str, found: dict[str, dict[str, int]], names: dict[str, str], months: list[str]
) -> list[dict[str, Any]]:
    series = [
        {
            "label": names.get(key, key),
            "href": room.path(f"/{kind}s/{key}"),
            "values": [counts.get(month, 0) for month in months],
            "total": sum(counts.get(month, 0) for month in months),
        }
        for key, counts in found.items()
    ]
    return sorted(series, key=lambda line: (-line["total"], line["label"]))


def _highest(series: list[dict[str, Any]]) -> int:
    return max((value for line in series for value in line["values"]), default=0)


def _bars(room: Room, kind: str, found: dict[str, list[dict[str, Any]]]) -> list[Bar]:
    return [Bar(row["label"], row["count"], room.path(f"/{kind}s/{row['value']}")) for row in found[kind]]
