"""The same text on two sources: linked, never merged."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from archive_scraper.normalize.likeness import keys_method, sequences, share, text_keys
from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from archive_scraper.store.connect import Connection, Row

ALIKE = 0.6
"""From this likeness on, two texts are one: a headline note, a cut last paragraph, another house style."""
_BATCH = 100
HOLDERS = 40
"""Most articles that keep one key, and that one article is compared with, those that share the most keys first: what
more texts than this share is boilerplate, and comparing would not end."""
_REMEMBERED = 200_000
"""Word sequences that are kept for the next article, those of 200 texts of 1,000 words: 20 MB. The holders of an
article's keys are mostly those of the article before it, and to build those of one text takes a millisecond."""

_ROWS = (
    "SELECT a.id, a.source, a.published, a.first_seen, a.content_hash, p.article_id IS NOT NULL AS is_known "
    "FROM articles a LEFT JOIN text_prints p ON p.article_id = a.id "
    "WHERE (p.article_id IS NULL OR p.content_hash <> a.content_hash OR p.method <> ?)"
)


_WITHOUT_PRINT = (
    "SELECT id, source, published, first_seen, content_hash, 0 AS is_known FROM articles "
    "WHERE id IN (SELECT value FROM json_each(?)) AND id NOT IN (SELECT article_id FROM text_prints) ORDER BY id"
)
_SHARED = """
SELECT a.id, a.published, a.first_seen, a.content_hash, o.id AS other_id, o.published AS other_published,
    o.first_seen AS other_first_seen, o.content_hash AS other_content_hash
FROM (
    SELECT k.article_id AS id, j.article_id AS other_id, count(*) AS keys
    FROM text_keys k JOIN text_keys j ON j.key = k.key AND j.article_id <> k.article_id
    WHERE k.article_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2
) p JOIN articles a ON a.id = p.id JOIN articles o ON o.id = p.other_id
WHERE o.source <> a.source
    AND NOT EXISTS (SELECT 1 FROM republications r WHERE r.article_id = a.id AND r.other_id = o.id)
    AND NOT EXISTS (SELECT 1 FROM republications r WHERE r.article_id = o.id AND r.other_id = a.id)
ORDER BY a.id, p.keys DESC, o.id
"""


