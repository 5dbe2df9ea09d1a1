"""What others wrote is printed harmless, by every command."""

import ast
import json
import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing

import pytest
from commands import commands
from conftest import COMMAND, FAST, ROOT, Cli
from rawserver import RawServer
from reading_room import fill
from small_site import SmallSite

from archive_scraper.store import Archive

EVIL = "\x1b[2J\x1b]0;owned\x07\x9b5m\x08\rover\x7f\u202etxt.exe\u2066in\u2069\u200f\u2028"
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# What our own tables and bars send to a terminal: colours, the cursor, a line that is drawn again.
_OURS = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[lh]|2K|1A)|\r(?=\x1b\[|\n|$)")
# Columns that hold keys, times, words of a closed set, or JSON.
_OWN_WORDS = re.compile(
    "slug|source|state|field|at|key|method|hash|type|verb|outcome|item_kind|every|kind|holder|host|language"
    "|published(_precision)?|modified|started|finished|opened|closed|told|told_over|taken|heartbeat|next_due|newest"
    "|.*_(hash|at|seen|due|run|look|changed|fetched|modified|started|precision|key)|section|listing|rules|arguments"
    "|hosts|languages|origins|shown|pdf_links|alternate_urls|topics_raw|authors|topics|external_links|visit_params"
    "|timezone|date_order|merged_by|process_started|layout"
)


def poison(path):
    """Put terminal commands into every text of an archive that others may have written."""
    with closing(sqlite3.connect(path)) as db, db:
        for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"):
            for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})").fetchall():
                if kind == "TEXT" and not _OWN_WORDS.fullmatch(column):
                    db.execute(f"UPDATE OR IGNORE {table} SET {column} = {column} || ?", (EVIL,))


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    cli = Cli(tmp_path_factory.mktemp("hostile"))
    with Archive.open(cli.db) as archive:
        fill(archive)
        archive.run("UPDATE runs SET notes = 'one'")
    cli("schedule", "set", "cnas", "--every", "6h", "--db", cli.db)
    poison(cli.db)
    (cli.folder / "sources").mkdir()
    (cli.folder / "sources" / "evil.toml").write_text(
        f"name = {json.dumps('evil' + EVIL)}\nstart_urls = [{json.dumps('https://e.example/' + EVIL)}]\n"
    )
    (cli.folder / "page.html").write_text(f"<title>{EVIL}</title><h1>Quiet {EVIL} Ports</h1><p>{EVIL} {'ports ' * 90}")
    (cli.folder / "decisions.toml").write_text(f'[[join]]\nsource = "harbor"\nname = {json.dumps(EVIL)}\ninto = "x"\n')
    return cli


