"""merge as a command: what it prints, and its exit codes."""

import json

from click.testing import CliRunner
from merging import SOURCES, story, write

from archive_scraper.cli.main import cli as program


def call(*words):
    return CliRunner().invoke(program, ["merge", *map(str, words)], prog_name="archive-scraper")


def test_merging_in_words_and_as_json(tmp_path):
    visits = story(3, runs=3)
    shards = [write(tmp_path / f"{name}.db", [each for each in visits if each.source == name]) for name in SOURCES]
    target = tmp_path / "all.db"
    trial = call(*shards, "--into", target, "--dry-run")
    assert trial.exit_code == 0
    assert "nothing was written" in trial.stdout
    assert not target.exists()
    done = json.loads(call(*shards, "--into", target, "--json").stdout)
    assert done["added"]["runs"] == 3
    assert [shard["shard"] for shard in done["shards"]] == [str(path) for path in shards]
    again = json.loads(call(*shards, "--into", target, "--json").stdout)
    assert (again["added"], again["changed"]) == ({}, {})
    (tmp_path / "pier-captures").rename(tmp_path / "away")
    missing = call(shards[2], "--into", tmp_path / "other.db")
    assert missing.exit_code == 3
    assert "files of captures that are not there" in missing.stdout
