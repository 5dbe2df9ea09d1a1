"""Articles: whole rows, what counts as a change, what survives."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from archive_scraper.items import ExternalLink, Person

if TYPE_CHECKING:
    from desk import Desk

    from archive_scraper.store import Archive


def snapshot(archive: Archive) -> dict[str, list[dict[str, Any]]]:
    tables = ("articles", "bodies", "article_urls", "article_authors", "article_topics", "external_links", "revisions")
    more = ("authors", "author_aliases", "topics", "publications", "teasers", "related", "articles_fts_data")
    return {table: archive.rows(f"SELECT * FROM {table}") for table in (*tables, *more)}


def revisions(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.rows("SELECT field, old, new FROM revisions ORDER BY id")


def test_whole_row(desk: Desk) -> None:
    assert desk.save() == "new"
    stored = desk.archive.articles.get(1)
    assert stored is not None
    assert len(stored.pop("content_hash")) == 32
    assert stored == {
        "id": 1,
        "url": "https://harbor.example/articles/quiet-ports-of-the-north",
        "source": "harbor",
        "title": "Quiet Ports of the North",
        "published": "2024-05-03",
        "published_precision": "day",
        "published_origin": "selector:p.date",
        "published_ambiguous": 0,
        "year": 2024,
        "byline": "Ada Lindqvist; Omar Reyes",
        "kind": "commentary",
        "language": "en",
        "word_count": 8,
        "series": None,
        "volume": None,
        "issue": None,
        "modified": None,
        "first_seen": "2026-03-01T12:00:00+00:00",
        "last_seen": "2026-03-01T12:00:00+00:00",
        "last_changed": "2026-03-01T12:00:00+00:00",
        "fetched_at": "2026-03-01T12:00:00+00:00",
        "gone_at": None,
        "gone_status": None,
        "first_run_id": 1,
        "canonical_url": None,
        "subtitle": None,
        "summary": "Freight moves north while nobody is watching.",
        "summary_truncated": 0,
        "summary_origin": "meta",
        "image": None,
        "pdf_links": [],
        "alternate_urls": [],
        "published_raw": "May 3, 2024",
        "modified_raw": None,
        "byline_raw": "By Ada Lindqvist and Omar Reyes",
        "kind_raw": None,
        "topics_raw": [],
        "summary_html": "<p>Freight moves north while nobody is watching.</p>",
        "origins": {"published": "selector:p.date", "summary": "meta", "authors": "json-ld"},
        "capture_id": None,
        "reader_id": None,
        "published_day": "2024-05-03",
        "published_last": "2024-05-03",
        "language_declared": None,
        "image_caption": None,
        "image_credit": None,
        "body": "Freight moves north.\nNobody is watching the harbours.",
        "body_markdown": "Freight moves north.\n\nNobody is watching the **harbours**.",
        "authors": [
            {
                "name": "Ada Lindqvist",
                "type": "person",
                "url": None,
                "name_as_printed": "Ada Lindqvist",
                "author_id": 1,
            },
            {
                "name": "Omar Reyes",
                "type": "person",
                "url": "https://harbor.example/people/reyes",
                "name_as_printed": "Omar Reyes",
                "author_id": 2,
            },
        ],
        "topics": ["Maritime Security", "Trade"],
        "external_links": [
            {
                "kind": "read_full",
                "publication": "Northern Review",
                "outlet": "Northern Review",
                "url": "https://www.northernreview.example/quiet-ports",
                "text": "Read the full article at Northern Review.",
            }
        ],
        "addresses": [
            {
                "url": "https://harbor.example/articles/quiet-ports-of-the-north",
                "kind": "own",
                "first_seen": "2026-03-01T12:00:00+00:00",
            }
        ],
        "teasers": [],
        "related": [],
        "revisions": [],
    }


def test_second_save_writes_last_seen_alone(desk: Desk) -> None:
    related = (desk.teaser(4), desk.teaser(5))
    desk.save(related=related)
    before = snapshot(desk.archive)
    desk.later(days=1)
    assert desk.save(related=related) == "unchanged"
    after = snapshot(desk.archive)
    for moment in ("last_seen", "fetched_at"):
        assert before["articles"][0].pop(moment) == "2026-03-01T12:00:00+00:00"
        assert after["articles"][0].pop(moment) == "2026-03-02T12:00:00+00:00"
    assert after == before


@pytest.mark.parametrize(
    ("field", "value", "old", "new"),
    [
        ("title", "Loud Ports", "Quiet Ports of the North", "Loud Ports"),
        ("subtitle", "A deck", None, "A deck"),
        ("kind", "report", "commentary", "report"),
        ("published", "2024-05-04", "2024-05-03", "2024-05-04"),
        ("summary", "All new.", "Freight moves north while nobody is watching.", "All new."),
        ("body", "All new.", "Freight moves north.\nNobody is watching the harbours.", "All new."),
        ("authors", (Person(name="Ada Lindqvist"),), "Ada Lindqvist; Omar Reyes", "Ada Lindqvist"),
        ("topics", ("Trade",), "Maritime Security; Trade", "Trade"),
        ("volume", "12", None, "12"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isalpha() and value.islower() else "",
)
def test_change_leaves_a_revision(desk: Desk, field: str, value: object, old: str | None, new: str) -> None:
    desk.save()
    assert desk.later().save(**{field: value}) == "changed"
    assert revisions(desk) == [(field, old, new)]
    assert desk.rows("SELECT last_changed, run_id FROM articles, revisions") == [("2026-03-01T13:00:00+00:00", 1)]
    assert desk.later().save(**{field: value}) == "unchanged"
    assert len(revisions(desk)) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("image", "https://harbor.example/p.jpg?sig=2"),
        ("published_raw", "3 May 2024"),
        ("origins", {"published": "json-ld"}),
        ("pdf_links", ("https://harbor.example/a.pdf",)),
        ("external_links", (ExternalLink(kind="read_full", publication="Other", text="Read at Other."),)),
        ("modified", "2024-06-01"),
    ],
    ids=lambda value: value if isinstance(value, str) and "/" not in value else "",
)
def test_small_change_is_written_without_a_revision(desk: Desk, field: str, value: object) -> None:
    desk.save()
    assert desk.later().save(**{field: value}) == "unchanged"
    assert revisions(desk) == []
    stored = desk.archive.articles.get(1)
    assert stored is not None
    if field == "external_links":
        assert [link["publication"] for link in stored["external_links"]] == ["Other"]
    else:
        assert stored[field] == (list(value) if isinstance(value, tuple) else value)


def test_what_a_page_no_longer_says_is_kept(desk: Desk) -> None:
    desk.save()
    before = snapshot(desk.archive)
    nothing: dict[str, Any] = {
        "published": None, "published_precision": None, "published_raw": None, "authors": (), "byline_raw": None,
        "topics": (), "summary": None, "summary_html": None, "body": None, "body_markdown": None, "kind": None,
        "external_links": (), "language": None, "word_count": None, "origins": {},
    }  # fmt: skip
    assert desk.later().save(**nothing) == "unchanged"
    after = snapshot(desk.archive)
    for table in after:
        for row in (*before[table], *after[table]):
            for name in ("last_seen", "fetched_at", "content_hash"):
                row.pop(name, None)
    assert after == before
    assert json.loads(after["articles"][0]["origins"])["published"] == "selector:p.date"


def test_same_print_read_as_nothing_takes_the_value_away(desk: Desk) -> None:
    desk.save(byline_raw="By Harbor", authors=(Person(name="Harbor"),), topics_raw=("News",), topics=("News",))
    fixed: dict[str, Any] = {"authors": (), "topics": (), "published": None, "published_precision": None}
    assert desk.later().save(byline_raw="By Harbor", topics_raw=("News",), **fixed) == "changed"
    assert revisions(desk) == [("published", "2024-05-03", None), ("authors", "Harbor", None), ("topics", "News", None)]
    assert desk.rows("SELECT published, year, byline, byline_raw FROM articles") == [(None, None, None, "By Harbor")]
    assert desk.count("article_authors") == desk.count("article_topics") == 0


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        (("2024-05-03", "May 3, 2024"), ("2024-05", "May 2024"), True),
        (("2024-05", "May 2024"), ("2024-05-03", "May 3, 2024"), False),
        (("2026-02-15", "2 weeks ago"), ("2026-02-22", "2 weeks ago"), True),
        (("2026-05-03", "May 3"), ("2027-05-03", "May 3"), True),
        (("2024-05-03", "May 3, 2024"), ("2024-05-05", None), False),
    ],
    ids=["less exact", "more exact", "relative", "without year", "other origin"],
)
def test_best_reading_of_a_date(
    desk: Desk, first: tuple[str, str], second: tuple[str, str | None], *, stays: bool
) -> None:
    desk.save(published=first[0], published_raw=first[1])
    assert desk.later().save(published=second[0], published_raw=second[1]) == ("unchanged" if stays else "changed")
    assert desk.rows("SELECT published FROM articles") == [((first if stays else second)[0],)]


def test_older_capture_does_not_overwrite(desk: Desk) -> None:
    desk.save()
    desk.now -= timedelta(days=400)
    assert desk.save(title="Draft of Quiet Ports") == "unchanged"
    assert desk.rows("SELECT title, first_seen, last_seen FROM articles") == [
        ("Quiet Ports of the North", "2025-01-25T12:00:00+00:00", "2026-03-01T12:00:00+00:00")
    ]


def test_unchanged_page_was_seen_again(desk: Desk) -> None:
    desk.save()
    assert desk.archive.articles.touch("harbor", desk.article().url, desk.later().now)
    assert not desk.archive.articles.touch("harbor", "https://harbor.example/never-seen", desk.now)
    assert desk.rows("SELECT last_seen FROM articles") == [("2026-03-01T13:00:00+00:00",)]


def test_gone_and_back(desk: Desk) -> None:
    desk.save()
    url = "http://www.harbor.example/articles/quiet-ports-of-the-north/"
    assert desk.archive.articles.mark_gone(desk.run_id, url, 410, desk.later().now)
    assert desk.archive.articles.mark_gone(desk.run_id, url, 404, desk.later().now), "a second time changes nothing"
    assert desk.rows("SELECT gone_at, gone_status FROM articles") == [("2026-03-01T13:00:00+00:00", 410)]
    assert desk.later().save() == "changed"
    assert desk.rows("SELECT gone_at, gone_status FROM articles") == [(None, None)]
    assert revisions(desk) == [("gone", None, "410"), ("gone", "410", None)]


def test_gone_says_nothing_of_other_addresses(desk: Desk) -> None:
    desk.save(aliases=["https://harbor.example/old/quiet-ports-of-the-north"])
    assert not desk.archive.articles.mark_gone(
        desk.run_id, "https://harbor.example/old/quiet-ports-of-the-north", 404, desk.now
    )
    assert not desk.archive.articles.mark_gone(desk.run_id, "https://harbor.example/never-seen", 404, desk.now)
    assert desk.rows("SELECT gone_at FROM articles") == [(None,)]


def test_related_teasers_are_replaced(desk: Desk) -> None:
    desk.save(related=(desk.teaser(4), desk.teaser(5)))
    desk.later().save(url="https://harbor.example/articles/piece-number-5", title="Piece Number 5")
    desk.later().save(related=(desk.teaser(5), desk.teaser(6)))
    stored = desk.archive.articles.get(1)
    assert stored is not None
    assert [(row["title"], row["article_id"]) for row in stored["related"]] == [
        ("Piece Number 5", 2),
        ("Piece Number 6", None),
    ]


def test_same_topic_twice_and_odd_text(desk: Desk) -> None:
    odd = "lone \ud800 surrogate and \x00 NUL"
    desk.save(topics=("Trade", "trade", "???"), body=odd, byline_raw=odd, origins={odd: odd})
    assert desk.rows("SELECT topic FROM article_topics ORDER BY position")[0] == ("trade",)
    assert desk.count("article_topics") == 2
    assert desk.rows("SELECT body FROM bodies") == [("lone ? surrogate and  NUL",)]
    assert desk.later().save(topics=("Trade", "trade", "???"), body=odd, byline_raw=odd, origins={odd: odd}) == (
        "unchanged"
    )


@pytest.mark.parametrize("fields", [{"url": ""}, {"title": ""}], ids=["url", "title"])
def test_article_without_address_or_title_is_a_programmers_error(desk: Desk, fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="needs an address and a title"):
        desk.save(**fields)


def test_foreign_keys_hold(desk: Desk) -> None:
    desk.save(related=(desk.teaser(4),))
    assert desk.rows("PRAGMA foreign_key_check") == []
    unindexed = []
    for (table,) in desk.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%REFERENCES%'"):
        first = {
            desk.archive.value(f"SELECT name FROM pragma_index_info('{index}') WHERE seqno = 0")
            for (index,) in desk.rows(f"SELECT name FROM pragma_index_list('{table}')")
        }
        first |= {name for name, pk in desk.rows(f"SELECT name, pk FROM pragma_table_info('{table}')") if pk == 1}
        keys = {key for (key,) in desk.rows(f"SELECT \"from\" FROM pragma_foreign_key_list('{table}')")}
        unindexed += [(table, key) for key in keys - first]
    assert unindexed == [], "each foreign key has an index"


def test_every_table_is_strict(archive: Archive) -> None:
    loose = archive.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict "
        "AND name NOT GLOB '*_fts*' AND name NOT LIKE '%sqlite_%'"
    )
    assert loose == []


def test_a_page_that_dates_itself_today_does_not_move_its_article(desk: Desk) -> None:
    desk.save(published="2024-05-03")
    today = desk.later(days=30).now.date().isoformat()
    desk.save(published=today, published_raw=today, title="Quiet Ports of the North, Again")
    assert desk.rows("SELECT published, published_raw FROM articles") == [("2024-05-03", "May 3, 2024")]
    desk.later(days=30).save(published="2024-05-04", published_raw="2024-05-04")
    assert desk.rows("SELECT published FROM articles") == [("2024-05-04",)], "a correction is one"


@pytest.mark.parametrize("zone", [0, 1], ids=["the day of the visit", "a zone ahead"])
def test_a_date_that_creeps_with_each_reading_stays(desk: Desk, zone: int) -> None:
    dates = []
    for _ in range(4):
        today = (desk.later(days=1).now.date() + timedelta(days=zone)).isoformat()
        desk.save(published=today, published_raw=today)
        dates += desk.rows("SELECT published FROM articles")
    assert len(set(dates)) == 1


def test_article_by_id_and_any_address(desk: Desk) -> None:
    desk.save()
    for name in (1, "1", "https://harbor.example/articles/quiet-ports-of-the-north", "harbor.example/x"):
        found = desk.archive.articles.get(name)
        assert (found is not None) == (name != "harbor.example/x")
    assert (
        desk.archive.articles.get("http://www.harbor.example/articles/quiet-ports-of-the-north/?edition=us") is not None
    )
    assert desk.archive.articles.get("9" * 40) is None
    assert desk.archive.articles.get("") is None
