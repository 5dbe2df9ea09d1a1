"""Export."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from desk import Desk

from archive_scraper.sites import SiteRules
from archive_scraper.store import EXPORT_KEYS, write_rows

if TYPE_CHECKING:
    from archive_scraper.store import Archive


def export(archive: Archive, form: str = "jsonl", **limits: str) -> str:
    stream = io.StringIO(newline="")
    write_rows(archive.articles.export(**limits), stream, form)  # type: ignore[arg-type] # the tests' own names
    return stream.getvalue()


def test_exported_row(desk: Desk) -> None:
    desk.save(related=(desk.teaser(4),), pdf_links=("https://harbor.example/a.pdf",), summary_truncated=True)
    row = json.loads(export(desk.archive))
    assert tuple(row) == EXPORT_KEYS
    assert {key: row[key] for key in ("authors", "topics", "external_links", "related", "pdf_links")} == {
        "authors": [{"name": "Ada Lindqvist", "type": "person"}, {"name": "Omar Reyes", "type": "person"}],
        "topics": ["Maritime Security", "Trade"],
        "external_links": [
            {
                "kind": "read_full",
                "publication": "Northern Review",
                "url": "https://www.northernreview.example/quiet-ports",
            }
        ],
        "related": ["https://harbor.example/articles/piece-number-4"],
        "pdf_links": ["https://harbor.example/a.pdf"],
    }
    assert row["summary_truncated"] is True
    (cells,) = csv.DictReader(io.StringIO(export(desk.archive, "csv"), newline=""))
    assert json.loads(cells["authors"]) == row["authors"]
    assert (cells["body"], cells["summary_truncated"], cells["subtitle"]) == (row["body"], "1", "")
    assert json.loads(export(desk.archive, "json")) == [row]


def test_spreadsheet_runs_no_formula(desk: Desk) -> None:
    desk.save(title="=HYPERLINK(1)", summary="@sum", subtitle="a = b")
    text = export(desk.archive, "spreadsheet")
    assert text.startswith("\ufeffurl,")
    (cells,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert (cells["title"], cells["summary"], cells["subtitle"]) == ("'=HYPERLINK(1)", "'@sum", "a = b")
    (cells,) = csv.DictReader(io.StringIO(export(desk.archive, "csv"), newline=""))
    assert cells["title"] == "=HYPERLINK(1)"


def test_export_of_nothing(archive: Archive) -> None:
    assert (export(archive), json.loads(export(archive, "json"))) == ("", [])
    assert export(archive, "csv").strip() == ",".join(EXPORT_KEYS)
    with pytest.raises(ValueError, match="not 'xml'"):
        export(archive, "xml")


@pytest.mark.parametrize(
    ("published", "since", "kept"),
    [
        ("2024-05-03", "2024-05-03", True),
        ("2024-05-03T10:00:00-04:00", "2024-05-03", True),
        ("2024-05-03", "2024-05-04", False),
        ("2024-05", "2024-05-20", True),
        ("2024", "2024-05-20", True),
        ("2023", "2024-05-20", False),
        ("2024-05-03", "2024", True),
        (None, "2026-01-01", True),
        (None, "2026-04-01", False),
    ],
)
def test_export_since(desk: Desk, published: str | None, since: str, *, kept: bool) -> None:
    desk.save(published=published)
    assert bool(export(desk.archive, since=since)) is kept


def test_export_of_one_source_in_batches(archive: Archive, desk: Desk) -> None:
    digest = Desk(archive, SiteRules(name="digest"))
    with archive.transaction():
        for number in range(450):
            desk.save(url=f"https://harbor.example/{number}", title=f"Piece {number}", topics=(f"Topic {number}",))
            digest.save(url=f"https://digest.example/{number}", title=f"Digest {number}")
    rows = [json.loads(line) for line in export(archive, source="harbor").splitlines()]
    assert [(row["title"], row["topics"]) for row in rows] == [(f"Piece {n}", [f"Topic {n}"]) for n in range(450)]
