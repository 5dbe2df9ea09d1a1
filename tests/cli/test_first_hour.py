"""The first hour: the demo, the README's commands, a fresh folder, the help."""

import json
import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from conftest import COMMAND, ROOT, Cli

from archive_scraper.cli.main import COMMANDS
from archive_scraper.cli.main import cli as program

READING = [
    "runs",
    "stats",
    "show 1",
    "search harbour",
    "search harbour --source cnas --json",
    "export",
    "authors",
    "schedule",
    "schedule show",
    "health",
    "health cnas --history",
    "report cnas",
    "browse",
    "publish copy.db",
]


def typed(*parts):
    return CliRunner().invoke(program, parts, prog_name="archive-scraper")


# ---- the demo ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """A folder in which the demo ran, what it printed, and what it printed the second time."""
    cli = Cli(tmp_path_factory.mktemp("demo"))
    (cli.folder / "mine.db").touch()
    first = cli("demo", env={"PATH": "/usr/bin:/bin", "ARCHIVE_DB": str(cli.folder / "mine.db")})
    figures = cli.json("stats", "--db", "data/demo.db")
    return cli, first, figures, cli("demo")


def rows(cli, sql):
    connection = sqlite3.connect(cli.folder / "data" / "demo.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_the_demo_has_an_archive_of_its_own(shown):
    cli, *_ = shown
    assert (cli.folder / "data" / "demo.db").exists()
    assert not (cli.folder / "data" / "archive.db").exists()
    assert (cli.folder / "mine.db").stat().st_size == 0


def test_the_demo_keeps_out_of_other_archives(cli):
    cli("schedule", "set", "cnas", "--every", "6h", "--db", cli.db)
    assert "holds more than the demo" in cli("demo", "--db", cli.db, code=2).stderr


def test_a_second_demo_adds_nothing(shown):
    cli, _, figures, second = shown
    again = cli.json("stats", "--db", "data/demo.db")
    names = ("articles", "authors", "topics", "publications", "external_links", "teasers", "revisions")
    assert {name: again[name] for name in names} == {name: figures[name] for name in names}
    assert "nothing has changed since" in second.stdout


def test_its_links_lead_into_the_demo_or_nowhere(shown):
    cli, *_ = shown
    ours = {home for (home,) in rows(cli, "SELECT home FROM sources")}
    assert len(ours) == 2
    found = set()
    for table, column in (("articles", "url"), ("external_links", "url"), ("teasers", "url"), ("publications", "host")):
        found |= {value for (value,) in rows(cli, f"SELECT {column} FROM {table}") if value}
    for (body,) in rows(cli, "SELECT body_markdown FROM bodies"):
        found |= set(re.findall(r"\]\((\S+?)\)", body or ""))
    elsewhere = {url for url in found if not url.startswith(tuple(ours))}
    assert elsewhere
    assert {url for url in elsewhere if not re.match(r"(https?://)?[\w.-]+\.example(/|$)", url)} == set()


def test_it_shows_changes_a_republication_and_dates_that_say_less(shown):
    cli, first, *_ = shown
    assert rows(cli, "SELECT field FROM revisions ORDER BY field") == [("published",), ("summary",), ("title",)]
    assert rows(cli, "SELECT similarity FROM republications") == [(1.0,)]
    precisions = {name for (name,) in rows(cli, "SELECT DISTINCT published_precision FROM articles")}
    assert precisions >= {"year", "month", "day", "minute"}
    for words in ("What was changed after publication", "A Harbour for the Price", "The same text on two sites"):
        assert words in first.stdout


def test_next_lines_run_as_typed(shown):
    cli, first, *_ = shown
    lines = [line.strip() for line in first.stdout.partition("Next:\n")[2].splitlines()]
    assert len(lines) == 4
    for line in lines[:2]:
        parts = shlex.split(line, comments=True)
        assert parts[0] == COMMAND[0]  # this folder has no such program under its bare name
        done = subprocess.run(parts, cwd=cli.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) > 3


# ---- a fresh folder ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", READING)
def test_a_fresh_folder_says_what_makes_an_archive(tmp_path, monkeypatch, line):
    monkeypatch.chdir(tmp_path)
    done = typed(*line.split())
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: data/archive.db: no archive yet: `archive-scraper demo` or `crawl` makes one")
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_folder_with_the_demo_alone_says_how_to_read_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "demo.db").touch()
    assert "the demo's is read with --db data/demo.db" in typed("stats").stderr


def test_sources_of_a_fresh_folder_are_those_of_the_program(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "The Jamestown Foundation" in typed("sources").stdout


def test_a_first_schedule_needs_no_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert typed("schedule", "set", "cnas", "--every", "6h").exit_code == 0


# ---- the README ----------------------------------------------------------------------------------------------------

PAGES = ["README.md", *(f"docs/{name}.md" for name in ("add-a-site", "running", "watching", "browsing"))]


def commands(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    lines = re.findall(r"^ {4}((?:\.venv/bin/)?archive-scraper .*)$", text, re.MULTILINE)
    return [(page, line) for line in lines if "..." not in line]


@pytest.mark.parametrize(("page", "line"), [pair for page in PAGES for pair in commands(page)])
def test_commands_of_the_docs_can_be_typed(page, line, monkeypatch, tmp_path):
    assert page
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(click.Command, "invoke", lambda *_: None)  # parse, and do nothing
    parts = shlex.split(line, comments=True)[1:]
    done = typed(*parts)
    assert done.exit_code == 0, done.stderr


def test_the_readme_says_how_its_commands_are_found():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    first = text.index("    archive-scraper ")
    assert "    . .venv/bin/activate" in text[:first]
    folder = Path(sys.executable).parent
    for line in (f". {folder}/activate && archive-scraper --version", f"{folder}/archive-scraper --version"):
        done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
        assert "archive-scraper, version" in done.stdout


# ---- the help ------------------------------------------------------------------------------------------------------


def helps(command=program, path=()):
    """Yield the path and the help of a command and of all below it."""
    with click.Context(program) as context:
        yield path, typed(*path, "--help").stdout
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                yield from helps(command.get_command(context, name), (*path, name))


def test_no_help_is_cut_and_examples_are_lines():
    found = dict(helps())
    assert {path[0] for path in found if path} == set(COMMANDS)
    for path, text in found.items():
        cut = [line for line in text.splitlines() if line.endswith("...") and "Usage" not in line]
        assert not cut, path
        assert "\\b" not in text, path
        assert "\b" not in text, path
        examples = [line for line in text.splitlines() if "archive-scraper " in line and "Usage:" not in line]
        starts = (line.strip().startswith(("archive-scraper ", "ARCHIVE_NOTIFY=")) for line in examples)
        assert all(starts), (path, examples)
    assert "\n  archive-scraper crawl cnas jamestown\n" in found["crawl",]


def test_the_list_of_commands_imports_none():
    code = "import sys; sys.argv = ['archive-scraper', '--help']\nfrom archive_scraper.cli.main import main\n"
    code += "try: main()\nexcept SystemExit: pass\nprint('scrapy' in sys.modules, 'sqlite_utils' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("False False\n")


@pytest.mark.parametrize("line", ["sources", "runs", "stats", "search harbour", "schedule", "authors", "export"])
def test_reading_does_not_load_scrapy(shown, line):
    cli, *_ = shown
    arguments = ["archive-scraper", *line.split(), "--db", "data/demo.db"]
    code = f"import sys; sys.argv = {json.dumps(arguments)}\nfrom archive_scraper.cli.main import main\n"
    code += "try: main()\nexcept SystemExit as done: assert not done.code\nsys.exit('scrapy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=cli.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
