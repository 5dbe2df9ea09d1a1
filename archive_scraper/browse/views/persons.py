"""A person's page: one human across the sources of the archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archive_scraper.browse.charts import Bar
from archive_scraper.browse.reading import persons as reading
from archive_scraper.browse.reading.cards import cards

if TYPE_CHECKING:
    import sqlite3

    from datasette.utils.asgi import Request, Response

    from archive_scraper.browse.room import Room

_SHOWN = 10


async def show_person(room: Room, request: Request) -> Response:
    """Show who a person is in each source, the offices, the outlets and the newest articles."""
    number = int(request.url_vars["id"])

    def read(conn: sqlite3.Connection) -> dict[str, Any] | None:
        row = reading.person(conn, number)
        if row is None:
            return None
        return {
            "row": row,
            "authors": reading.authors_of_person(conn, number),
            "offices": reading.offices(conn, number),
            "outlets": reading.outlets(conn, number),
            "joins": [join | {"evidence": json.loads(join["evidence"])} for join in reading.joins(conn, number)],
            "articles": cards(conn, reading.newest(conn, number, _SHOWN)),
        }

    found = await room.read(request, read)
    if found is None:
        return await room.missing(request, "There is no such person in this archive.")
    bars = [
        Bar(outlet["name"], outlet["count"], room.path(f"/publications/{outlet['id']}")) for outlet in found["outlets"]
    ]
    return await room.page(request, "person.html", **(found | {"outlets": bars}))
