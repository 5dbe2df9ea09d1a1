"""The archive as a whole: its figures, its views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive_scraper.items import Person

if TYPE_CHECKING:
    from desk import Desk


def test_stats(desk: Desk) -> None:
    desk.save()
    desk.save(url="https://harbor.example/2", title="Two", published=None, authors=(), topics=(), external_links=())
    figures = desk.archive.stats()
    assert figures.pop("bytes") > 0
    assert figures == {
        "articles": 2, "authors": 2, "topics": 2, "publications": 1, "external_links": 1, "teasers": 0,
        "revisions": 0, "runs": 1, "captures": 0, "capture_bytes": 0,
        "sources": [
            {"source": "harbor", "articles": 2, "oldest": "2024-05-03", "newest": "2024-05-03", "dated": 1,
             "signed": 1, "summarized": 2, "with_topics": 1, "with_links": 1, "gone": 0,
                 "captures": 0, "capture_bytes": 0}
        ],
    }  # fmt: skip


def test_views(desk: Desk) -> None:
    desk.save(authors=(Person(name="Omar K. Reyes"), Person(name="Ada Lindqvist")))
    desk.later().save(
        url="https://harbor.example/2", title="Two", published="2025", authors=(Person(name="Omar Reyes"),)
    )
    desk.archive.people.match("harbor")
    flat: list[tuple[Any, ...]] = desk.rows("SELECT authors, topics, publications FROM articles_flat ORDER BY id")
    assert flat == [
        ("Omar K. Reyes; Ada Lindqvist", "Maritime Security; Trade", "Northern Review"),
        ("Omar K. Reyes", "Maritime Security; Trade", "Northern Review"),
    ]
    assert desk.rows("SELECT publication, article_id FROM publication_links ORDER BY article_id") == [
        ("Northern Review", 1),
        ("Northern Review", 2),
    ]
    assert [row["title"] for row in desk.archive.articles.latest()] == ["Two", "Quiet Ports of the North"]
    assert desk.archive.articles.latest(5, source="elsewhere") == []
