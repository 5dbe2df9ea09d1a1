"""The reading room: one archive inside a Datasette, and how its pages read, render and refuse."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Base400, Request, Response

from archive_scraper.browse.reading.query import TooSlowError, read_page
from archive_scraper.store.schema import APPLICATION_ID

if TYPE_CHECKING:
    # Datasette imports its plugins while it is being imported itself.
    from collections.abc import AsyncIterator, Callable

    from datasette.app import Datasette

T = TypeVar("T")


class Refusal(Exception):  # noqa: N818 - what a reader is told, not a fault
    """What a request is told instead of an answer; ``again`` is an address that the reader may follow all the same."""

    def __init__(self, *, status: int, heading: str, message: str, again: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.heading = heading
        self.message = message
        self.again = again


class FaultError(Exception):
    """Raised where one of the room's own pages fails, whatever the cause: no address is to blame."""


SECONDS = 8.0
"""The longest that one page may read; the measured pages take a small part of it."""
SEARCHES = 2
"""Searches at once: half of the threads that read. A search may take all its seconds, any other page does not."""


@dataclass(frozen=True, slots=True)
class Room:
    """The archive that a Datasette shows as a reading room."""

    datasette: Datasette
    database: str
    _searches: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(SEARCHES), compare=False)

    async def read(self, request: Request, reading: Callable[[sqlite3.Connection], T]) -> T:
        """Run a reading on a connection of Datasette's pool, if this reader may see the archive's articles.

        Raises datasette.Forbidden and TooSlowError.
        """
        await self.datasette.ensure_permissions(
            request.actor,
            [("view-table", (self.database, "articles")), ("view-database", self.database), "view-instance"],
        )
        async with self._turn(searches=bool(request.args.get("q"))):
            found: T = await self.datasette.get_database(self.database).execute_fn(
                lambda conn: read_page(conn, reading, SECONDS)
            )
        return found

    async def aside(self, work: Callable[[], T]) -> T:
        """Do what takes a moment and no database in a thread; few at once, as searches."""
        async with self._turn(searches=True):
            return await asyncio.to_thread(work)

    @property
    def file(self) -> Path:
        """Return the archive's database file."""
        return Path(str(self.datasette.get_database(self.database).path))

    @asynccontextmanager
    async def _turn(self, *, searches: bool) -> AsyncIterator[None]:
        """Let few searches read at once, so that a thread is left for every other page. Raises TooSlowError."""
        if not searches:
            yield
            return
        try:
            await asyncio.wait_for(self._searches.acquire(), SECONDS)
        except TimeoutError as error:
            raise TooSlowError(f"other searches took {SECONDS:g} seconds") from error
        try:
            yield
        finally:
            self._searches.release()

    async def page(self, request: Request, template: str, status: int = 200, **context: Any) -> Response:
        """Render one of the room's templates."""
        html = await self.datasette.render_template(f"room/{template}", context, request=request)
        return Response.html(html, status=status)

    async def missing(self, request: Request, what: str) -> Response:
        """Answer 404 in the room's own words."""
        return await self.page(request, "message.html", 404, heading="Not here", message=what)

    def path(self, path: str) -> str:
        """Return the address of a page below Datasette's base_url."""
        return str(self.datasette.urls.path(path))

    def absolute(self, request: Request, path: str) -> str:
        """Return the full address of a page, as this reader reaches it."""
        return str(self.datasette.absolute_url(request, self.path(path)))

    def below_base(self, path: str) -> str:
        """Return a request's path as it stands below Datasette's base_url."""
        base = str(self.datasette.setting("base_url"))
        return f"/{path.removeprefix(base)}" if base != "/" and path.startswith(base) else path

    @property
    def config(self) -> dict[str, Any]:
        """Return what Datasette's metadata say to this plugin."""
        found = self.datasette.plugin_config("archive-scraper")
        return found if isinstance(found, dict) else {}

    @property
    def title(self) -> str:
        """Return the title that the metadata give the instance, "Archive" without one."""
        return str(self.datasette.metadata("title") or "Archive")


_ROOMS: WeakKeyDictionary[Datasette, Room | None] = WeakKeyDictionary()


def room_of(datasette: Datasette) -> Room | None:
    """Return the room of the first archive among the databases, or None: then Datasette stays as it is."""
    if datasette not in _ROOMS:
        names = (name for name, database in datasette.databases.items() if _is_archive(database.path))
        name = next(names, None)
        _ROOMS[datasette] = Room(datasette, name) if name is not None else None
    return _ROOMS[datasette]


def _is_archive(path: str | None) -> bool:
    if path is None or not Path(path).is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as conn:
            return bool(conn.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
    except sqlite3.Error:
        return False


async def answer(view: Callable[[Room, Request], Any], datasette: Datasette, request: Request) -> Response:
    """Answer one request of the room; an archive of another version says so."""
    room = room_of(datasette)
    assert room is not None  # noqa: S101 - the routes exist only where there is one
    try:
        response: Response = await view(room, request)
    except (TooSlowError, MemoryError, Base400, Refusal, sqlite3.DatabaseError) as error:
        if "no such" not in str(error) or not isinstance(error, sqlite3.OperationalError):
            raise
        return await room.page(
            request,
            "message.html",
            500,
            heading="Written by another version",
            message=f"The archive's tables are not those of this version ({error}). A command that writes, such as "
            "archive-scraper crawl, brings an older archive up to date.",
        )
    except Exception as error:
        raise FaultError from error
    return response
