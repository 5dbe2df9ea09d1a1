"""The pages of one capture: what it says of an article, where a value stands in it, and the page as it was fetched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from datasette.utils.asgi import Response
from markupsafe import Markup

from archive_scraper.browse.differences import show_difference
from archive_scraper.browse.reading.captures import capture as read_capture
from archive_scraper.browse.room import Refusal
from archive_scraper.captures.reader import Answer, read_answer
from archive_scraper.errors import CaptureError
from archive_scraper.extract.source_place import find_print
from archive_scraper.normalize.harmless import harmless
from archive_scraper.store.captures import Captured

if TYPE_CHECKING:
    from datasette.utils.asgi import Request

    from archive_scraper.browse.reading.query import Row
    from archive_scraper.browse.room import Room

_AROUND = 1500
"""Characters of the source that are shown on each side of a value."""
# Name in the address and among the origins -> what it is called, and the column with what the page printed.
FIELDS = {
    "title": ("title", "title"),
    "subtitle": ("subtitle", "subtitle"),
    "published": ("publication date", "published_raw"),
    "modified": ("date of the last change", "modified_raw"),
    "authors": ("byline", "byline_raw"),
    "kind": ("kind", "kind_raw"),
    "summary": ("summary", "summary"),
}


async def show_capture(room: Room, request: Request) -> Response:
    """Show what a capture is, how its text differs from the newest one, and where in it a value stands."""
    found = await _find(room, request)
    article, field = found["article"], request.args.get("field")
    place = None
    if field is not None and article is not None:
        if field not in FIELDS:
            raise Refusal(status=400, heading="Not understood", message=f"There is no value called {field!r}.")
        place = await room.aside(lambda: _place(room, found, field))
    difference = None
    if article is not None and found["then"] is not None and found["then"] != article["body"]:
        difference = show_difference(found["then"], article["body"])
    return await room.page(
        request, "capture.html", capture=found, article=article, difference=difference, field=field, place=place,
        fields={name: words for name, (words, column) in FIELDS.items() if article and article[column]},
    )  # fmt: skip


async def send_capture(room: Room, request: Request) -> Response:
    """Send a page as it was fetched, as a file to keep: never as a page of this server."""
    found = await _find(room, request)
    answer = await room.aside(lambda: _answer(room, found))
    kind = "pdf" if "pdf" in (found["content_type"] or "") else "html.txt"
    return Response(
        body=answer.body,
        status=200,
        headers={
            "Content-Disposition": f'attachment; filename="capture-{found["id"]}.{kind}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
        content_type="application/octet-stream" if kind == "pdf" else "text/plain; charset=utf-8",
    )


async def _find(room: Room, request: Request) -> Row:
    number = int(request.url_vars["id"])
    found = await room.read(request, lambda conn: read_capture(conn, number))
    if found is None:
        raise Refusal(status=404, heading="Not here", message="There is no such capture in this archive.")
    return found


def _answer(room: Room, found: Row) -> Answer:
    """Return a capture's answer. Raises Refusal where its file is not there, as in a published copy."""
    try:
        return read_answer(room.file, _captured(found), _captured(found["body"]) if found["body"] else None)
    except CaptureError as error:
        raise Refusal(
            status=404,
            heading="The page is not kept here",
            message=f"The file with the captured page cannot be read here. {Path(found['file']).name}: "
            f"{str(error).rpartition(': ')[2]}.",
        ) from error


def _captured(row: Row) -> Captured:
    return Captured(**{name: row[name] for name in Captured.__dataclass_fields__})


def _place(room: Room, found: Row, field: str) -> Markup | None:
    """Return the source of the page around a value, the value marked; None where the value is not found in it."""
    from archive_scraper.crawl.reading import holds_page, parse, response_of

    article = found["article"]
    printed = article[FIELDS[field][1]]
    if not printed:
        return None
    response = response_of(_answer(room, found))
    if not holds_page(response):
        return None
    source = response.text
    span = find_print(parse(response), source, origin=article["origins"].get(field, ""), printed=printed)
    return None if span is None else _marked(source, *span)


def _marked(source: str, begin: int, end: int) -> Markup:
    before, after = max(0, begin - _AROUND), min(len(source), end + _AROUND)
    return Markup('{}{}<mark id="found" tabindex="-1">{}</mark>{}{}').format(
        "… " if before else "",
        harmless(source[before:begin]),
        harmless(source[begin:end]),
        harmless(source[end:after]),
        " …" if after < len(source) else "",
    )
