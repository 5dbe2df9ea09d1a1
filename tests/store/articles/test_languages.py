"""The languages of articles: kept with what their pages declare, found for those of an earlier version."""

from __future__ import annotations

import json

import pytest
import stored_schemas
from desk import Desk

from archive_scraper.store import Archive

GERMAN = (
    "Der Hafenrat tagte am Dienstag und beschloss nach langer Beratung, dass der alte Pier offen bleiben soll. " * 4
)
ENGLISH = "The harbour council met on Tuesday and agreed, after a long debate, that the old pier should stay open. " * 4


@pytest.fixture
def harbor(archive):
    return Desk(archive)


def languages(desk):
    rows = desk.rows(
        "SELECT language, language_declared, json_extract(origins, '$.language') FROM articles ORDER BY id"
    )
    return [tuple(row) for row in rows]


def test_a_page_that_lost_its_text_only_declares(harbor):
    found = {"language": "de", "language_declared": "en", "origins": {"language": "detected"}}
    harbor.save(**found, body=GERMAN, word_count=60)
    harbor.later().save(language="en", language_declared="en", origins={"language": "html"}, body=None, word_count=0)
    assert languages(harbor) == [("de", "en", "detected")]
    harbor.later().save(
        language="en", language_declared="en", origins={"language": "html"}, body=ENGLISH, word_count=60
    )
    assert languages(harbor) == [("en", "en", "html")]


def test_languages_of_an_earlier_version_are_found_once(tmp_path):
    path = tmp_path / "old.db"
    stored_schemas.build(path, stored_schemas.path_of("m010_citation_counts").read_text(encoding="utf-8"))
    with Archive.open(path) as archive:
        desk = Desk(archive)
        archive.run("UPDATE articles SET origins = json_set(origins, '$.language', 'html')")
        archive.run("UPDATE bodies SET body = ? WHERE article_id = 2", (GERMAN,))
        archive.run("UPDATE articles SET language = NULL WHERE id IN (3, 4)")
        archive.run("UPDATE bodies SET body = ? WHERE article_id = 4", (GERMAN,))
        before = languages(desk)
        assert archive.languages.left() == len(before)
        assert archive.languages.read_old() == len(before)
        assert archive.languages.left() == 0
        after = languages(desk)
        assert after[:4] == [("en", "en", "html"), ("de", "en", "detected"), before[2], ("de", None, "detected")]
        assert archive.languages.read_old() == 0


def test_what_was_read_since_is_left_as_it_is(harbor):
    found = {"language": "de", "language_declared": "en", "origins": {"language": "detected"}}
    harbor.save(**found, body=ENGLISH)
    harbor.archive.run("UPDATE languages_unread SET before = 100")
    assert harbor.archive.languages.read_old() == 1
    assert languages(harbor) == [("de", "en", "detected")]


def test_an_export_says_what_was_declared(harbor):
    harbor.save(language="de", language_declared="en")
    (row,) = harbor.archive.articles.export()
    assert (row["language"], row["language_declared"]) == ("de", "en")
    assert json.loads(json.dumps(row)) == row
