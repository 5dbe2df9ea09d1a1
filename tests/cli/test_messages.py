"""Messages arrive, titles can be understood, and secrets in addresses stay secret."""

import json
import re
import sqlite3
import stat
import subprocess
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from click.testing import CliRunner
from conftest import FAST

from archive_scraper.cli.main import cli as program
from archive_scraper.watch.notify import compose

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")  # imported by Apprise
WORDS = ("s3cretpw", "s3crettoken", "ann-s3cret")


def typed(*parts):
    return CliRunner().invoke(program, parts, prog_name="archive-scraper")


@pytest.fixture
def inbox():
    """A webhook on loopback: its address for Apprise, and what it got."""
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"json://ann-s3cret:s3cretpw@127.0.0.1:{server.server_port}/hook", got
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_test_message_arrives(inbox, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    address, got = inbox
    monkeypatch.setenv("ARCHIVE_NOTIFY", address)
    done = typed("notify", "--test")
    assert done.exit_code == 0, done.output
    assert done.stdout == "A test message went to 1 address.\n"
    assert [message["title"] for message in got] == ["Archive Scraper: a test message"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("value", "code", "says"),
    [
        ("", 2, "ARCHIVE_NOTIFY holds no address"),
        ("nonsense", 2, "address number 1 of 1 cannot be used"),
        ("json://127.0.0.1:9/x mailto://", 2, "address number 2 of 2 cannot be used"),
        ("json://ann-s3cret:s3cretpw@127.0.0.1:9/x", 1, "could be sent to address number 1 of 1"),
    ],
)
@pytest.mark.parametrize("line", ["notify --test"])
def test_an_address_that_cannot_work_is_named_by_its_place(value, code, says, line, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARCHIVE_NOTIFY", value)
    done = typed(*line.split())
    assert done.exit_code == code
    assert says in done.stderr
    assert not any(word in done.output for word in (*WORDS, "nonsense"))


@pytest.mark.parametrize(
    "line",
    ["notify", "health --notify", "schedule serve", "schedule install --cron", "schedule install --systemd --write"],
)
def test_an_unusable_address_is_an_error_where_it_is_set(line, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ARCHIVE_NOTIFY", "nonsense")
    typed("schedule", "set", "cnas", "--every", "6h")
    done = typed(*line.split())
    assert done.exit_code == 2
    assert "address number 1 of 1 cannot be used" in done.stderr
    assert not (tmp_path / "home").exists()


def alarm(source, state="open", **values):
    row = {"source": source, "state": state, "message": "", "over_message": "", "last_good_run": None, "example": None}
    return row | values


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([alarm("cnas", message="published: 0 of 24")], "Archive Scraper: cnas: published: 0 of 24"),
        ([alarm("cnas", "over", over_message="crawled again")], "Archive Scraper: cnas: over: crawled again"),
        ([alarm("cnas"), alarm("swp")], "Archive Scraper: 2 new alarms (cnas, swp)"),
        ([alarm("cnas"), alarm("swp", "over")], "Archive Scraper: 1 new alarm (cnas), 1 over (swp)"),
        ([alarm("cnas", "over"), alarm("cnas", "over")], "Archive Scraper: 2 over (cnas)"),
        ([alarm("cnas", message="word " * 60)], "Archive Scraper: cnas: " + ("word " * 60)[:113].rstrip() + "…"),
        ([alarm("x", message="http://a:b@c.example/?token=q")], "Archive Scraper: x: http://***@c.example/?token=***"),
    ],
)
def test_titles_say_what_it_is(rows, title):
    assert compose(rows)[0] == title


@pytest.mark.parametrize("kind", ["--cron", "--systemd"])
def test_timers_carry_what_crawls_need(kind, inbox, monkeypatch, tmp_path):
    folder = tmp_path / "50 % of it"
    (folder / "data" / "sources").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ARCHIVE_NOTIFY", inbox[0])
    monkeypatch.setenv("ARCHIVE_CONTACT", "desk@harbour.example")
    shown = typed("schedule", "install", kind)
    assert shown.exit_code == 0, shown.output
    assert not any(word in shown.output for word in WORDS)
    assert "--sources-dir" in shown.stdout
    assert "ARCHIVE_NOTIFY and ARCHIVE_CONTACT are set here and not printed" in shown.stdout
    assert not (tmp_path / "home").exists()
    assert typed("schedule", "install", kind, "--write").exit_code == 0
    file = tmp_path / "home" / ".config" / "archive-scraper" / "environment"
    assert str(file) in shown.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    read = subprocess.run(
        ["sh", "-c", f"set -a; . '{file}'; env"], capture_output=True, text=True, check=True, env={}
    ).stdout
    assert f"ARCHIVE_NOTIFY={inbox[0]}\nARCHIVE_CONTACT=desk@harbour.example\n" in read


def test_the_line_for_cron_runs(monkeypatch, tmp_path):
    folder = tmp_path / "50 % of it"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path))
    typed("schedule", "set", "cnas", "--every", "6h")
    typed("schedule", "pause", "cnas")
    monkeypatch.setenv("ARCHIVE_CONTACT", "desk@harbour.example")
    line = typed("schedule", "install", "--cron", "--write").stdout.splitlines()[-1]
    command = re.fullmatch(r"\*/15 \* \* \* \* (.*)", line)[1].replace(r"\%", "%")
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd="/", env={}, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_secret_in_an_address_is_nowhere_but_in_the_queue(cli, demo):
    """In the output, in the log, in any table that ``publish`` copies, in the copy."""
    query = "?key=7&token=s3crettoken"
    named = [demo.cnas_listings[1] + query, demo.cnas_url + "/nothing" + query]
    options = [part for url in named for part in ("--url", url)]
    done = cli("crawl", *options, "--db", cli.db, *FAST, "-vv", code=None)
    lines = [done.stdout, done.stderr, cli("crawl", *options, "--db", cli.db, *FAST, "--json", code=None).stdout]
    lines += [cli("preview", named[1], code=1).stderr]
    lines += [cli(*line.split(), "--db", cli.db, code=None).stdout for line in ("health", "runs --json")]
    assert "token=***" in "".join(lines)
    assert [word for word in WORDS if word in "".join(lines)] == []
    with closing(sqlite3.connect(cli.db)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'")
        tables = [name for (name,) in names]
        for table in set(tables) - {"frontier", "leases"}:
            held = repr(connection.execute(f"SELECT * FROM '{table}'").fetchall())
            assert [(table, word) for word in WORDS if word in held] == []
        assert connection.execute("SELECT count(*) FROM failures").fetchone()[0]
    cli("publish", "copy.db", "--db", cli.db)
    copied = (cli.folder / "copy.db").read_bytes()
    assert [word for word in WORDS if word.encode() in copied] == []


@pytest.mark.parametrize("line", ["crawl --url", "preview", "add"])
def test_an_address_with_a_password_is_refused_without_showing_it(line, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    done = typed(*line.split(), "https://ann-s3cret:s3cretpw@harbour.example/")
    assert done.exit_code == 2
    assert "'https://***@harbour.example/' holds a user name or password" in done.stderr
