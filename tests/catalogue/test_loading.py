"""Entries from files: what is refused, what a crawl is given, what is found."""

from __future__ import annotations

import subprocess
import sys

import pytest

from archive_scraper.catalogue.faults import check_entry
from archive_scraper.catalogue.find import find
from archive_scraper.catalogue.loading import Catalogue, load_entry
from archive_scraper.catalogue.opml import opml
from archive_scraper.catalogue.rows import channel_rows
from archive_scraper.catalogue.rules import rules_of, uses_of, why_no_start, with_verdicts
from archive_scraper.errors import RulesError, UsageError

HEAD = """title = "Quiet Harbour Institute"
country = "NO"
languages = ["en"]
kind = "institute"
subjects = ["security"]
home = "https://www.harbour.example/"
lists = ["SRC2"]
"""


def channel(kind, path, status="untested", seen=None, *, derived=False, by="SRC2"):
    lines = ["[[channel]]", f'kind = "{kind}"', f'url = "https://www.harbour.example/{path}"', f'status = "{status}"']
    lines += [f'by = ["{by}"]', *([f'seen = "{seen}"'] if seen else []), *(["derived = true"] if derived else [])]
    return "\n".join(lines) + "\n"


def entry_of(tmp_path, text):
    path = tmp_path / "harbour.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return load_entry(path)


LISTING, FEED, MAP = channel("listing", "notes"), channel("feed", "feed"), channel("sitemap", "map.xml")
WORKS = channel("feed", "feed", "works", "2026-07")
GUESS = channel("listing", "notes", derived=True, by="OURS")
GUESSED_FEED = channel("feed", "feed", derived=True, by="ATL")
DEAD = channel("listing", "notes", "dead", "2026-07-30")
SCRIPT = channel("listing", "app", "script", "2026-07-30")


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        (LISTING + FEED + MAP, {"notes": ("new",), "feed": (), "map.xml": ("archive",)}),
        (LISTING + WORKS, {"notes": ("new",), "feed": ("new",)}),
        (GUESS + WORKS, {"notes": (), "feed": ("new",)}),
        (GUESS + FEED, {"notes": (), "feed": ("new",)}),
        (GUESS + GUESSED_FEED, {"notes": ("new",), "feed": ()}),
        (GUESSED_FEED + MAP, {"feed": ("new",), "map.xml": ("archive",)}),
        (DEAD + MAP, {"map.xml": ("new", "archive")}),
        (DEAD, {}),
        (SCRIPT, {"app": ("new",)}),
        (SCRIPT + MAP, {"map.xml": ("new", "archive")}),
        (SCRIPT + DEAD, {"app": ("new",)}),
    ],
)
def test_which_channels_a_crawl_is_given(tmp_path, text, uses):
    entry = entry_of(tmp_path, text)
    assert {url.rsplit("/", 1)[1]: use for url, use in uses_of(entry).items()} == uses


def test_an_entry_as_rules(tmp_path):
    more = '[structure]\nby = ["SRC2"]\nseen = "2026-07"\narticle_paths = ["^/notes/"]\ndate_order = "DMY"\n'
    rules = rules_of(entry_of(tmp_path, LISTING + WORKS + MAP + more))
    assert (rules.name, rules.start_urls) == ("harbour", ("https://www.harbour.example/notes",))
    assert [(way.kind, way.use) for way in rules.channel] == [("feed", ("new",)), ("sitemap", ("archive",))]
    assert (rules.article_paths, rules.date_order, rules.languages) == (("^/notes/",), "DMY", ("en",))


def test_a_list_that_a_script_builds_is_read_in_a_browser(tmp_path):
    entry = entry_of(tmp_path, SCRIPT + DEAD)
    rules = rules_of(entry)
    assert rules.start_urls == ()
    assert [(way.kind, way.url, way.use) for way in rules.channel] == [
        ("browser", "https://www.harbour.example/app", ("new",))
    ]
    assert [row["use"] for row in channel_rows(entry)] == ["new, in a browser", "not crawled"]


def test_an_entry_without_a_start_says_why(tmp_path):
    entry = entry_of(tmp_path, DEAD + '[[note]]\nsays = "Moved away."\nby = ["SRC2"]\n')
    assert (
        why_no_start(entry)
        == "https://www.harbour.example/notes is dead (gone, or switched off, 2026-07-30); Moved away."
    )


