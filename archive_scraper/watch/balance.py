"""The books of a run: every piece that a listing showed for the first time is accounted for.

Counted from what the database holds when the run ends, not from what the run believes to have done.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from archive_scraper.sites import SiteRules
    from archive_scraper.store import Archive
    from archive_scraper.store.connect import Row

Outcome = Literal[
    "stored", "known", "elsewhere", "excluded", "bounds", "gone", "robots", "refused", "failed", "waiting", "left",
    "unlike", "unexplained",
]  # fmt: skip

LOSSES: Mapping[Outcome, str] = {
    "elsewhere": "lead to another site",
    "excluded": "are left out by the paths of the rules",
    "gone": "are gone (404 or 410)",
    "robots": "are forbidden by robots.txt",
    "refused": "were refused",
    "failed": "failed",
    "waiting": "have to wait",
    "unlike": "hold no article, or that of another page",
    "unexplained": "are unaccounted for",
}
"""Outcomes by which a piece is not in the archive, each in words for an alarm."""
_MANY = 3
UNSETTLED: tuple[Outcome, ...] = ("left", "bounds")
"""The run was not to store these, or has not come to them."""


def balance(
    archive: Archive, rules: SiteRules, excludes: Callable[[str | None], bool], run_id: int, now: datetime
) -> dict[str, tuple[int, str]]:
    """Return how many pieces that no listing had shown before had which outcome, each with an example.

    ``excludes`` tells whether the run was not to store what was published on a date.
    """
    counts: Counter[Outcome] = Counter()
    examples: dict[Outcome, str] = {}
    for row in archive.balance.first_shown(rules.name, run_id):
        # Many addresses that lead to one page: it is what the site shows in place of all of them.
        together = row["addresses"] is not None and row["addresses"] > _MANY
        outcome = "unlike" if together else _outcome(row, rules, excludes, run_id, now)
        counts[outcome] += 1
        examples.setdefault(outcome, row["url"])
    return {outcome: (count, examples[outcome]) for outcome, count in counts.items()}


def _outcome(row: Row, rules: SiteRules, excludes: Callable[[str | None], bool], run_id: int, now: datetime) -> Outcome:
    if row["article_id"] is not None:
        return "stored" if row["first_run_id"] == run_id else "known"
    if row["state"] is None:
        return _unqueued(row, rules, excludes)
    if row["state"] == "pending":
        waits = row["not_before"] and datetime.fromisoformat(row["not_before"]) > now
        return "waiting" if waits else "left"
    if row["state"] in ("failed", "refused") and (row["cause"] == "unlike" or str(row["cause"]).startswith("wall-")):
        return "unlike"
    if row["cause"] == "robots":
        return "robots"
    return _BY_STATE.get(row["state"], "unexplained")


_BY_STATE: Mapping[str, Outcome] = {"skipped": "bounds", "gone": "gone", "failed": "failed", "refused": "refused"}


def _unqueued(row: Row, rules: SiteRules, excludes: Callable[[str | None], bool]) -> Outcome:
    from archive_scraper.signs.addresses import is_document_url  # health loads this module, and no book of words

    if not rules.owns(row["url"]) and not is_document_url(row["url"]):
        return "elsewhere"
    if not rules.follows(row["url"]):
        return "excluded"
    return "bounds" if excludes(row["published"]) else "unexplained"
