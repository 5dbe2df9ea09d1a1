"""``crawl --cluster`` as a user types it: what is printed, the exit codes, Ctrl-C."""

import json
import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing

import pytest
from click.testing import CliRunner
from clusters import write_rules
from conftest import COMMAND, FAST
from small_site import SmallSite

from archive_scraper.cli.cluster_progress import ClusterProgress
from archive_scraper.cli.main import cli
from archive_scraper.cluster.tasks import Progress


def test_the_report_and_the_exit_code_are_those_of_a_local_crawl(cluster, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARCHIVE_NOTIFY", "")
    with SmallSite() as good, SmallSite() as bad:
        good.publish(3)
        bad.publish(3)
        bad.answers["/articles"] = (404, {}, "gone")
        write_rules(tmp_path, good=good, bad=bad)
        (tmp_path / "shards").mkdir()
        options = ["--cluster", cluster.text, "--shards", "shards", "--db", "a.db", "--sources-dir", "sources", *FAST]
        both = CliRunner().invoke(cli, ["crawl", "bad", "good", *options, "--json"])
        again = CliRunner().invoke(cli, ["crawl", "good", *options])
    assert both.exit_code == 1
    reports = {report["source"]: report for report in json.loads(both.stdout)}
    assert (reports["good"]["state"], reports["good"]["new"]) == ("good", 3)
    assert reports["bad"]["state"] == "failed"
    assert [problem["cause"] for problem in reports["bad"]["problems"]] == ["listing-http-404"]
    assert again.exit_code == 0
    assert "good" in again.stdout
    assert "Unchanged" in again.stdout
    with closing(sqlite3.connect(tmp_path / "a.db")) as database:
        rows = database.execute("SELECT source, id, state FROM runs ORDER BY id").fetchall()
    assert {(report["source"], report["run_id"], report["state"]) for report in reports.values()} == set(rows[:2])
    assert rows[2] == ("good", 3, "good")


def test_a_line_a_worker(capsys, monkeypatch):
    monkeypatch.setattr("archive_scraper.cli.cluster_progress._PLAIN_SECONDS", 0.0)
    counts = {"pages": 12, "new": 1_100, "changed": 0, "failures": 1, "waiting_for": "https://x.example/: x"}
    progress = Progress(total=1_200, done=7, pages=4_000, said=["csis: begun again: worker tcp://a:1 was lost"])
    progress.workers = {"tcp://b:2": [], "tcp://a:1": [("cnas", counts), ("sipri", {})]}
    with ClusterProgress(quiet=False) as shown:
        shown.update(progress)
    assert progress.said == []
    assert capsys.readouterr().err.splitlines() == [
        "csis: begun again: worker tcp://a:1 was lost",
        "all: 7 of 1,200 sources  4,000 pages  2 workers",
        "tcp://a:1: cnas: 12 pages  1,100 new  0 changed  1 error; waits for https://x.example/: x; sipri: begins",
        "tcp://b:2: waits",
    ]


@pytest.mark.soak
def test_ctrl_c_in_the_terminal_keeps_what_is_done(tmp_path):
    with SmallSite() as site:
        site.publish(60)
        write_rules(tmp_path, one=site)
        command = [*COMMAND, "crawl", "one", "--db", "a.db", "--sources-dir", "sources", "--cluster", "local:2"]
        crawl = subprocess.Popen(
            [*command, "--delay", "0.2"],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        while len(site.requests) < 15:
            time.sleep(0.1)
        os.killpg(crawl.pid, signal.SIGINT)  # as a terminal does: the workers get it too
        out, err = crawl.communicate(timeout=120)
    assert crawl.returncode == 1
    assert "stopped; the same command goes on where it stopped" in out
    assert "Traceback" not in err
    with closing(sqlite3.connect(tmp_path / "a.db")) as database:
        assert database.execute("SELECT count(*) FROM articles").fetchone()[0] >= 10
        assert database.execute("SELECT state FROM runs").fetchall() == [("stopped",)]
    assert not (tmp_path / "a-shards").exists()
