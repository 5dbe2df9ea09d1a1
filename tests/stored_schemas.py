"""Archives as earlier versions wrote them, kept as SQL: tests/store/schemas/ holds one a migration.

A new migration needs a new file, made by the code that writes it:

    python tests/stored_schemas.py            # writes the file of the newest step, where it is not there yet
    python tests/stored_schemas.py --again    # replaces it: only while the step is in no release
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from desk import RULES, Desk

from archive_scraper.items import Pdf, Person
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive, FieldCount
from archive_scraper.store.captures import Captured
from archive_scraper.store.migrations import MIGRATIONS
from archive_scraper.store.schema import APPLICATION_ID
from archive_scraper.store.values import timestamp

FOLDER = Path(__file__).parent / "store" / "schemas"
STEPS = [migration.name for migration in MIGRATIONS._migrations]
"""Names of all migrations, in their order."""

Row = tuple[object, ...]
LISTING = "https://harbor.example/articles"


def path_of(step: str) -> Path:
    """Return where the archive as it was after a migration is kept."""
    return FOLDER / f"{step}.sql"


def build(path: Path, script: str) -> None:
    """Make a database from kept SQL, in the state in which a crawl leaves it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(script)
        db.execute("PRAGMA journal_mode = WAL")


def schema(db: sqlite3.Connection) -> dict[str, str]:
    """Return the SQL of every table, index, view and trigger, without what SQLite keeps for itself."""
    return dict(
        db.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB '*_fts_*' "
            "AND name NOT GLOB 'sqlite_*' ORDER BY name"
        )
    )


def contents(db: sqlite3.Connection) -> dict[str, dict[str, list[object]]]:
    """Return all rows: table -> column -> values, in the order of the rows' columns as they are listed."""
    found = {}
    for table in _tables(db):
        names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        rows = db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        found[table] = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    return found


def dump(db: sqlite3.Connection) -> str:
    """Return a database as SQL that build() reads: tables, their rows, then what is made of them."""
    later = []
    lines = [f"PRAGMA application_id = {APPLICATION_ID};", "BEGIN;"]
    for kind, sql in db.execute(
        "SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB '*_fts_*' "
        "AND name NOT GLOB 'sqlite_*' ORDER BY rowid"
    ):
        plain = kind == "table" and not sql.startswith("CREATE VIRTUAL")
        (lines if plain else later).append(f"{sql};")
    for table in _tables(db):
        names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(f"quote({name})" for name in names)
        lines += [
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(row)});"
            for row in db.execute(f"SELECT {values} FROM {table} ORDER BY 1, 2")
        ]
    searches = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE name GLOB '*_fts' ORDER BY rowid")]
    rebuilt = [f"INSERT INTO {name} ({name}) VALUES ('rebuild');" for name in searches]
    return "\n".join([*lines, *later, *rebuilt, "COMMIT;", ""])


def _tables(db: sqlite3.Connection) -> list[str]:
    rows = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT GLOB '*_fts_*' AND name NOT GLOB 'sqlite_*' ORDER BY rowid"
    )
    return [name for (name,) in rows]


def fill(archive: Archive) -> None:
    """Write rows into every table, as crawls and readers do: two sources, one with a run that is at work."""
    desk = Desk(archive)
    _fill_articles(desk)
    other = Desk(archive, SiteRules(name="lighthouse", title="The Lighthouse", home="https://lighthouse.example/"))
    other.later(days=2)
    other.save(url="https://lighthouse.example/quiet-ports", body=_LONG, title="Quiet Ports, Again")
    archive.republications.link("lighthouse", other.now)
    archive.leases.take("lighthouse", other.now)
    running = archive.runs.start("lighthouse", {"full": True}, other.now)
    archive.run("UPDATE leases SET run_id = ?, holder = 'a crawl', host = 'crawler', pid = 4242", (running,))
    _fill_crawl(desk)
    archive.run("INSERT INTO run_origins (run_id, archive, number) VALUES (?, ?, 12)", (other.run_id, "5f" * 16))
    archive.run("INSERT INTO merges VALUES (?1, 'shard.db', ?2, ?2, 1)", ("5f" * 16, timestamp(desk.now)))


