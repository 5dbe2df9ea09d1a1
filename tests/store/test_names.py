"""Outlets and topics under all their spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archive_scraper.items import ExternalLink
from archive_scraper.store.names import abbreviates, topic_slug

if TYPE_CHECKING:
    from desk import Desk


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
