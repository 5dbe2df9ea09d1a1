"""Sources."""

from __future__ import annotations

import json

from desk import RULES, Desk

from archive_scraper.sites import SiteRules


def test_source_is_refreshed(desk: Desk) -> None:
    desk.archive.sources.register(SiteRules(name="harbor", title="Harbor", drop_params=("ref",)), "my.toml")
    (source,) = desk.archive.sources.all()
    assert source == {
        "slug": "harbor", "title": "Harbor", "home": None, "country": None, "hosts": [], "languages": [],
        "timezone": None, "date_order": None, "rules_origin": "my.toml", "first_run": "2026-03-01T12:00:00+00:00",
        "articles": 0,
        "newest": None, "last_run": "2026-03-01T12:00:00+00:00", "last_state": "running",
    }  # fmt: skip
    assert desk.archive.sources.drop_params("harbor") == ("ref",)


def test_rules_in_the_source_are_whole(desk: Desk) -> None:
    rules = json.loads(desk.archive.value("SELECT rules FROM sources"))
    assert (rules["name"], rules["drop_params"], rules["max_pages"]) == ("harbor", ["edition"], RULES.max_pages)
