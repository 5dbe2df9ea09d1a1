"""One person, one row: authors of a source matched across their articles, and matched anew at every end of a run.

The rule joins spellings of one key, and a name without its middle initial where only one name with an initial
fits. A reader's decisions (join, split) go before the rule and stay. All of it is reversible: each spelling
keeps its own row, merged_into points to the row that stands for the person, and articles point to that row.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from archive_scraper.errors import DecisionError
from archive_scraper.store.names import author_key, author_type
from archive_scraper.store.people.decisions import Decision, read_decisions
from archive_scraper.store.people.groups import Groups
from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from archive_scraper.store.connect import Connection, Row


class People:
    """Match authors, list them, and take a reader's decisions."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def all(self, source: str | None = None) -> list[Row]:
        """Return every person and organization with its spellings and number of articles, most articles first."""
        rows = self._db.rows(
            "SELECT u.id, u.source, u.name, u.type, u.url, "
            "(SELECT count(DISTINCT article_id) FROM article_authors WHERE author_id = u.id) AS articles "
            "FROM authors u WHERE u.merged_into IS NULL AND (?1 IS NULL OR u.source = ?1) "
            "ORDER BY articles DESC, u.source, u.name",
            (source,),
        )
        spellings = defaultdict(list)
        for alias in self._db.rows(
            "SELECT coalesce(u.merged_into, u.id) AS author_id, s.name FROM author_aliases s "
            "JOIN authors u ON u.id = s.author_id ORDER BY s.id"
        ):
            spellings[alias["author_id"]].append(alias["name"])
        return [row | {"spellings": spellings[row["id"]]} for row in rows]

    def merges(self, source: str | None = None) -> list[Row]:
        """Return what was joined: source, name, into, by ("initial" for the rule, "hand" for a decision)."""
        return self._db.rows(
            'SELECT u.source, u.name, r.name AS "into", u.merged_by AS "by" FROM authors u '
            "JOIN authors r ON r.id = u.merged_into WHERE ?1 IS NULL OR u.source = ?1 "
            "ORDER BY u.source, r.name, u.name",
            (source,),
        )

    def join(self, source: str, name: str, into: str, now: datetime) -> None:
        """Decide that a name is the same person as another one, whose row then stands for both."""
        self._decide(Decision("join", source, name, into), now)

    def split(self, source: str, name: str, now: datetime) -> None:
        """Decide that a spelling is a person of its own."""
        self._decide(Decision("split", source, name, None), now)

    def _decide(self, decision: Decision, now: datetime) -> None:
        _, source, name, into = decision
        types = [self._types(source, printed) for printed in (name, into) if printed]
        if not set.intersection(*types):
            raise DecisionError(f"{source}: {name!r} and {into!r} are not both persons or both organizations")
        with self._db.transaction():
            self._db.run("DELETE FROM author_decisions WHERE source = ? AND name = ?", (source, name))
            self._write_decision(decision, "command", now)
            self.match(source)

    def _types(self, source: str, name: str) -> set[str]:
        rows = self._db.rows("SELECT type FROM author_aliases WHERE source = ? AND name = ?", (source, name))
        if not rows:
            raise DecisionError(f"{source}: no author is printed as {name!r}")
        return {row["type"] for row in rows}

    def _write_decision(self, decision: Decision, origin: str, now: datetime) -> None:
        self._db.run(
            "INSERT INTO author_decisions (source, verb, name, into_name, origin, decided_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (decision.source, decision.verb, decision.name, decision.into, origin, timestamp(now)),
        )

    def apply(self, path: Path, now: datetime) -> int:
        """Take the decisions of an analyst's file in place of those it held before; return how many.

        The file holds ``[[join]]`` tables with source, name, into and ``[[split]]`` tables with source, name.
        Names that no article has printed yet count from the first one that does. Raises DecisionError naming file,
        table and key.
        """
        decisions = read_decisions(path)
        known = {row["slug"] for row in self._db.rows("SELECT slug FROM sources")}
        with self._db.transaction():
            before = {r["source"] for r in self._db.rows("SELECT source FROM author_decisions WHERE origin = 'file'")}
            self._db.run("DELETE FROM author_decisions WHERE origin = 'file'")
            for decision in decisions:
                if decision.source not in known:
                    raise DecisionError(f"{path}: {decision.verb} {decision.name!r}: no source {decision.source!r}")
                self._write_decision(decision, "file", now)
            for source in sorted(before | {decision.source for decision in decisions}):
                self.match(source)
        return len(decisions)

    def match(self, source: str) -> None:
        """Work out anew who is who in a source, from all spellings and decisions, and point the articles there."""
        with self._db.transaction():
            decisions = self._db.rows("SELECT verb, name, into_name FROM author_decisions WHERE source = ?", (source,))
            self._place_spellings(source, {row["name"] for row in decisions if row["verb"] == "split"})
            joins = [(row["name"], row["into_name"]) for row in decisions if row["verb"] == "join"]
            authors = self._db.rows(_AUTHORS, (source,))
            groups = Groups(authors)
            groups.join_by_rule()
            groups.join_by_hand(self._db.rows(_ALIASES, (source,)), joins)
            for author in authors:
                merge = groups.merge_of(author["id"])
                if merge != (author["merged_into"], author["merged_by"]):
                    self._db.run(
                        "UPDATE authors SET merged_into = ?, merged_by = ? WHERE id = ?", (*merge, author["id"])
                    )
            self._db.run(_POINT_ARTICLES, {"source": source})
            self._db.run(_DROP_UNUSED, (source,))
            self._choose_names(source)
            self._db.forget()

    def _place_spellings(self, source: str, split: set[str]) -> None:
        """Put every spelling on the author row of its key and type; one that was split has a key of its own."""
        for alias in self._db.rows(_ALIASES, (source,)):
            kind = author_type(alias["name"], alias["type"])
            key = f"={alias['name']}" if alias["name"] in split else author_key(alias["name"], kind)
            if (key, kind) == (alias["key"], alias["type"]):
                continue
            self._db.run(
                "INSERT INTO authors (source, name, type, key, first_seen) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                (source, alias["name"], kind, key, alias["first_seen"]),
            )
            (home,) = self._db.rows(
                "SELECT id FROM authors WHERE source = ? AND key = ? AND type = ?", (source, key, kind)
            )
            self._db.run(
                "UPDATE OR REPLACE author_aliases SET type = ?, author_id = ? WHERE id = ?",
                (kind, home["id"], alias["id"]),
            )
            if kind != alias["type"]:
                self._db.run(_MOVE_ARTICLES, (home["id"], alias["name"], alias["author_id"]))

    def _choose_names(self, source: str) -> None:
        """Show each author under the spelling that is used most and not set in capitals."""
        best: dict[int, tuple[tuple[bool, int, int, int], str]] = {}
        for alias in self._db.rows(_USED_SPELLINGS, (source,)):
            name: str = alias["name"]
            rank = (not name.isupper(), alias["used"], len(name), -alias["id"])
            if alias["author_id"] not in best or best[alias["author_id"]][0] < rank:
                best[alias["author_id"]] = (rank, name)
        for author_id, (_, name) in best.items():
            self._db.run("UPDATE authors SET name = ?1 WHERE id = ?2 AND name <> ?1", (name, author_id))