_LONG = "\n".join(f"Freight moves north in sentence number {number}, and nobody is watching." for number in range(40))


def _fill_articles(desk: Desk) -> None:
    archive, url = desk.archive, "https://harbor.example/articles/quiet-ports-of-the-north"
    archive.teasers.save_listing(RULES.name, desk.run_id, desk.listing(desk.teaser(0), desk.teaser(1)), LISTING)
    desk.save(related=(desk.teaser(2), desk.teaser(3)), aliases=("https://harbor.example/?p=7",))
    desk.later(days=1).save(title="Quiet Ports of the Far North", body=_LONG, aliases=(url + "?edition=2",))
    desk.save(url="https://harbor.example/articles/piece-number-0", title="Piece Number 0", authors=())
    desk.save(
        url="https://harbor.example/articles/piece-number-1",
        title="Piece Number 1 \u2014 \u201cH\u00e4fen\u201d, \u6e2f",
        authors=(Person(name="Omar J. Reyes"), Person(name="Harbor Staff", type="organization")),
        published=None,
        published_precision=None,
        published_raw="in spring",
    )
    desk.save(
        url="https://harbor.example/articles/piece-number-2",
        title="Piece Number 2",
        body_markdown=f"As [an earlier piece]({url}) says, [RAND](https://www.rand.org/t/RR1) counted ships. "
        "A 2019 report by Chatham House did not.",
    )
    report = "https://harbor.example/files/report.pdf"
    number = archive.articles.get(url)["id"]
    archive.pdfs.expect(number, RULES.name, report, "waiting")
    pdf = Pdf(
        url=report, role="report", pages=2, texts=("Ports", "Freight moves north."), digest="sha256:A", method="x"
    )
    archive.pdfs.save(number, RULES.name, pdf, desk.now)
    archive.articles.mark_gone(desk.run_id, "https://harbor.example/articles/piece-number-0", 410, desk.now)
    archive.people.match(RULES.name)
    _fill_persons(desk)
    archive.citations.count()
    archive.people.join(RULES.name, "Omar J. Reyes", "Omar Reyes", desk.now)
    archive.republications.link(RULES.name, desk.now)


def _fill_persons(desk: Desk) -> None:
    archive = desk.archive
    pier = SiteRules(name="pier", title="The Pier", home="https://pier.example/", country="NO", subjects=("trade",))
    other = Desk(archive, pier)
    other.save(
        url="https://pier.example/1",
        byline_raw="By Ada Lindqvist, Senior Fellow, Harbor Institute",
        body_markdown="As [Harbor](https://harbor.example/articles/piece-number-1) says.",
    )
    archive.people.match("pier")
    archive.sources.read_catalogue()
    archive.persons.join((RULES.name, "Ada Lindqvist"), ("pier", "Ada Lindqvist"), desk.now)


def _fill_captures(desk: Desk) -> None:
    archive, url = desk.archive, "https://harbor.example/articles/piece-number-0"
    reader = archive.captures.reader("0.1.0", "0" * 32)
    first = Captured(
        source=RULES.name,
        run_id=desk.run_id,
        kind="article",
        url=url,
        page_key=archive.sources.key_of(RULES.name, url),
        at=timestamp(desk.now),
        status=200,
        content_type="text/html",
        digest="sha256:" + "A" * 52 + "====",
        size=4000,
        file=f"captures/{RULES.name}/1.warc.gz",
        offset=300,
        length=900,
        request_length=200,
        reader_id=reader,
    )
    held = archive.captures.add(first)
    archive.captures.add(replace(first, offset=1400, length=400, requested_url=f"{url}?from=list", body_id=held))
    archive.captures.note_reading(3, held, reader)
    archive.run(
        "INSERT INTO replays (source, started, finished, scope, reader_id, position, captures, changed) "
        "VALUES (?, ?, ?, 'latest', ?, ?, 2, 1)",
        (RULES.name, timestamp(desk.now), timestamp(desk.now), reader, held),
    )
    archive.run("UPDATE revisions SET replay_id = 1 WHERE id = 1")


