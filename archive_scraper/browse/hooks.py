"""What Datasette asks of a plugin. Without an archive among the databases every answer is "nothing"."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Awaitable, Callable
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Forbidden, Request, Response
from markupsafe import Markup

from archive_scraper.browse import charts, words
from archive_scraper.browse.examples import EXAMPLES, shelves
from archive_scraper.browse.feed import atom_of_rows, offers_atom
from archive_scraper.browse.gate import guarded
from archive_scraper.browse.open_sql import ALLOWANCE, bound_heap, guard
from archive_scraper.browse.questions import QUESTIONS
from archive_scraper.browse.refusals import refuse, wrap_refusals
from archive_scraper.browse.room import Room, answer, room_of
from archive_scraper.browse.sql_worker import limit_connection
from archive_scraper.browse.tables import count_tables, spreadsheet_of_rows
from archive_scraper.browse.views.article import show_article
from archive_scraper.browse.views.articles import list_articles
from archive_scraper.browse.views.captures import send_capture, show_capture
from archive_scraper.browse.views.choices import parameter_choices
from archive_scraper.browse.views.dashboard import show_dashboard
from archive_scraper.browse.views.home import forbid_robots, list_questions, show_home
from archive_scraper.browse.views.matrix import show_matrix
from archive_scraper.browse.views.names import list_names, list_sources, show_name
from archive_scraper.browse.views.persons import show_person
from archive_scraper.normalize.harmless import harmless

if TYPE_CHECKING:
    # Datasette imports its plugins while it is being imported itself.
    import sqlite3
    from collections.abc import Generator

    from datasette.app import Datasette
    from jinja2 import Environment

View = Callable[[Room, Request], Awaitable[Response]]

_ROUTES: dict[str, View] = {
    r"^/$": show_home,
    r"^/(?P<page>articles|search)(\.(?P<format>csv|spreadsheet|json|atom))?$": list_articles,
    r"^/articles/(?P<id>[0-9]{1,18})$": show_article,
    r"^/captures/(?P<id>[0-9]{1,18})$": show_capture,
    r"^/captures/(?P<id>[0-9]{1,18})/page$": send_capture,
    r"^/(?P<kind>author|topic|publication)s$": list_names,
    r"^/sources$": list_sources,
    r"^/(?P<kind>author|publication)s/(?P<key>[0-9]{1,18})$": show_name,
    r"^/(?P<kind>topic|source)s/(?P<key>[^/]+)$": show_name,
    r"^/persons/(?P<id>[0-9]{1,18})$": show_person,
    r"^/dashboard$": show_dashboard,
    r"^/matrix$": show_matrix,
    r"^/questions$": list_questions,
    r"^/robots\.txt$": forbid_robots,
}


@hookimpl
def startup(datasette: Datasette) -> None:
    """Keep Datasette's own table pages light: trying every column as a facet takes seconds, long cells fill screens."""
    room = room_of(datasette)
    if room is not None:
        changed = {"suggest_facets": False, "truncate_cells_html": 240}
        datasette._settings.update(changed)  # noqa: SLF001 - a plugin has no other way to set them
        database = datasette.get_database(room.database)
        database.table_counts = partial(count_tables, database)
        for other in datasette.databases.values():
            if other.path is not None:
                guard(datasette, other)


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Datasette) -> None:
    """Bound what any statement may make, and what SQLite may take in this process."""
    if room_of(datasette) is not None and database != "_internal":
        limit_connection(conn)
        bound_heap(conn)


@hookimpl
def permission_allowed(datasette: Datasette, action: str, resource: Any) -> bool | None:
    """Refuse SQL of the reader's own where the archive can be reached from other machines, unless it was asked for.

    It is asked for by our own configuration, or by an ``allow_sql`` block of Datasette's.
    """
    allowance = ALLOWANCE.get()
    if action != "execute-sql" or allowance is None or allowance.sql or room_of(datasette) is None:
        return None
    return None if datasette.metadata("allow_sql", database=resource) is not None else False


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Generator[None, Any, None]:
    """Answer errors in the room's look, and keep Datasette's tracebacks out of the terminal."""
    outcome = yield
    room = room_of(datasette)
    if room is not None and not datasette.pdb:
        outcome.force_result(wrap_refusals(outcome.get_result(), room, request, exception))


@hookimpl
def forbidden(datasette: Datasette, request: Request, message: str) -> Callable[[], Awaitable[Response]] | None:
    """Answer in the room's look what a reader may not see."""
    room = room_of(datasette)
    return None if room is None else partial(refuse, room, request, Forbidden(message))


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Add the room's pages. They stand before Datasette's own, so that "/" is the room's."""
    if room_of(datasette) is None:
        return []
    return [(pattern, _route(view)) for pattern, view in _ROUTES.items()]


def _route(view: View) -> Callable[..., Awaitable[Response]]:
    async def respond(datasette: Datasette, request: Request) -> Response:  # called by the names of its arguments
        return await answer(view, datasette, request)

    return respond


