"""Real crawls of a site that breaks and is mended: alarms, exit codes, messages."""

import json
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from crawling import copied, crawl_here

from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.sources import find_sources
from archive_scraper.demo import DemoServer
from archive_scraper.watch.alarms import _what_lacks
from archive_scraper.watch.report import EXIT_CODES

CNAS = find_sources()["cnas"]


@pytest.fixture(scope="module")
def site():
    with DemoServer(slow_seconds=0.0) as server:
        yield server


@pytest.fixture(scope="module")
def crawled(site, tmp_path_factory):
    """The archive after one run, which each test gets a copy of."""
    path = tmp_path_factory.mktemp("crawled") / "archive.db"
    crawl_here(CNAS, path, CrawlOptions(urls=tuple(site.cnas_listings)))
    return path


@pytest.fixture
def demo(site):
    yield site
    site.broken = frozenset()


@pytest.fixture
def crawl(cli, demo, crawled):
    """Crawl in this process: report and state are those of the command, whose exit code is read off the state."""

    def crawl(code=0, **options):
        report = crawl_here(CNAS, cli.db, CrawlOptions(urls=tuple(demo.cnas_listings), **options))
        assert EXIT_CODES[report.state] == code, report.message()
        return report.as_dict()

    copied(crawled, cli.db)
    return crawl


@pytest.fixture
def command(cli, demo, crawled):
    """The command itself, which also sends messages."""
    copied(crawled, cli.db)
    urls = [option for url in demo.cnas_listings for option in ("--url", url)]
    return ["crawl", "cnas", *urls, "--db", cli.db, "--delay", "0"]


@pytest.fixture
def inbox(monkeypatch):
    """A webhook on loopback, and what was posted to it."""
    posted = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    monkeypatch.setenv("ARCHIVE_NOTIFY", f"json://secret@127.0.0.1:{server.server_address[1]}/")
    yield posted
    server.shutdown()
    server.server_close()


def kinds(alarms):
    return [(row["kind"], row["subject"]) for row in alarms]


def health(cli, *arguments, code):
    return cli.json("health", *arguments, "--db", cli.db, code=code)


def test_dates_that_vanish_are_an_alarm_until_they_are_back(cli, demo, crawl):
    assert health(cli, code=0)["alarms"] == []
    demo.broken = frozenset({"dates"})
    report = crawl(full=True, code=3)
    assert report["state"] == "degraded"
    assert report["alarms"][0].startswith("alarm: published: 0 of ")
    (alarm,) = health(cli, code=3)["alarms"]
    assert (alarm["kind"], alarm["subject"]) == ("field", "published")
    assert (alarm["run_id"], alarm["last_good_run"]) == (2, 1)
    assert alarm["example"].startswith(demo.cnas_url)
    again = crawl(code=3)  # nothing but 304: still degraded, and no word more
    assert again["alarms"] == []
    assert kinds(health(cli, code=3)["alarms"]) == [("field", "published")]
    demo.broken = frozenset()
    assert crawl(full=True)["alarms"][0].startswith("over: published: ")
    answer = health(cli, "--history", code=0)
    assert (answer["alarms"], kinds(answer["past"])) == ([], [("field", "published")])


@pytest.mark.parametrize(
    ("broken", "code", "expected"),
    [("authors", 3, ("field", "authors")), ("listing", 1, ("teasers", None)), ("layout", 3, ("layout", ""))],
)
def test_what_else_breaks(cli, demo, crawl, broken, code, expected):
    crawl(full=True)
    demo.broken = frozenset({broken})
    crawl(full=True, code=code)
    found = health(cli, code=3)["alarms"]
    assert any(row["kind"] == expected[0] and expected[1] in (None, row["subject"]) for row in found)
    assert "since" in cli("health", "--db", cli.db, code=3).stdout


def test_an_unchanged_site_raises_nothing(cli, crawl):
    for options in ({}, {"full": True}, {}, {"pages": 2}):
        assert crawl(**options)["alarms"] == []
    health(cli, "--history", code=0)


