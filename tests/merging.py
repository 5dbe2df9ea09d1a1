"""Invented crawls that are told to any archive, and archives compared whole, but for their numbers.

A story is a list of runs in order of time, of several sources, drawn from a seed. Told to one archive it is what one
process crawls; told to an archive for each source it makes shards. All text is invented.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from archive_scraper.captures.run_captures import RunCaptures
from archive_scraper.captures.writer import Exchange
from archive_scraper.items import Article, ExternalLink, Listing, Person, Teaser
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive, FieldCount

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SOURCES = ("harbor", "lighthouse", "pier")
_NAMES = ("Ada Lindqvist", "Omar Reyes", "Omar K. Reyes", "Ida B. Varga", "Ida Varga", "Harbor Staff")
_TOPICS = ("Trade", "Energy", "Maritime Security")
_WORDS = (
    "freight", "moves", "north", "while", "nobody", "is", "watching", "the", "quiet", "harbours", "of", "a", "cold",
    "and", "distant", "sea", "at", "night",
)  # fmt: skip


@dataclass(slots=True)
class Visit:
    """One run of a source, and what it saw."""

    source: str
    started: datetime
    articles: list[Article] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    listing: list[Teaser] = field(default_factory=list)
    is_killed: bool = False


def rules_of(source: str) -> SiteRules:
    """Return the rules of an invented source."""
    return SiteRules(name=source, title=f"The {source.title()} Institute", home=f"https://{source}.example/")


def story(seed: int, runs: int = 9, sources: tuple[str, ...] = SOURCES, edits: int = 5) -> list[Visit]:
    """Return runs in order of time; the first ones are those of each source.

    ``edits`` is the number of kinds of changes; the last kind takes away what a page had said.
    """
    chance = random.Random(seed)  # noqa: S311 - invented text is no secret
    world = _World(chance, edits)
    order = [*sources, *(chance.choice(sources) for _ in range(runs - len(sources)))]
    visits = [world.visit(source, NOW + timedelta(hours=7 * number)) for number, source in enumerate(order)]
    for visit in {visit.source: visit for visit in visits}.values():
        visit.is_killed = False  # what a killed run leaves undone the last one does
    return visits


class _World:
    def __init__(self, chance: random.Random, edits: int) -> None:
        self._chance = chance
        self._edits = edits
        self._pieces: dict[str, list[Article]] = {}
        self._texts: list[str] = []

    def visit(self, source: str, at: datetime) -> Visit:
        chance, pieces = self._chance, self._pieces.setdefault(source, [])
        visit = Visit(source, at, is_killed=chance.random() < 0.15)
        for number in range(len(pieces)):
            if chance.random() < 0.3:
                pieces[number] = self._edited(pieces[number])
        for _ in range(chance.randint(2, 5)):
            pieces.append(self._piece(source, len(pieces)))
        for number, piece in enumerate(pieces):
            when = at + timedelta(seconds=30 * number)
            if chance.random() < 0.1:
                visit.gone.append(piece.url)
            elif chance.random() < 0.8:
                related = tuple(_teaser(other, when, piece.url) for other in chance.sample(pieces, 2))
                visit.articles.append(replace(piece, fetched_at=when, related=related))
        visit.listing = [_teaser(piece, at, f"https://{source}.example/news") for piece in reversed(pieces)]
        return visit

    def _piece(self, source: str, number: int) -> Article:
        chance = self._chance
        title = f"{' '.join(chance.sample(_WORDS, 3)).capitalize()} {number}"
        text = chance.choice(self._texts) if self._texts and chance.random() < 0.25 else self._text()
        self._texts.append(text)
        names = chance.sample(_NAMES, chance.randint(0, 2))
        other = chance.choice(SOURCES)
        linked = f"https://{other}.example/{chance.randrange(6)}"
        markdown = f"{text}\n\nAs [others]({linked}) say, and [RAND](https://www.rand.org/t/RR{number}) counted."
        day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        return Article(
            source=source,
            url=f"https://{source}.example/{number}",
            canonical_url=f"https://{source}.example/{number}-of-the-harbours" if chance.random() < 0.3 else None,
            title=title,
            fetched_at=NOW,
            published=f"{day}T0{number % 10}:00:0{len(self._texts) % 10}+00:00",
            published_precision="minute",
            published_raw=day,
            authors=tuple(Person(name=name, type="organization" if "Staff" in name else "person") for name in names),
            byline_raw=f"By {' and '.join(names)}, Senior Fellow" if names else None,
            topics=tuple(chance.sample(_TOPICS, chance.randint(0, 2))),
            summary=text[:60] if chance.random() < 0.7 else None,
            summary_html=f"<p>{text[:60]}</p>",
            body=text,
            body_markdown=markdown,
            word_count=len(text.split()),
            language="en",
            external_links=(
                (
                    ExternalLink(
                        kind="read_full", publication="Northern Review", url="https://nr.example/1", text="Read."
                    ),
                )
                if chance.random() < 0.3
                else ()
            ),
            origins={"published": "json-ld", "summary": "meta"},
        )

    def _text(self) -> str:
        return "\n".join(" ".join(self._chance.choices(_WORDS, k=12)) + "." for _ in range(6))

    def _edited(self, piece: Article) -> Article:
        chance = self._chance
        kind = chance.randrange(self._edits)
        if kind == 0:
            return replace(piece, title=f"{piece.title}, again")
        if kind == 1:
            text = self._text()
            return replace(piece, body=text, body_markdown=text)
        if kind == 2:
            return replace(piece, authors=(Person(name=chance.choice(_NAMES[:5])),), byline_raw="By one of us")
        if kind == 3:
            return replace(piece, topics=("Energy", "Ports"))
        return replace(piece, published=None, summary=None, summary_html=None)


def _teaser(piece: Article, at: datetime, page: str) -> Teaser:
    return Teaser(listing_url=page, position=0, url=piece.url, title=piece.title, fetched_at=at, summary=piece.summary)


def tell(archive: Archive, visit: Visit) -> None:
    """Write a run into an archive as a crawl does, with captures, from its lease to its verdict."""
    source, at = visit.source, visit.started
    archive.sources.register(rules_of(source), "tests")
    with archive.transaction():
        archive.leases.take(source, at)
    run = archive.runs.start(source, {"at": at.isoformat()}, at)
    reader = archive.captures.reader("1.0", f"rules of {source}")
    captures = RunCaptures(archive, source, run, software="tests", reader_id=reader)
    _tell_listing(archive, captures, run, visit)
    for article in visit.articles:
        _tell_article(archive, captures, run, article)
    for url in visit.gone:
        archive.articles.mark_gone(run, url, 404, at)
    captures.close()
    archive.runs.save_failure(run, f"https://{source}.example/broken", "http-500", "answered with 500", at)
    if visit.is_killed:
        return
    _end(archive, run, visit)


def _tell_listing(archive: Archive, captures: RunCaptures, run: int, visit: Visit) -> None:
    url = f"https://{visit.source}.example/news"
    frontier = archive.frontier(visit.source)
    captures.keep("listing", url, _exchange(url, visit.started, " ".join(each.title for each in visit.listing)))
    with archive.transaction():
        captures.name("listing", url)
        frontier.add(url, "listing", now=visit.started, run_id=run, again=True)
        archive.teasers.save_listing(
            visit.source, run, Listing(url=url, items=visit.listing, fetched_at=visit.started), url
        )
        for number, teaser in enumerate(visit.listing):
            frontier.add(teaser.url, "article", now=visit.started, run_id=run, priority=number % 3, referrer=url)
        archive.memory.note_shown(visit.source, url, run, [teaser.url for teaser in visit.listing])
    captures.settled("listing", url, stored=True)


def _tell_article(archive: Archive, captures: RunCaptures, run: int, article: Article) -> None:
    frontier = archive.frontier(article.source)
    captures.keep("article", article.url, _exchange(article.url, article.fetched_at, article.body or ""))
    with archive.transaction():
        capture = captures.name("article", article.url)
        archive.articles.save(run, article)
        number = archive.addresses.article_id(article.source, article.url)
        assert number is not None
        assert capture is not None
        archive.captures.note_reading(number, capture, captures.reader_id)
        archive.prints.save(article.source, number)
        archive.prints.link_duplicate(article.source, number, article, article.fetched_at)
        entry = frontier.entry(article.url, "article")
        if entry is not None:
            frontier.done(entry, article.fetched_at, etag=f'"{article.title}"')
    captures.settled("article", article.url, stored=True)


def _exchange(url: str, at: datetime, text: str) -> Exchange:
    body = f"<html>{text}</html>".encode()
    return Exchange(url=url, at=at, status=200, headers=(("Content-Type", "text/html"),), body=body)


def _end(archive: Archive, run: int, visit: Visit) -> None:
    source, end = visit.source, visit.started + timedelta(hours=1)
    url = f"https://{source}.example/news"
    archive.runs.save_fields(run, [FieldCount(item_kind="article", field="published", ok=len(visit.articles))])
    page: dict[str, int | str] = {"teasers": 2, "fresh": 2, "dated": 0, "today": 0, "layout": "li"}
    archive.runs.save_pages(run, {url: page | {"before": 3, "lost": 1, "gap": 0}})
    archive.balance.save(run, {"stored": (len(visit.articles), url)})
    archive.channels.save(run, {url: {"kind": "listing", "state": "read", "items": len(visit.listing)}})
    archive.citations.join_late(source)
    archive.citations.count()
    archive.people.match(source)
    archive.persons.match()
    archive.republications.link(source, end)
    found = archive.alarms.find(source=source)
    if found:
        archive.alarms.close(found[0]["id"], "it is back", end, run_id=run)
    else:
        archive.alarms.open(source, "silence", "", "nothing new", end, run_id=run, since_run=run)
    archive.memory.note_deep_look(source, end)
    archive.runs.finish(run, "good", {"pages": len(visit.articles)}, end)
    with archive.transaction():
        archive.leases.release(source)


def write(path: Path, visits: list[Visit]) -> Path:
    """Tell some runs to the archive at a path, and return it."""
    with Archive.open(path) as archive:
        for visit in visits:
            tell(archive, visit)
        archive.run("DELETE FROM leases")  # those of killed runs: this process is alive
    return path


# -- comparing ---------------------------------------------------------------------------------------------------------

# What names a row of a table in every archive.
_NAMES_OF = {
    "runs": "source, started",
    "readers": "program, rules",
    "captures": "source, page_key, kind, at",
    "replays": "source, started",
    "publications": "key",
    "authors": "source, key, type",
    "articles": "url",
    "teasers": "listing, page_key, teaser_hash",
}
# Who an archive is, who is at work on it; when texts of two shards were compared: no other process knows that; and how
# long records are, which have random names.
_OWN = {"_sqlite_migrations", "archive_identity", "merges", "run_origins", "leases", "persons"}
_OWN_COLUMNS = {"captures": {"file", "offset", "length", "request_length"}, "republications": {"found_at"}}
SEARCHES = ("freight", "north watching", "again", "lindqvist")


def told(path: Path) -> dict[str, Counter[Any]]:
    """Return all rows of an archive by table, numbers replaced by what names the row; and what some searches find."""
    with closing(sqlite3.connect(path)) as db:
        names = {table: _names_of(db, table) for table in _NAMES_OF}
        names["persons"] = _persons(db)
        found = {table: _rows(db, table, names) for table in _tables(db) if table not in _OWN}
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        db.rollback()
    with Archive.open(path, read_only=True) as archive:
        for query in SEARCHES:
            found[query] = Counter(row["url"] for row in archive.search.articles(query, 1000))
    return found


def _tables(db: sqlite3.Connection) -> list[str]:
    return [
        name
        for (name,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'articles_fts*' "
            "AND name NOT GLOB 'sqlite_*'"
        )
    ]


def _names_of(db: sqlite3.Connection, table: str) -> dict[int, object]:
    return {row[0]: row[1:] for row in db.execute(f"SELECT id, {_NAMES_OF[table]} FROM {table}")}


def _persons(db: sqlite3.Connection) -> dict[int, object]:
    people: dict[int, list[object]] = {}
    rows = db.execute(
        "SELECT u.person_id, u.source, u.key, p.name, p.sources FROM authors u JOIN persons p ON p.id = u.person_id "
        "ORDER BY 2, 3"
    )
    for number, *author in rows:
        people.setdefault(number, []).append(tuple(author))
    return {number: tuple(authors) for number, authors in people.items()}


def _rows(db: sqlite3.Connection, table: str, names: dict[str, dict[int, object]]) -> Counter[Any]:
    references = {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({table})") if row[4] == "id"}
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    dropped = {"id"} | _OWN_COLUMNS.get(table, set())
    found: Counter[Any] = Counter()
    for row in db.execute(f"SELECT {', '.join(columns)} FROM {table}"):
        values = dict(zip(columns, row, strict=True))
        for column, other in references.items():
            if values[column] is not None:
                values[column] = names[other][values[column]]
        if table == "person_joins":  # of each pair the one that is numbered first stands first
            values["author_id"], values["other_id"] = sorted((values["author_id"], values["other_id"]))
        found[tuple((name, value) for name, value in values.items() if name not in dropped)] += 1
    return found


def differences(one: dict[str, Counter[Any]], other: dict[str, Counter[Any]]) -> dict[str, tuple[list[Any], list[Any]]]:
    """Return table -> rows that one archive alone has, rows that the other alone has; of the tables that differ."""
    return {
        table: (list((one[table] - other[table]).elements()), list((other[table] - one[table]).elements()))
        for table in one
        if one[table] != other[table]
    }
