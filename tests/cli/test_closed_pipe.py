"""A reader who has seen enough, as under "| head", ends a command quietly: no word, no traceback, 128 + SIGPIPE."""

import os
import subprocess

import pytest
from commands import commands
from conftest import COMMAND, FAST, Cli
from reading_room import fill
from small_site import SmallSite

from archive_scraper.store import Archive


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    cli = Cli(tmp_path_factory.mktemp("pipes"))
    (cli.folder / "data").mkdir()
    with Archive.open(cli.folder / "data" / "archive.db") as archive:
        fill(archive)
    (cli.folder / "page.html").write_text("<h1>Quiet Ports</h1>" + "<p>Freight moves north, and slowly so.</p>" * 9)
    return cli


def closed_pipe(cli, *words, stream="stdout"):
    """Run a command whose output nobody reads; return its exit code and what it said on the other stream."""
    read, write = os.pipe()
    os.close(read)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {stream: write}
    done = subprocess.run(
        [*COMMAND, *map(str, words)], **streams, cwd=cli.folder, stdin=subprocess.DEVNULL, text=True, check=False
    )
    os.close(write)
    return done.returncode, done.stderr or done.stdout or ""


READ_BY_NOBODY = {
    "crawl": None,  # below
    "demo": None,
    "preview": "page.html",
    "add": None,
    "extract": "page.html",
    "explain": "byline|By Ada Marlowe",
    "fixture": None,  # what it writes is wanted
    "replay": None,  # this archive holds no captures
    "catalogue": "",
    "catalogue show": "brookings",
    "catalogue check": None,  # what it keeps is wanted
    "catalogue export": "--opml",
    "sources": "",
    "sources check": "",
    "sources rename": None,
    "sources remove": None,
    "runs": "",
    "stats": "",
    "show": "1",
    "search": "harbours",
    "export": "",
    "captures list": "",
    "captures show": None,  # the files of this archive are not there
    "captures verify": "",
    "captures prune": "--keep|all",
    "captures export": None,
    "captures import": None,  # what it takes in is wanted
    "authors": "",
    "people": "",
    "people show": "--sources|1",
    "people why": None,  # needs an author of two sources
    "people join": None,
    "people split": None,
    "schedule": "",
    "schedule show": "",
    "schedule set": "cnas|--every|6h",
    "schedule pause": None,  # prints nothing
    "schedule resume": None,
    "schedule remove": None,
    "schedule run": None,
    "schedule serve": None,  # goes on: its crawls are wanted, whoever reads its log
    "schedule install": "--cron",
    "health": "",
    "notify": None,  # has nobody to tell
    "report": "1|--json",
    "browse": "--port|0",
    "publish": "copy.db",
    "backup": "backup.db",
    "merge": None,  # what it takes in is wanted
    "vacuum": "",
}


@pytest.mark.parametrize("name", [name for name, _ in commands() if READ_BY_NOBODY[name] is not None])
def test_a_closed_pipe_ends_a_command_quietly(place, name):
    code, said = closed_pipe(place, *name.split(), *(word for word in READ_BY_NOBODY[name].split("|") if word))
    assert (code, said) == (141, "")


def test_help_and_errors_that_nobody_reads_end_quietly(cli):
    assert closed_pipe(cli, "--help") == (141, "")
    assert closed_pipe(cli, "--version") == (141, "")
    assert closed_pipe(cli, "runs", "--limit", "0", stream="stderr") == (141, "")


def test_a_crawl_that_nobody_watches_is_done_all_the_same(cli):
    with SmallSite() as site:
        site.publish(3)
        words = ["crawl", "--rules", site.rules_file(cli.folder), "--db", cli.db, *FAST]
        assert closed_pipe(cli, *words, "--json") == (141, "")
        assert closed_pipe(cli, *words, "-v", stream="stderr")[0] == 0
        assert closed_pipe(cli, *words, stream="stderr")[0] == 0
    assert [run["state"] for run in cli.json("runs", "--db", cli.db)] == ["good", "good", "good"]


def test_every_command_is_in_the_table():
    assert {name for name, _ in commands()} == set(READ_BY_NOBODY)
