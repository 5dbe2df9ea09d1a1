"""The past of a source, by which its runs are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_scraper.store.connect import Connection, Row

_RUNS = 300
"""Runs that a source is compared with: most of a year of nights, or two and a half months of six-hourly runs."""


class History:
    """Read what a source was like."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def runs(self, source: str) -> tuple[list[Row], list[Row], list[Row]]:
        """Return the runs that a source is judged by, oldest first, and their rows of run_fields and run_pages.

        Begins well before the oldest open alarm, so that what was usual then is still known. ``example`` of a run
        is an address that failed.
        """
        bound = self._db.value(
            "SELECT min(id) FROM (SELECT id FROM runs WHERE source = ?1 AND id <= coalesce((SELECT min(since_run) "
            "FROM alarms WHERE source = ?1 AND state = 'open'), 9e18) ORDER BY id DESC LIMIT ?2)",
            (source, _RUNS),
        )
        runs = self._db.rows(
            "SELECT r.*, (SELECT url FROM failures WHERE run_id = r.id AND cause <> 'gone' ORDER BY id LIMIT 1) "
            "AS example FROM runs r WHERE source = ? AND id >= ? ORDER BY id",
            (source, bound),
        )
        chosen = "run_id IN (SELECT id FROM runs WHERE source = ? AND id >= ?)"
        fields = self._db.rows(f"SELECT * FROM run_fields WHERE {chosen}", (source, bound))  # noqa: S608 - the words above
        pages = self._db.rows(f"SELECT * FROM run_pages WHERE {chosen}", (source, bound))  # noqa: S608 - the words above
        return runs, fields, pages

    def publication_days(self, source: str) -> dict[str, int]:
        """Return how many articles of a source came out on each day.

        An article without a full date counts on the day it was found; those of the first run do not, as they may
        be of any age.
        """
        rows = self._db.rows(
            "SELECT substr(CASE WHEN length(published) >= 10 THEN published ELSE first_seen END, 1, 10) AS day, "
            "count(*) AS articles FROM articles WHERE source = ?1 AND (length(published) >= 10 OR first_run_id IS NOT "
            "(SELECT min(id) FROM runs WHERE source = ?1)) GROUP BY 1",
            (source,),
        )
        return {row["day"]: row["articles"] for row in rows}

    def watched_since(self, source: str) -> str | None:
        """Return since when silence of a source counts: its first run, or the day its silence was accepted."""
        found: str | None = self._db.value(
            "SELECT max(first_run, coalesce((SELECT max(closed) FROM alarms WHERE source = ?1 AND kind = 'silence' "
            "AND state = 'accepted'), '')) FROM sources WHERE slug = ?1",
            (source,),
        )
        return found

    def last_run_with_news(self, source: str) -> int | None:
        """Return the last run of a source that found a new article, None where none did."""
        found: int | None = self._db.value(
            "SELECT id FROM runs WHERE source = ? AND new > 0 ORDER BY id DESC LIMIT 1", (source,)
        )
        return found

    def newest_article(self, source: str) -> str | None:
        """Return the address of the article of a source that came out last, None where there is none."""
        found: str | None = self._db.value(
            "SELECT url FROM articles WHERE source = ? ORDER BY published DESC LIMIT 1", (source,)
        )
        return found
