"""Conditional GET, distrusted: one known page in some is asked for in full, and a site that lied is found out.

Servers send the same ETag for different pages, or 304 for a changed one (rss-fetcher keeps a list of such sites).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from archive_scraper.store import Entry


class ValidatorTrust:
    """Decides which requests of a run carry validators, and watches what becomes of the others."""

    def __init__(self, run_id: int, *, every: int, trusted: bool = True) -> None:
        self.run_id = run_id
        self.every = every
        self.trusted = trusted
        self.lied_at: str | None = None
        """The page that showed that the site's validators lie."""

    def headers(self, entry: Entry) -> dict[str, str]:
        """Return the headers of a conditional GET (RFC 9110, 13.1), or none where the page is to be sent in full."""
        if not self.trusted or entry.last_status not in (200, 304) or self._is_sample(entry):
            return {}
        headers = {"If-None-Match": entry.etag, "If-Modified-Since": entry.last_modified}
        return {name: value for name, value in headers.items() if value}

    def check(self, entry: Entry, etag: str | None, last_modified: str | None, *, changed: bool) -> None:
        """Note a page that came in full: changed, although its validators say that it is the same."""
        before, after = (entry.etag, entry.last_modified), (etag, last_modified)
        if changed and any(before) and before == after:
            self.trusted = False
            self.lied_at = self.lied_at or entry.url

    def _is_sample(self, entry: Entry) -> bool:
        # Another sample in each run, the same one when a killed run goes on.
        return self.every > 0 and crc32(f"{self.run_id} {entry.page_key}".encode()) % self.every == 0
