"""Odd input of every kind, for every command: one clear line, an exit code, nothing changed, no traceback."""

import re
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from archive_scraper.cli.main import cli as program
from archive_scraper.store import Archive

EVIL = "\x1b[31m\u202egpj\x9b5m"
HUGE = "9" * 25
LONG = "x" * 5000


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    (folder / "page.html").write_text("<h1>Quiet Ports</h1><p>Freight moves north.</p>")
    (folder / "empty.html").write_text("")
    (folder / "text.db").write_text("This is a letter and no database. " * 40)
    (folder / "empty.db").write_text("")
    (folder / "bytes.toml").write_bytes(b"\xff\xfe\x00start")
    (folder / "folder").mkdir()
    (folder / "folder.toml").mkdir()
    with closing(sqlite3.connect(folder / "other.db")) as db:
        db.execute("CREATE TABLE pets (name TEXT)")
        db.commit()
    Archive.open(folder / "a.db").close()
    return folder


def files(folder):
    """Return what stands in a folder; of the archive its rows, as SQLite moves pages about where nothing is written."""
    found = (path for path in folder.rglob("*") if not path.name.startswith("a.db"))
    with closing(sqlite3.connect(folder / "a.db")) as db:
        rows = [line for line in db.iterdump() if "sqlite_" not in line]
    return rows, {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in found}


def typed(line):
    parts = [part[1:-1] if part.startswith("{") else part for part in re.findall(r"\{[^}]*\}|\S+", line)]
    return CliRunner().invoke(program, parts, prog_name="archive-scraper")


