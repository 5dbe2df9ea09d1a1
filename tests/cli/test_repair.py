"""The bad day: repairing, extending, checking, renaming and removing sources; one bad file stops nobody else."""

import sqlite3
import tomllib
from contextlib import closing

import pytest
from click.testing import CliRunner
from conftest import FAST
from looks import look_here

from archive_scraper.cli.main import cli as program
from archive_scraper.demo import DemoServer

OWN = 'title = "By Hand"\ntimezone = "Europe/London"\nexclude_paths = ["^/events/"]\n'


def typed(line):
    return CliRunner().invoke(program, line.split(), prog_name="archive-scraper")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder to type in, and the demo's pages fetched in this process: Scrapy can be started once in one."""

    look_here(monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data" / "sources").mkdir(parents=True)
    return tmp_path / "data" / "sources"


@pytest.fixture(scope="module")
def site():
    with DemoServer(slow_seconds=0.0) as server:
        yield server


def add(site, name="straits", more="--yes"):
    return typed(f"add {site.jamestown_listings[0]} --name {name} {more}")


def test_a_redesigned_source_is_repaired_and_what_was_said_by_hand_stays(desk, site):
    assert add(site).exit_code == 0
    file = desk / "straits.toml"
    old = tomllib.loads(file.read_text())
    file.write_text(OWN.replace('title = "By Hand"\n', "") + file.read_text())
    site.broken = frozenset({"layout"})
    try:
        checked = typed("sources check straits")
        shown = typed(f"add {site.jamestown_listings[0]} --replace straits --yes")
        assert typed("sources check straits").exit_code == 0
    finally:
        site.broken = frozenset()
    assert checked.exit_code == 3
    assert f"`archive-scraper add {site.jamestown_listings[0]} --replace straits`" in checked.stdout
    assert shown.exit_code == 0, shown.output
    before, _, after = shown.stdout.partition("Changes of data/sources/straits.toml")
    assert "On this page the old rules find 0 teasers by their selectors." in before
    assert old["listing"]["item"][0] in after
    assert "The old one is kept as data/sources/straits.toml.bak" in after
    new = tomllib.loads(file.read_text())
    assert new["listing"]["item"] != old["listing"]["item"]
    assert new["listing"]["item"][0] in after
    assert (new["timezone"], new["exclude_paths"]) == ("Europe/London", ["^/events/"])
    assert (new["name"], new["start_urls"]) == ("straits", old["start_urls"])


def test_a_repair_is_not_saved_unasked(desk, site):
    add(site)
    before = (desk / "straits.toml").read_text()
    done = typed(f"add {site.jamestown_listings[0]} --replace straits")
    assert done.exit_code == 2
    assert "Nothing changes in" in done.stdout or "Changes of" in done.stdout
    assert (desk / "straits.toml").read_text() == before
    assert not list(desk.glob("*.bak"))


def test_a_second_section_joins_a_known_site(desk, site):
    add(site)
    old = tomllib.loads((desk / "straits.toml").read_text())
    done = typed(f"add {site.jamestown_listings[1]} --to straits --yes")
    assert done.exit_code == 0, done.output
    new = tomllib.loads((desk / "straits.toml").read_text())
    assert new["start_urls"] == site.jamestown_listings
    assert new["listing"]["item"][: len(old["listing"]["item"])] == old["listing"]["item"]
    assert len(new["listing"]["item"]) > len(old["listing"]["item"])
    assert "start_urls" in done.stdout
    for url in site.jamestown_listings:
        assert "Found by    selector" in typed(f"preview {url} --rules {desk / 'straits.toml'}").stdout


@pytest.mark.usefixtures("desk")
def test_another_site_does_not_join(site):
    add(site)
    done = typed(f"add {site.cnas_listings[0]} --to straits --yes")
    assert done.exit_code == 2
    assert "is not on a host of straits" in done.stderr


def test_host_and_port_say_what_belongs_to_a_source(desk, site):
    """Both demo sites are on 127.0.0.1: what is known of one is not used for the other."""
    assert add(site).exit_code == 0
    done = typed(f"add {site.cnas_listings[0]} --yes")
    assert done.exit_code == 0, done.output
    port = site.cnas_url.rpartition(":")[2]
    assert (desk / f"127-0-0-1-{port}.toml").exists()


@pytest.mark.usefixtures("desk")
def test_a_known_site_says_what_can_be_done(site):
    add(site)
    done = typed(f"add {site.jamestown_listings[1]} --yes")
    assert done.exit_code == 2
    assert "--to straits" in done.stderr
    assert "--replace straits" in done.stderr
    assert done.stderr.count("\n") == 1


def test_one_bad_file_stops_nobody_else(desk, site):
    add(site)
    (desk / "bad.toml").write_text("start_urls = [")
    (desk / "twin.toml").write_text((desk / "straits.toml").read_text())
    for line, code in (("sources", 0), ("sources --json", 0), ("extract data/sources/bad.toml --source straits", 1)):
        done = typed(line)
        assert done.exit_code == code, done.output
        assert "Warning: data/sources/bad.toml is not valid TOML" in done.stderr
        assert "this file is left out" in done.stderr
    assert "straits" in typed("sources").stdout
    assert "data/sources/twin.toml: name: 'straits' is the name of" in typed("sources --json").stderr
    assert typed("schedule set straits --every 6h").exit_code == 0
    refused = typed("schedule set bad --every 6h")
    assert refused.exit_code == 2
    assert "bad.toml is not valid TOML" in refused.stderr
    checked = typed("sources check")
    assert checked.exit_code == 1
    assert "straits.toml: straits: good, 1 start page\n" in checked.stdout
    assert "`archive-scraper add URL --replace bad`" in checked.stdout
    assert typed(f"add {site.jamestown_listings[0]} --replace bad --yes").exit_code == 0
    assert tomllib.loads((desk / "bad.toml").read_text())["name"] == "bad"


def test_check_needs_a_listing(desk, site):
    (desk / "gone.toml").write_text(f'start_urls = ["{site.jamestown_url}/about/"]\n')
    done = typed("sources check gone")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: gone: ")
    assert "no listing was found on this page" in done.stderr
    assert "--replace gone" in done.stderr


# ---- renaming and removing -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """An archive with two crawled sources of rules files, one of them scheduled."""
    from conftest import Cli

    cli = Cli(tmp_path_factory.mktemp("crawled"))
    folder = cli.folder / "data" / "sources"
    folder.mkdir(parents=True)
    with DemoServer(slow_seconds=0.0) as server:
        for name, url in (("straits", server.jamestown_listings[1]), ("almanac", server.cnas_listings[1])):
            (folder / f"{name}.toml").write_text(f'# a remark\nname = "{name}"\nstart_urls = ["{url}"]\n')
        (folder / "dead.toml").write_text('start_urls = ["http://127.0.0.1:9/"]\n')
        cli("schedule", "set", "straits", "--every", "6h", "--db", "a.db")
        cli("crawl", "straits", "almanac", "dead", "--db", "a.db", *FAST, code=1)
    return cli.folder


@pytest.fixture
def room(crawled, tmp_path, monkeypatch):
    import shutil

    shutil.copytree(crawled, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def counted(room, sql):
    with closing(sqlite3.connect(room / "a.db")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return connection.execute(sql).fetchone()[0]


def test_rename_moves_the_file_and_every_row(room):
    articles = counted(room, "SELECT count(*) FROM articles WHERE source = 'straits'")
    assert articles
    done = typed("sources rename straits kestria --db a.db")
    assert done.exit_code == 0, done.output
    file = room / "data" / "sources" / "kestria.toml"
    assert file.read_text().startswith('# a remark\nname = "kestria"\n')
    assert not file.with_name("straits.toml").exists()
    assert counted(room, "SELECT count(*) FROM articles WHERE source = 'kestria'") == articles
    assert counted(room, "SELECT count(*) FROM schedules WHERE source = 'kestria'") == 1
    assert counted(room, "SELECT count(*) FROM runs WHERE source = 'straits'") == 0
    assert typed("runs --source kestria --db a.db").exit_code == 0


@pytest.mark.parametrize("line", ["almanac", "cnas"])
def test_a_name_that_is_taken_is_refused(room, line):
    done = typed(f"sources rename straits {line} --db a.db")
    assert done.exit_code == 2
    assert "already" in done.stderr
    assert (room / "data" / "sources" / "straits.toml").exists()


def test_removing_keeps_the_articles_and_ends_the_watch(room):
    assert typed("sources remove straits --db a.db").exit_code == 2  # nobody to ask
    articles = counted(room, "SELECT count(*) FROM articles")
    done = typed("sources remove straits --yes --db a.db")
    assert done.exit_code == 0, done.output
    assert "of straits stay in a.db" in done.stdout
    assert counted(room, "SELECT count(*) FROM articles") == articles
    assert counted(room, "SELECT count(*) FROM schedules") == 0
    assert "straits" not in typed("health --db a.db").stdout
    assert sorted(path.name for path in (room / "data" / "sources").glob("straits*")) == ["straits.toml.bak"]


def test_removing_with_articles_leaves_nothing_of_it_and_all_of_the_others(room):
    others = counted(room, "SELECT count(*) FROM articles WHERE source = 'almanac'")
    done = typed("sources remove straits --articles --yes --db a.db")
    assert done.exit_code == 0, done.output
    assert counted(room, "SELECT count(*) FROM articles") == others
    for table in ("sources", "runs", "teasers", "authors", "article_urls", "frontier", "leases"):
        column = "slug" if table == "sources" else "source"
        assert counted(room, f"SELECT count(*) FROM {table} WHERE {column} = 'straits'") == 0
    assert "Nothing matches" in typed("search Kestria --source almanac --db a.db").stdout


@pytest.mark.usefixtures("room")
def test_health_names_the_command():
    done = typed("health dead --db a.db")
    assert done.exit_code == 3
    assert "`archive-scraper sources check dead`" in done.stdout


def test_nothing_of_the_program_is_removed(room):
    done = typed("sources remove cnas --yes --db a.db")
    assert done.exit_code == 2
    assert "cnas is a spider of the program" in done.stderr
    assert (room / "data" / "sources" / "straits.toml").exists()
