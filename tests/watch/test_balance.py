"""Where a piece that a listing showed for the first time got to."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from archive_scraper.sites import SiteRules
from archive_scraper.watch.balance import balance

NOW = datetime(2026, 5, 3, tzinfo=UTC)
RULES = SiteRules(name="x", start_urls=("https://x.example/",))


def outcome(**row: Any) -> str:
    names = ("published", "state", "not_before", "cause", "article_id", "first_run_id", "addresses")
    known = dict.fromkeys(names) | {"url": "https://x.example/a"} | row
    archive = SimpleNamespace(balance=SimpleNamespace(first_shown=lambda *_: [known]))
    ((found, (count, _)),) = balance(archive, RULES, lambda _: False, 7, NOW).items()  # type: ignore[arg-type]
    assert count == 1
    return found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"article_id": 1, "first_run_id": 7, "addresses": 1}, "stored"),
        ({"article_id": 1, "first_run_id": 6, "addresses": 1}, "known"),
        ({"article_id": 1, "first_run_id": 7, "addresses": 3}, "stored"),
        ({"article_id": 1, "first_run_id": 7, "addresses": 4}, "unlike"),  # one page in the place of many
        ({"state": "pending"}, "left"),
        ({"state": "pending", "not_before": "2026-05-04T00:00:00+00:00"}, "waiting"),
        ({"state": "failed", "cause": "unlike"}, "unlike"),
        ({"state": "failed", "cause": "timeout"}, "failed"),
        ({"state": "skipped", "cause": "robots"}, "robots"),
        ({"url": "https://y.example/a"}, "elsewhere"),
    ],
)
def test_outcomes(row: dict[str, Any], found: str):
    assert outcome(**row) == found
