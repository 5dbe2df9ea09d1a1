"""Commands over many sources: those in trouble first, the rest counted, one found by its words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner
from desk import NOW

from archive_scraper.catalogue.loading import Catalogue
from archive_scraper.cli.chosen import chosen_sources
from archive_scraper.cli.main import cli
from archive_scraper.crawl.sources import find_sources
from archive_scraper.errors import UsageError
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

LATER = NOW + timedelta(days=36_500)
ALARM = "INSERT INTO alarms (source, kind, state, opened, message) VALUES (?, 'layout', 'open', '2026-11-01', 'none')"


@pytest.fixture
def run(tmp_path):
    with Archive.open(tmp_path / "a.db") as archive, archive.transaction():
        for number in range(70):
            archive.sources.register(SiteRules(name=f"house-{number:02d}", title=f"House {number}"), "python")
            archive.schedules.set(
                f"house-{number:02d}", every="1d", adaptive=False, shortest=60, longest=600, wait=60, next_due=LATER
            )
        archive.run(ALARM, ("house-42",))

    def run(*words):
        done = CliRunner().invoke(cli, [*words, "--db", str(tmp_path / "a.db")], catch_exceptions=True)
        return done.output

    return run


def test_health_lists_those_in_trouble_and_counts_the_others(run):
    said = run("health")
    assert "69 sources of 70 without trouble" in said
    assert "house-42" in said
    assert "house-41" not in said


def test_sources_finds_one_and_says_how_many_the_catalogue_knows(run, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    said = run("sources", "--search", "HOUSE 41")
    assert "house-41" in said
    assert "house-42" not in said
    assert f"{len(Catalogue().names) - 2} organizations more can be crawled by name" in said  # two have spiders
    assert "No source matches 'nobody'." in run("sources", "--search", "nobody")


def test_schedule_finds_one(run):
    said = run("schedule", "--search", "41")
    assert "house-41" in said
    assert "house-42" not in said
    assert "house-42" in run("schedule", "show", "--search", "42")
    assert "No scheduled source matches 'nobody'." in run("schedule", "--search", "nobody")


def test_all_takes_files_and_spiders_and_no_entry_of_the_catalogue(tmp_path):
    (tmp_path / "mine.toml").write_text('start_urls = ["https://mine.example/"]\n')
    chosen = chosen_sources((), None, find_sources(tmp_path), whole=True)
    assert [source.rules.name for source in chosen] == ["cnas", "jamestown", "mine"]


@pytest.mark.parametrize("missing", [None, "rendering pages needs a browser"])
def test_what_only_a_browser_can_read_is_left_out_where_there_is_none(tmp_path, capsys, monkeypatch, missing):
    monkeypatch.setattr("archive_scraper.crawl.sources.render_missing", lambda _: missing)
    chosen = [source.rules.name for source in chosen_sources((), "DE", find_sources(tmp_path))]
    assert ("giga" in chosen) is (missing is None)
    warning = "Warning: giga: JavaScript builds its list; rendering pages needs a browser; left out\n"
    assert capsys.readouterr().err == ("" if missing is None else warning)


def test_a_browser_that_only_a_setting_names_is_one(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("archive_scraper.crawl.browser_found.find_spec", lambda _: object())
    monkeypatch.setattr("archive_scraper.crawl.browser_found._NAMES", ())
    monkeypatch.delenv("ARCHIVE_BROWSER", raising=False)
    mine = tmp_path / "my-chrome"
    mine.touch(0o755)
    known = find_sources(tmp_path)
    with pytest.raises(UsageError, match=r"giga: JavaScript builds its list; rendering pages needs chromium"):
        chosen_sources(("giga",), None, known)
    (chosen,) = chosen_sources(("giga",), None, known, settings={"ARCHIVE_BROWSER": str(mine)})
    assert (chosen.rules.name, capsys.readouterr().err) == ("giga", "")
    said = (
        CliRunner()
        .invoke(cli, ["crawl", "giga", "-s", "ARCHIVE_BROWSER=/no/chrome", "--db", str(tmp_path / "a.db")])
        .output
    )
    assert "giga: JavaScript builds its list; ARCHIVE_BROWSER: /no/chrome is no program" in said


def test_a_country_and_names_go_together_and_what_has_no_start_is_left_out(tmp_path, capsys):
    known = find_sources(tmp_path)
    chosen = chosen_sources(("sipri",), "Switzerland", known)
    assert [source.rules.name for source in chosen] == ["sipri", "dcaf", "gi-toc", "mixed-migration"]
    assert capsys.readouterr().err == ""
    with pytest.raises(UsageError, match="nti: the catalogue knows no address that works"):
        chosen_sources(("nti",), None, known)
