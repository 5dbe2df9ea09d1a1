"""The reading verbs on a crawled demo archive."""

import csv
import io
import json
import shutil

import pytest
from conftest import FAST, Cli

from archive_scraper.demo import DemoServer
from archive_scraper.store import EXPORT_KEYS


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    cli = Cli(tmp_path_factory.mktemp("crawled"))
    with DemoServer(slow_seconds=0.0) as demo:
        urls = [option for url in demo.cnas_listings for option in ("--url", url)]
        cli("crawl", "cnas", *urls, "--db", cli.db, *FAST)
    return cli


@pytest.fixture
def archive(crawled, tmp_path):
    copy = Cli(tmp_path)
    shutil.copy(crawled.db, copy.db)
    return copy


def test_runs_and_stats(archive):
    (run,) = archive.json("runs", "--db", archive.db)
    stats = archive.json("stats", "--db", archive.db)
    assert run["state"] == "good"
    assert stats["articles"] == run["new"]
    assert "Articles" in archive("stats", "--db", archive.db).stdout


def test_sources_shows_known_and_stored_ones(archive):
    rows = {row["slug"]: row for row in archive.json("sources", "--db", archive.db)}
    assert {"cnas", "jamestown"} <= set(rows)
    assert rows["cnas"]["articles"] > 20
    assert rows["jamestown"]["articles"] is None


def test_search_then_show(archive):
    found = archive.json("search", "harbour", "--db", archive.db, "--limit", "5")
    assert found
    shown = archive("show", str(found[0]["id"]), "--db", archive.db).stdout
    assert found[0]["title"] in shown
    by_address = archive.json("show", found[0]["url"], "--db", archive.db)
    assert by_address["id"] == found[0]["id"]
    assert by_address["origins"]["title"]


@pytest.mark.parametrize("query", ['"unclosed', "COVID-19", "북한", "a OR", "*", "NEAR(", "--"])
def test_search_takes_any_input(archive, query):
    archive("search", "--db", archive.db, "--", query)


def test_show_of_nothing_is_wrong_usage(archive):
    assert "no such article" in archive("show", "999999", "--db", archive.db, code=2).stderr


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_exports_every_article_with_the_stable_keys(archive, form):
    count = archive.json("stats", "--db", archive.db)["articles"]
    output = archive("export", "--format", form, "--db", archive.db).stdout
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(output)))
    elif form == "json":
        rows = json.loads(output)
    else:
        rows = [json.loads(line) for line in output.splitlines()]
    assert len(rows) == count
    assert tuple(rows[0]) == EXPORT_KEYS


def test_export_bounds(archive):
    lines = archive("export", "--since", "2025", "--db", archive.db).stdout.splitlines()
    assert lines
    assert all((json.loads(line)["published"] or "2025") >= "2025" for line in lines)
    assert "no source" in archive("export", "--source", "nobody", "--db", archive.db, code=2).stderr


def test_authors_are_joined_and_split_by_hand(archive):
    first, second = [row["name"] for row in archive.json("authors", "--db", archive.db)][:2]
    archive("authors", "--db", archive.db, "--source", "cnas", "--join", second, first)
    names = [row["name"] for row in archive.json("authors", "--db", archive.db)]
    assert second not in names
    merges = archive.json("authors", "--db", archive.db, "--merges")
    assert (second, first, "hand") in [(row["name"], row["into"], row["by"]) for row in merges]
    archive("authors", "--db", archive.db, "--source", "cnas", "--split", second)
    assert second in [row["name"] for row in archive.json("authors", "--db", archive.db)]


def test_reading_does_not_create_a_database(cli):
    done = cli("stats", "--db", cli.db, code=1)
    assert "no archive yet" in done.stderr
    assert not cli.db.exists()
