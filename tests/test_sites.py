"""Rules files: what is accepted, and what is refused with file, key and reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from archive_scraper.errors import RulesError
from archive_scraper.sites import ArticleRules, ListingRules, SiteRules, Truncation, check_rules, load_rules, read_rules

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
title = "The Harbour Institute"
start_urls = "https://www.harbour.example/notes/"
languages = ["en"]
date_order = "DMY"
date_formats = ["%d %B %Y"]
timezone = "Europe/Oslo"
max_pages = 7
delay = 2
truncation = { characters = 175 }

[kinds]
'^/reports/' = "report"

[listing]
item = ["li.note", "li:has(> h3)"]
title = "h3"

[article]
body = "#text"

[[sample]]
title = "A row that the add command kept"

[found]
by = "repeated-blocks"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "harbour.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_gives_the_rules_it_states(tmp_path: Path) -> None:
    assert load_rules(write(tmp_path, GOOD)) == SiteRules(
        name="harbour",
        title="The Harbour Institute",
        start_urls=("https://www.harbour.example/notes/",),
        languages=("en",),
        date_order="DMY",
        date_formats=("%d %B %Y",),
        timezone="Europe/Oslo",
        truncation=Truncation(characters=175),
        kinds={"^/reports/": "report"},
        max_pages=7,
        delay=2.0,
        listing=ListingRules(item=("li.note", "li:has(> h3)"), title=("h3",)),
        article=ArticleRules(body=("#text",)),
    )


WRONG = {
    "unknown key": ('titel = "X"', "titel", "unknown key; known are name, extends, title"),
    "unknown key in a table": ('[listing]\nitems = "li"', "listing.items", "unknown key; known are item, title"),
    "empty name": ('name = ""', "name", "slug"),
    "name with a space": ('name = "Harbour Notes"', "name", "'Harbour Notes' is not a slug"),
    "title is a number": ("title = 4", "title", "must be a string, not 4"),
    "start page without a scheme": (
        'start_urls = ["harbour.example"]',
        "start_urls",
        "'harbour.example' is not an http",
    ),
    "start page of another scheme": ('start_urls = "file:///etc/hosts"', "start_urls", "not an http or https address"),
    "start page is a number": ("start_urls = [1]", "start_urls", "must be a string or a list of strings, not [1]"),
    "home": ('home = "ftp://harbour.example"', "home", "not an http or https address"),
    "host with a scheme": ('hosts = ["https://harbour.example/"]', "hosts", "is not a host name"),
    "language by name": ('languages = ["English"]', "languages", "'English' is not an ISO 639 code"),
    "date order": ('date_order = "dmy"', "date_order", "must be one of 'DMY', 'MDY', 'YMD', not 'dmy'"),
    "date format": ('date_formats = ["DD.MM.YYYY"]', "date_formats", "holds no directive"),
    "bad zone": ('timezone = "Mars/Olympus"', "timezone", "'Mars/Olympus' is not an IANA time zone"),
    "zone that is a path": ('timezone = "../etc/passwd"', "timezone", "not an IANA time zone"),
    "cut at words": ("truncation = { words = 45 }", "truncation.words", "unknown key; known are characters"),
    "cut at nothing": ("truncation = { characters = 0 }", "truncation.characters", "at least 1"),
    "cut is a text": ('truncation = "45 letters"', "truncation", "must be a table, not '45 letters'"),
    "cut is a truth value": (
        "truncation = { characters = true }",
        "truncation.characters",
        "must be a whole number, not True",
    ),
    "channel is a table": (
        'channel = { kind = "feed", url = "https://x.example/feed" }',
        "channel",
        "written [[channel]]",
    ),
    "channel of a kind unknown": (
        '[[channel]]\nkind = "rss"\nurl = "https://x.example/feed"',
        "channel.1.kind",
        "must be one of 'listing', 'feed'",
    ),
    "channel without an address": ('[[channel]]\nkind = "feed"', "channel.1.url", "is missing"),
    "channel of another scheme": ('[[channel]]\nkind = "feed"\nurl = "feed://x.example/"', "channel", "not an http or"),
    "channel twice": (
        '[[channel]]\nkind = "feed"\nurl = "https://x.example/f"\n' * 2,
        "channel.2.url",
        "'https://x.example/f' stands in two of the tables",
    ),
    "channel for a use unknown": (
        '[[channel]]\nkind = "feed"\nurl = "https://x.example/f"\nuse = ["now"]',
        "channel.1.use",
        "must be one of 'new', 'archive', not 'now'",
    ),
    "channel that reaches back to no date": (
        '[[channel]]\nkind = "sitemap"\nurl = "https://x.example/s.xml"\nsince = "May 2016"',
        "channel.1.since",
        "'May 2016' is not a date",
    ),
    "no pages": ("max_pages = 0", "max_pages", "at least 1"),
    "half a page": ("max_pages = 1.5", "max_pages", "must be a whole number, not 1.5"),
    "negative delay": ("delay = -1", "delay", "between 0 and 3600 seconds"),
    "endless delay": ("delay = inf", "delay", "between 0 and 3600 seconds"),
    "delay is a text": ('delay = "2 s"', "delay", "must be a number, not '2 s'"),
    "kinds is a list": ('kinds = ["report"]', "kinds", "must be a table of strings"),
    "bad pattern of a kind": ("[kinds]\n'(' = \"report\"", "kinds", "'(' is not a regular expression"),
    "bad line of a series": ("series_line = '('", "series_line", "'(' is not a regular expression"),
    "line of a series without groups": ("series_line = 'In: (.*)'", "series_line", "lacks one of the groups series"),
    "bad pattern of a path": ('exclude_paths = ["["]', "exclude_paths", "'[' is not a regular expression"),
    "wrong selector": ('[listing]\nitem = "li["', "listing.item", "'li[' is not a CSS selector"),
    "one wrong alternative": ('[article]\nbody = ["#text", ">> p"]', "article.body", "'>> p' is not a CSS selector"),
    "unknown pseudo-class": ('[article]\ntitle = "h1:shiny"', "article.title", "'h1:shiny' is not a CSS selector"),
    "empty selector": ('[listing]\nitem = ""', "listing.item", "must be a string or a list of strings, not ''"),
    "text of an element": ('[article]\ntitle = "h1::text"', "article.title", "name the element"),
    "listing is a list": ("listing = []", "listing", "must be a table, not []"),
}


@pytest.mark.parametrize(("text", "key", "reason"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_refused_with_file_key_and_reason(tmp_path: Path, text: str, key: str, reason: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(RulesError) as caught:
        load_rules(path)
    assert caught.value.key == key
    assert reason in caught.value.reason
    assert str(caught.value).startswith(f"{path}: {key}: ")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "title = ")
    with pytest.raises(RulesError, match=r"harbour\.toml is not valid TOML: Invalid value"):
        load_rules(path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "harbour.toml"
    path.write_bytes(b"title = '\xff'")
    with pytest.raises(RulesError, match="is not valid TOML"):
        load_rules(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"harbour\.toml cannot be read: No such file"):
        load_rules(tmp_path / "harbour.toml")


def test_the_name_is_the_only_key_that_must_be_there() -> None:
    with pytest.raises(RulesError, match="here: name: is missing"):
        read_rules({}, "here")
    assert read_rules({"name": "harbour"}, "here") == SiteRules(name="harbour")


def test_rules_from_python_are_held_to_the_same() -> None:
    rules = SiteRules(name="harbour")
    assert check_rules(rules, "here") is rules
    with pytest.raises(RulesError, match="here: delay: "):
        check_rules(replace(rules, delay=-1), "here")


@pytest.mark.parametrize(
    ("url", "owned"),
    [
        ("https://harbour.example/a", True),
        ("https://www.harbour.example:8080/a", False),
        ("https://WWW.HARBOUR.EXAMPLE", True),
        ("https://notes.harbour.example/a", False),
        ("https://harbour.example.org/a", False),
        ("mailto:harbour.example", False),
        ("", False),
    ],
)
def test_a_site_owns_the_pages_of_its_start_pages_host(url: str, owned: bool) -> None:
    assert SiteRules(name="harbour", start_urls=("https://www.harbour.example/notes/",)).owns(url) is owned


def test_named_hosts_replace_those_of_the_start_pages() -> None:
    rules = SiteRules(name="harbour", start_urls=("https://harbour.example/",), hosts=("notes.harbour.example",))
    assert rules.owns("https://notes.harbour.example/1")
    assert not rules.owns("https://harbour.example/1")


def test_a_teaser_is_followed_where_the_paths_allow_it() -> None:
    rules = SiteRules(name="harbour", article_paths=("^/notes/.",), exclude_paths=("^/notes/archive",))
    assert rules.follows("https://harbour.example/notes/one")
    assert not rules.follows("https://harbour.example/notes/archive/one")
    assert not rules.follows("https://harbour.example/people/one")
    assert SiteRules(name="harbour").follows("https://harbour.example/people/one")


def _excluding(pattern):
    return read_rules({"name": "x", "start_urls": ["https://x.example/"], "exclude_paths": [pattern]}, "x.toml")


@pytest.mark.parametrize("pattern", ["^/(a|aa)+$", "^/([a-c]|[b-d])+$", "(a+)+!$"])
def test_a_pattern_that_would_take_for_ever_is_refused(pattern):
    with pytest.raises(RulesError, match=r"x.toml: exclude_paths: .* takes for ever on some addresses"):
        _excluding(pattern)


@pytest.mark.parametrize(
    "pattern",
    ["^/reports/.*[0-9].*", r"^/[^/]+/[^/]+/?$", "^/reports/(?!archive)[^/]+$", r"^/(\d{4})/\1$", r"^/(\w|\d)*!$"],
)
def test_other_patterns_are_run(pattern):
    assert _excluding(pattern).follows(f"https://x.example/{'a' * 500}")


def test_a_pattern_that_gets_past_the_check_is_stopped_and_named(monkeypatch):
    monkeypatch.setattr("archive_scraper.sites.faults.fault_of", lambda _: None)
    monkeypatch.setattr("archive_scraper.normalize.patterns.TIME_LIMIT", 0.05)
    rules = read_rules({"name": "x", "start_urls": ["https://x.example/"], "kinds": {"^/(a|aa)+$": "report"}}, "x.toml")
    with pytest.raises(RulesError, match=r"rules of x: kinds: .* took more than"):
        rules.is_article(f"https://x.example/{'a' * 2000}!")


def test_channels_are_starts_of_a_run_by_their_use():
    feed = {"kind": "feed", "url": "https://x.example/feed"}
    sitemap = {"kind": "sitemap", "url": "https://x.example/sitemap.xml", "use": ["archive"]}
    spare = {"kind": "feed", "url": "https://x.example/blog/feed", "use": []}
    rules = read_rules({"name": "x", "start_urls": "https://x.example/", "channel": [feed, sitemap, spare]}, "x.toml")
    assert rules.starts() == ("https://x.example/", "https://x.example/feed")
    assert rules.starts("archive") == ("https://x.example/sitemap.xml",)
    found = rules.channel_at("https://x.example/blog/feed")
    assert found is not None
    assert found.use == ()
    assert rules.channel_at("https://x.example/") is None
    assert read_rules({"name": "x", "channel": [feed]}, "x.toml").owns("https://www.x.example/a")
