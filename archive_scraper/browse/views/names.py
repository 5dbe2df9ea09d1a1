"""Authors, topics, publications and sources: their indexes and their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlencode

from datasette.utils.asgi import Request, Response

from archive_scraper.browse.charts import Bar, timeline_bars
from archive_scraper.browse.reading.cards import cards
from archive_scraper.browse.reading.choice import choose, page_ids, timeline
from archive_scraper.browse.reading.citations import cited_by, cites, named_by, names
from archive_scraper.browse.reading.facets import facets
from archive_scraper.browse.reading.filters import Filters
from archive_scraper.browse.reading.houses import houses, known_of, profile_of
from archive_scraper.browse.reading.names import INDEX_SIZE, index, named, same_name, spellings
from archive_scraper.browse.reading.overview import channels_of_run, fields_of_run, latest_runs, open_alarms
from archive_scraper.browse.reading.persons import authors_of_person
from archive_scraper.browse.reading.query import Row, value
from archive_scraper.browse.views.articles import label_facets

if TYPE_CHECKING:
    import sqlite3

    from archive_scraper.browse.room import Room

PLURALS = {"author": "Authors", "topic": "Topics", "publication": "Publications", "source": "Sources"}
_COMPANY = {
    "author": {"author": "Co-authors", "topic": "Topics", "publication": "Links to", "kind": "Kinds"},
    "topic": {"author": "Authors", "topic": "Related topics", "publication": "Links to", "source": "Sources"},
    "publication": {"author": "Authors", "topic": "Topics", "publication": "Cited together with", "source": "Sources"},
    "source": {"author": "Authors", "topic": "Topics", "publication": "Links to", "kind": "Kinds"},
}
NAMES, NAMED_BY = "Names without a link", "Named without a link by"
"""Works that say less than links: they stand after them."""
_SHOWN = 10
_CHIPS = 12
"""Countries and subjects to choose from that are shown at once."""


async def list_names(room: Room, request: Request) -> Response:
    """List all authors, topics or publications, most articles first."""
    kind = request.url_vars["kind"]
    contains = (request.args.get("q") or "").strip()
    text = request.args.get("page") or ""
    page = max(1, min(int(text), 100_000)) if text.isdecimal() and len(text) < 10 else 1
    found = await room.read(request, lambda conn: index(conn, kind, contains=contains, page=page))
    top = max((row["count"] for row in found), default=1)
    return await room.page(
        request,
        "names.html",
        kind=kind,
        plural=PLURALS[kind],
        base=room.path(f"/{kind}s"),
        names=[
            row | {"href": _href(room, kind, row["key"]), "share": row["count"] / top * 100}
            for row in found[:INDEX_SIZE]
        ],
        contains=contains,
        page=page,
        more=len(found) > INDEX_SIZE,
        turn=lambda number: "?" + urlencode({"q": contains, "page": number} if contains else {"page": number}),
        first_rank=(page - 1) * INDEX_SIZE,
    )


async def list_sources(room: Room, request: Request) -> Response:
    """List the sources with their years and their health, those in trouble first."""
    wanted = {name: text for name in ("q", "country", "subject") if (text := (request.args.get(name) or "").strip())}
    found = await room.read(request, lambda conn: houses(conn, wanted))

    def turn(name: str, value: str) -> str:
        query = {key: text for key, text in {**wanted, name: value}.items() if text}
        return room.path(f"/sources{'?' + urlencode(query) if query else ''}")

    return await room.page(request, "sources.html", wanted=wanted, turn=turn, chips=_CHIPS, **found)


async def show_name(room: Room, request: Request) -> Response:
    """Show one author, topic, publication or source: when, with whom, and what."""
    kind = request.url_vars["kind"]
    text = unquote(request.url_vars["key"])
    key: str | int = int(text) if kind in ("author", "publication") else text

    def read(conn: sqlite3.Connection) -> dict[str, Any] | None:
        row = named(conn, kind, key)
        if row is None or row.get("merged_into"):
            return row
        choice = choose(conn, Filters.read({kind: str(key)}))
        return {
            "row": row,
            "choice": choice,
            "timeline": timeline(conn, choice),
            "company": facets(conn, choice, _COMPANY[kind]),
            "articles": cards(conn, page_ids(conn, choice, _SHOWN)),
            **_more(conn, kind, row),
        }

    found = await room.read(request, read)
    if found is None:
        return await room.missing(request, f"There is no such {kind} in this archive.")
    if found.get("merged_into"):
        return Response.redirect(_href(room, kind, found["merged_into"]), status=301)
    label_facets(found["company"])
    bars = [
        Bar(
            bar.label,
            bar.value,
            room.path(f"/articles{Filters.read({kind: str(key), 'since': bar.label, 'until': bar.label}).query()}"),
        )
        for bar in timeline_bars(found.pop("timeline"))
    ]
    company = {
        label: [
            Bar(item["label"], item["count"], _company_href(room, kind, key, other, item["value"]))
            for item in found["company"][other]
            if (other, str(item["value"])) != (kind, str(key))
        ]
        for other, label in _COMPANY[kind].items()
    }
    for label, name in (("Cites", "cites"), ("Cited by", "cited_by")):
        company |= {label: [_citation_bar(room, str(key), cited, name) for cited in found.pop(name, ())]}
    company |= {NAMES: [_mention_bar(room, str(key), named) for named in found.pop("names", ())]}
    company |= {NAMED_BY: [_mention_bar(room, named["source"], named) for named in found.pop("named_by", ())]}
    return await room.page(
        request,
        "name.html",
        kind=kind,
        plural=PLURALS[kind],
        bars=bars,
        weaker=(NAMES, NAMED_BY),
        **(found | {"company": company}),
    )


def _more(conn: sqlite3.Connection, kind: str, row: Row) -> dict[str, Any]:
    if kind == "author":
        return {
            "spellings": spellings(conn, row["id"]),
            "same_name": same_name(conn, row),
            "elsewhere": [other for other in _authors(conn, row) if other["id"] != row["id"]],
            "source_title": value(conn, "SELECT title FROM sources WHERE slug = ?", [row["source"]]),
        }
    if kind == "source":
        runs = latest_runs(conn, row["slug"])
        return {
            "alarms": open_alarms(conn, row["slug"]),
            "profile": profile_of(conn, row["slug"]),
            "known": known_of(conn, row["slug"]),
            "runs": runs,
            "cites": cites(conn, row["slug"]),
            "cited_by": cited_by(conn, row["slug"]),
            "names": names(conn, row["slug"]),
            "named_by": named_by(conn, row["slug"]),
            "run_fields": fields_of_run(conn, runs[-1]["id"]) if runs else [],
            "channels": channels_of_run(conn, runs[-1]["id"]) if runs else [],
        }
    return {}


def _authors(conn: sqlite3.Connection, row: Row) -> list[Row]:
    return authors_of_person(conn, row["person_id"]) if row["person_id"] is not None else []


def _citation_bar(room: Room, source: str, cited: Row, name: str) -> Bar:
    """Return a source that cites or is cited, or an owner of whom the archive has no articles, with its links."""
    owner = {"source": source, "owner": cited["owner"], "kind__not": "mention"} if name == "cites" else {}
    table = room.path(f"/{quote(room.database)}/citations?{urlencode(owner)}")
    return Bar(cited["name"], cited["count"], _href(room, "source", cited["source"]) if cited["source"] else table)


def _mention_bar(room: Room, naming: str, named: Row) -> Bar:
    """Return a house whose works are named, or a source that names some, with the sentences of the naming source."""
    query = {"source": naming, "owner": named["owner"], "kind": "mention"}
    return Bar(named["name"], named["count"], room.path(f"/{quote(room.database)}/citations?{urlencode(query)}"))


def _href(room: Room, kind: str, key: str | int) -> str:
    return room.path(f"/{kind}s/{quote(str(key), safe='')}")


def _company_href(room: Room, kind: str, key: str | int, other: str, found: str | int) -> str:
    """Return the page of the other name, or the list of both where it is a kind."""
    if other in PLURALS:
        return _href(room, other, found)
    return room.path(f"/articles{Filters.read({kind: str(key), other: str(found)}).query()}")
