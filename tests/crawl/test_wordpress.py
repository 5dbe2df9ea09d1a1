"""WordPress's API as the listing of a source: its posts become articles, page by page as its headers say."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.extract.stated.wordpress import window_url

POSTS = "/wp-json/wp/v2/posts"
JSON = {"Content-Type": "application/json; charset=UTF-8"}


def posts_of(site, pieces):
    return json.dumps(
        [
            {
                "date": f"{piece.day}T10:30:00",
                "date_gmt": f"{piece.day}T09:30:00",
                "link": f"{site.home}{piece.path}",
                "title": {"rendered": piece.title},
                "excerpt": {"rendered": f"<p>In short {piece.number}.</p>"},
                "_embedded": {"author": [{"name": "Ada Marlowe"}]},
            }
            for piece in pieces
        ]
    )


@pytest.fixture
def site():
    with SmallSite() as running:
        running.publish(5)
        yield running


def crawl(site, tmp_path, path):
    rules = tmp_path / "harbour.toml"
    rules.write_text(
        f'name = "harbour"\nhome = "{site.home}"\n[[channel]]\nkind = "wordpress"\nurl = "{site.home}{path}"\n',
        encoding="utf-8",
    )
    site.requests.clear()
    report = crawl_here(rules, tmp_path / "a.db")
    return report, [path for path in site.requests if path.startswith("/wp-json")]


def test_posts_become_articles_page_by_page(site, tmp_path):
    headers = {**JSON, "X-WP-Total": "5", "X-WP-TotalPages": "2"}
    site.answers[POSTS] = (200, headers, posts_of(site, site.pieces[:3]))
    site.answers[f"{POSTS}?page=2"] = (200, headers, posts_of(site, site.pieces[3:]))
    report, asked = crawl(site, tmp_path, POSTS)
    assert (report.state, report.new, report.teasers) == ("good", 5, 5)
    assert asked == [POSTS, f"{POSTS}?page=2"]
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        published, origins = db.execute("SELECT published, origins FROM teasers LIMIT 1").fetchone()
    assert published == "2026-03-01T10:30:00+01:00"
    assert set(json.loads(origins).values()) == {"wordpress"}


def test_an_empty_window_is_good(site, tmp_path):
    site.answers[POSTS] = (200, {**JSON, "X-WP-Total": "0", "X-WP-TotalPages": "0"}, "[]")
    report, asked = crawl(site, tmp_path, window_url(POSTS, "2026-06"))
    assert (report.state, report.new, len(asked)) == ("good", 0, 1)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param((200, {}, "<h1>Not for robots</h1>"), "a WordPress list stood here, and now a page", id="HTML"),
        pytest.param(
            (200, JSON, '{"code": "rest_no_route", "message": "No route."}'),
            "WordPress answers rest_no_route: No route.",
            id="an error",
        ),
        pytest.param((200, JSON, "[" * 100_000), "its JSON is nested too deep", id="nested"),
    ],
)
def test_an_api_that_answers_something_else_is_one_line(site, tmp_path, answer, words):
    site.answers[POSTS] = answer
    report, _ = crawl(site, tmp_path, POSTS)
    assert report.state == "failed"
    assert words in report.message()
