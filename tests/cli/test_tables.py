"""Tables: one form of dates a column, no padding on a pipe, as wide as COLUMNS says, singular and plural."""

import os
import re
import subprocess

import pytest
from commands import commands
from conftest import COMMAND, Cli
from reading_room import fill

from archive_scraper.cli import tables
from archive_scraper.cli.tables import count
from archive_scraper.store import Archive

TEASERS = "".join(
    f'<li><h3><a href="/notes/pier-{n}">Pier {n} and Its Keeper</a></h3><time datetime="2024-05-0{n + 1}">'
    f"May {n + 1}, 2024</time><p>Keeper {n} counts the boats of the northern harbours every evening.</p></li>"
    for n in range(6)
)  # fmt: skip
# Command -> how it is called to print a table; None for those that print none.
TABLES = {
    "crawl": "--rules small.toml",
    "demo": None,  # tests/cli/test_first_hour.py
    "preview": "page.html",
    "add": None,  # asks
    "extract": "page.html --as listing",
    "explain": "date {Updated 2/5 | first published 15/4/2024} --order DMY",
    "fixture": None,
    "replay": None,  # this archive holds no captures
    "catalogue": "--country DE",
    "catalogue show": "brookings",
    "catalogue check": None,  # asks the network: tests/catalogue/test_crawl.py
    "catalogue export": None,
    "sources": "",
    "sources check": None,
    "sources rename": None,
    "sources remove": None,
    "runs": "",
    "stats": "",
    "show": "1",
    "search": "harbours",
    "export": None,
    "captures list": "",
    "captures show": None,  # tests/cli/test_captures.py
    "captures verify": None,
    "captures prune": "--keep latest --yes",
    "captures export": None,
    "captures import": None,
    "authors": "",
    "people": None,
    "people show": "--sources 1",
    "people why": None,
    "people join": None,
    "people split": None,
    "schedule": "",
    "schedule show": "",
    "schedule set": None,
    "schedule pause": None,
    "schedule resume": None,
    "schedule remove": None,
    "schedule run": None,
    "schedule serve": None,
    "schedule install": None,
    "health": "--history",
    "notify": None,
    "report": None,
    "browse": None,
    "publish": None,
    "backup": None,
    "merge": None,
    "vacuum": "",
}
PRINTING = [name for name, words in TABLES.items() if words is not None]
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:[ T]\d\d:\d\d\S*(?: UTC)?)?")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    cli = Cli(tmp_path_factory.mktemp("tables"))
    with Archive.open(cli.db) as archive:
        fill(archive)
    for name, every in (("cnas", "6h"), ("jamestown", "1d")):
        cli("schedule", "set", name, "--every", every, "--db", cli.db)
    (cli.folder / "page.html").write_text(f"<main><ul>{TEASERS}</ul></main>")
    (cli.folder / "small.toml").write_text('start_urls = ["http://127.0.0.1:9/"]\n')
    return cli