class Republications:
    """Link articles of different sources whose texts are nearly the same."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._sequences = Remembered(_REMEMBERED)

    def link_stored(self, article_id: int, now: datetime) -> int:
        """Compare an article that is new or changed with those of other sources; return how many were linked.

        Call it in the transaction that stores the article, so that nothing is left for the end of a run. It is compared
        with 40 others at most: a millisecond for each of 1,000 words whose sequences are not kept.
        """
        due = self._db.rows(f"{_ROWS} AND a.id = ?", (keys_method(), article_id))
        return sum(self._link(row, now) for row in due)

    def link(self, source: str, now: datetime) -> int:
        """Compare what a source's runs stored since its last finished run and nobody compared; return how many links.

        Each batch is one transaction, so that other crawls get their turn; what a killed run left is taken up by
        the next one. The time taken grows with the number of those articles, not with the archive.
        """
        return self._link_all(self._due(source), now)

    def link_again(self, article_ids: Collection[int], now: datetime) -> int:
        """Compare articles whose texts were read again; return how many were linked."""
        due = self._db.rows(
            f"{_ROWS} AND a.id IN (SELECT value FROM json_each(?)) ORDER BY a.id",  # noqa: S608 - the words above
            (keys_method(), json.dumps(sorted(article_ids))),
        )
        return self._link_all(due, now)

    def link_taken(self, article_ids: Collection[int], now: datetime) -> int:
        """Compare articles that came with their keys from another archive; return how many pairs were linked.

        Those that are linked with each other already are not compared again; one without keys gets them here.
        """
        ids = json.dumps(sorted(article_ids))
        linked = self._link_all(self._db.rows(_WITHOUT_PRINT, (ids,)), now)
        found = self._db.rows(_SHARED, (ids,))
        near: dict[int, list[Row]] = {}
        for pair in found:
            others = near.setdefault(pair["id"], [])
            if len(others) < HOLDERS:
                others.append(pair)
        with self._db.transaction():
            for pairs in near.values():
                linked += sum(self._compare(*_ends(pair), now) for pair in pairs)
        self._sequences.clear()
        return linked

    def _link_all(self, due: list[Row], now: datetime) -> int:
        linked = 0
        self._sequences.clear()
        for start in range(0, len(due), _BATCH):
            with self._db.transaction():
                linked += sum(self._link(row, now) for row in due[start : start + _BATCH])
        self._sequences.clear()
        return linked

    def of(self, article_id: int) -> list[Row]:
        """Return the articles of other sources that have the text of an article, the most alike first."""
        return self._db.rows(
            "SELECT a.id, a.source, a.title, a.url, a.published, r.similarity FROM "
            "(SELECT other_id AS id, similarity FROM republications WHERE article_id = ?1 UNION ALL "
            "SELECT article_id, similarity FROM republications WHERE other_id = ?1) r "
            "JOIN articles a ON a.id = r.id ORDER BY r.similarity DESC",
            (article_id,),
        )

    def _due(self, source: str) -> list[Row]:
        """Return new and changed articles whose keys are missing or of another text."""
        first = self._db.row(
            "SELECT id, started FROM runs WHERE source = ?1 AND id > coalesce((SELECT max(id) FROM runs "
            "WHERE source = ?1 AND finished IS NOT NULL), 0) ORDER BY id LIMIT 1",
            (source,),
        )
        if first is None:
            return []
        return self._db.rows(
            f"{_ROWS} AND (a.last_changed >= ? OR a.first_run_id >= ?) AND a.source = ? ORDER BY a.id",
            (keys_method(), first["started"], first["id"], source),
        )

    def _link(self, row: Row, now: datetime) -> int:
        article_id: int = row["id"]
        body: str | None = self._db.value("SELECT body FROM bodies WHERE article_id = ?", (article_id,))
        # What it said twice, another text between, may be kept of the first time: a page without a text leaves the old.
        self._sequences.drop((article_id, row["content_hash"]))
        keys = text_keys(body or "")
        if row["is_known"]:
            for table in ("text_keys", "republications"):
                self._db.run(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))  # noqa: S608 - two names of our own
            self._db.run("DELETE FROM republications WHERE other_id = ?", (article_id,))
        self._db.run(
            "INSERT OR REPLACE INTO text_prints (article_id, content_hash, method) VALUES (?, ?, ?)",
            (article_id, row["content_hash"], keys_method()),
        )
        if not keys:
            return 0
        marks = ", ".join("?" * len(keys))
        rows = self._db.run(f"SELECT key, article_id FROM text_keys WHERE key IN ({marks})", keys).fetchall()  # noqa: S608
        holders = Counter(key for key, _ in rows)
        own = [key for key in keys if holders[key] < HOLDERS]
        if own:
            marks = ", ".join(["(?1, ?)"] * len(own))
            self._db.run(f"INSERT OR IGNORE INTO text_keys (article_id, key) VALUES {marks}", (article_id, *own))  # noqa: S608
        if not rows:
            return 0
        found = Counter(other for _, other in rows)
        others = self._db.rows(
            "SELECT id, published, first_seen, content_hash FROM articles WHERE source <> ? "
            "AND id IN (SELECT value FROM json_each(?))",
            (row["source"], json.dumps(list(found))),
        )
        nearest = sorted(others, key=lambda other: (-found[other["id"]], other["id"]))[:HOLDERS]
        return sum(self._compare(row, other, now) for other in nearest)

    def _compare(self, row: Row, other: Row, now: datetime) -> bool:
        alike = share(self._sequences_of(row), self._sequences_of(other))
        if alike < ALIKE:
            return False
        later, earlier = (row, other) if _is_later(row, other) else (other, row)
        self._db.run(
            "INSERT OR REPLACE INTO republications (article_id, other_id, similarity, found_at) VALUES (?, ?, ?, ?)",
            (later["id"], earlier["id"], round(alike, 3), timestamp(now)),
        )
        return True

    def _sequences_of(self, row: Row) -> frozenset[int]:
        """Return the word sequences of an article's text, as it is now."""
        key = row["id"], row["content_hash"]
        found = self._sequences.get(key)
        if found is None:
            body: str | None = self._db.value("SELECT body FROM bodies WHERE article_id = ?", (row["id"],))
            found = sequences(body or "")
            self._sequences.keep(key, found)
        return found


class Remembered:
    """The word sequences of the texts that were asked for last, each by its article and what that said then."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._count = 0
        self._texts: dict[tuple[int, str], frozenset[int]] = {}

    def get(self, key: tuple[int, str]) -> frozenset[int] | None:
        """Return the sequences of a text where they are kept."""
        found = self._texts.pop(key, None)
        if found is not None:
            self._texts[key] = found  # last in the order of the dict
        return found

    def keep(self, key: tuple[int, str], found: frozenset[int]) -> None:
        """Keep the sequences of a text, and drop those that were not asked for longest where they are too many."""
        self._texts[key] = found
        self._count += len(found)
        while self._count > self._most and len(self._texts) > 1:
            self._count -= len(self._texts.pop(next(iter(self._texts))))

    def drop(self, key: tuple[int, str]) -> None:
        """Forget a text, where it is kept."""
        self._count -= len(self._texts.pop(key, ()))

    def clear(self) -> None:
        """Forget all."""
        self._texts.clear()
        self._count = 0


def _is_later(one: Row, other: Row) -> bool:
    """Tell which of two articles is the republication: the later one; without dates, the one that was found later."""
    days = one["published"], other["published"]
    if all(days) and days[0] != days[1]:
        return bool(days[0] > days[1])
    return bool((one["first_seen"], one["id"]) > (other["first_seen"], other["id"]))


def _ends(pair: Row) -> tuple[Row, Row]:
    names = ("id", "published", "first_seen", "content_hash")
    one, other = ({name: pair[f"{side}{name}"] for name in names} for side in ("", "other_"))
    return one, other
