"""Wrong input: one clear line, exit code 2, nothing done."""

import re
import sqlite3
import subprocess
from contextlib import closing

import pytest
from click.testing import CliRunner

from archive_scraper.cli.main import cli as program
from archive_scraper.store import Archive

TEASERS = "".join(
    f'<li><h3><a href="/notes/pier-{n}">Pier {n} and Its Keeper</a></h3><p>Keeper {n} counts the boats.</p></li>'
    for n in range(6)
)
HUGE = "9" * 25


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with an archive, pages, and rules files that cannot work."""
    tmp_path = tmp_path_factory.mktemp("wrong")
    (tmp_path / "page.html").write_text(f"<main><ul>{TEASERS}</ul></main>")
    (tmp_path / "empty.html").write_text("<p>Nothing to see.</p>")
    (tmp_path / "not.toml").write_text("start_urls = [")
    for name, line in WRONG_TYPES.items():
        start = "" if name == "starts" else 'start_urls = ["https://harbour.example/"]\n'
        (tmp_path / f"{name}.toml").write_text(start + line)
    Archive.open(tmp_path / "a.db").close()
    return tmp_path


@pytest.fixture
def folder(place, monkeypatch):
    monkeypatch.chdir(place)
    return place


WRONG_TYPES = {
    "title": "title = 5",
    "starts": "start_urls = 5",
    "pages": 'max_pages = "many"',
    "nopages": "max_pages = 0",
    "delay": "delay = nan",
    "longdelay": "delay = true",
    "kinds": 'kinds = ["report"]',
    "pattern": 'article_paths = ["("]',
    "zone": 'timezone = "Mars/Base"',
    "order": 'date_order = "DYM"',
    "orders": 'date_order = ["DMY"]',
    "listing": 'listing = "ul"',
    "item": "listing.item = [1]",
    "selector": 'listing.item = "li["',
    "unknown": 'colour = "red"',
    "name": 'name = "Two Words"',
    "hosts": 'hosts = ["https://harbour.example/"]',
    "language": 'languages = ["english"]',
    "page_url": 'home = "ftp://harbour.example/"',
}


def typed(line):
    """Run a command line; a part in {braces} may hold spaces."""
    parts = [part[1:-1] if part.startswith("{") else part for part in re.findall(r"\{[^}]*\}|\S+", line)]
    return CliRunner().invoke(program, parts, prog_name="archive-scraper")


WRONG = [
    # Commands and options
    ("serch harbour", "did you mean 'search'"),
    ("sorces", "did you mean 'sources'"),
    ("xyzzy", "no such command 'xyzzy'; there are crawl, demo"),
    ("schedule st cnas", "did you mean 'set'"),
    ("crawl cnas --page 3", "--pages"),
    ("crawl", "nothing to crawl"),
    ("crawl cnass", "did you mean cnas?"),
    ("search", "Missing argument"),
    ("explain", "Missing argument"),
    ("explain colour red", "'colour' is not one of"),
    # Dates
    ("crawl cnas --since 2024-02-31", "'2024-02-31' is not in the calendar"),
    ("crawl cnas --since 2024-13", "'2024-13' is not in the calendar"),
    ("crawl cnas --until 0000", "'0000' is not in the calendar"),
    ("crawl cnas --since {last week}", "'last week' is not a date"),
    ("crawl cnas --since 2024-06 --until 2024-05", "since: 2024-06 is after until: 2024-05"),
    ("crawl cnas --since 2025 --until 2024-12-31", "since: 2025 is after until"),
    ("export --db a.db --since 2023-02-29", "'2023-02-29' is not in the calendar"),
    ("export --db a.db --since 31.12.2024", "is not a date"),
    ("explain date today --now 2024-02-31", "is not an ISO time"),
    ("explain date today --now yesterday", "is not an ISO time"),
    # Numbers
    (f"search harbour --db a.db --limit {HUGE}", "is not in the range"),
    (f"runs --db a.db --limit {HUGE}", "is not in the range"),
    ("runs --db a.db --limit 0", "is not in the range"),
    ("runs --db a.db --limit many", "is not a valid integer"),
    ("crawl cnas --delay nan", "'nan' is not a number of seconds"),
    ("crawl cnas --delay inf", "is not"),
    ("crawl cnas --delay -1", "is not in the range"),
    ("crawl cnas --pages 0", "pages: '0'"),
    ("crawl cnas --pages {2 3}", "pages: '2 3'"),
    (f"crawl cnas --pages {HUGE}", "is not a whole number"),
    (f"report {HUGE} --db a.db", f"no run {HUGE}"),
    (f"show {HUGE} --db a.db", "no such article"),
    (f"health --accept {HUGE} --db a.db", "is not in the range"),
    ("health --accept 7 --db a.db", "no open alarm 7"),
    ("schedule serve --look-every nan --db a.db", "'nan' is not a number of seconds"),
    ("schedule serve --at-once 99 --db a.db", "is not in the range"),
    ("explain summary Short --max-characters 0", "is not in the range"),
    # Sources
    ("search harbour --source nobody --db a.db", "holds no source 'nobody'"),
    ("runs --source nobody --db a.db", "holds no source 'nobody'"),
    ("authors --source nobody --db a.db", "holds no source 'nobody'"),
    ("export --source nobody --db a.db", "holds no source 'nobody'"),
    ("health nobody --db a.db", "holds no source 'nobody'"),
    ("report nobody --db a.db", "no run of a source 'nobody'"),
    ("extract page.html --source nobody", "unknown source 'nobody'"),
    ("schedule set nobody --every 6h", "unknown source 'nobody'"),
    ("schedule pause nobody --db a.db", "not on the schedule"),
    ("schedule remove nobody --db a.db", "not on the schedule"),
    ("crawl cnas --sources-dir nowhere", "no folder 'nowhere'"),
    ("crawl cnas jamestown --url https://harbour.example/", "name one source, or none"),
    ("crawl cnas --rules title.toml", "not both"),
    # Zones, languages, cadences, settings
    ("explain date 2024-05-03 --timezone Mars/Base", "is not an IANA time zone"),
    ("explain date 2024-05-03 --timezone ../etc", "is not an IANA time zone"),
    ("explain date 2024-05-03 --lang klingonese", "is not an ISO 639 code"),
    ("schedule set cnas --every often", "is neither a wait"),
    ("schedule set cnas --every 0m", "is neither a wait"),
    ("schedule set cnas --every {61 3 * * *}", "is not a cron expression"),
    ("schedule set cnas --every {0 3 31 2 *}", "never comes due"),
    ("schedule set cnas --every 6h --shortest 3d --longest 1d", "longer than the longest"),
    ("schedule install", "--systemd or --cron"),
    ("crawl cnas -s DOWNLOAD_DELAY", "is not NAME=VALUE"),
    ("crawl cnas --contact {a\nb}", "--contact"),
    # Names, before anything is fetched
    ("add https://harbour.invalid/ --name {} --yes", "'' is not made of lower case letters"),
    ("add https://harbour.invalid/ --name {Two Words} --yes", "'Two Words' is not made of lower case letters"),
    ("add https://harbour.invalid/ --name ../x --yes", "is not made of lower case letters"),
    ("add https://harbour.invalid/ --name cnas --yes", "there is a source 'cnas' already"),
    ("add https://harbour.invalid/ --replace nobody --yes", "unknown source 'nobody'"),
    ("add https://harbour.invalid/ --to cnas --yes", "cnas is a spider of the program"),
    ("add https://harbour.invalid/ --to cnas --name x --yes", "give one of them"),
    # Addresses
    ("crawl --url ftp://harbour.example/", "'ftp://harbour.example/' is not an http or https address"),
    ("crawl --url {https://harbour.example/a b}", "holds a space"),
    ("crawl --url {}", "the address is empty"),
    ("crawl --url harbour.example/reports", "did you mean https://harbour.example/reports?"),
    ("crawl --url https://", "is not an http or https address"),
    ("crawl --url https://harbour.example:99999/", "is not an http or https address"),
    ("preview ftp://harbour.example/", "is not an http or https address"),
    ("preview {http://harbour.example/a b}", "holds a space"),
    ("preview {}", "the address is empty"),
    ("preview nothing.html", "cannot be read"),
    ("extract .", "cannot be read"),
    ("extract page.html --url ftp://harbour.example/", "is not an http or https address"),
    ("extract page.html --url {}", "the address is empty"),
    ("add ftp://harbour.example/ --yes", "is not an http or https address"),
    ("add {} --yes", "the address is empty"),
    ("add https://harbour.invalid/ --json", "--json goes with --yes"),
    ("add https://harbour.invalid/ --yes --delay soon", "is not a valid float"),
    ("preview https://harbour.invalid/ --delay -1", "is not in the range"),
    ("add page.html --yes", "'page.html' is not an http or https address"),
    # Rules files
    ("crawl --rules nowhere.toml", "cannot be read"),
    ("crawl --rules .", "cannot be read"),
    ("crawl --rules not.toml", "is not valid TOML"),
    ("preview page.html --rules not.toml", "is not valid TOML"),
    *((f"crawl --rules {name}.toml", f"{name}.toml: ") for name in WRONG_TYPES),
    # Files and places
    ("export --db a.db -o no/such/folder.csv", "cannot be written"),
    ("export --db a.db --format xml", "'xml' is not one of"),
    ("report x --json -o page.html --db a.db", "no run of a source 'x'"),
    ("authors --join {Ann Lee} {A. Lee} --db a.db", "need --source"),
    ("authors --apply nowhere.toml --db a.db", "nowhere.toml"),
    ("authors --apply title.toml --db a.db", "title.toml"),
    ("authors --source nobody --split {Ann Lee} --db a.db", "holds no source 'nobody'"),
    ("browse --db a.db --host 192.0.2.7", "--public"),
    ("browse --db a.db --host 192.0.2.7 --public", "192.0.2.7 is no address of this machine"),
    ("browse --db a.db --host nowhere.invalid --public", "nowhere.invalid is no address of this machine"),
    ("browse --db a.db --host {not a host} --public", "is no address of this machine"),
    ("browse --db a.db --port 99999", "is not in the range"),
    ("publish a.db --db a.db", "is the archive itself"),
    ("demo --db data/archive.db", "the demo has an archive of its own"),
]


def files(folder):
    """Return what stands in a folder; of an archive its rows, as SQLite moves pages about where nothing is written."""
    found = (path for path in folder.rglob("*") if not path.name.endswith(("-wal", "-shm")))
    return {path: rows(path) if path.suffix == ".db" else path.stat().st_mtime_ns for path in found}


def rows(path):
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "sqlite_" not in line]  # the planner writes its own


@pytest.mark.parametrize(("line", "says"), WRONG, ids=[line for line, _ in WRONG])
def test_wrong_input_is_one_line_and_nothing_is_done(folder, line, says):
    before = files(folder)
    done = typed(line)
    assert done.exit_code == 2, (done.output, done.exception)
    assert says in done.stderr
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1
    assert not done.stdout
    assert files(folder) == before


NOTHING_FOUND = [
    ("explain date harbour", "no date was recognised in 'harbour'"),
    ("explain byline {12.5 %}", "no byline was recognised"),
    ("explain link harbour", "no link was recognised"),
    ("explain date {}", "no date was recognised in ''"),
    (f"explain date {'x' * 300}", f"no date was recognised in '{'x' * 200}...'"),
    ("explain summary {}", "no summary was recognised"),
    ("extract empty.html --as listing", "no listing was found"),
    ("extract nothing.html --as article", "cannot be read"),
    ("preview empty.html", "no listing was found"),
]


@pytest.mark.parametrize(("line", "says"), NOTHING_FOUND, ids=[line for line, _ in NOTHING_FOUND])
@pytest.mark.usefixtures("folder")
def test_what_holds_nothing_ends_with_1_and_says_so(line, says):
    done = typed(line)
    assert done.exit_code == (2 if "cannot be read" in says else 1)
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_explain_of_nothing_is_still_json():
    done = typed("explain date harbour --json")
    assert done.exit_code == 1
    assert '"published": null' in done.stdout


def test_add_without_a_terminal_does_not_save_unasked(cli, demo):
    done = cli("add", demo.jamestown_listings[0], "--name", "straits", "--delay", "0", code=2, stdin=subprocess.DEVNULL)
    assert "there is no terminal to ask on; --yes saves without asking" in done.stderr
    assert not list(cli.folder.iterdir())


@pytest.mark.parametrize(
    "line", ["schedule --db a.db", "schedule --db a.db show", "schedule show --db a.db", "schedule --json --db a.db"]
)
def test_schedule_takes_db_where_the_others_do(folder, line):
    done = typed(line)
    assert done.exit_code == 0, done.stderr
    assert done.stdout in ("[]\n", "No source is scheduled. Example: archive-scraper schedule set cnas --every 6h\n")
    assert not (folder / "data").exists()


def test_a_database_named_before_the_command_is_the_one_that_is_written(folder):
    assert typed("schedule --db b.db set jamestown --every 6h").exit_code == 0
    assert "jamestown" in typed("schedule --db b.db").stdout
    assert not (folder / "data").exists()
