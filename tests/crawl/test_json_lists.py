"""A list in JSON as the listing of a source: in a page without teasers, and as an answer of its own."""

from __future__ import annotations

import json

import pytest
from crawling import crawl_here
from small_site import SmallSite


def rows_of(site):
    return json.dumps({"posts": [{"title": one.title, "path": one.path, "date": one.day} for one in site.pieces]})


@pytest.mark.parametrize(
    ("content_type", "form"),
    [
        pytest.param("text/html", '<p></p><script id="__NEXT_DATA__" type="application/json">{}</script>', id="a page"),
        pytest.param("application/json", "{}", id="an answer"),
    ],
)
def test_the_rows_become_articles(tmp_path, content_type, form):
    with SmallSite() as site:
        site.publish(4)
        site.answers["/list"] = (200, {"Content-Type": content_type}, form.replace("{}", rows_of(site)))
        rules = tmp_path / "harbour.toml"
        rules.write_text(f'name = "harbour"\nstart_urls = ["{site.home}/list"]\n', encoding="utf-8")
        report = crawl_here(rules, tmp_path / "a.db")
    assert (report.state, report.new, report.teasers) == ("good", 4, 4)
    assert next(iter(report.start_pages.values())).layout == "json"
