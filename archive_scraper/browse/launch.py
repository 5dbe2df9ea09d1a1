"""Starting the reading room: a Datasette on one archive, read-only, on this machine alone unless told otherwise."""

from __future__ import annotations

import asyncio
import errno
import socket
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from archive_scraper.browse.gate import PLUGIN
from archive_scraper.errors import UsageError
from archive_scraper.store.connect import Connection

if TYPE_CHECKING:
    from pathlib import Path

    from datasette.app import Datasette

DEFAULT_PORT = 8001
SETTINGS = {
    "sql_time_limit_ms": 8000,
    "facet_time_limit_ms": 1000,
    "suggest_facets": False,
    "default_facet_size": 12,
    "default_page_size": 50,
    "max_returned_rows": 5000,
    "allow_download": False,
    "num_sql_threads": 4,
}
"""Datasette's settings, measured on a million articles; the time is for a first visit, read from the disk."""

PUBLIC_ADVICE = """\
The archive is open to everybody who can reach this address. Put authentication before it:
  a reverse proxy (Caddy: basic_auth, nginx: auth_basic) that speaks to 127.0.0.1 only, or
  pip install datasette-auth-passwords and a metadata file, see https://datasette.io/plugins/datasette-auth-passwords
"""


def open_room(path: Path, *, public: bool = False, sql: bool | None = None) -> Datasette:
    """Return a Datasette on the archive. Raises StoreError where the file is missing or is no archive.

    ``public`` says that others may come, under whatever name; then readers have no SQL of their own unless ``sql``
    says so.
    """
    with closing(Connection.open(path, create=False, read_only=True)):
        pass  # refuses in one line what Datasette would show as an empty page
    from datasette.app import Datasette

    ours = {"sql": not public if sql is None else sql, "hosts": "any" if public else []}
    return Datasette([str(path)], settings=SETTINGS, metadata={"title": "Archive", "plugins": {PLUGIN: ours}})


_NO_ADDRESS = "{} is no address of this machine; leave --host out to serve on 127.0.0.1"


def address_of(host: str) -> str:
    """Return a host's IP address. Raises UsageError for one that is unknown."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise UsageError(_NO_ADDRESS.format(host)) from error
    return str(found[0][4][0])


def choose_port(host: str, port: int | None) -> int:
    """Return the port asked for, or the first free one from DEFAULT_PORT on.

    Raises UsageError for a port that is taken or not allowed, and for an address that is not this machine's.
    """
    address = address_of(host)
    if port is not None:
        return _try_port(address, port, host)
    for number in range(DEFAULT_PORT, DEFAULT_PORT + 50):
        with suppress(_TakenError):
            return _try_port(address, number, host)
    return _try_port(address, 0, host)


class _TakenError(UsageError):
    pass


def _try_port(address: str, port: int, host: str) -> int:
    """Return the port, any free one for 0, where a server could listen on it."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with closing(socket.socket(family)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise _refusal(error, port, host) from error
        return int(probe.getsockname()[1])


def _refusal(error: OSError, port: int, host: str) -> UsageError:
    if error.errno == errno.EADDRINUSE:
        return _TakenError(f"--port {port}: another program listens there; leave --port out to get a free one")
    if error.errno in (errno.EACCES, errno.EPERM):
        return UsageError(f"--port {port}: is reserved for the system; take one above 1023")
    return UsageError(_NO_ADDRESS.format(host))


def serve(datasette: Datasette, host: str, port: int) -> None:
    """Serve until interrupted. Raises UsageError where the port was taken meanwhile."""
    import uvicorn

    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(datasette.invoke_startup())
    finally:
        loop.close()
    server = uvicorn.Server(
        uvicorn.Config(datasette.app(), host=host, port=port, log_level="warning", lifespan="on", workers=1)
    )
    with closing(_listen(host, port)) as listening:
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens. uvicorn's own writes a refusal into its log and goes on to fail."""
    address = address_of(host)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=2048)
    except OSError as error:
        raise _refusal(error, port, host) from error