def test_an_own_look_takes_the_place_of_what_lists_say(tmp_path):
    entry = entry_of(tmp_path, LISTING + FEED + DEAD.replace("notes", "old"))
    own = with_verdicts(
        entry,
        {
            "https://www.harbour.example/notes": ("script", "2026-11-29"),
            "https://www.harbour.example/feed": ("works", "2026-11-29"),
            "https://other.example/": ("works", "2026-11-29"),
        },
    )
    assert uses_of(own) == {"https://www.harbour.example/feed": ("new",)}
    assert with_verdicts(entry, {}) is entry


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", "harbour.toml: colour: unknown key; known are name, title, country"),
        ('name = "x"', "harbour.toml: name: must be left out"),
        ("[[channel]", "harbour.toml is not valid TOML"),
        (LISTING.replace('"listing"', '"list"'), "harbour.toml: channel.1.kind: must be one of 'listing'"),
        (LISTING.replace('by = ["SRC2"]', ""), "harbour.toml: channel.1.by: is missing"),
    ],
)
def test_a_file_that_is_no_entry_is_refused(tmp_path, text, message):
    with pytest.raises(RulesError, match=".*" + message.replace("[", r"\[")):
        entry_of(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "channel: is missing: an entry names an address"),
        (LISTING + LISTING, "channel.2.url: 'https://www.harbour.example/notes' stands in two of the tables"),
        (channel("listing", "topics/<t>"), "channel.1.url: 'https://www.harbour.example/topics/<t>' is not one http"),
        (channel("listing", "notes", "works"), "channel.1.seen: is missing: say when 'works' was seen"),
        (channel("listing", "notes", "works", "July"), "channel.1.seen: 'July' is not a date"),
        (channel("listing", "notes", by="ME"), "channel.1.by: 'ME' is not in catalogue/lists.toml"),
        (channel("listing", "notes", by="OURS"), "channel.1.derived: must be true and the status untested"),
        (LISTING + '[structure]\nby = []\npaging = "?page=N"\n', "structure.by: names no list"),
        (LISTING + '[structure]\nby = ["SRC2"]\narticle_paths = ["("]\n', r"article_paths: '\(' "),
        (
            LISTING + '[structure]\nby = ["SRC2"]\n[structure.listing]\nitem = "li:"\n',
            "listing.item: 'li:' is not a CSS",
        ),
    ],
)
def test_an_entry_without_evidence_or_that_cannot_work_is_refused(tmp_path, text, message):
    with pytest.raises(RulesError, match=f"x: {message}"):
        check_entry(entry_of(tmp_path, text), "x")


def test_a_country_that_is_none_is_refused(tmp_path):
    path = tmp_path / "harbour.toml"
    path.write_text(HEAD.replace('"NO"', '"Norway"') + LISTING, encoding="utf-8")
    with pytest.raises(RulesError, match="x: country: 'Norway' is not in catalogue/countries"):
        check_entry(load_entry(path), "x")


@pytest.mark.parametrize(
    ("asked", "some", "none"),
    [
        ({"country": "KR"}, {"kiep", "kdi"}, {"csis"}),
        ({"country": "south korea"}, {"kiep", "kdi"}, {"csis"}),
        ({"country": "uk"}, {"rusi", "chatham-house"}, {"csis"}),
        ({"subject": "energy"}, {"oies"}, {"sipri"}),
        ({"language": "fr"}, {"timbuktu"}, {"csis"}),
        ({"text": "Institute POLITICA internazionale"}, set(), {"csis"}),
        ({"text": "affari"}, {"iai"}, {"csis"}),
        ({"country": "DE", "subject": "china", "text": "mercator"}, {"merics"}, {"swp"}),
    ],
)
def test_entries_are_found(asked, some, none):
    found = {entry.name for entry in find(Catalogue().all(), **asked)}
    assert some <= found
    assert not none & found


@pytest.mark.parametrize(
    "asked", [{"country": "ZZ"}, {"subject": "gardening"}, {"language": "tlh"}, {"subject": "energy", "language": "fr"}]
)
def test_what_no_entry_has_is_said_with_what_there_is(asked):
    with pytest.raises(UsageError, match=r"none of \d+ entries has the .*; they have \w"):
        find(Catalogue().all(), **asked)


def test_opml_holds_the_feeds_that_nothing_is_known_against(tmp_path):
    text = opml([entry_of(tmp_path, LISTING + WORKS), Catalogue()["brookings"]])
    assert 'xmlUrl="https://www.harbour.example/feed"' in text
    assert "brookings" not in text  # its feed answers with a page


def test_names_and_one_entry_read_no_other_file(tmp_path):
    entry_of(tmp_path, LISTING)
    (tmp_path / "broken.toml").write_text("[", encoding="utf-8")
    shelf = Catalogue(tmp_path)
    assert shelf.names == ("broken", "harbour")
    assert shelf["harbour"].country == "NO"
    assert "harbour" in shelf
    assert "nobody" not in shelf
    assert "../harbour" not in shelf
    with pytest.raises(RulesError, match=r"broken\.toml is not valid TOML"):
        shelf.all()


def test_what_is_no_file_is_no_entry_and_a_link_to_nothing_is_said(tmp_path):
    entry_of(tmp_path, LISTING)
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "two\nlines.toml").write_text("")
    shelf = Catalogue(tmp_path)
    assert (shelf.names, [entry.name for entry in shelf.all()]) == (("harbour",), ["harbour"])
    stamp = shelf.stamp
    (tmp_path / "lost.toml").symlink_to(tmp_path / "nowhere")
    assert shelf.stamp != stamp
    with pytest.raises(RulesError, match=r"lost\.toml cannot be read: No such file"):
        shelf.all()


def test_commands_that_do_not_need_it_do_not_load_it():
    code = (
        "import sys; from archive_scraper.cli.main import cli\n"
        "for words in (['runs', '--db', 'nothing.db'], ['--help']):\n"
        "    cli.main(words, standalone_mode=False) if words == ['--help'] else cli.get_command(None, words[0])\n"
        "assert not [name for name in sys.modules if name.startswith('archive_scraper.catalogue')], 'loaded'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
