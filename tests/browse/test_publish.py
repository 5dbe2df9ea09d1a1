"""publish and browse as commands."""

import shutil
import socket
import sqlite3
import urllib.error
import urllib.request
from contextlib import closing

import pytest
from crawling import crawl_here
from desk import Desk
from reading_room import Reader
from small_site import SmallSite

from archive_scraper.browse.launch import choose_port
from archive_scraper.browse.publish import publish_copy
from archive_scraper.captures.reader import read_answer
from archive_scraper.errors import StoreError, UsageError
from archive_scraper.store import Archive


def values(path, sql):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as conn:
        return conn.execute(sql).fetchall()


def test_copy_is_whole_and_alone(library, tmp_path):
    target = tmp_path / "copy.db"
    assert publish_copy(library, target) == target.stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == ["copy.db"]
    assert values(target, "PRAGMA journal_mode") == [("delete",)]
    count = values(library, "SELECT count(*) FROM articles")
    assert values(target, "SELECT count(*) FROM articles") == count
    assert values(target, "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'cranes'") == [(39,)]
    assert values(target, "SELECT count(*) FROM frontier") == [(0,)]
    with Archive.open(target) as again:
        again.run("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")


def test_copy_without_texts_is_not_found_by_them(library, tmp_path):
    target = tmp_path / "copy.db"
    publish_copy(library, target, texts=False)
    assert values(target, "SELECT count(*) FROM bodies WHERE body IS NOT NULL OR body_markdown IS NOT NULL") == [(0,)]
    assert values(target, "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'cranes'") == [(0,)]
    assert values(target, "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'harbours'")[0][0] > 30
    assert b"arms control" not in target.read_bytes()


def test_copy_names_captures_and_no_place_of_this_machine(tmp_path):
    db, target = tmp_path / "mine" / "archive.db", tmp_path / "copy.db"
    db.parent.mkdir()
    with SmallSite() as site:
        site.publish(3)
        crawl_here(site.rules_file(db.parent), db)
        site.publish(1)
        crawl_here(site.rules_file(db.parent), db)
    publish_copy(db, target)
    assert values(target, "SELECT DISTINCT file FROM captures ORDER BY 1") == [
        ("captures/small-site/1.warc.gz",),
        ("captures/small-site/2.warc.gz",),
    ]
    data = target.read_bytes()
    assert str(tmp_path).encode() not in data
    assert b"mine" not in data
    assert [path.name for path in tmp_path.iterdir() if path.name != "mine"] == ["copy.db"], "the files stay here"
    shutil.copytree(db.parent / "captures", tmp_path / "captures")  # who wants to gives them along
    with Archive.open(target, read_only=True) as archive:
        capture = archive.captures.get(1)
        assert read_answer(target, capture).body


def test_copy_is_served_immutable_from_a_file_nobody_can_write(library, tmp_path):
    target = tmp_path / "copy.db"
    publish_copy(library, target)
    target.chmod(0o444)
    assert "Harbor Institute" in Reader(target, immutable=True).text("/")


def test_refusals(library, tmp_path):
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(UsageError, match="exists already"):
        publish_copy(library, target)
    with pytest.raises(UsageError, match="the archive itself"):
        publish_copy(library, library, overwrite=True)
    with pytest.raises(StoreError, match="does not exist"):
        publish_copy(library, tmp_path / "no" / "copy.db")
    with pytest.raises(StoreError, match="no archive yet"):
        publish_copy(tmp_path / "none.db", tmp_path / "other.db")
    assert target.read_text() == "mine"
    publish_copy(library, target, overwrite=True)
    assert values(target, "SELECT count(*) FROM sources") == [(2,)]


def test_publish_command(cli, library):
    done = cli("publish", "copy.db", "--db", library)
    assert "datasette -i copy.db" in done.stdout
    assert "exists already" in cli("publish", "copy.db", "--db", library, code=2).stderr


def test_public_host_needs_a_flag(cli, library):
    assert "--public" in cli("browse", "--db", library, "--host", "0.0.0.0", code=2).stderr  # noqa: S104


def test_browse_refuses_what_is_no_archive(cli, tmp_path):
    assert "no archive yet" in cli("browse", "--db", tmp_path / "none.db", code=1).stderr
    (tmp_path / "text.db").write_text("not a database, but long enough to look like a file of some kind" * 20)
    assert "not a SQLite database" in cli("browse", "--db", tmp_path / "text.db", code=1).stderr


def test_busy_port_is_refused(cli, library):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        with pytest.raises(UsageError, match="another program listens there"):
            choose_port("127.0.0.1", port)
        said = cli("browse", "--db", library, "--port", port, code=2).stderr
    assert one_line(said) == f"--port {port}: another program listens there; leave --port out to get a free one"
    assert choose_port("127.0.0.1", None) >= 8001


def one_line(said):
    """Return what a command said in its one line, without its name."""
    (line,) = said.strip().splitlines()
    return line.removeprefix("archive-scraper: ").removeprefix("Error: ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--host", "no-such-host.invalid"], "is no address of this machine"),
        (["--host", "a b"], "is no address of this machine"),
        (["--host", ""], "is no address of this machine"),
        (["--host", "x" * 300], "is no address of this machine"),
        (["--host", "192.0.2.1", "--public"], "is no address of this machine"),
        (["--host", "192.0.2.1", "--public", "--port", "8099"], "is no address of this machine"),
        (["--host", "2001:db8::1", "--public"], "is no address of this machine"),
        (["--host", "0.0.0.0"], "add --public"),  # noqa: S104 - is refused
        (["--sql"], "leave it out"),
    ],
)
def test_a_wrong_place_to_listen_is_named_in_one_line(cli, library, arguments, says):
    assert says in one_line(cli("browse", "--db", library, *arguments, code=2).stderr)


def test_served_on_loopback_to_this_machine_alone(address):
    assert b"Harbor Institute" in urllib.request.urlopen(address, timeout=10).read()
    elsewhere = urllib.request.Request(address, headers={"Host": "rebound.example"})
    with pytest.raises(urllib.error.HTTPError, match="421"):
        urllib.request.urlopen(elsewhere, timeout=10)


def test_room_answers_while_a_crawl_writes(library, tmp_path):
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(library)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
    room = Reader(path)
    with Archive.open(path) as archive, archive.transaction():
        desk = Desk(archive)
        for number in range(20):
            desk.save(url=f"https://harbor.example/late-{number}", title=f"Late {number}")
            assert not room.get("/articles.json?q=late").json()
            room.get("/")
    assert len(room.get("/articles.json?q=late").json()) == 20
