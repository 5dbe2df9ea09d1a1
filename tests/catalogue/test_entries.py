"""Every entry of the catalogue: it loads, its addresses can work, and each fact says who saw it and when."""

from __future__ import annotations

import re

from archive_scraper.catalogue.faults import check_entry
from archive_scraper.catalogue.loading import Catalogue, lists
from archive_scraper.catalogue.rules import ORIGIN, needs_browser, rules_of, uses_of
from archive_scraper.cli.main import COMMANDS
from archive_scraper.crawl.sources import python_rules
from archive_scraper.errors import RulesError
from archive_scraper.normalize.urls import site_of

CATALOGUE = Catalogue()


def faults():
    for name in CATALOGUE.names:
        try:
            check_entry(CATALOGUE[name], f"data/catalogue/{name}.toml")
        except RulesError as error:
            yield str(error)


def test_every_entry_can_work():
    assert list(faults()) == []


def test_the_catalogue_is_as_large_as_it_says():
    entries = CATALOGUE.all()
    assert len(entries) >= 170
    assert len({entry.country for entry in entries}) >= 35
    assert len({entry.title for entry in entries}) == len(entries)


def test_no_address_belongs_to_two_entries():
    seen = [channel.url for entry in CATALOGUE.all() for channel in entry.channel]
    assert sorted({url for url in seen if seen.count(url) > 1}) == []


def test_nothing_counts_as_working_that_no_list_saw():
    for entry in CATALOGUE.all():
        for channel in entry.channel:
            assert channel.status != "works" or (channel.seen and not channel.derived), channel.url


def test_what_was_seen_at_an_address_that_no_list_states_says_so():
    seen = [way for entry in CATALOGUE.all() for way in entry.channel if way.derived and way.status != "untested"]
    assert seen
    assert [way.url for way in seen if "state" not in way.note] == []


def test_what_is_known_to_be_bad_is_given_to_no_crawl():
    for entry in CATALOGUE.all():
        rules = rules_of(entry)
        given = {*rules.starts("new"), *rules.starts("archive"), *(way.url for way in rules.channel)}
        bad = {channel.url for channel in entry.channel if channel.bad and not needs_browser(channel)}
        assert not given & bad, entry.name
        rendered = {way.url for way in rules.channel if way.kind == "browser"}
        assert rendered == given & {channel.url for channel in entry.channel if needs_browser(channel)}, entry.name
        assert given == set(uses_of(entry))


def test_most_entries_give_a_crawl_a_start():
    without = [entry.name for entry in CATALOGUE.all() if not rules_of(entry).starts()]
    assert len(without) <= 10, without


def test_every_spider_has_an_entry_of_its_name():
    assert set(python_rules()) <= set(CATALOGUE.names)


def test_the_hosts_of_an_entry_hold_all_its_channels():
    for entry in CATALOGUE.all():
        rules = rules_of(entry)
        assert all(rules.owns(channel.url) for channel in entry.channel)
        assert site_of(entry.home).removeprefix("www.") in rules.bare_hosts()


def test_every_list_says_what_it_is_and_is_used():
    used = {name for entry in CATALOGUE.all() for name in entry.lists}
    used |= {name for entry in CATALOGUE.all() for channel in entry.channel for name in channel.by}
    assert used == set(lists())
    assert all(set(known) <= {"what", "seen"} and known["what"] for known in lists().values())


def test_notes_are_short_facts():
    for entry in CATALOGUE.all():
        for text in (*(note.says for note in entry.note), *(channel.note for channel in entry.channel)):
            assert len(text) <= 130, text
            assert not re.search(r"\b(?:we|us|our)\b", text), text


def test_the_origin_of_its_rules_is_no_command():
    assert ORIGIN in COMMANDS  # what the archive notes is the command that shows it
