"""Commands that only read begin at once: they load nothing of what writes, fetches or draws."""

import subprocess
import sys

import pytest
from reading_room import fill

from archive_scraper.store import Archive

HEAVY = ("scrapy", "twisted", "bs4", "rich", "sqlite_utils", "babel", "tldextract", "dateparser", "datasette")
# What takes 5 ms or more each, and a command that reads rows and prints them has no use for.
UNUSED = ("rich.console", "hashlib", "tomllib", "archive_scraper.items", "archive_scraper.sites",
    "archive_scraper.catalogue.model", "archive_scraper.store.articles.merge", "archive_scraper.normalize.likeness",
    "archive_scraper.captures.verify")  # fmt: skip
OURS = ("words.book", "normalize.bylines", "normalize.links", "normalize.dates", "extract", "signs.person_name")
COMMANDS = ", ".join(f"archive_scraper.cli.{name}" for name in ("main", "health", "read", "sources"))


def loaded_by(code):
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {COMMANDS}\n{code}\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_reading_commands_load_no_heavy_module():
    loaded = loaded_by("pass")
    assert "archive_scraper.store.archive" in loaded
    assert loaded & {*HEAVY, *(f"archive_scraper.{name}" for name in OURS)} == set()


def test_the_rules_of_our_spiders_are_read_without_scrapy():
    loaded = loaded_by("from archive_scraper.crawl.sources import find_sources; find_sources()['cnas'].rules")
    assert "archive_scraper.spiders.rules.cnas" in loaded
    assert loaded & {"scrapy", "twisted", "archive_scraper.spiders.cnas"} == set()


def loaded_by_commands(db, *commands):
    return loaded_by(
        "from archive_scraper.cli.main import cli\n"
        "import contextlib, io, os\n"
        "os.environ.pop('COLUMNS', None)\n"  # in a narrow one cells are broken over lines, which rich does
        f"for line in {commands!r}:\n"
        "    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"        cli.main([*line.split(), '--db', {str(db)!r}], prog_name='archive-scraper')\n"
    )


@pytest.fixture
def db(tmp_path):
    with Archive.open(tmp_path / "archive.db") as archive:
        fill(archive)
    return tmp_path / "archive.db"


def test_reading_rows_loads_only_what_reads_them(db):
    loaded = loaded_by_commands(db, "runs", "search harbours", "health", "authors", "schedule", "stats")
    assert "archive_scraper.store.search" in loaded
    assert loaded & set(UNUSED) == set()


def test_an_article_is_shown_on_a_pipe_without_what_draws(db):
    loaded = loaded_by_commands(db, "show 1")
    assert "archive_scraper.store.articles.lists" in loaded
    assert loaded & {"rich.console", "rich.table", *HEAVY} <= {"rich"}  # its cells know how wide a letter is


def test_sources_are_listed_without_what_tries_expressions_and_reads_selectors(db, tmp_path):
    (tmp_path / "pier.toml").write_text('start_urls = ["https://pier.example/"]\narticle_paths = ["^/notes/[^/]+"]\n')
    loaded = loaded_by_commands(db, f"sources --sources-dir {tmp_path}")
    assert "archive_scraper.sites.faults" in loaded
    assert loaded & {"regex", "cssselect", "rich.console", "hashlib", "archive_scraper.items", *HEAVY} == set()