def printed(place, name, columns=None):
    words = [word.strip("{}") for word in re.findall(r"\{[^}]*\}|\S+", TABLES[name])]
    takes_db = any("--db" in option.opts for option in dict(commands())[name].params)
    fast = ["-s", "ARCHIVE_BACKOFF=0.01"] if name == "crawl" else []
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    environment |= {"COLUMNS": str(columns)} if columns else {}
    done = subprocess.run(
        [*COMMAND, *name.split(), *words, *fast, *(["--db", str(place.db)] if takes_db else [])],
        cwd=place.folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout, done.stderr
    return done.stdout


def columns_of(text):
    """Return the cells of each table under its headings, cut where the rule under the headings and spaces say."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if not re.fullmatch(r"\s*─+", line):
            continue
        heads = [(m.start(), m.group()) for m in re.finditer(r"\S+(?: \S+)*", lines[number - 1])]
        body = []
        for row in lines[number + 1 :]:
            if not row.startswith(" "):  # what is said below a table is no row
                break
            body.append(row)
        yield heads, body


@pytest.mark.parametrize("name", PRINTING)
def test_nothing_is_padded_on_a_pipe(place, name):
    text = printed(place, name)
    assert all(line == line.rstrip() for line in text.splitlines())
    assert not text.startswith("\n")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", PRINTING)
@pytest.mark.parametrize("width", [60, 120])
def test_columns_is_obeyed(place, name, width):
    text = printed(place, name, width)
    tables = [line for line in text.splitlines() if re.fullmatch(r"\s*─+", line)]
    assert all(len(line) <= width for line in tables)
    for heads, body in columns_of(text):
        assert heads
        assert all(len(row) <= width for row in body), body


@pytest.mark.parametrize("name", PRINTING)
def test_a_column_has_one_form_of_dates(place, name):
    for heads, body in columns_of(printed(place, name)):
        for begin, head in heads:
            if head not in ("Published", "Started", "Last run", "Next due", "Oldest", "Newest", "Opened", "Closed"):
                continue
            cells = [found.group() for row in body if (found := _DATE.match(row, begin))]
            forms = {re.sub(r"\d", "9", cell) for cell in cells if len(cell) > len("2024-05")}  # a month is all it says
            assert len(forms) <= 1, (head, forms)


@pytest.mark.parametrize(
    ("number", "words", "wanted"),
    [
        (0, ["article"], "0 articles"),
        (1, ["article"], "1 article"),
        (2, ["article"], "2 articles"),
        (1000, ["teaser"], "1,000 teasers"),
        (1, ["address", "addresses"], "1 address"),
        (3, ["address", "addresses"], "3 addresses"),
    ],
)
def test_singular_and_plural(number, words, wanted):
    assert count(number, *words) == wanted


@pytest.mark.parametrize("name", PRINTING)
def test_no_noun_disagrees_with_its_number(place, name):
    text = printed(place, name)
    assert not re.search(r"(?<![\d.,-])1 (?:articles|teasers|pages|errors|runs|alarms|sources|addresses)\b", text)
    assert not re.search(
        r"(?<![\d.,-])[02-9] (?:article|teaser|page|error|run|alarm|source|address)\b(?! \w*page)", text
    )


def test_every_command_is_in_the_table():
    assert {name for name, _ in commands()} == set(TABLES)


@pytest.mark.parametrize("count", [0, 1, 120])
def test_a_pipe_gets_without_rich_what_rich_prints(capsys, monkeypatch, count):
    rows = [
        {"a": f"house-{n}", "b": "Title [x] 漢字 ü" * (n % 3), "d": n, "e": "2026-01-01T10:00:00Z", "f": n % 2 or None}
        for n in range(count)
    ]
    printed = []
    monkeypatch.setenv("COLUMNS", "120")
    for plain in (True, False):
        monkeypatch.setattr(tables, "_is_plain", lambda plain=plain: plain)
        tables.print_table(rows, {"a": "Source", "b": "Title", "d": "No", "e": "When", "f": "Share"}, title="All")
        for line in ("Title [x] 漢字 :ship: ", "", "two\nlines", "a\ttab", "long " * 60, "\x1b[2J \u202e"):
            tables.print_line(line)
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


@pytest.mark.parametrize(
    "pairs",
    [
        {},
        {"No": 7, "Title": "The pier", "Nothing": None, "Topics": ("boats", "harbours")},
        {"A": "word " * 30, "Longer label": "keeper of the harbour  and   its pier " * 5},
        {"Title": "漢字 ü é́ " * 20, "Summary": " a pier\n\nand its keeper\n" + "of the boats " * 10},
        {"Two": "first\nsecond", "Long": "x" * 90, "Mixed": "w" * 70 + "\n" + "pier " * 40},
        {"Tab": "a\ttab", "Mark": "[bold] :ship: \x1b[2J \u202e"},
        {"Exact": "a" * 53, "More": "a" * 54, "B": "a " + "b" * 51 + " c"},
    ],
)
def test_labelled_values_stand_on_a_pipe_as_rich_prints_them(capsys, monkeypatch, pairs):
    printed = []
    monkeypatch.setenv("COLUMNS", "60")
    for plain in (True, False):
        monkeypatch.setattr(tables, "_is_plain", lambda plain=plain: plain)
        tables.print_pairs(pairs)
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_a_word_that_is_longer_than_a_line_is_left_to_rich():
    assert tables.plain_pairs({"No": "7", "Title": "pier " * 40}, 30) is not None
    assert tables.plain_pairs({"No": "7", "Title": "pier " * 40 + "\n" + "a" * 50}, 30) is None


def test_a_table_that_needs_lines_within_cells_is_left_to_rich():
    assert tables.plain_table([["a" * 50]], ["Name"], [False], 40, None) is None


@pytest.mark.parametrize(
    ("environment", "on_terminal", "wanted"),
    [
        ({}, False, True),
        ({}, True, False),
        ({"FORCE_COLOR": "1"}, False, False),
        ({"TTY_COMPATIBLE": "1"}, False, False),
    ],
)
def test_rich_prints_where_somebody_may_see_colours(monkeypatch, environment, on_terminal, wanted):
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: on_terminal, raising=False)
    assert tables._is_plain() is wanted
