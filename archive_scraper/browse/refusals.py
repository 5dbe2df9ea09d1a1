"""What a reader is told where there is no answer: in the room's own look, without a traceback in the terminal."""

from __future__ import annotations

import sqlite3
import sys
from typing import Any

from datasette.utils.asgi import Base400, Forbidden, NotFound, Request, Response

from archive_scraper.browse.reading.query import TooSlowError
from archive_scraper.browse.room import Refusal, Room
from archive_scraper.browse.sql_pool import BusyError
from archive_scraper.normalize.harmless import harmless

MISSING = "There is no such page in this archive."
_SLOW = "It would read more than a page may; the time is over. Try fewer or narrower filters."
# What Datasette raises over an address that it does not understand: a number that is none, a column that is none.
_MISREAD = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    OSError,
    sqlite3.OperationalError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
)
# Of SQLite's errors those that no address causes.
_BROKEN = ("SQLITE_CORRUPT", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_NOTADB", "SQLITE_FULL", "SQLITE_BUSY")


def refusal_of(error: BaseException) -> Refusal:
    """Return what a reader is told about an error. A status of 500 or 503 says that the address is not to blame."""
    from datasette.database import QueryInterrupted
    from datasette.views.base import DatasetteError

    if isinstance(error, Refusal):
        return error
    if isinstance(error, Forbidden):
        return Refusal(status=403, heading="Not for you", message=f"You may not do this here: {error}.")
    if isinstance(error, Base400):
        missing = isinstance(error, NotFound)
        heading, words = ("Not here", MISSING) if missing else ("Not understood", str(error))
        return Refusal(status=error.status, heading=heading, message=words)
    if isinstance(error, DatasetteError) and error.title != "SQL Interrupted":
        status = error.status if error.status != 500 else 400
        return Refusal(status=status, heading=error.title or "Not understood", message=str(error.message))
    if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorname", "").startswith(_BROKEN):
        return Refusal(status=500, heading="The archive cannot be read", message=f"SQLite says: {error}.")
    for kinds, status, heading, words in (
        ((QueryInterrupted, TooSlowError, DatasetteError), 503, "This took too long", _SLOW),
        (BusyError, 503, "Busy", "Too many queries are running. Try again in a minute."),
        (MemoryError, 503, "Too large", "This takes more memory than one page may have."),
        (_MISREAD, 400, "Not understood", "There is no answer to this address."),
    ):
        if isinstance(error, kinds):
            return Refusal(status=status, heading=heading, message=words)
    return Refusal(status=500, heading="Something went wrong", message="The terminal of the server names it.")


async def refuse(room: Room, request: Request, error: BaseException) -> Response:
    """Answer a request that cannot be answered: as JSON where JSON was asked for, else as a page."""
    told = refusal_of(error)
    if told.status == 500:
        report(request, error.__cause__ or error)
    if request.path.endswith((".json", ".jsono")):
        info = {"ok": False, "error": told.message, "status": told.status, "title": told.heading}
        return Response.json(info, status=told.status)
    page: Response = await room.page(
        request, "message.html", told.status, heading=told.heading, message=told.message, again=told.again
    )
    return page


def report(request: Request, error: BaseException) -> None:
    """Name an error that is ours, or the disk's, in one line of the terminal, with the place where it was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({trace.tb_frame.f_code.co_filename}:{trace.tb_lineno})" if trace else ""
    words = f"{request.method} {request.path[:200]}: {type(error).__name__}: {str(error)[:300]}{place}"
    print(harmless(words).replace("\n", " "), file=sys.stderr, flush=True)


def wrap_refusals(found: list[Any], room: Room, request: Request, error: BaseException) -> list[Any]:
    """Put our answer in the place of Datasette's own, which prints a traceback for whatever it does not know."""
    others = [answer for answer in found if getattr(answer, "__module__", "") != "datasette.handle_exception"]

    async def ours() -> Response:
        return await refuse(room, request, error)

    return [*others, ours]