READING = (
    "runs", "stats", "search x", "show 1", "export", "authors", "schedule", "schedule show", "health", "report x",
    "browse", "publish copy.db", "backup copy.db", "vacuum", "schedule pause x", "schedule run",
    "replay",
)  # fmt: skip
ODD = [
    # An archive that is none
    *((f"{command} --db text.db", 1, "not a SQLite database") for command in READING),
    *((f"{command} --db nowhere.db", 1, "no archive yet") for command in READING),
    *((f"{command} --db folder", 2, "is a directory") for command in READING),
    *((f"{command} --db other.db", 1, "other.db: ") for command in READING),
    *((f"{command} --db no/such/a.db", 1, "no archive yet") for command in READING),
    ("crawl cnas --db no/such/a.db", 1, "no/such/a.db"),
    ("crawl cnas --db text.db", 1, "not a SQLite database"),
    ("schedule set cnas --every 6h --db text.db", 1, "not a SQLite database"),
    # Files and folders in each other's place
    ("crawl --rules folder", 2, "cannot be read"),
    ("crawl --rules bytes.toml", 2, "bytes.toml"),
    ("crawl cnas --sources-dir page.html", 2, "is a file"),
    ("sources --sources-dir nowhere", 2, "no folder"),
    ("preview folder", 2, "cannot be read"),
    ("extract folder", 2, "cannot be read"),
    ("extract page.html --rules folder", 2, "cannot be read"),
    ("export --db a.db -o folder", 2, "is a directory"),
    ("publish folder --db a.db", 2, "is a directory"),
    ("backup folder --db a.db", 2, "is a directory"),
    ("backup a.db --db a.db", 2, "the archive itself"),
    ("authors --apply folder --db a.db", 2, "is a directory"),
    ("authors --apply bytes.toml --db a.db", 2, "bytes.toml"),
    ("publish no/such/copy.db --db a.db", 1, "no/such"),
    ("backup no/such/copy.db --db a.db", 1, "no/such"),
    ("report x -o no/such/page.html --db a.db", 2, "no run of a source"),
    # Names and addresses that nobody has
    ("sources check {}", 2, "unknown source ''"),
    ("sources check nobody", 2, "unknown source 'nobody'"),
    ("sources rename nobody somebody --db a.db", 2, "unknown source 'nobody'"),
    ("sources rename cnas {Two Words} --db a.db", 2, "is not made of lower case letters"),
    ("sources rename cnas other --db a.db", 2, "cnas"),
    ("sources remove nobody --yes --db a.db", 2, "unknown source 'nobody'"),
    ("sources remove cnas --db a.db", 2, "cnas is a spider of the program"),
    ("crawl {}", 2, "unknown source ''"),
    ("show {} --db a.db", 2, "no such article"),
    ("show -- -1 --db a.db", 2, ""),
    ("show ½ --db a.db", 2, "no such article"),
    (f"show {LONG} --db a.db", 2, "no such article"),
    ("runs --source {} --db a.db", 2, "holds no source ''"),
    ("report {} --db a.db", 2, "no run"),
    ("report 0 --db a.db", 2, "no run"),
    ("report ² --db a.db", 2, "no run"),
    ("authors --source x --join {} {} --db a.db", 2, "holds no source 'x'"),
    # What a terminal would obey
    (f"crawl {EVIL}", 2, "unknown source"),
    (f"crawl --url https://{EVIL}/", 2, "no address has"),
    (f"preview http://x/{EVIL}{{ }}", 2, ""),
    (f"show http://x/{EVIL} --db a.db", 2, "no such article"),
    (f"search x --source {EVIL} --db a.db", 2, "holds no source"),
    (f"export --since {EVIL} --db a.db", 2, "is not a date"),
    (f"explain date x --timezone {EVIL}", 2, "is not an IANA time zone"),
    (f"explain date x --timezone {LONG}", 2, "is not an IANA time zone"),
    (f"explain date x --lang {EVIL}", 2, "is not an ISO 639 code"),
    (f"add https://x.invalid/ --name {EVIL} --yes", 2, "is not made of lower case letters"),
    (f"{EVIL}", 2, "no such command"),
    (f"crawl cnas --contact {EVIL}", 2, "--contact"),
    (f"runs --db {EVIL}", 1, "no archive yet"),
    # Numbers
    ("runs --limit -1 --db a.db", 2, "is not in the range"),
    ("runs --limit 1e3 --db a.db", 2, "is not a valid integer"),
    ("search x --limit {} --db a.db", 2, "is not a valid integer"),
    ("browse --db a.db --port -1", 2, "is not in the range"),
    ("browse --db a.db --port nan", 2, "is not a valid integer"),
    ("crawl cnas --delay {}", 2, "--delay"),
    ("crawl cnas --delay -0.1", 2, "is not in the range"),
    (f"crawl cnas --delay {HUGE}", 2, "is not in the range"),
    ("crawl cnas --pages -1", 2, "pages"),
    ("crawl cnas --pages nan", 2, "pages"),
    ("crawl cnas --pages {}", 2, "pages"),
    ("health --accept 0 --db a.db", 2, "is not in the range"),
    ("schedule run --at-once 0 --db a.db", 2, "is not in the range"),
    ("schedule serve --look-every 0 --db a.db", 2, "is not in the range"),
    ("schedule serve --look-every inf --db a.db", 2, ""),
    (f"schedule set cnas --every {HUGE}d", 2, ""),
    ("schedule set cnas --every {}", 2, "is neither a wait"),
    ("schedule set cnas --every -6h", 2, "is neither a wait"),
    ("schedule set cnas --every 6h --shortest {}", 2, "is neither a wait"),
    ("schedule set {} --every 6h", 2, "unknown source ''"),
    # Dates
    ("crawl cnas --since {}", 2, "is not a date"),
    ("crawl cnas --since 99999", 2, "is not a date"),
    ("crawl cnas --until 2024-1-1", 2, ""),
    ("crawl cnas --since ２０２４", 2, ""),
    ("export --since 2024-00 --db a.db", 2, "not in the calendar"),
    ("explain date today --now {}", 2, "is not an ISO time"),
    # Addresses
    ("crawl --url http://[::1", 2, "is not an http or https address"),
    ("crawl --url http://", 2, "is not an http or https address"),
    ("crawl --url file:///etc/passwd", 2, "is not an http or https address"),
    ("crawl --url javascript:alert(1)", 2, ""),
    ("preview http://[", 2, ""),
    ("preview http://x:y/", 2, ""),
    ("add file:///etc/passwd --yes", 2, "is not an http or https address"),
    ("add https://harbour.invalid/ --replace {} --yes", 2, ""),
    # Options that do not go together
    ("crawl cnas --set =1", 2, "is not NAME=VALUE"),
    ("crawl cnas --set {a b=1}", 2, "is not NAME=VALUE"),
    ("browse --db a.db --host {}", 2, "is no address of this machine"),
    ("explain byline", 2, "give a text"),
    ("export --format {} --db a.db", 2, "is not one of"),
    ("schedule install --systemd --cron --every 6h", 2, "--every"),
    ("demo --db folder", 2, "is a directory"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "code", "says"), ODD, ids=[ascii(line)[1:60] for line, _, _ in ODD])
def test_odd_input_is_one_line_and_nothing_changes(place, monkeypatch, line, code, says):
    monkeypatch.chdir(place)
    before = files(place)
    done = typed(line)
    assert done.exit_code == code, (done.output, done.exception)
    assert says in done.stderr
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1
    assert done.stderr.rstrip("\n").isprintable()
    assert not done.stdout
    assert files(place) == before
