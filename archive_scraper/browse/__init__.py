"""The reading room: a Datasette plugin that shows an archive as pages to live in.

Plain ``datasette data/archive.db`` finds it by its entry point where the package is installed. Below it:
``reading`` (SQL), ``views`` (one request, one page), ``templates`` and ``static`` (what a reader sees).
"""

from archive_scraper.browse.hooks import (
    asgi_wrapper,
    canned_queries,
    forbidden,
    handle_exception,
    permission_allowed,
    prepare_connection,
    prepare_jinja2_environment,
    register_output_renderer,
    register_routes,
    render_cell,
    startup,
)

__all__ = [
    "asgi_wrapper",
    "canned_queries",
    "forbidden",
    "handle_exception",
    "permission_allowed",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_output_renderer",
    "register_routes",
    "render_cell",
    "startup",
]