_AUTHORS = (
    "SELECT id, name, type, key, merged_into, merged_by FROM authors u WHERE source = ? "
    "AND EXISTS (SELECT 1 FROM author_aliases s WHERE s.author_id = u.id) ORDER BY id"
)
_ALIASES = (
    "SELECT s.id, s.name, s.type, s.author_id, s.first_seen, u.key FROM author_aliases s "
    "JOIN authors u ON u.id = s.author_id WHERE s.source = ? ORDER BY s.id"
)
# A row of the other type, which the articles of this spelling leave.
_MOVE_ARTICLES = (
    "UPDATE article_authors SET author_id = ? WHERE name_as_printed = ? AND author_id = "
    "(SELECT coalesce(merged_into, id) FROM authors WHERE id = ?)"
)
_POINT_ARTICLES = """
UPDATE article_authors SET author_id = wanted.author_id
FROM (
    SELECT j.article_id, j.position, coalesce(u.merged_into, u.id) AS author_id
    FROM articles a
    JOIN article_authors j ON j.article_id = a.id
    JOIN authors now ON now.id = j.author_id
    JOIN author_aliases s ON s.source = :source AND s.name = j.name_as_printed AND s.type = now.type
    JOIN authors u ON u.id = s.author_id
    WHERE a.source = :source AND j.author_id <> coalesce(u.merged_into, u.id)
) AS wanted
WHERE article_authors.article_id = wanted.article_id AND article_authors.position = wanted.position
"""
_DROP_UNUSED = """
DELETE FROM authors WHERE source = ?
AND NOT EXISTS (SELECT 1 FROM author_aliases s WHERE s.author_id = authors.id)
AND NOT EXISTS (SELECT 1 FROM article_authors j WHERE j.author_id = authors.id)
AND NOT EXISTS (SELECT 1 FROM authors m WHERE m.merged_into = authors.id)
"""
_USED_SPELLINGS = """
SELECT s.id, s.author_id, s.name, (
    SELECT count(*) FROM article_authors j
    WHERE j.author_id = coalesce(u.merged_into, u.id) AND j.name_as_printed = s.name) AS used
FROM author_aliases s JOIN authors u ON u.id = s.author_id
WHERE s.source = ? AND (SELECT count(*) FROM author_aliases o WHERE o.author_id = s.author_id) > 1
"""
