"""Pages that read at the same time: searches leave a thread for everybody else."""

from __future__ import annotations

import asyncio
import threading

from datasette.utils.asgi import Request
from reading_room import Reader

from archive_scraper.browse.launch import SETTINGS
from archive_scraper.browse.room import SEARCHES, room_of


def test_searches_leave_threads_for_every_other_page(library):
    room = room_of(Reader(library).datasette)
    enough = threading.Event()
    waiting = []

    def slow(_):
        waiting.append(1)
        assert enough.wait(30)

    async def crowd():
        searches = [
            asyncio.create_task(room.read(Request.fake("/articles?q=port"), slow))
            for _ in range(SETTINGS["num_sql_threads"] + 1)
        ]
        answer = await room.read(Request.fake("/articles"), lambda conn: conn.execute("SELECT 1").fetchone()[0])
        begun = len(waiting)
        enough.set()
        await asyncio.gather(*searches)
        return answer, begun

    answer, begun = Reader._run(crowd())  # in a thread of its own: crawls of other tests have the main one
    assert answer == 1
    assert begun <= SEARCHES < SETTINGS["num_sql_threads"]
    assert len(waiting) == SETTINGS["num_sql_threads"] + 1, "each search had its turn"
