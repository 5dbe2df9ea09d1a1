"""Starting the reading room: a Datasette on one archive, read-only, on this machine alone unless told otherwise."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from contextlib import closing
from typing import TYPE_CHECKING, Any

from archive_scraper.errors import StoreError, UsageError
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
The archive is open to everybody who can reach this machine. Put authentication before it:
  a reverse proxy (Caddy: basic_auth, nginx: auth_basic) that speaks to 127.0.0.1 only, or
  pip install datasette-auth-passwords and a metadata file, see https://datasette.io/plugins/datasette-auth-passwords
"""


def open_room(path: Path) -> Datasette:
    """Return a Datasette on the archive. Raises StoreError where the file is missing or is no archive."""
    with closing(Connection.open(path, create=False, read_only=True)):
        pass  # refuses in one line what Datasette would show as an empty page
    from datasette.app import Datasette

    return Datasette([str(path)], settings=SETTINGS, metadata={"title": "Archive"})


def is_loopback(host: str) -> bool:
    """Tell whether a server on this host can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def choose_port(host: str, port: int | None) -> int:
    """Return the port asked for, or the first free one from DEFAULT_PORT on.

    Raises UsageError for a busy one, and for a host that is not this machine.
    """
    try:
        free = _any_port(host)
    except (OSError, UnicodeError) as error:
        raise UsageError(f"{host} is no address of this machine; leave --host out to serve on 127.0.0.1") from error
    if port is not None:
        if port and not _is_free(host, port):
            raise UsageError(f"port {port} on {host} is taken or not allowed; leave --port out to get a free one")
        return port or free
    return next((number for number in range(DEFAULT_PORT, DEFAULT_PORT + 50) if _is_free(host, number)), free)


def _is_free(host: str, port: int) -> bool:
    try:
        _any_port(host, port)
    except (OSError, OverflowError):
        return False
    return True


def _any_port(host: str, port: int = 0) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return int(probe.getsockname()[1])


def serve(datasette: Datasette, host: str, port: int) -> None:
    """Serve until interrupted. On loopback only requests that name this machine are answered."""
    import uvicorn

    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(datasette.invoke_startup())
    finally:
        loop.close()
    app = datasette.app()
    if is_loopback(host):
        app = only_local(app)
    try:
        uvicorn.run(app, host=host, port=port, log_level="warning", lifespan="on", workers=1)
    except OSError as error:
        raise StoreError(f"{host}:{port}: cannot be served: {error.strerror}") from error


def only_local(app: Any) -> Any:
    """Refuse requests under another name: a web page elsewhere could have pointed its own name at this machine."""

    async def respond(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and not is_loopback(_host_of(scope)):
            body = b"This archive is served on this machine alone.\n"
            headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(body)).encode())]
            await send({"type": "http.response.start", "status": 421, "headers": headers})
            await send({"type": "http.response.body", "body": body})
            return
        await app(scope, receive, send)

    return respond


def _host_of(scope: Any) -> str:
    named = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    name = named.rpartition("]")[0].lstrip("[") if named.startswith("[") else named.partition(":")[0]
    return str(name)
