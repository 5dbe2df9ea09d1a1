"""Articles that two archives read on their own: the newer visit is the current one, the others are revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.items import Person
from archive_scraper.merge.details import replace_details
from archive_scraper.merge.tables import OF_ARTICLES
from archive_scraper.merge.timeline import History, Revision, begun_first, joined, last_value
from archive_scraper.store.articles.articles import REVISED
from archive_scraper.store.articles.merge import ALONE, TOGETHER, merged

if TYPE_CHECKING:
    from archive_scraper.merge.pair import Pair
    from archive_scraper.store.connect import Row

_CONTENT = (*(name for group in TOGETHER for name in group), *ALONE, "origins")
_WRITTEN_HERE = ("bodies", "revisions", "article_authors", "article_topics", "article_links", "article_mentions",
    "affiliations",
    "text_prints", "text_keys", "article_prints", "pdfs", "pdf_texts")  # fmt: skip
"""Tables of articles that are written by their own rules, since both sides may have a share."""


def join_histories(pair: Pair, old: int, new: int) -> None:
    """Make one article of the shard's and the target's, and note in the map whose reading is the current one."""
    archive = pair.archive
    theirs, ours = _history(pair, "shard", old), _history(pair, "main", new)
    older, newer = sorted((theirs, ours), key=lambda history: history.rank)
    # What is read as nothing where something is known stays, also where a single crawl would take it for a mistake.
    current = merged(older.row, {name: newer.row[name] for name in _CONTENT} | {"first_seen": newer.row["first_seen"]})
    kept = [name for name in REVISED if current[name] != newer.row[name]]
    revisions = joined(older, newer, kept)
    row = {name: current[name] for name in _CONTENT} | _told_by(older, newer, revisions)
    is_theirs = newer is theirs
    state = "taken" if theirs.rank == newer.rank else "kept"
    archive.run("UPDATE temp.map_articles SET state = ? WHERE old = ?", (state, old))
    changed = _write_row(pair, ours.row, row, new)
    changed |= _write_body(pair, older, newer, ours, new)
    if is_theirs or row["source"] != ours.row["source"]:
        _write_lists(pair, old if is_theirs else None, new, row)
    if sorted(revisions, key=repr) != sorted(ours.revisions, key=repr):
        changed = True
        archive.run("DELETE FROM main.revisions WHERE article_id = ?", (new,))
        for change in revisions:
            archive.run(
                "INSERT INTO main.revisions (article_id, field, at, run_id, replay_id, old, new) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (new, *change),
            )
    if not changed:
        pair.note("articles", known=1)
        return
    pair.note("articles", changed=1)
    pair.report.conflicts.append(row["url"])
    _read_anew(pair, new, row)


def _history(pair: Pair, side: str, number: int) -> History:
    archive = pair.archive
    names = pair.columns("articles")
    mapped = {name: pair.expression("articles", name) if side == "shard" else f"s.{name}" for name in names}
    mapped["id"] = "s.id"
    (row,) = archive.rows(
        f"SELECT {', '.join(f'{mapped[name]} AS {name}' for name in names)}, b.body, b.body_markdown, "  # noqa: S608 - our own names
        f"(SELECT run_id FROM {side}.captures WHERE id = s.capture_id) AS run_id FROM {side}.articles s "
        f"LEFT JOIN {side}.bodies b ON b.article_id = s.id WHERE s.id = ?",
        (number,),
    )
    run, replay = "s.run_id", "s.replay_id"
    if side == "shard":
        run, replay = pair.expression("revisions", "run_id"), pair.expression("revisions", "replay_id")
        row["run_id"] = archive.value("SELECT new FROM temp.map_runs WHERE old = ?", (row["run_id"],))
    found = archive.rows(
        f"SELECT field, at, {run} AS run_id, {replay} AS replay_id, old, new FROM {side}.revisions s "  # noqa: S608 - our own names
        "WHERE article_id = ? ORDER BY id",
        (number,),
    )
    authors = archive.rows(
        f"SELECT name_as_printed AS name FROM {side}.article_authors WHERE article_id = ? ORDER BY position",  # noqa: S608 - two words
        (number,),
    )
    topics = archive.rows(
        f"SELECT t.name FROM {side}.article_topics j JOIN {side}.topics t ON t.slug = j.topic "  # noqa: S608 - two words
        "WHERE j.article_id = ? ORDER BY j.position",
        (number,),
    )
    values: dict[str, str | None] = {name: row[name] for name in (*REVISED, "body", "url")}
    values |= {
        name: "; ".join(each["name"] for each in rows) or None
        for name, rows in (("authors", authors), ("topics", topics))
    }
    values["gone"] = str(row["gone_status"]) if row["gone_at"] else None
    return History(row=row, values=values, revisions=[Revision(**each) for each in found])


def _told_by(older: History, newer: History, revisions: list[Revision]) -> Row:
    """Return the columns that tell where, when and by what an article was read."""
    begun, other = begun_first(older, newer)
    gone = last_value("gone", revisions, begun.values["gone"])
    gone_at = next((change.at for change in reversed(revisions) if change.field == "gone"), begun.row["gone_at"])
    seen = (older.row["first_seen"], newer.row["first_seen"])
    changes = [change.at for change in revisions if change.replay_id is None and change.field != "gone"]
    back = [change.at for change in revisions if change.field == "gone" and change.new is None]
    return {
        "source": begun.row["source"],
        "url": last_value("url", revisions, begun.row["url"]),
        "first_seen": min(seen),
        "first_run_id": begun.row["first_run_id"]
        if begun.row["first_run_id"] is not None
        else other.row["first_run_id"],
        "last_seen": max(older.row["last_seen"], newer.row["last_seen"]),
        "last_changed": max([min(seen), *changes, *back]),
        "fetched_at": newer.row["fetched_at"],
        "content_hash": newer.row["content_hash"],
        "capture_id": newer.row["capture_id"],
        "reader_id": newer.row["reader_id"],
        "gone_at": gone_at if gone else None,
        "gone_status": int(gone) if gone else None,
    }


def _write_row(pair: Pair, old: Row, new: Row, number: int) -> bool:
    different = {name: value for name, value in new.items() if old[name] != value}
    if different:
        pair.archive.run(
            f"UPDATE main.articles SET {', '.join(f'{name} = :{name}' for name in different)} WHERE id = :id",  # noqa: S608 - our own names
            {**different, "id": number},
        )
    return bool(different)


def _write_body(pair: Pair, older: History, newer: History, ours: History, number: int) -> bool:
    names = ("body", "body_markdown")
    body = {name: newer.row[name] or older.row[name] for name in names}
    if all(body[name] == ours.row[name] for name in names):
        return False
    pair.archive.run(
        "UPDATE main.bodies SET body = :body, body_markdown = :body_markdown WHERE article_id = :id",
        {**body, "id": number},
    )
    return True


def _write_lists(pair: Pair, old: int | None, new: int, row: Row) -> None:
    """Write authors and topics of the current reading, and what else the shard has of it, where it is the shard's.

    A list of which that reading says nothing stays. Authors belong to the source of the article.
    """
    archive = pair.archive
    side, number = ("main", new) if old is None else ("shard", old)
    authors = archive.rows(
        f"SELECT j.name_as_printed AS name, u.type, u.url, u.first_seen FROM {side}.article_authors j "  # noqa: S608 - two words
        f"JOIN {side}.authors u ON u.id = j.author_id WHERE j.article_id = ? ORDER BY j.position",
        (number,),
    )
    if authors or row["byline"] is None:
        archive.run("DELETE FROM main.article_authors WHERE article_id = ?", (new,))
        for position, author in enumerate(authors):
            person = Person(name=author["name"], type=author["type"], url=author["url"])
            number = archive.names.author(row["source"], person, author["first_seen"])
            archive.run(
                "INSERT INTO main.article_authors (article_id, position, author_id, name_as_printed) "
                "VALUES (?, ?, ?, ?)",
                (new, position, number, author["name"]),
            )
    if old is None:
        return
    pair.gather("one", "SELECT :old AS old, :new AS new", {"old": old, "new": new})
    for table in OF_ARTICLES:
        lists = table not in _WRITTEN_HERE or table == "article_topics"
        if lists and archive.value(f"SELECT EXISTS (SELECT 1 FROM shard.{table} WHERE article_id = ?)", (old,)):  # noqa: S608 - our own names
            replace_details(pair, table, "one")


def _read_anew(pair: Pair, number: int, row: Row) -> None:
    """Make anew what is made of an article's text."""
    archive = pair.archive
    (text,) = archive.rows("SELECT body, body_markdown FROM main.bodies WHERE article_id = ?", (number,))
    archive.citations.write(number, row["source"], text["body_markdown"])
    names = archive.rows(
        "SELECT name_as_printed AS name FROM main.article_authors WHERE article_id = ? ORDER BY position", (number,)
    )
    archive.offices.write(number, row["byline_raw"], text["body"], row["language"], [each["name"] for each in names])
    archive.prints.save(row["source"], number)
    for table in ("text_prints", "text_keys"):  # taken anew when texts are compared
        archive.run(f"DELETE FROM main.{table} WHERE article_id = ?", (number,))  # noqa: S608 - two names
    for table in ("touched", "texts"):
        archive.run(f"INSERT OR IGNORE INTO temp.{table} VALUES (?)", (number,))  # noqa: S608 - two names
