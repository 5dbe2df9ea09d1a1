"""Whatever a page says: it is stored, the second time changes nothing, and the index stays whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.items import ExternalLink, Person
from archive_scraper.store import Archive

_TEXT = st.text(max_size=30) | st.sampled_from(["", "a\x00b", "\ud800", "ﷺ", "Ada Moe", "ADA MOE", "é", "e\u0301"])
_SOME = st.none() | _TEXT
_DATES = st.none() | st.sampled_from(["2024", "2024-05", "2024-05-03", "2024-05-03T10:00:00+02:00"])
_ADDRESSES = st.sampled_from(
    ["https://harbor.example/1", "https://harbor.example/2-two-words", "http://www.harbor.example/1/",
     "https://digest.example/1", "https://harbor.example/", "not an address", "https://[broken"]
)  # fmt: skip
_PAGES = st.fixed_dictionaries(
    {
        "url": _ADDRESSES,
        "title": _TEXT.filter(bool),
        "canonical_url": st.none() | _ADDRESSES,
        "alternate_urls": st.lists(_ADDRESSES, max_size=2).map(tuple),
        "published": _DATES,
        "published_raw": _SOME,
        "byline_raw": _SOME,
        "authors": st.lists(
            st.builds(Person, name=_TEXT, type=st.sampled_from(["person", "organization"]), url=_SOME), max_size=3
        ).map(tuple),
        "topics": st.lists(_TEXT, max_size=3).map(tuple),
        "topics_raw": st.lists(_TEXT, max_size=2).map(tuple),
        "summary": _SOME,
        "summary_html": _SOME,
        "body": _SOME,
        "body_markdown": _SOME,
        "language": st.none() | st.sampled_from(["en", "de"]),
        "external_links": st.lists(
            st.builds(
                ExternalLink, kind=st.just("read_full"), publication=_SOME, url=st.none() | _ADDRESSES, text=_TEXT
            ),
            max_size=2,
        ).map(tuple),
        "origins": st.dictionaries(_TEXT, _TEXT, max_size=2),
        "aliases": st.lists(_ADDRESSES, max_size=1).map(tuple),
    }
)


@given(st.lists(_PAGES, min_size=1, max_size=5))
@settings(max_examples=60)
def test_any_pages(pages: list[dict[str, Any]]) -> None:
    with Archive.open(Path(":memory:")) as archive:
        desk = Desk(archive)
        for page in pages:
            desk.later().save(**page)
            assert desk.later().save(**page) == "unchanged"
        archive.people.match("harbor")
        archive.people.match("harbor")
        archive.run("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        assert archive.rows("PRAGMA foreign_key_check") == []
        assert len(list(archive.articles.export())) == desk.count("articles") == desk.count("bodies")
        assert desk.rows("SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM article_urls)") == [
            (0,)
        ]
