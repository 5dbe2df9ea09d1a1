"""What a reader may choose for the parameters of a prepared question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import Row, rows
from archive_scraper.browse.room import room_of

if TYPE_CHECKING:
    from datasette.app import Datasette

_CHOICES = {
    "source": "SELECT slug AS value, title AS label FROM sources ORDER BY title COLLATE NOCASE",
    "topic": "SELECT slug AS value, name AS label FROM topics ORDER BY name COLLATE NOCASE LIMIT 2000",
}


async def parameter_choices(datasette: Datasette, parameter: str) -> list[Row]:
    """Return the values of a question's parameter with their labels; empty for one that is typed."""
    room = room_of(datasette)
    if room is None or parameter not in _CHOICES:
        return []
    found: list[Row] = await datasette.get_database(room.database).execute_fn(
        lambda conn: rows(conn, _CHOICES[parameter])
    )
    return found