# Command -> ways to call it that print what others wrote; --db is added where the command takes it.
PRINTING = {
    "crawl": [
        "",
        f"evil{EVIL}",
        f"--url|http://127.0.0.1:9/{EVIL}|-s|ARCHIVE_BACKOFF=0.05",
        f"cnas|--since|{EVIL}",
        f"--rules|{EVIL}",
    ],
    "demo": ["--db|data/archive.db", "--rounds|x"],
    "preview": ["page.html", f"{EVIL}", f"http://127.0.0.1:9/{EVIL}"],
    "add": [f"{EVIL}", f"http://127.0.0.1:9/{EVIL}|--yes", f"http://127.0.0.1:9/|--name|{EVIL}"],
    "extract": ["page.html", "page.html|--json", f"{EVIL}", f"page.html|--source|{EVIL}"],
    "explain": [f"byline|By Ada {EVIL} Marlowe", f"date|2024-05-03 {EVIL}", f"summary|Words {EVIL}", f"link|{EVIL}"],
    "fixture": [f"{EVIL}|--site|cnas", f"https://harbor.example/|--site|{EVIL}", f"{EVIL}|--site|cnas|--at|{EVIL}"],
    "replay": ["", "--json", f"{EVIL}", f"--since|{EVIL}", f"--rules|{EVIL}"],
    "catalogue": [f"--search|{EVIL}", f"--country|{EVIL}", f"--subject|{EVIL}"],
    "catalogue show": [f"{EVIL}"],
    "catalogue check": [f"{EVIL}", f"--country|{EVIL}", f"cnas|--sample|{EVIL}"],
    "catalogue export": [f"--opml|--country|{EVIL}"],
    "sources": ["", "--json"],
    "sources check": ["", f"{EVIL}"],
    "sources rename": [f"{EVIL}|x"],
    "sources remove": [f"{EVIL}|--yes"],
    "runs": ["", "--json"],
    "stats": ["", "--json"],
    "show": ["1", "1|--json", "45", f"{EVIL}"],
    "search": ["harbours", "harbours|--json", "aftermath", f"{EVIL}"],
    "export": ["--format|jsonl", "--format|json", f"--since|{EVIL}"],
    "captures list": ["", "--json", f"--url|{EVIL}", f"{EVIL}"],
    "captures show": ["1", f"{EVIL}", f"1|--at|{EVIL}"],
    "captures verify": ["", f"{EVIL}"],
    "captures prune": ["--keep|all", f"--keep|{EVIL}", f"--keep|all|--older-than|{EVIL}"],
    "captures export": [f"{EVIL}.wacz", f"a.wacz|{EVIL}", "a.wacz"],
    "captures import": [f"{EVIL}", "page.html", f"page.html|--source|{EVIL}"],
    "authors": ["", "--merges", "--json", "--apply|decisions.toml", f"--source|{EVIL}"],
    "people": ["", "--json"],
    "people show": ["--sources|1", "--sources|1|--json"],
    "people why": [f"{EVIL}", f"cnas:{EVIL}"],
    "people join": [f"{EVIL}|x", f"cnas:{EVIL}|cnas:x"],
    "people split": [f"{EVIL}", f"cnas:{EVIL}"],
    "schedule": ["", "--json"],
    "schedule show": ["", "--json"],
    "schedule set": [f"{EVIL}|--every|6h", f"cnas|--every|{EVIL}"],
    "schedule pause": [f"{EVIL}"],
    "schedule resume": [f"{EVIL}"],
    "schedule remove": [f"{EVIL}"],
    "schedule run": [f"--at-once|{EVIL}"],
    "schedule serve": [f"--at-once|{EVIL}"],
    "schedule install": ["--cron", f"--cron|--db|{EVIL}"],
    "health": ["", "--history", "--json", f"{EVIL}"],
    "notify": ["--test"],
    "report": ["1|--json", f"{EVIL}"],
    "browse": [f"--host|{EVIL}"],
    "publish": [f"no/{EVIL}"],
    "backup": [f"no/{EVIL}"],
    "merge": [EVIL],
    "vacuum": [""],
}


def calls():
    for name, command in commands():
        takes_db = any("--db" in option.opts for option in command.params)
        for words in PRINTING[name]:
            given = [word for word in words.split("|") if word]
            db = ["--db", "archive.db"] if takes_db and "--db" not in given else []
            yield pytest.param([*name.split(), *given, *db], id=ascii(f"{name} {words}")[1:60])


def harmful(text):
    return sorted({f"U+{ord(character):04X}" for character in _OBEYED.findall(text)})


@pytest.mark.parametrize("words", list(calls()))
def test_no_command_prints_what_a_terminal_obeys(place, tmp_path, words):
    cli = Cli(tmp_path)
    shutil.copytree(place.folder, tmp_path, dirs_exist_ok=True)
    done = cli(
        *(word.replace("\x00", "") for word in words), code=None, env=os.environ | {"ARCHIVE_SOURCES": "sources"}
    )
    assert not harmful(done.stdout), done.stdout
    assert not harmful(done.stderr), done.stderr
    assert done.stdout + done.stderr


def test_a_hostile_archive_is_hostile(place):
    """The poison reaches what is printed: it is named there."""
    for words in (["runs"], ["show", "1"], ["search", "harbours"], ["health"], ["authors"], ["sources"]):
        done = place(*words, "--db", place.db, code=None)
        assert "[U+202E]" in done.stdout, words
        assert "[U+009B]" in done.stdout, words


def on_a_terminal(arguments, folder):
    """Run a command on a pseudo-terminal, and return what it sent there."""
    import pty

    master, slave = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "120"}
    with subprocess.Popen(
        [*COMMAND, *map(str, arguments)], stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment
    ) as process:
        os.close(slave)
        printed = b""
        try:
            while data := os.read(master, 65536):
                printed += data
        except OSError:  # EIO: the other side is closed
            pass
        os.close(master)
        process.wait(60)
    return printed.decode()


