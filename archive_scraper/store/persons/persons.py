"""Persons: authors of all sources that are one human, worked out anew from the evidence and a reader's decisions.

All of it can be undone: an author keeps its row, ``person_id`` says whose it is, ``person_joins`` why. A person's
number is that of its first author, so that it stays as long as that one is the person's.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from archive_scraper.errors import DecisionError
from archive_scraper.normalize.folding import fold
from archive_scraper.store.persons.evidence import Author, Join, find_joins, group
from archive_scraper.store.persons.identifiers import identifiers_of
from archive_scraper.store.persons.name_parts import parts_of_key
from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from archive_scraper.store.connect import Connection, Row

BY_HAND = 2.0
"""The score of a reader's decision: above all evidence."""


class Persons:
    """Match authors across sources, list persons, take a reader's decisions."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    # -- matching ----------------------------------------------------------------------------------------------

    def match(self) -> None:
        """Work out anew which authors are one person, and write what changed."""
        with self._db.transaction():
            rows = self._db.rows(_AUTHORS)
            authors = self._facts(rows)
            joined, apart = self._decisions()
            by_hand = [
                Join(author_id=min(pair), other_id=max(pair), score=BY_HAND, evidence=("decided by hand",))
                for pair in joined
            ]
            joins = [*by_hand, *find_joins(authors)]
            roots = group(authors, joins, apart)
            self._write_joins([join for join in joins if roots[join.author_id] == roots[join.other_id]])
            self._write_persons(rows, roots)

    def are_matched(self) -> bool:
        """Tell whether every author belongs to a person; an earlier version left none that does."""
        return not self._db.value(
            "SELECT EXISTS (SELECT 1 FROM authors WHERE type = 'person' AND merged_into IS NULL AND person_id IS NULL)"
        )

    def _facts(self, rows: list[Row]) -> list[Author]:
        """Return what is known of each author; subjects and co-authors of those alone whose name is not alone."""
        blocks: defaultdict[str, set[str]] = defaultdict(set)
        parts = {row["id"]: parts_of_key(row["key"]) for row in rows}
        for row in rows:
            blocks[parts[row["id"]].block].add(row["source"])
        wanted = [row["id"] for row in rows if len(blocks[parts[row["id"]].block]) > 1]
        topics = self._counts(_TOPICS, wanted)
        together = self._counts(_COAUTHORS, wanted)
        urls = self._urls()
        houses = self._houses(wanted)
        return [
            Author(
                id=row["id"],
                source=row["source"],
                key=row["key"],
                identifiers=identifiers_of(urls.get(row["id"], ())),
                houses=frozenset(houses.get(row["id"], ())) - {row["source"]},
                topics=topics.get(row["id"], {}),
                coauthors=frozenset(parts[other].sound for other in together.get(row["id"], ()) if other in parts),
            )
            for row in rows
        ]

    def _counts(self, sql: str, wanted: list[int]) -> dict[int, dict[str, int]]:
        found: defaultdict[int, dict[str, int]] = defaultdict(dict)
        for author, value, count in self._db.run(sql, (json.dumps(wanted),)):
            found[author][value] = count
        return found

    def _urls(self) -> dict[int, list[str]]:
        found: defaultdict[int, list[str]] = defaultdict(list)
        for author, url in self._db.run(
            "SELECT coalesce(merged_into, id), url FROM authors WHERE url IS NOT NULL AND type = 'person'"
        ):
            found[author].append(url)
        return found

    def _houses(self, wanted: list[int]) -> dict[int, set[str]]:
        """Return the sources that the printed offices of each author name, by their title or their domain.

        A title counts in its own case or in capitals: a fellow for foreign policy writes for no magazine of that name.
        """
        names: dict[str, str] = {}
        for source, title in self._db.run("SELECT slug, title FROM sources"):
            if len(title) > _SHORTEST_TITLE:
                names |= dict.fromkeys(_cased(title), source)
        for source, domain, name in self._db.run(
            "SELECT s.source, s.domain, o.name FROM source_owners s LEFT JOIN owners o ON o.domain = s.domain"
        ):
            names[_words(domain.casefold())] = source
            if name and name != domain:
                names |= dict.fromkeys(_cased(name), source)
        found: defaultdict[int, set[str]] = defaultdict(set)
        for author, printed in self._db.run(_PRINTED, (json.dumps(wanted),)):
            text = _words(printed) + _words(printed.casefold())
            found[author].update(source for name, source in names.items() if name in text)
        return found

    def _decisions(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return the pairs of authors that a reader joined, and those that a reader parted."""
        joined: list[tuple[int, int]] = []
        apart: list[tuple[int, int]] = []
        for row in self._db.rows("SELECT * FROM person_decisions ORDER BY id"):
            one = self._author(row["source"], row["name"])
            other = self._author(row["other_source"], row["other_name"])
            if one is not None and other is not None and one != other:
                (joined if row["verb"] == "join" else apart).append((one, other))
        return joined, apart

    def _author(self, source: str, name: str) -> int | None:
        """Return the row that stands for the person whom a source prints so."""
        found: int | None = self._db.value(_BY_NAME, (source, name))
        return found

    def _write_joins(self, joins: Iterable[Join]) -> None:
        new = {
            (join.author_id, join.other_id): (join.score, json.dumps(join.evidence, ensure_ascii=False))
            for join in reversed(list(joins))
        }
        old = {
            (row["author_id"], row["other_id"]): (row["score"], row["evidence"])
            for row in self._db.rows("SELECT * FROM person_joins")
        }
        for pair in old.keys() - new.keys():
            self._db.run("DELETE FROM person_joins WHERE author_id = ? AND other_id = ?", pair)
        for pair, told in new.items():
            if old.get(pair) != told:
                self._db.run(
                    "INSERT OR REPLACE INTO person_joins (author_id, other_id, score, evidence) VALUES (?, ?, ?, ?)",
                    (*pair, *told),
                )

    def _write_persons(self, rows: list[Row], roots: dict[int, int]) -> None:
        members: defaultdict[int, list[Row]] = defaultdict(list)
        for row in rows:
            members[roots[row["id"]]].append(row)
        new = {
            number: (max(found, key=_fullness)["name"], len({row["source"] for row in found}))
            for number, found in members.items()
        }
        old = {row["id"]: (row["name"], row["sources"]) for row in self._db.rows("SELECT * FROM persons")}
        for number, told in new.items():
            if number not in old:
                self._db.run("INSERT INTO persons (id, name, sources) VALUES (?, ?, ?)", (number, *told))
            elif old[number] != told:
                self._db.run("UPDATE persons SET name = ?, sources = ? WHERE id = ?", (*told, number))
        for row in rows:
            if row["person_id"] != roots[row["id"]]:
                self._db.run("UPDATE authors SET person_id = ? WHERE id = ?", (roots[row["id"]], row["id"]))
        # Spellings that were joined within their source follow the row that stands for them; organizations are none.
        self._db.run(_FOLLOW)
        for number in old.keys() - new.keys():
            self._db.run("DELETE FROM persons WHERE id = ?", (number,))

    # -- decisions ---------------------------------------------------------------------------------------------

    def join(self, one: tuple[str, str], other: tuple[str, str], now: datetime) -> None:
        """Decide that two authors, each (source, name), are one person. Raises DecisionError for an unknown one."""
        self._decide("join", one, other, now)

    def split(self, one: tuple[str, str], other: tuple[str, str] | None, now: datetime) -> int:
        """Decide that two authors are not one person; without the second, that the first is nobody else.

        Return how many pairs were parted. Raises DecisionError.
        """
        if other is not None:
            self._decide("split", one, other, now)
            return 1
        number = self._known(one)
        others = self._db.rows(
            "SELECT source, name FROM authors WHERE merged_into IS NULL AND id <> ?1 "
            "AND person_id = (SELECT person_id FROM authors WHERE id = ?1)",
            (number,),
        )
        with self._db.transaction():
            for row in others:
                self._note("split", one, (row["source"], row["name"]), now)
            self.match()
        return len(others)

    def _decide(self, verb: str, one: tuple[str, str], other: tuple[str, str], now: datetime) -> None:
        if self._known(one) == self._known(other):
            raise DecisionError(f"{one[0]}: {one[1]!r} and {other[1]!r} are one author of it; see `authors --split`")
        with self._db.transaction():
            self._note(verb, one, other, now)
            self.match()

    def _note(self, verb: str, one: tuple[str, str], other: tuple[str, str], now: datetime) -> None:
        """Write a decision in place of an earlier one on the same two."""
        for first, second in ((one, other), (other, one)):
            self._db.run(
                "DELETE FROM person_decisions WHERE source = ? AND name = ? AND other_source = ? AND other_name = ?",
                (*first, *second),
            )
        self._db.run(
            "INSERT INTO person_decisions (verb, source, name, other_source, other_name, decided_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (verb, *one, *other, timestamp(now)),
        )

    def _known(self, author: tuple[str, str]) -> int:
        number = self._author(*author)
        if number is None:
            raise DecisionError(
                f"{author[0]}: no person is printed as {author[1]!r}; `archive-scraper authors` lists all"
            )
        return number

    # -- reading -----------------------------------------------------------------------------------------------

    def all(self, least_sources: int = 2) -> list[Row]:
        """Return the persons of so many sources or more: id, name, sources, articles, authors ("source: name")."""
        rows = self._db.rows(
            "SELECT p.id, p.name, p.sources, (SELECT count(DISTINCT j.article_id) FROM authors u "
            "JOIN article_authors j ON j.author_id = u.id WHERE u.person_id = p.id) AS articles FROM persons p "
            "WHERE p.sources >= ? ORDER BY p.sources DESC, articles DESC, p.name, p.id",
            (least_sources,),
        )
        return [row | {"authors": self._spelled(row["id"])} for row in rows]

    def _spelled(self, number: int) -> list[str]:
        return [
            f"{row['source']}: {row['name']}"
            for row in self._db.rows(
                "SELECT source, name FROM authors WHERE person_id = ? AND merged_into IS NULL ORDER BY source, name",
                (number,),
            )
        ]

    def why(self, source: str, name: str) -> list[Row]:
        """Return the joins of the person to whom an author belongs, the strongest first.

        Keys: one, other ("source: name"), score, evidence (a list of words). Raises DecisionError.
        """
        number = self._known((source, name))
        rows = self._db.rows(
            "SELECT a.source || ': ' || a.name AS one, b.source || ': ' || b.name AS other, j.score, j.evidence "
            "FROM person_joins j JOIN authors a ON a.id = j.author_id JOIN authors b ON b.id = j.other_id "
            "WHERE a.person_id = (SELECT person_id FROM authors WHERE id = ?) ORDER BY j.score DESC, 1, 2",
            (number,),
        )
        return [row | {"evidence": json.loads(row["evidence"])} for row in rows]


