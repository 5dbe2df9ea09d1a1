"""Runs, sources, reading and export."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from desk import NOW, RULES, Desk

from archive_scraper.errors import StoreError
from archive_scraper.items import ExternalLink, Person
from archive_scraper.sites import SiteRules
from archive_scraper.store import EXPORT_KEYS, FieldCount, write_rows
from archive_scraper.store.names import abbreviates, topic_slug

if TYPE_CHECKING:
    from archive_scraper.store import Archive


def test_run_from_start_to_end(desk: Desk) -> None:
    archive = desk.archive
    archive.save_failure(desk.run_id, "https://harbor.example/x", "timeout", "after 30 s", desk.now)
    count = FieldCount(item_kind="article", field="published", ok=5, missing=1, origins={"json-ld": 4, "url": 1})
    archive.save_field_counts(desk.run_id, [count])
    archive.save_field_counts(desk.run_id, [FieldCount(item_kind="article", field="published", ok=6)])
    archive.finish_run(
        desk.run_id, "degraded", {"pages": 7, "bytes": 900, "new": 5, "seconds": 1.5}, desk.later().now, "one was slow"
    )
    assert archive.runs() == [
        {
            "id": 1, "source": "harbor", "started": "2026-03-01T12:00:00+00:00",
            "finished": "2026-03-01T13:00:00+00:00", "state": "degraded", "pages": 7, "bytes": 900, "listings": 0,
            "not_modified": 0, "settled": 0, "teasers": 0, "duplicates": 0, "new": 5, "changed": 0, "unchanged": 0,
            "failures": 0, "newest": None, "seconds": 1.5, "message": "one was slow", "arguments": "{}",
            "waiting": 0, "notes": "",
        }
    ]  # fmt: skip
    assert desk.rows("SELECT * FROM run_fields") == [(1, "article", "published", 6, 0, 0, "{}", None)]
    assert desk.rows("SELECT url, cause, detail, at FROM failures") == [
        ("https://harbor.example/x", "timeout", "after 30 s", "2026-03-01T12:00:00+00:00")
    ]


def test_programmers_errors_in_runs(desk: Desk) -> None:
    with pytest.raises(ValueError, match="a run is one of"):
        desk.archive.finish_run(desk.run_id, "fine", {}, desk.now)
    with pytest.raises(ValueError, match="no column for \\['pgaes'\\]"):
        desk.archive.finish_run(desk.run_id, "good", {"pgaes": 1}, desk.now)
    assert desk.archive.runs()[0]["state"] == "running", "nothing was written"
    with pytest.raises(ValueError, match="no time zone"):
        desk.archive.start_run("harbor", {}, NOW.replace(tzinfo=None))


def test_unknown_source_and_run(archive: Archive) -> None:
    with pytest.raises(StoreError, match="no source 'harbor'"):
        archive.start_run("harbor", {}, NOW)
    with pytest.raises(StoreError, match="no run 7"):
        archive.finish_run(7, "good", {}, NOW)


def test_source_is_refreshed(desk: Desk) -> None:
    desk.archive.register_source(SiteRules(name="harbor", title="Harbor", drop_params=("ref",)), "my.toml")
    (source,) = desk.archive.sources()
    assert source == {
        "slug": "harbor", "title": "Harbor", "home": None, "hosts": [], "languages": [], "timezone": None,
        "date_order": None, "rules_origin": "my.toml", "first_run": "2026-03-01T12:00:00+00:00", "articles": 0,
        "newest": None, "last_run": "2026-03-01T12:00:00+00:00", "last_state": "running",
    }  # fmt: skip
    assert desk.archive.drop_params("harbor") == ("ref",)


def test_article_by_id_and_any_address(desk: Desk) -> None:
    desk.save()
    for name in (1, "1", "https://harbor.example/articles/quiet-ports-of-the-north", "harbor.example/x"):
        found = desk.archive.article(name)
        assert (found is not None) == (name != "harbor.example/x")
    assert desk.archive.article("http://www.harbor.example/articles/quiet-ports-of-the-north/?edition=us") is not None
    assert desk.archive.article("9" * 40) is None
    assert desk.archive.article("") is None


def test_stats(desk: Desk) -> None:
    desk.save()
    desk.save(url="https://harbor.example/2", title="Two", published=None, authors=(), topics=(), external_links=())
    figures = desk.archive.stats()
    assert figures.pop("bytes") > 0
    assert figures == {
        "articles": 2, "authors": 2, "topics": 2, "publications": 1, "external_links": 1, "teasers": 0,
        "revisions": 0, "runs": 1,
        "sources": [
            {"source": "harbor", "articles": 2, "oldest": "2024-05-03", "newest": "2024-05-03", "dated": 1,
             "signed": 1, "summarized": 2, "with_topics": 1, "with_links": 1, "gone": 0}
        ],
    }  # fmt: skip


def export(archive: Archive, form: str = "jsonl", **limits: str) -> str:
    stream = io.StringIO(newline="")
    write_rows(archive.export_rows(**limits), stream, form)  # type: ignore[arg-type] # the tests' own names
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


def links(*pairs: tuple[str | None, str | None]) -> tuple[ExternalLink, ...]:
    return tuple(ExternalLink(kind="read_full", publication=name, url=url, text="x") for name, url in pairs)


@pytest.mark.parametrize(
    ("found", "outlets"),
    [
        ((("The Ledger", None), ("Ledger", None), ("the LEDGER.", None)), [("The Ledger", None)]),
        (
            ((None, "https://www.ledger.example/a"), ("Ledger", "https://ledger.example/b")),
            [("Ledger", "ledger.example")],
        ),
        ((("Coast Times", "https://ct.example/a"), ("CT", "https://ct.example/b")), [("Coast Times", "ct.example")]),
        (
            (("Coast Times", None), (None, "https://ct.example/b")),
            [("Coast Times", None), ("ct.example", "ct.example")],
        ),
        (
            (("Coast Times", "https://ct.example/a"), ("Sea Policy", "https://ct.example/b")),
            [("Coast Times", "ct.example"), ("Sea Policy", "ct.example")],
        ),
        (
            (
                ("Deck Talk", "https://youtube.com/1"),
                ("Wave Hour", "https://youtube.com/2"),
                (None, "https://youtu.be/3"),
            ),
            [("Deck Talk", None), ("Wave Hour", None)],
        ),
        ((("Ledger", "https://harbor.example/go"),), [("Ledger", None)]),
    ],
    ids=["spellings", "host first", "short for", "name without host", "two on one host", "platform", "own host"],
)
def test_one_row_an_outlet(
    desk: Desk, found: tuple[tuple[str | None, str | None], ...], outlets: list[tuple[str, str | None]]
) -> None:
    desk.save(external_links=links(*found))
    assert desk.rows("SELECT name, host FROM publications ORDER BY id") == outlets
    assert desk.rows("SELECT publication_as_printed, url FROM external_links ORDER BY position") == list(found)


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [("CT", "Coast Times", True), ("TCT", "The Coast Times", True), ("Times", "Coast Times", True),
     ("Coast Times", "Coast Times", False), ("Sea Policy", "Sea Affairs", False), ("", "Coast Times", False)],
)  # fmt: skip
def test_abbreviates(short: str, full: str, expected: bool) -> None:
    assert abbreviates(short, full) is expected


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Maritime Security", "maritime-security"),
        ("Énergie & Été", "energie-ete"),
        ("북한", "북한"),
        ("AI/ML", "ai-ml"),
    ],
)
def test_topic_slug(name: str, slug: str) -> None:
    assert topic_slug(name) == slug


def test_views(desk: Desk) -> None:
    desk.save(authors=(Person(name="Omar K. Reyes"), Person(name="Ada Lindqvist")))
    desk.later().save(
        url="https://harbor.example/2", title="Two", published="2025", authors=(Person(name="Omar Reyes"),)
    )
    desk.archive.match_people("harbor")
    flat: list[tuple[Any, ...]] = desk.rows("SELECT authors, topics, publications FROM articles_flat ORDER BY id")
    assert flat == [
        ("Omar K. Reyes; Ada Lindqvist", "Maritime Security; Trade", "Northern Review"),
        ("Omar K. Reyes", "Maritime Security; Trade", "Northern Review"),
    ]
    assert desk.rows("SELECT publication, article_id FROM publication_links ORDER BY article_id") == [
        ("Northern Review", 1),
        ("Northern Review", 2),
    ]
    assert [row["title"] for row in desk.archive.latest()] == ["Two", "Quiet Ports of the North"]
    assert desk.archive.latest(5, source="elsewhere") == []


def test_rules_in_the_source_are_whole(desk: Desk) -> None:
    rules = json.loads(desk.archive.value("SELECT rules FROM sources"))
    assert (rules["name"], rules["drop_params"], rules["max_pages"]) == ("harbor", ["edition"], RULES.max_pages)
