"""A replay that is killed at any moment loses nothing, writes nothing twice, and goes on."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import killed_replay
import pytest
from replaying import ask, tables

SCRIPT = Path(killed_replay.__file__)
RULES = '[article]\nsubtitle = ["p.byline"]\ntopics = ["time"]\n'


class Kills:
    """An archive whose replay is killed, and what an undisturbed one makes of it."""

    def __init__(self, desk, *whole):
        self.desk = desk
        self.rules = desk.rules_with(RULES)
        self.whole = whole
        self.statements = int(self.run("whole", 0).stdout)
        self.expected = tables(desk.folder / "whole" / "archive.db")

    def run(self, name, statement):
        shutil.copytree(self.desk.folder / "captures", self.desk.folder / name / "captures")
        shutil.copy(self.desk.db, self.desk.folder / name)
        db = self.desk.folder / name / "archive.db"
        done = subprocess.run(
            [sys.executable, SCRIPT, db, self.rules, str(statement), *self.whole],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == (-signal.SIGKILL if statement else 0), done.stderr
        return done

    def check(self, share):
        statement = max(1, int(self.statements * share))
        self.run(str(statement), statement)
        db = self.desk.folder / str(statement) / "archive.db"
        assert ask(db, "PRAGMA integrity_check") == [("ok",)]
        killed_replay.apply(db, self.rules, whole=bool(self.whole))
        for name, rows in tables(db).items():
            assert rows == self.expected[name], (name, statement)
        assert ask(db, "SELECT count(*), count(finished) FROM replays")[0][1] == 1
        assert ask(db, "SELECT count(*) FROM leases") == [(0,)]


@pytest.fixture(autouse=True)
def _fixed(monkeypatch):
    """What the killed process sets for itself, put back afterwards."""
    from archive_scraper.replay import plan, run

    for module, name in ((run, "BATCH"), (plan, "CHUNK"), (run, "_now")):
        monkeypatch.setattr(module, name, getattr(module, name))


@pytest.mark.parametrize("whole", [(), pytest.param(("all",), marks=pytest.mark.soak)], ids=["latest", "all"])
def test_a_replay_goes_on_after_a_kill(desk, whole):
    desk.crawl()
    kills = Kills(desk, *whole)
    for share in (0.35, 0.7):
        kills.check(share)


@pytest.mark.soak
@pytest.mark.parametrize("whole", [(), ("all",)], ids=["latest", "all"])
def test_a_replay_goes_on_after_a_kill_at_twenty_points(desk, whole):
    desk.crawl()
    kills = Kills(desk, *whole)
    for place in range(20):
        kills.check((place + 0.5) / 20)