@hookimpl
def canned_queries(datasette: Datasette, database: str) -> dict[str, dict[str, Any]]:
    """Offer the prepared questions as queries of the archive."""
    room = room_of(datasette)
    if room is None or room.database != database:
        return {}
    return {name: question.canned() for name, question in QUESTIONS.items()}


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Give the templates the room and its words."""
    env.globals["archive_room"] = room_of(datasette)
    env.globals["archive_questions"] = QUESTIONS
    env.globals["archive_examples"] = EXAMPLES
    env.globals["archive_shelves"] = partial(shelves, datasette)
    env.globals["archive_asset"] = partial(_asset, datasette)
    env.globals["archive_choices"] = partial(parameter_choices, datasette)
    env.filters["date_words"] = words.date_words
    env.filters["day_words"] = words.day_words
    env.filters["kind_words"] = words.kind_words
    env.filters["language_words"] = words.language_words
    env.filters["subject_words"] = words.subject_words
    env.filters["host_words"] = words.host_words
    env.filters["soft_breaks"] = words.soft_breaks
    env.filters["safe_url"] = words.safe_url
    env.globals["archive_charts"] = charts
    env.globals["year_values"] = charts.year_values


def _asset(datasette: Datasette, name: str) -> str:
    return f"{datasette.urls.static_plugins('archive-scraper', name)}?{_digest(name)}"


@cache
def _digest(name: str) -> str:
    return sha256(files("archive_scraper.browse").joinpath("static", name).read_bytes()).hexdigest()[:12]


@hookimpl
def render_cell(
    row: Any,
    value: object,
    column: str,
    table: str | None,
    database: str,
    datasette: Datasette,
) -> str | Markup | None:
    """Show a cell of a prepared question or a table: names lead into the room, addresses only to the web."""
    room = room_of(datasette)
    if room is None or room.database != database or not isinstance(value, str):
        return None
    if table is None and column in _LINKED:
        key, path = _LINKED[column]
        if key in row.keys() and row[key] is not None:  # noqa: SIM118 - "in row" looks at the values
            return Markup('<a href="{}" dir="auto">{}</a>').format(room.path(f"{path}{row[key]}"), harmless(value))
    url = words.safe_url(value)
    if url and not re.search(r"\s", url):
        return Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>').format(url, harmless(url))
    return harmless(value) if harmless(value) != value else None


# Column -> (the column with its key, the page that shows it).
_LINKED = {
    "title": ("article_id", "/articles/"),
    "author": ("author_id", "/authors/"),
    "coauthor": ("coauthor_id", "/authors/"),
    "publication": ("publication_id", "/publications/"),
    "topic": ("topic_id", "/topics/"),
    "source": ("source_id", "/sources/"),
    "person": ("person_id", "/persons/"),
}


@hookimpl
def register_output_renderer(datasette: Datasette) -> list[dict[str, Any]]:
    """Offer Atom for the questions whose rows are articles, and CSV for spreadsheets for everything."""
    if room_of(datasette) is None:
        return []
    return [
        {"extension": "atom", "render": atom_of_rows, "can_render": offers_atom},
        {"extension": "spreadsheet", "render": spreadsheet_of_rows},
    ]


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Any], Any]:
    """Put the gate before every request, and the security headers on every answer."""

    def wrap(app: Any) -> Any:
        room = room_of(datasette)
        if room is None:
            return app
        policy = _policy(datasette).encode()
        app = guarded(room, app, [re.compile(pattern) for pattern in _ROUTES])

        async def respond(scope: Any, receive: Any, send: Any) -> None:
            async def send_safely(message: Any) -> None:
                if message["type"] == "http.response.start":
                    ours = _headers(policy)
                    names = {name for name, _ in ours}
                    kept = [header for header in message.get("headers", []) if header[0].lower() not in names]
                    message = {**message, "headers": [*kept, *ours]}
                await send(message)

            await app(scope, receive, send_safely)

        return respond

    return wrap


def _headers(policy: bytes) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-security-policy", policy),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"x-frame-options", b"DENY"),
    ]


def _policy(datasette: Datasette) -> str:
    """Return the content security policy: nothing from elsewhere, no inline script but Datasette's own, by hash.

    Inline styles stay allowed: Datasette's table pages use them, and without script they can do nothing.
    """
    scripts = " ".join(f"'sha256-{digest}'" for digest in _script_hashes(datasette))
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def _script_hashes(datasette: Datasette) -> list[str]:
    templates = files("datasette").joinpath("templates")
    texts = [
        script
        for name in ("_close_open_menus.html", "_codemirror_foot.html")
        for script in re.findall(r"<script>(.*?)</script>", templates.joinpath(name).read_text(), re.DOTALL)
    ]
    allowed = "true" if datasette.setting("allow_facet") else "false"
    texts.append(f"DATASETTE_ALLOW_FACET = {allowed};")
    return [b64encode(sha256(text.encode()).digest()).decode() for text in texts]
