"""Country and subjects of sources: from rules, else from the catalogue, and true when either changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import NOW

from archive_scraper.catalogue.own_rules import load_rules
from archive_scraper.errors import RulesError, UsageError
from archive_scraper.sites import SiteRules, read_rules
from archive_scraper.store import Archive
from archive_scraper.store.lifecycle import rename_source

ENTRY = """
title = "{title}"
country = "{country}"
kind = "think-tank"
subjects = ["security", "asia"]
home = "https://harbor.example/"
lists = ["SEN"]
[[note]]
says = "Invented."
by = ["SEN"]
"""


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "harbor.toml").write_text(ENTRY.format(title="Harbor", country="NO"), encoding="utf-8")
    monkeypatch.setenv("ARCHIVE_CATALOGUE", str(folder))
    return folder


def profiles(archive: Archive) -> dict[str, tuple[str | None, str | None]]:
    rows = archive.rows("SELECT source, country_name, subjects FROM sources_flat")
    return {row["source"]: (row["country_name"], row["subjects"]) for row in rows}


NORWAY = ("Norway", "asia; security")


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("rules", "known"),
    [
        ({"name": "harbor"}, NORWAY),
        ({"name": "pier"}, (None, None)),
        ({"name": "pier", "extends": "harbor"}, NORWAY),
        ({"name": "pier", "extends": "harbor", "country": "KE"}, ("Kenya", "asia; security")),
        ({"name": "harbor", "subjects": ("trade", "fishing")}, ("Norway", "fishing; trade")),
        ({"name": "pier", "country": "EU"}, ("European Union", None)),
        ({"name": "pier", "country": "ZZ", "subjects": ("trade",)}, ("ZZ", "trade")),
    ],
)
def test_rules_go_first_then_the_entry(archive, rules, known):
    archive.sources.register(SiteRules(**rules), "tests")
    assert profiles(archive) == {rules["name"]: known}


def test_a_changed_catalogue_is_read_once(archive, catalogue):
    for name in ("harbor", "pier"):
        archive.sources.register(SiteRules(name=name), "tests")
    archive.sources.read_catalogue()
    archive.run("UPDATE sources SET country = 'FI'")  # nobody reads the entries again while their files stay
    archive.sources.read_catalogue()
    assert profiles(archive)["pier"][0] == "Finland"
    for name in ("harbor", "pier"):
        text = ENTRY.format(title=f"The {name}", country="SE")
        (catalogue / f"{name}.toml").write_text(text, encoding="utf-8")
    archive.sources.read_catalogue()
    assert {known[0] for known in profiles(archive).values()} == {"Sweden"}
    for path in catalogue.iterdir():
        path.unlink()
    archive.sources.read_catalogue()
    assert set(profiles(archive).values()) == {(None, None)}


def test_an_entry_that_cannot_be_read_is_no_entry(archive, catalogue):
    (catalogue / "harbor.toml").write_text("[", encoding="utf-8")
    archive.sources.register(SiteRules(name="harbor"), "tests")
    assert profiles(archive) == {"harbor": (None, None)}


def test_a_catalogue_that_is_not_there_is_said(archive, monkeypatch):
    archive.sources.register(SiteRules(name="harbor"), "tests")
    monkeypatch.setenv("ARCHIVE_CATALOGUE", "/nowhere")
    Archive.open(Path(":memory:")).close()  # a new archive has nothing to look up
    with pytest.raises(UsageError, match="there is no folder '/nowhere'"):
        archive.sources.read_catalogue()


@pytest.mark.usefixtures("catalogue")
def test_rules_of_today_take_the_place_of_those_of_the_last_crawl(archive):
    archive.sources.register(SiteRules(name="harbor", country="KE", subjects=("trade",)), "tests")
    archive.sources.register(SiteRules(name="harbor"), "tests")
    assert profiles(archive) == {"harbor": NORWAY}


@pytest.mark.usefixtures("catalogue")
def test_another_name_is_another_entry(archive):
    archive.sources.register(SiteRules(name="harbor"), "tests")
    rename_source(archive, "harbor", "pier", NOW)
    assert profiles(archive) == {"pier": (None, None)}


def test_a_rules_file_says_them(tmp_path):
    path = tmp_path / "pier.toml"
    path.write_text('start_urls = "https://pier.example/"\ncountry = "KE"\nsubjects = "trade"\n', encoding="utf-8")
    rules = load_rules(path)
    assert (rules.country, rules.subjects) == ("KE", ("trade",))
    assert json.loads(json.dumps(rules.for_reading())).keys().isdisjoint({"country", "subjects"})


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("country", "Kenya", "not an ISO 3166 code"),
        ("country", "ke", "such as DE"),
        ("subjects", "Arms Control", "lower"),
    ],
)
def test_what_cannot_be_one_is_refused(key, value, says):
    with pytest.raises(RulesError, match=f"{key}: .*{says}"):
        read_rules({"name": "pier", key: value}, "x")
