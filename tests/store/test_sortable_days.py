"""Publication dates of any precision sort, compare, and are found between two days."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs" / "sql.md"
DAYS = re.findall(r"^\| `([\dT:+-]+)` \| `([\d-]+)` \| `([\d-]+)` \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [*DAYS, ("2023-02", "2023-02-01", "2023-02-28"), ("2024-12", "2024-12-01", "2024-12-31"), (None, None, None)],
)
def test_the_days_that_a_date_can_mean(desk, published, first, last):
    desk.save(published=published)
    assert desk.rows("SELECT published_day, published_last FROM articles") == [(first, last)]
    assert desk.rows("SELECT published_day, published_last FROM articles_flat") == [(first, last)]


def test_between_finds_every_precision(desk):
    for number, published in enumerate(("2023-12-31", "2024", "2024-05", "2024-05-03", "2025-01-01T08:00:00+09:00")):
        desk.save(url=f"https://harbor.example/articles/{number}", title=f"Piece {number}", published=published)
    found = desk.rows(
        "SELECT published FROM articles WHERE published_day BETWEEN '2024-01-01' AND '2024-12-31' ORDER BY id"
    )
    assert [published for (published,) in found] == ["2024", "2024-05", "2024-05-03"]
    exported = list(desk.archive.articles.export(since="2024-05-02"))
    assert [row["published"] for row in exported] == ["2024", "2024-05", "2024-05-03", "2025-01-01T08:00:00+09:00"]
    assert (exported[1]["published_day"], exported[1]["published_last"]) == ("2024-05-01", "2024-05-31")


def test_the_documented_days_are_read():
    assert len(DAYS) == 4
