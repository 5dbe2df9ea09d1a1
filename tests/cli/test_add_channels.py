"""add: the channels of a site in a rules file, chosen, explained and ready to be edited."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace

import pytest
from click.testing import CliRunner
from looks import look_here

from archive_scraper.cli.main import cli as program
from archive_scraper.demo.lies import LieServer
from archive_scraper.sites import load_rules


def typed(line):
    return CliRunner().invoke(program, line.split(), prog_name="archive-scraper")


@pytest.fixture
def sources(tmp_path, monkeypatch):
    look_here(monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data" / "sources").mkdir(parents=True)
    return tmp_path / "data" / "sources"


def test_channels_are_saved_with_their_uses_and_explained(sources):
    with LieServer("wordpress") as server:
        done = typed(f"add {server.url} --name levy --yes")
    assert done.exit_code == 0, done.output
    rules = load_rules(sources / "levy.toml")
    assert rules.start_urls == (server.url,)
    assert rules.listing.item == ("article.card",)
    ways = [(way.kind, way.url.removeprefix(server.home).partition("?")[0], way.use) for way in rules.channel]
    assert ways == [
        ("feed", "/reports/feed/", ("new",)),
        ("wordpress", "/wp-json/wp/v2/posts", ("archive",)),
        ("sitemap", "/sitemap.xml", ()),
    ]
    assert rules.channel[2].paths == ("^/reports/[^/]+/?$",)
    text = (sources / "levy.toml").read_text(encoding="utf-8")
    assert f"\n# feed       {server.home}/reports/feed/  good: shares 8 of 8 with the listing" in text
    assert text.count("[[channel]]\n") == 3  # tables, which a hand can move
    assert '[[channel]]\nkind = "feed"' in text


def test_what_is_not_believed_is_named_and_not_saved(sources):
    with LieServer("dead-feed") as server:
        assert typed(f"add {server.url} --name levy --yes").exit_code == 0
    text = (sources / "levy.toml").read_text(encoding="utf-8")
    assert f"# feed     {server.home}/feed/  dead since " in text
    assert "channel" not in tomllib.loads(text)


def test_a_site_without_a_list_is_a_source_by_its_sitemap(sources):
    with LieServer("script-only") as server:
        done = typed(f"add {server.url} --name levy --yes")
    assert done.exit_code == 0, done.output
    assert "asks for JavaScript" in done.stderr
    assert "the sitemap at" in done.stderr
    saved = tomllib.loads((sources / "levy.toml").read_text(encoding="utf-8"))
    assert "start_urls" not in saved
    assert saved["home"] == f"{server.home}/"
    (way,) = saved["channel"]
    assert (way["use"], way["paths"]) == (["new", "archive"], ["^/reports/[^/]+/?$"])


def test_the_list_of_an_article_is_found(sources):
    with LieServer("honest") as server:
        article = min(server.articles)
        done = typed(f"add {article} --name levy --yes")
    assert done.exit_code == 0, done.output
    assert f"the listing at {server.url} is shown in its place" in done.stderr
    assert load_rules(sources / "levy.toml").start_urls == (server.url,)


def test_add_prints_json(sources):
    with LieServer("clippings") as server:
        found = json.loads(typed(f"add {server.url} --name levy --yes --json").stdout)
    assert (found["source"], found["start_urls"], found["teasers"]) == ("levy", [server.url], 8)
    assert [(one["kind"], one["chosen"], one["reason"]) for one in found["channels"]] == [
        ("listing", True, found["channels"][0]["reason"]),
        ("feed", False, "Clippings: 64 % lead elsewhere."),
    ]
    assert found["looked"]["asked"] <= found["looked"]["of"] == 15
    assert (sources / "levy.toml").exists()


@pytest.mark.usefixtures("sources")
def test_json_is_not_asked():
    done = typed("add http://127.0.0.1:9/ --json")
    assert done.exit_code == 2
    assert "--json goes with --yes" in done.stderr


def test_nothing_is_saved_of_a_site_that_refuses(sources):
    with LieServer("challenge") as server:
        server.site = replace(
            server.site, answers=dict.fromkeys(("/reports/", "/feed/", "/"), server.site.answers["/reports/"])
        )
        done = typed(f"add {server.url} --name levy --yes")
    assert done.exit_code == 1
    assert "answered with HTTP status 403: Cloudflare challenge" in done.stderr.splitlines()[-1]
    assert list(sources.iterdir()) == []


def test_the_paths_of_articles_beat_the_words_of_a_sitemap(sources, demo):
    """Addresses below /program/ look like those of a page of programs; the feed says that they are articles."""
    done = typed(f"add {demo.jamestown_listings[0]} --name straits --yes --json")
    assert done.exit_code == 0, done.output
    found = {one["kind"]: one for one in json.loads(done.stdout)["channels"]}
    assert (found["sitemap"]["use"], found["sitemap"]["paths"]) == (["archive"], ["^/program/[^/]+/?$"])
    assert found["sitemap"]["items"] > 20
    assert load_rules(sources / "straits.toml").starts("archive") == (f"{demo.jamestown_url}/sitemap_index.xml",)


def test_one_page_is_asked_for_where_no_more_is_wanted(sources):
    with LieServer("wordpress") as server:
        assert typed(f"add {server.url} --name levy --yes --only-this-page").exit_code == 0
        assert server.requests == ["/reports/"]
    assert "channel" not in tomllib.loads((sources / "levy.toml").read_text(encoding="utf-8"))


def test_two_sources_on_one_host_are_two(sources):
    """The second is offered a name of its own before anything is asked for; it takes no channel of the first."""
    with LieServer("wordpress") as server:
        assert typed(f"add {server.url} --yes").exit_code == 0
        (first,) = sources.iterdir()
        asked = len(server.requests)
        done = typed(f"add {server.home}/ --yes")
        assert (done.exit_code, len(server.requests)) == (2, asked)
        assert f"--to {first.stem} adds this listing to it" in done.stderr
        done = typed(f"add {server.url}?type=brief --yes")
        assert f"--name {first.stem}-reports makes another one" in done.stderr
        done = typed(f"add {server.url} --name {first.stem}-reports --yes --only-this-page")
        assert done.exit_code == 0, done.output
    second = load_rules(sources / f"{first.stem}-reports.toml")
    assert second.channel == ()
    assert load_rules(first).channel != ()
