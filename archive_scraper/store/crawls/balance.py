"""The books of a run: what became of each piece that its listings showed for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.store.values import without_secrets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.store.connect import Connection, Row


class Balance:
    """Read what a run's books are made of, and write them."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def first_shown(self, source: str, run_id: int) -> list[Row]:
        """Return the pieces that no listing had shown before a run, each with what the frontier and archive know.

        Columns: url, published (of the teaser), state, not_before (of the frontier; NULL where it was never queued),
        cause (of the run's failure), article_id, its first_run_id and the number of its addresses (NULL where there
        is none).
        """
        return self._db.rows(
            "SELECT t.url, t.published, f.state, f.not_before, (SELECT cause FROM failures WHERE run_id = ?2 "
            "AND url = f.url ORDER BY id DESC LIMIT 1) AS cause, a.first_run_id, a.id AS article_id, "
            "(SELECT count(*) FROM article_urls WHERE article_id = a.id) AS addresses "
            "FROM (SELECT page_key, min(url) AS url, min(published) AS published FROM teasers "
            "WHERE first_run_id = ?2 AND section = 'listing' GROUP BY page_key) t "
            "LEFT JOIN frontier f ON f.source = ?1 AND f.page_key = t.page_key AND f.kind = 'article' "
            "LEFT JOIN articles a ON a.id = coalesce("
            "(SELECT article_id FROM article_urls WHERE source = ?1 AND page_key = t.page_key), "
            "(SELECT article_id FROM article_urls WHERE page_key = t.page_key AND kind = 'own' LIMIT 1)) "
            "WHERE NOT EXISTS (SELECT 1 FROM teasers e WHERE e.source = ?1 AND e.page_key = t.page_key "
            "AND e.section = 'listing' AND e.first_run_id < ?2)",
            (source, run_id),
        )

    def save(self, run_id: int, outcomes: Mapping[str, tuple[int, str]]) -> None:
        """Write how many pieces had which outcome, each with an example."""
        for outcome, (count, example) in outcomes.items():
            self._db.run(
                "INSERT OR REPLACE INTO run_balance (run_id, outcome, count, example) VALUES (?, ?, ?, ?)",
                (run_id, outcome, count, without_secrets(example) if example else None),
            )

    def since(self, source: str, first_run: int) -> list[Row]:
        """Return the books of a source's runs from one run on."""
        return self._db.rows(
            "SELECT b.* FROM run_balance b JOIN runs r ON r.id = b.run_id WHERE r.source = ? AND r.id >= ?",
            (source, first_run),
        )