def _fullness(row: Row) -> tuple[bool, int, int]:
    return not row["name"].isupper(), len(row["name"]), -row["id"]


def _words(text: str) -> str:
    """Return the words of a text without accents, with a space at either end: a name is looked for whole."""
    # Letters of ASCII have no accents.
    bare = text if text.isascii() else "".join(fold(char).upper() if char.isupper() else fold(char) for char in text)
    words = re.findall(r"[^\W_]+", bare)
    return f" {' '.join(words)} "


def _cased(title: str) -> tuple[str, str]:
    """Return a title as it stands and in capitals."""
    return _words(title), _words(title.upper())


_SHORTEST_TITLE = 3
_AUTHORS = (
    "SELECT id, source, name, ltrim(key, '=') AS key, person_id FROM authors "
    "WHERE type = 'person' AND merged_into IS NULL ORDER BY id"
)
_TOPICS = (
    "SELECT j.author_id, t.topic, count(*) FROM json_each(?) w JOIN article_authors j ON j.author_id = w.value "
    "JOIN article_topics t ON t.article_id = j.article_id GROUP BY 1, 2"
)
_COAUTHORS = (
    "SELECT j.author_id, o.author_id, count(*) FROM json_each(?) w JOIN article_authors j ON j.author_id = w.value "
    "JOIN article_authors o ON o.article_id = j.article_id AND o.author_id <> j.author_id GROUP BY 1, 2"
)
_PRINTED = (
    "SELECT DISTINCT j.author_id, f.printed FROM json_each(?) w JOIN article_authors j ON j.author_id = w.value "
    "JOIN affiliations f ON f.article_id = j.article_id AND f.position = j.position"
)
_BY_NAME = (
    "SELECT coalesce(u.merged_into, u.id) FROM author_aliases s JOIN authors u ON u.id = s.author_id "
    "WHERE s.source = ? AND s.name = ? AND s.type = 'person'"
)
_FOLLOW = (
    "UPDATE authors SET person_id = wanted.person_id FROM ("
    "SELECT u.id, r.person_id FROM authors u LEFT JOIN authors r ON r.id = u.merged_into "
    "WHERE u.merged_into IS NOT NULL OR u.type <> 'person') AS wanted "
    "WHERE authors.id = wanted.id AND authors.person_id IS NOT wanted.person_id"
)