@pytest.mark.parametrize(
    "words",
    ["runs", "show 1", "show 45", "search harbours", "export", "export --format csv", "health", "stats", "sources"],
)
def test_a_terminal_gets_our_colours_alone(place, words):
    printed = on_a_terminal([*words.split(), "--db", place.db], place.folder)
    assert len(printed) > 100
    assert not harmful(_OURS.sub("", printed)), printed


@pytest.fixture
def site(tmp_path):
    """A site whose titles, names, texts and addresses are terminal commands; one page fails, and says so badly."""
    with SmallSite() as site, RawServer(default=b"HTTP/1.1 500 \x1b[31mred\x9b\xe2\x80\xae\r\n\r\n") as raw:
        site.publish(12)
        site.link = lambda piece: f"{piece.path}?q={EVIL}"
        site.change = lambda _path, body: re.sub(r"(?<=<h[12]>)|(?<=By )|(?<=<p>)|(?<=\">(?=[A-Z]))", EVIL, body)
        site.answers[site.pieces[3].path] = 302, {"Location": f"{raw.url}/\x1b]0;owned"}, ""
        site.answers[site.pieces[5].path] = 500, {}, EVIL
        site.raw = f"{raw.url}/{EVIL}"
        (tmp_path / "sources").mkdir()
        site.rules = site.rules_file(tmp_path / "sources")
        yield site


@pytest.mark.parametrize("terminal", [False, pytest.param(True, marks=pytest.mark.soak)], ids=["pipe", "terminal"])
def test_a_hostile_site_is_read_and_printed_harmless(cli, site, terminal):
    crawl = ["crawl", "small-site", "--sources-dir", "sources", "--db", cli.db, *FAST]
    for words in (
        crawl, *([] if terminal else [[*crawl, "-v", "--full"], [*crawl, "--json", "--full"]]),
        ["crawl", "--url", site.raw, "--db", cli.db, *FAST],
        ["preview", site.listing, "--delay", "0"], ["preview", site.raw, "--delay", "0"],
        ["extract", f"{site.home}{site.pieces[0].path}"], ["extract", site.raw],
        ["add", site.listing, "--name", "added", "--yes", "--delay", "0", "--sources-dir", "sources"],
        ["add", site.raw, "--yes", "--delay", "0"], ["sources", "check", "small-site", "--sources-dir", "sources"],
        ["explain", "link", f"Read it at <a href='{site.raw}'>{EVIL} Northern Review</a>"],
    ):  # fmt: skip
        words = [str(word) for word in words]  # noqa: PLW2901
        if terminal:
            printed = _OURS.sub("", on_a_terminal(words, cli.folder))
        else:
            done = cli(*words, code=None)
            printed = done.stdout + done.stderr
        assert printed, words
        assert not harmful(printed), (words, printed)


# The ways out that do not pass the outlets: a server of its own, and processes that the program starts itself.
_ELSEWHERE = {"browse/sql_worker.py", "browse/refusals.py", "crawl/leash.py", "cli/outlet.py", "cli/console.py"}
_ELSEWHERE |= {"pdfs/child.py"}


def test_nothing_is_printed_past_the_outlets():
    package = ROOT / "archive_scraper"
    for path in [*package.rglob("*.py"), *(ROOT / "pipelines").glob("*.py"), *(ROOT / "spiders").glob("*.py")]:
        if path.is_relative_to(package) and path.relative_to(package).as_posix() in _ELSEWHERE:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert node.module != "rich.console", f"{path}:{node.lineno}: archive_scraper.cli.console is ours"
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
                assert node.attr not in ("__stdout__", "__stderr__"), f"{path}:{node.lineno}"
            if isinstance(node, ast.Attribute) and node.attr == "buffer":
                assert ast.unparse(node.value) not in ("sys.stdout", "sys.stderr"), f"{path}:{node.lineno}"


def test_every_command_is_in_the_table():
    names = {name for name, _ in commands()}
    assert names == set(PRINTING)