def _fill_channels(desk: Desk) -> None:
    feed = "https://harbor.example/feed"
    desk.archive.channels.save(
        desk.run_id,
        {
            LISTING: {"kind": "listing", "state": "spared", "cause": "nothing new", "stood_in": feed},
            feed: {
                "kind": "feed", "state": "read", "items": 10, "new": 2, "shared": 8, "total": 240,
                "newest": "2026-02-27", "oldest": "2026-01-02", "compared_with": LISTING, "expected": 9, "lacking": 1,
                "behind": 1, "behind_since": timestamp(desk.now), "example": f"{LISTING}/piece-number-1",
            },
        },
    )  # fmt: skip


def _fill_crawl(desk: Desk) -> None:
    archive, run_id = desk.archive, desk.run_id
    archive.runs.save_fields(
        run_id, [FieldCount(item_kind="teaser", field="published", ok=1, missing=1, example="https://harbor.example/a")]
    )
    page: dict[str, int | str] = {"teasers": 2, "fresh": 2, "dated": 0, "today": 0, "layout": "blocks li.piece"}
    page |= {"before": 3, "lost": 1, "gap": 0}
    archive.runs.save_pages(run_id, {"https://harbor.example/articles": page})
    archive.runs.save_failure(
        run_id, "https://harbor.example/broken", "http-500", "answered with HTTP status 500", desk.now
    )
    _fill_captures(desk)
    archive.memory.note_deep_look(RULES.name, desk.now)
    archive.memory.note_lying_validators(RULES.name, desk.now)
    archive.alarms.open(RULES.name, "silence", "", "nothing new for 9 days", desk.now, run_id=run_id, since_run=run_id)
    archive.alarms.open(RULES.name, "field", "teaser published", "gone since run 1", desk.now, last_good_run=run_id)
    archive.alarms.accept(1, desk.later().now)
    for table, values in {
        "run_balance": (run_id, "stored", 2, "https://harbor.example/a"),
        "start_pages": (RULES.name, "https://harbor.example/articles", run_id, '["harbor.example/a"]'),
        "article_prints": (1, RULES.name, 17, 18),
        "duplicates": (2, 1, "2026-03-01T12:00:00+00:00"),
        "site_pictures": (RULES.name, "https://harbor.example/share.png", "2026-03-01T12:00:00+00:00"),
    }.items():
        archive.run(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
    _fill_channels(desk)
    frontier = archive.frontier(RULES.name)
    for number, kind in enumerate(("listing", "article", "article")):
        frontier.add(
            f"https://harbor.example/{number}", kind, now=desk.now, run_id=run_id, referrer="https://a.example/"
        )
    entry = frontier.entry("https://harbor.example/0", "listing")
    assert entry is not None
    frontier.done(entry, desk.now, etag='"7"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT", content_hash="ab")
    entry = frontier.entry("https://harbor.example/1", "article")
    assert entry is not None
    frontier.failed(entry, desk.now, status=503, retry_at=desk.now + timedelta(hours=1))
    archive.schedules.set(
        RULES.name, every="6h", adaptive=True, shortest=60, longest=10080, wait=360, next_due=desk.now
    )
    archive.runs.finish(
        run_id, "degraded", {"pages": 4, "newest": "2024-05-03", "seconds": 1.5}, desk.now, "one remark"
    )


def empty_tables(db: sqlite3.Connection) -> list[str]:
    """Return the tables without a row: fill() must be taught to write some."""
    return [name for name in _tables(db) if db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] == 0]


def make(path: Path) -> None:
    """Write a full archive of the newest schema as SQL."""
    with Archive.open(Path(":memory:")) as archive:
        fill(archive)
        db = archive._sqlite
        if missing := empty_tables(db):
            sys.exit(f"fill() in {__file__} writes no row into {', '.join(missing)}")
        path.parent.mkdir(exist_ok=True)
        path.write_text(dump(db), encoding="utf-8")
    print(f"wrote {path}")


if __name__ == "__main__":
    newest = path_of(STEPS[-1])
    if newest.exists() and "--again" not in sys.argv[1:]:
        sys.exit(f"{newest} is there already; --again replaces it, only while the step is in no release")
    make(newest)
