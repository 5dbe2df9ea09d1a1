"""Home, the list of prepared questions, and what robots are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from archive_scraper.browse.charts import Bar
from archive_scraper.browse.questions import QUESTIONS
from archive_scraper.browse.reading.cards import cards
from archive_scraper.browse.reading.choice import choose, page_ids
from archive_scraper.browse.reading.facets import facets
from archive_scraper.browse.reading.filters import Filters
from archive_scraper.browse.reading.houses import in_trouble
from archive_scraper.browse.reading.overview import sources, totals

if TYPE_CHECKING:
    import sqlite3

    from archive_scraper.browse.room import Room

_NEWEST = 8
_SOURCES = 20
"""Shown on the home page: those in trouble, then those with most articles."""


async def show_home(room: Room, request: Request) -> Response:
    """Show what is in the archive, the newest articles and how each source is."""

    def read(conn: sqlite3.Connection) -> dict[str, Any]:
        everything = choose(conn, Filters())
        return {
            "totals": totals(conn),
            "sources": sources(conn),
            "articles": cards(conn, page_ids(conn, everything, _NEWEST)),
            "facets": facets(conn, everything, ["topic"]),
        }

    found = await room.read(request, read)
    everyone = found["sources"]
    found["filled"] = sum(1 for row in everyone if row["count"])
    found["all_sources"] = len(everyone)
    if len(everyone) > _SOURCES:
        found["sources"] = sorted(everyone, key=lambda row: (not in_trouble(row), -row["count"]))[:_SOURCES]
    topics = [Bar(row["label"], row["count"], room.path(f"/topics/{row['value']}")) for row in found["facets"]["topic"]]
    return await room.page(request, "home.html", topics=topics, **found)


async def list_questions(room: Room, request: Request) -> Response:
    """List the prepared questions with what each answers."""
    await room.read(request, lambda _: None)  # asks for permission
    return await room.page(request, "questions.html", questions=QUESTIONS)


async def forbid_robots(room: Room, request: Request) -> Response:  # noqa: ARG001 - the arguments of every view
    """Keep search engines out: the texts belong to their publishers."""
    return Response.text("User-agent: *\nDisallow: /\n")
