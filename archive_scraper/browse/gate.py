"""What comes before every request: whom it names, which site sent it, what it may ask, and an answer whatever fails."""

from __future__ import annotations

import ipaddress
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes, urlsplit

from datasette.utils.asgi import Request

from archive_scraper.browse.open_sql import ALLOWANCE, Allowance
from archive_scraper.browse.questions import QUESTIONS
from archive_scraper.browse.refusals import MISSING, refuse, report
from archive_scraper.browse.room import Refusal, Room

if TYPE_CHECKING:
    # Datasette imports its plugins while it is being imported itself.
    from collections.abc import Iterator

PLUGIN = "archive-scraper"
"""The name of our part of Datasette's plugin configuration: ``sql`` (true, false) and ``hosts`` (names, or "any")."""
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_LONGEST_QUERY = 100_000
_MOST_ARGUMENTS = 100
_MOST_FACETS = 10
# What makes a request one for SQL of the reader's own: a query, a condition, an expression of the search index.
_SQL = ("sql", "_where", "_searchmode")
_FILE = re.compile(r"\.(?:csv|json|jsono|atom|spreadsheet|blob|db)$")


def is_loopback(host: str) -> bool:
    """Tell whether a server on this host can be reached from this machine alone."""
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_local(scope: Any) -> bool:
    """Tell whether a request came over this machine's own loopback interface."""
    server = scope.get("server")
    return bool(server) and is_loopback(str(server[0]))


def check_path(scope: Any) -> None:
    """Refuse paths that no page has, and that Datasette stumbles over: other bytes than UTF-8, NUL."""
    raw = scope.get("raw_path") or scope["path"].encode("utf-8", "surrogateescape")
    plain = raw.partition(b"?")[0]
    try:
        raw.decode("ascii")
        names = unquote_to_bytes(plain).decode("utf-8")
    except UnicodeDecodeError:
        names = "\0"
    if "\0" in names or "\0" in _tildes_decoded(names):
        raise Refusal(status=404, heading="Not here", message=MISSING)


def _tildes_decoded(path: str) -> str:
    """Return a path with ~XX, Datasette's own escape, decoded like %XX."""
    return unquote_to_bytes(path.replace("%", "%25").replace("~", "%")).decode("utf-8", "replace")


def check_request(request: Request) -> None:
    """Refuse methods, and query strings that are too long or name too many things."""
    if request.method not in _METHODS:
        raise Refusal(status=405, heading="Not understood", message=f"The room does not know {request.method[:20]}.")
    if len(request.query_string) > _LONGEST_QUERY or request.query_string.count("&") >= _MOST_ARGUMENTS:
        raise Refusal(status=400, heading="Too long", message="This address asks for too many things at once.")
    facets = [name for name in re.findall(r"(?:^|&)(_facet[a-z_]*)=", request.query_string) if "_size" not in name]
    if len(facets) > _MOST_FACETS:
        raise Refusal(status=400, heading="Too long", message=f"A page counts {_MOST_FACETS} facets at most.")


def check_host(room: Room, request: Request) -> None:
    """Refuse requests under another name than this machine's: a page elsewhere points its own name here.

    That is DNS rebinding: to the browser the archive is then part of that page. It matters where the server can be
    reached over loopback alone, unless a proxy stands before it, whose names the configuration gives.
    """
    allowed = room.config.get("hosts") or []
    name = _host_name(request.headers.get("host", ""))
    if allowed == "any" or not is_local(request.scope) or is_loopback(name) or name in _listed(allowed):
        return
    raise Refusal(
        status=421,
        heading="Under another name",
        message=f"This archive is served on this machine alone, and the request names {name[:100]!r}. Where a proxy "
        f"stands before it, give its name in Datasette's metadata: plugins, {PLUGIN}, hosts.",
    )


def _listed(names: Any) -> list[str]:
    return [str(name).lower() for name in names] if isinstance(names, list) else [str(names).lower()]


def _host_name(host: str) -> str:
    name = host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    return str(name).lower()


def check_origin(request: Request, *, asks_sql: bool, cors: bool) -> None:
    """Refuse what another site makes a reader's browser do here (https://web.dev/articles/fetch-metadata).

    A link from elsewhere leads to a page, but runs no SQL; pictures, scripts, frames and requests of a page elsewhere
    get nothing. Programs that are no browsers send none of these headers.
    """
    if not _is_foreign(request) or (cors and not asks_sql):
        return
    follows = request.headers.get("sec-fetch-mode", "navigate") == "navigate" and request.method in ("GET", "HEAD")
    framed = request.headers.get("sec-fetch-dest", "document") not in ("document", "empty")
    if not follows or framed:
        raise Refusal(
            status=403, heading="From another site", message="A page of another site asked for this; it gets nothing."
        )
    if asks_sql:
        raise Refusal(
            status=403,
            heading="From another site",
            message="A link of another site led to this SQL. It was not run: look at it first, it costs this machine "
            "time and memory.",
            again=request.full_path,
        )


def _is_foreign(request: Request) -> bool:
    """Tell whether a browser says that another site sent the request."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    for header in ("origin", "referer"):
        sender = request.headers.get(header)
        if sender:
            try:
                return bool(urlsplit(sender).netloc.lower() != request.host.lower())
            except ValueError:
                return True
    return False


def asks_sql(request: Request) -> bool:
    """Tell whether a request has SQL of the reader's own."""
    return any(request.args.get(name) for name in _SQL)


@contextmanager
def allowed(room: Room, request: Request, path: str, routes: list[re.Pattern[str]]) -> Iterator[None]:
    """Give a request of Datasette's own pages its allowance; ``path`` is the one below base_url."""
    if any(route.match(path) for route in routes) or _is_question(room, path):
        yield
        return
    wanted = room.config.get("sql")
    given = is_local(request.scope) if wanted is None else bool(wanted)
    allowance = Allowance(sql=given, asks_sql=asks_sql(request), page=not _FILE.search(path))
    token = ALLOWANCE.set(allowance)
    try:
        yield
    finally:
        ALLOWANCE.reset(token)


def _is_question(room: Room, path: str) -> bool:
    database, _, name = path.strip("/").partition("/")
    return database == room.database and name.partition(".")[0] in QUESTIONS


def guarded(room: Room, app: Any, routes: list[re.Pattern[str]]) -> Any:
    """Return the app with all this before it. Whatever is refused or fails gets an answer."""

    async def respond(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        started = False

        async def watched(message: Any) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        request = Request({**scope, "csrftoken": lambda: ""}, receive)
        try:
            check_path(scope)
            check_request(request)
            check_host(room, request)
            check_origin(request, asks_sql=asks_sql(request), cors=room.datasette.cors)
            with allowed(room, request, room.below_base(request.path), routes):
                await app(scope, receive, watched)
        except Exception as error:  # noqa: BLE001 - whatever failed outside of Datasette's own care
            if started:  # half an answer: the connection ends, which is all that a reader can be told
                report(request, error)
                return
            response = await refuse(room, request, error)
            await response.asgi_send(send)

    return respond