def test_an_accepted_alarm_is_the_new_normal(cli, demo, crawl):
    demo.broken = frozenset({"dates"})
    crawl(full=True, code=3)
    cli("health", "--accept", 1, "--db", cli.db, code=3)  # the last run was degraded
    assert crawl(full=True)["state"] == "good"
    assert health(cli, code=0)["alarms"] == []
    assert "no open alarm 1" in cli("health", "--accept", 1, "--db", cli.db, code=2).stderr
    assert "holds no source 'nosuch'" in cli("health", "nosuch", "--db", cli.db, code=2).stderr


def test_messages_are_sent_once_for_beginning_and_end(cli, demo, command, inbox):
    cli(*command)
    assert inbox == []
    demo.broken = frozenset({"dates"})
    cli(*command, "--full", code=3)
    cli(*command, code=3)
    (title,) = [message["title"] for message in inbox]
    assert title.startswith("Archive Scraper: cnas: ")
    assert "new: published: 0 of" in inbox[0]["message"]
    assert "published: 0 of" in inbox[0]["message"]
    demo.broken = frozenset()
    cli(*command, "--full")
    cli("health", "--notify", "--db", cli.db)
    (message,) = inbox[1:]
    assert message["message"].startswith("cnas: over: published: ")


def test_a_quiet_crawl_says_it_once(cli, demo, command):
    demo.broken = frozenset({"dates"})
    quiet = [*command, "--full", "--quiet"]
    assert "alarm: published: 0 of" in cli(*quiet, code=3).stderr
    assert cli(*quiet, code=3).stderr == ""


def test_a_message_that_cannot_be_sent_is_kept_and_its_address_never_printed(cli, demo, command, monkeypatch):
    monkeypatch.setenv("ARCHIVE_NOTIFY", "json://secret@127.0.0.1:9/ nonsense")
    demo.broken = frozenset({"dates"})
    done = cli(*command, "--full", "-vv", code=3)
    assert "address number 2 of 2" in done.stderr
    assert "secret" not in done.stderr + done.stdout
    with sqlite3.connect(cli.db) as connection:
        assert connection.execute("SELECT told FROM alarms").fetchall() == [(None,)]


def test_crawls_that_no_longer_come_are_an_alarm(cli, demo, crawl):
    folder = cli.folder / "data" / "sources"
    folder.mkdir(parents=True)
    (folder / "late.toml").write_text(f'start_urls = ["{demo.jamestown_listings[0]}"]\n')
    cli("schedule", "set", "late", "--every", "6h", "--db", cli.db)
    assert health(cli, code=0)["alarms"] == []
    with sqlite3.connect(cli.db) as connection:
        connection.execute("UPDATE schedules SET next_due = '2024-01-01T00:00:00+00:00'")
    connection.close()
    assert kinds(health(cli, code=3)["alarms"]) == [("overdue", "")]
    assert "late: was due" in crawl()["alarms"][0]  # another source's run says it
    report = cli.crawl("late")
    assert report["alarms"] == ["late: over: crawled again"]
    assert health(cli, code=0)["alarms"] == []


@pytest.mark.parametrize(
    ("total", "reached", "words"),
    [
        pytest.param(None, 1, "", id="it claims nothing"),
        pytest.param(None, 0, "the feed and those that it names hold no page of this source", id="and holds nothing"),
        pytest.param(14, 10, "", id="four more than ten"),
        pytest.param(15, 10, "the feed says that it has 15 pieces, 10 were reached", id="five more than ten"),
        pytest.param(124, 100, "", id="less than a quarter more"),
        pytest.param(125, 100, "the feed says that it has 125 pieces, 100 were reached", id="a quarter more"),
    ],
)
def test_what_a_channel_lacks_of_what_it_claims(total, reached, words):
    assert _what_lacks("feed", total, reached) == words
