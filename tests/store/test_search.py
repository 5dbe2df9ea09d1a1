"""Full-text search: ranked, in step with the rows, and never an error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.errors import StoreError
from archive_scraper.store import Archive
from archive_scraper.store.search import match_query

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def shelf() -> Iterator[Desk]:
    with Archive.open(Path(":memory:")) as archive:
        desk = Desk(archive)
        texts = {
            "COVID-19 and the docks": "Work stopped.",
            "Ferries": "The word docks stands in the text alone, far from any title.",
            "Dépôts of the Baltic": "Nuclear energy and nucleic acids.",
            "북한의 미사일 시험": "평양은 어제 시험을 발표했다.",
            "東京湾の港": "横浜港について",
            'A title with "quotes" and AND OR NOT (operators)': "near NEAR",
        }
        for number, (title, body) in enumerate(texts.items(), 1):
            desk.later().save(url=f"https://harbor.example/{number}", title=title, body=body, authors=(), summary=None)
        yield desk


def found(desk: Desk, query: str) -> list[int]:
    return [row["id"] for row in desk.archive.search.articles(query)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("COVID-19", [1]),
        ("docks", [1, 2]),
        ("dock", [1, 2]),
        ('"docks stands"', [2]),
        ('"docks stands', [2]),
        ('"stands docks"', []),
        ("docks -covid", [2]),
        ('docks -"the word"', [1]),
        ("depots", [3]),
        ("nucl*", [3]),
        ("nucle* ferries", []),
        ("북한", [4]),
        ("평양", [4]),
        ("미사일 시험", [4]),
        ("東京", [5]),
        ("湾の", [5]),
        ("浜港", [5]),
        ("AND OR NOT", [6]),
        ("(operators", [6]),
        ("NEAR", [6]),
        ("title:quotes", []),
        ("-docks", []),
        ("", []),
        ("   ", []),
        ('"', []),
        ("*", []),
        ("--", []),
        ("no such word", []),
    ],
)
def test_queries(shelf: Desk, query: str, ids: list[int]) -> None:
    assert found(shelf, query) == ids


def test_title_ranks_before_text_and_snippet_is_marked(shelf: Desk) -> None:
    first, second = shelf.archive.search.articles("docks", marks=("<<", ">>"))
    assert first["snippet"] == "COVID-19 and the <<docks>>"
    assert "The word <<docks>> stands" in second["snippet"]
    assert first["rank"] < second["rank"]
    keys = ["byline", "id", "kind", "page", "published", "rank", "snippet", "source", "title", "url"]
    assert sorted(first) == keys


def test_limit_and_source(shelf: Desk) -> None:
    assert len(shelf.archive.search.articles("docks", 1)) == 1
    assert shelf.archive.search.articles("docks", source="elsewhere") == []
    assert shelf.archive.search.articles("湾の", source="elsewhere") == []


@given(st.text(max_size=60) | st.text(alphabet='"*-+^:(){}[]\\/,.;ANDORT NEARa1é北\x00\ud800', max_size=40))
@settings(max_examples=400)
def test_search_never_raises(shelf: Desk, query: str) -> None:
    shelf.archive.search.articles(query)


@pytest.mark.parametrize("query", ["a" * 1_000_000, '"' * 100_000, "word " * 100_000, "-" * 100_000, "a-" * 100_000])
def test_long_input(shelf: Desk, query: str) -> None:
    shelf.archive.search.articles(query)


def test_a_pasted_page_asks_for_its_first_words() -> None:
    assert match_query("word " * 1000).count('"word"') == 32


def check_index(desk: Desk) -> None:
    desk.archive.run("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_index_follows_every_change(desk: Desk) -> None:
    desk.save()
    for change in (
        {"title": "Lagoons"},
        {"title": "Lagoons", "body": "Estuaries."},
        {"title": "Lagoons", "body": "Estuaries.", "summary": "Sandbanks.", "authors": ()},
        {"title": "Dunes", "body": "Cliffs.", "summary": "Beaches."},
    ):
        desk.later().save(**change)
        check_index(desk)
    assert found(desk, "dunes cliffs beaches lindqvist") == [1]
    assert [found(desk, word) for word in ("lagoons", "estuaries", "sandbanks", "harbours")] == [[], [], [], []]
    desk.archive.run("DELETE FROM articles WHERE id = 1")
    check_index(desk)
    assert found(desk, "dunes") == []
    assert desk.count("bodies") == desk.count("article_authors") == 0


def test_replace_keeps_the_index_whole(desk: Desk) -> None:
    desk.save()
    desk.archive.run("INSERT OR REPLACE INTO bodies (article_id, body) VALUES (1, 'Estuaries.')")
    check_index(desk)
    assert found(desk, "estuaries") == [1]


def test_check_of_the_index_can_fail(desk: Desk) -> None:
    desk.save()
    desk.archive.run("DROP TRIGGER bodies_update")
    desk.archive.run("UPDATE bodies SET body = 'Something else.'")
    with pytest.raises(StoreError):
        check_index(desk)
