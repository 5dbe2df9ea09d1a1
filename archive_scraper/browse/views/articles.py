"""The list of articles and the search, as cards, CSV, JSON or an Atom feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response
from markupsafe import Markup, escape

from archive_scraper.browse.feed import Entry, atom_feed
from archive_scraper.browse.reading.cards import cards
from archive_scraper.browse.reading.choice import RANKED, choose, page_ids, snippets
from archive_scraper.browse.reading.facets import facets
from archive_scraper.browse.reading.filters import NONE, SORTS, Filters
from archive_scraper.browse.reading.profiles import country_names
from archive_scraper.browse.reading.query import Row, first
from archive_scraper.browse.room import Refusal, Room
from archive_scraper.browse.tables import csv_response
from archive_scraper.browse.words import kind_words, language_words, subject_words

if TYPE_CHECKING:
    import sqlite3

EXPORT_SIZE = 5_000
_BATCH = 500  # SQLite takes a limited number of parameters
_FEED_SIZE = 50
# Not in any text: Unicode keeps these two for the inside of programs.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"

FACETS = {
    "source": "Source",
    "country": "Source’s country",
    "subject": "Source’s subject",
    "year": "Year",
    "kind": "Kind",
    "topic": "Topic",
    "author": "Author",
    "publication": "Links to",
    "language": "Language",
}


async def list_articles(room: Room, request: Request) -> Response:
    """Show the articles that the filters choose."""
    filters = Filters.read(request.args)
    form = request.url_vars["format"]
    if form and filters.refused:
        raise Refusal(status=400, heading="Not understood", message=f"{_sentence(filters.refused)}.")
    if form:
        return await _export(room, request, filters, form)

    def read(conn: sqlite3.Connection) -> dict[str, Any]:
        choice = choose(conn, filters)
        ids = page_ids(conn, choice)
        return {
            "choice": choice,
            "articles": cards(conn, ids),
            "snippets": snippets(conn, choice, ids, (_OPEN, _CLOSE)),
            "facets": facets(conn, choice),
            "names": chosen_names(conn, filters),
        }

    found = await room.read(request, read)
    for article in found["articles"]:
        if article["id"] in found["snippets"]:
            snippet = found["snippets"][article["id"]]
            article["page"] = snippet.page
            if snippet.title is not None:
                article["title"] = mark_words(snippet.title)
            if snippet.text != snippet.title:  # it says more than the title again
                article["snippet"] = mark_words(snippet.text)
    label_facets(found["facets"])
    page = request.url_vars["page"]
    return await room.page(
        request,
        "articles.html",
        400 if filters.refused else 200,
        refused=_sentence(filters.refused),
        filters=filters,
        facet_names=FACETS,
        sorts={name: label for name, label in SORTS.items() if filters.q or name != "relevance"},
        page=page,
        base=room.path(f"/{page}"),
        feed=room.path(f"/articles.atom{filters.but(sort='').query()}"),
        json_url=room.absolute(request, f"/articles.json{filters.but().query()}"),
        export_size=EXPORT_SIZE,
        ranked=RANKED,
        **found,
    )


def _sentence(parts: tuple[str, ...]) -> str:
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


def label_facets(found: dict[str, list[Row]]) -> None:
    """Give kinds, languages and subjects the labels that a reader expects."""
    for item in found.get("kind", []):
        item["label"] = kind_words(item["label"])
    for item in found.get("subject", []):
        item["label"] = subject_words(item["label"])
    for item in found.get("language", []):
        item["label"] = language_words(item["label"])


def chosen_names(conn: sqlite3.Connection, filters: Filters) -> dict[str, str]:
    """Return facet -> label of what is chosen there, also where no article has it."""
    names = {}
    for facet, sql in _NAMES.items():
        if key := getattr(filters, facet):
            row = first(conn, sql, [key])
            names[facet] = row["name"] if row else key
    for facet, label in (("kind", kind_words), ("language", language_words)):
        if key := getattr(filters, facet):
            names[facet] = label(key)
    if filters.country:
        unknown = filters.country == NONE
        names["country"] = "no country" if unknown else country_names(conn).get(filters.country, filters.country)
    if filters.subject:
        names["subject"] = "no subject" if filters.subject == NONE else subject_words(filters.subject)
    if filters.year:
        names["year"] = "undated" if filters.year == NONE else filters.year
    if filters.since:
        names["since"] = f"since {filters.since}"
    if filters.until:
        names["until"] = f"until {filters.until}"
    return names


_NAMES = {
    "source": "SELECT title AS name FROM sources WHERE slug = ?",
    "topic": "SELECT name FROM topics WHERE slug = ?",
    "author": "SELECT name FROM authors WHERE id = ?",
    "publication": "SELECT name FROM publications WHERE id = ?",
}


def mark_words(text: str) -> Markup:
    r"""Return a snippet with the words found between <mark> and </mark>, everything else escaped.

    >>> mark_words("a <b> \ufdd0word\ufdd1")
    Markup('a &lt;b&gt; <mark>word</mark>')
    """
    marked = str(escape(text)).replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>")
    return Markup(marked)  # noqa: S704 - escaped one line above


async def _export(room: Room, request: Request, filters: Filters, form: str) -> Response:
    size = _FEED_SIZE if form == "atom" else EXPORT_SIZE

    def read(conn: sqlite3.Connection) -> tuple[list[Row], dict[str, str]]:
        wanted = filters.but(sort=filters.sort or ("found" if form == "atom" else ""))
        ids = page_ids(conn, choose(conn, wanted), size)
        found = [row for place in range(0, len(ids), _BATCH) for row in cards(conn, ids[place : place + _BATCH])]
        return found, chosen_names(conn, filters)

    articles, names = await room.read(request, read)
    if form == "atom":
        return _feed(room, request, filters, articles, names)
    records = [_record(article) for article in articles]
    if form == "json":
        return Response.json(records, headers={"access-control-allow-origin": "*"} if room.datasette.cors else {})
    return csv_response("articles", *_table(records), spreadsheet=form == "spreadsheet")


_PLAIN = (
    "id",
    "url",
    "canonical_url",
    "source",
    "title",
    "kind",
    "published",
    "published_precision",
    "language",
    "word_count",
    "summary",
    "first_seen",
    "last_changed",
    "gone_at",
)


def _record(article: Row) -> dict[str, Any]:
    return {name: article[name] for name in _PLAIN} | {
        "summary_truncated": bool(article["summary_truncated"]),
        "authors": [{"name": author["name"], "type": author["type"]} for author in article["authors"]],
        "topics": [topic["name"] for topic in article["topics"]],
        "external_links": [{name: link[name] for name in ("kind", "publication", "url")} for link in article["links"]],
    }


def _table(records: list[dict[str, Any]]) -> tuple[list[str], list[list[object]]]:
    """Return the records as columns and rows: names joined in one cell."""
    columns = [*_PLAIN, "summary_truncated", "authors", "topics", "publications"]
    for record in records:
        links = record.pop("external_links")
        record["summary_truncated"] = int(record["summary_truncated"])
        record["authors"] = "; ".join(author["name"] for author in record["authors"])
        record["topics"] = "; ".join(record["topics"])
        record["publications"] = "; ".join(link["publication"] or link["url"] or "" for link in links)
    return columns, [[record[name] for name in columns] for record in records]


def _feed(room: Room, request: Request, filters: Filters, articles: list[Row], names: dict[str, str]) -> Response:
    chosen = [f"“{filters.q}”"] if filters.q else []
    entries = [
        Entry(
            id=article["url"],
            title=article["title"],
            url=article["url"],
            updated=article["last_changed"],
            summary=article["summary"],
            page=room.absolute(request, f"/articles/{article['id']}"),
            authors=tuple(author["name"] for author in article["authors"]),
            topics=tuple(topic["name"] for topic in article["topics"]),
        )
        for article in articles
    ]
    title = " · ".join([room.title, *chosen, *names.values()])
    address = room.absolute(request, f"/articles.atom{filters.query()}")
    page = room.absolute(request, f"/articles{filters.query()}")
    return Response(atom_feed(title, address, page, entries), content_type="application/atom+xml; charset=utf-8")
