"""The schedule, as an analyst sets and runs it."""

import signal
import sqlite3
import subprocess
import time

import pytest
from conftest import COMMAND


@pytest.fixture
def scheduled(cli, demo):
    """Two sources of the demo site, due at once, one of which cannot be reached."""
    folder = cli.folder / "data" / "sources"
    folder.mkdir(parents=True)
    (folder / "good.toml").write_text(f'start_urls = ["{demo.jamestown_listings[0]}"]\ndelay = 0.0\n')
    (folder / "bad.toml").write_text('start_urls = ["http://127.0.0.1:9/"]\ndelay = 0.0\n')
    cli("schedule", "set", "good", "bad", "--every", "6h", "--adaptive", "--db", cli.db)
    return cli


def test_due_sources_are_crawled_once(scheduled, monkeypatch):
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "archive_scraper.settings")
    scheduled("schedule", "remove", "bad", "--db", scheduled.db)
    assert "good" in scheduled("schedule", "run", "--db", scheduled.db).stdout
    assert "Nothing is due" in scheduled("schedule", "run", "--db", scheduled.db).stdout
    (row,) = scheduled.json("schedule", "show", "--db", scheduled.db)
    assert row["last_state"] == "good"
    assert row["wait"] < 360  # it found something


def test_a_source_that_cannot_begin_does_not_stop_the_others(scheduled):
    (scheduled.folder / "data" / "sources" / "bad.toml").unlink()
    done = scheduled("schedule", "run", "--db", scheduled.db, "--quiet", code=1)
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("bad: failed: exit 2 before its run began, and left no finished run: Error: unknown source")
    assert {row["source"]: row["last_state"] for row in scheduled.json("schedule", "show", "--db", scheduled.db)} == {
        "good": "good",
        "bad": "failed",
    }


def test_pause_resume_remove(scheduled):
    scheduled("schedule", "pause", "good", "--db", scheduled.db)
    assert [row["paused"] for row in scheduled.json("schedule", "show", "--db", scheduled.db)] == [False, True]
    scheduled("schedule", "resume", "good", "--db", scheduled.db)
    scheduled("schedule", "remove", "good", "--db", scheduled.db)
    assert "not on the schedule" in scheduled("schedule", "pause", "good", "--db", scheduled.db, code=2).stderr


def test_install_prints_units_and_a_crontab_line(scheduled):
    assert "OnCalendar" in scheduled("schedule", "install", "--systemd", "--db", scheduled.db).stdout
    assert "*/15 * * * *" in scheduled("schedule", "install", "--cron", "--db", scheduled.db).stdout
    scheduled("schedule", "install", code=2)


def test_serve_survives_a_failing_source_and_stops_cleanly(scheduled):
    process = subprocess.Popen(
        [*COMMAND, "schedule", "serve", "--db", scheduled.db, "--look-every", "0.3"],
        cwd=scheduled.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    for _ in range(3000):
        time.sleep(0.1)
        with sqlite3.connect(scheduled.db) as connection:
            done = connection.execute("SELECT source FROM runs WHERE state = 'good'").fetchall()
        if done:
            break
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    assert done == [("good",)]
    assert "bad: crawling" in output
