"""Names of the catalogue are sources like any other; a file of the user goes first, and may extend one."""

from __future__ import annotations

import pytest
from crawling import crawls_here
from small_site import SmallSite

from archive_scraper.catalogue.own_rules import load_rules
from archive_scraper.catalogue.rules import ORIGIN as CATALOGUE
from archive_scraper.crawl import sources
from archive_scraper.crawl.launch import Crawls
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.sources import PYTHON, file_source, find_sources, pick_sources, python_rules, startable
from archive_scraper.errors import RulesError, UsageError


def rules_of(folder, name, text):
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_rules_stand_apart_or_in_the_file_of_their_spider(monkeypatch):
    apart = python_rules()
    assert apart == {name: spider.rules for name, spider in sources._spiders().items() if name != sources.ANY_SITE}
    modules = {"spiders": {"listing", "cnas", "jamestown"}, "rules": {"jamestown"}}
    monkeypatch.setattr(sources, "_modules", lambda folder: modules[folder.name])
    assert python_rules() == apart


def test_a_name_of_the_catalogue_is_a_source(tmp_path):
    known = find_sources(tmp_path)
    assert sorted(known) == ["cnas", "jamestown"]
    brookings, cnas = pick_sources(("brookings", "cnas"), known)
    assert (brookings.origin, brookings.rules.title) == (CATALOGUE, "Brookings Institution")
    assert cnas.origin == PYTHON


def test_a_file_of_the_user_goes_first(tmp_path):
    path = rules_of(tmp_path, "brookings", 'start_urls = ["https://www.brookings.edu/own/"]\n')
    known = find_sources(tmp_path)
    (source,) = pick_sources(("brookings",), known)
    assert source.origin == str(path)
    owner = known.owner("https://www.brookings.edu/articles/x")
    assert owner is not None
    assert owner.origin == str(path)


def test_a_broken_file_hides_the_entry_of_its_name(tmp_path):
    rules_of(tmp_path, "brookings", "[")
    with pytest.raises(RulesError, match="not valid TOML"):
        pick_sources(("brookings",), find_sources(tmp_path))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.csis.org/analysis/a-quiet-harbour", "csis"),
        ("https://csis.org/programs", "csis"),
        ("https://amti.csis.org/feed/", "csis-amti"),
        ("https://carnegieendowment.org/europe/", "carnegie-europe"),
        ("https://carnegieendowment.org/research", "carnegie"),
        ("https://nobody.example/", None),
    ],
)
def test_an_address_has_its_owner_in_the_catalogue(tmp_path, url, name):
    owner = find_sources(tmp_path).owner(url)
    assert (owner.rules.name if owner else None) == name


def test_paths_of_articles_hold_for_the_lists_that_an_entry_names(tmp_path):
    known = find_sources(tmp_path)
    assert known.owner("https://www.csis.org/analysis").rules.article_paths
    assert not known.owner("https://www.csis.org/programs/harbours").rules.article_paths


def test_an_unknown_name_is_told_the_nearest(tmp_path):
    with pytest.raises(UsageError, match=r"unknown source 'brokings'; did you mean brookings\?"):
        pick_sources(("brokings",), find_sources(tmp_path))


def test_a_source_without_a_start_says_why(tmp_path):
    known = find_sources(tmp_path)
    fit, without = startable(pick_sources(("bulletin", "sipri"), known), known)
    assert [source.rules.name for source in fit] == ["sipri"]
    assert "Cloudflare" in without["bulletin"]


def test_a_look_of_ones_own_decides(tmp_path):
    known = find_sources(tmp_path)
    known.verdicts = {"https://www.sipri.org/commentary": ("blocked", "2026-11-29")}
    (source,) = pick_sources(("sipri",), known)
    assert "https://www.sipri.org/commentary" not in source.rules.starts()
    assert source.rules.starts()


EXTENDED = """extends = "isw"
max_pages = 2
[listing]
published = "time"
"""


def test_a_file_extends_an_entry_key_by_key(tmp_path):
    rules = load_rules(rules_of(tmp_path, "my-isw", EXTENDED))
    assert (rules.name, rules.extends, rules.max_pages) == ("my-isw", "isw", 2)
    assert rules.start_urls == ("https://understandingwar.org/publications",)
    assert (rules.listing.published, rules.listing.title) == (("time",), ("h3.research-card-title a",))
    assert rules.article.body == ("div.dynamic-entry-content",)


def test_addresses_of_the_file_take_the_place_of_the_entrys_and_are_the_sites_own(tmp_path):
    text = 'extends = "sipri"\nstart_urls = ["https://blog.example/"]\n'
    text += '[[channel]]\nkind = "feed"\nurl = "https://feeds.example/f"\n'
    rules = load_rules(rules_of(tmp_path, "sipri", text))
    assert rules.starts() == ("https://blog.example/", "https://feeds.example/f")
    assert all(
        rules.owns(url) for url in ("https://www.sipri.org/x", "https://blog.example/y", "https://feeds.example/")
    )


@pytest.mark.parametrize("name", ['"nobody"', '""', "7", '"../isw"'])
def test_what_is_no_entry_cannot_be_extended(tmp_path, name):
    path = rules_of(tmp_path, "mine", f'extends = {name}\nstart_urls = ["https://a.example/"]\n')
    with pytest.raises(RulesError, match=r"mine\.toml: extends: the catalogue has no entry"):
        load_rules(path)


def test_what_is_wrong_in_the_file_is_said_of_the_file(tmp_path):
    with pytest.raises(RulesError, match=r"mine\.toml: start_urls: must be a string or a list"):
        load_rules(rules_of(tmp_path, "mine", 'extends = "isw"\nstart_urls = 5\n'))


def test_sources_wait_for_their_turn_and_do_not_begin_after_a_stop(tmp_path):
    with SmallSite() as site:
        site.publish(2)
        rows = [rules_of(tmp_path, f"house-{n}", f'start_urls = ["{site.listing}"]\n') for n in range(3)]
        crawls = Crawls(list(map(file_source, rows)), CrawlOptions())
        crawls.observer = lambda run: setattr(crawls, "stopped", run.rules.name == "house-1")
        reports = crawls_here(crawls, tmp_path / "a.db", ARCHIVE_AT_ONCE=1)
    assert [(report.source, report.state) for report in reports] == [
        ("house-0", "good"),
        ("house-1", "good"),
        ("house-2", "stopped"),
    ]
    assert reports[2].remarks == ["not begun: the crawl was stopped"]
