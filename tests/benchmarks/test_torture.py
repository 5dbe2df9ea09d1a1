"""The judges of benchmarks/torture.py find what is bad and let pass what is good; its tools do what they say."""

import os
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.append(str(BENCHMARKS))
# Found by the path above.
from torture_parts import judges  # noqa: E402
from torture_parts.bench import Bench  # noqa: E402
from torture_parts.database import contents  # noqa: E402
from torture_parts.kills import tear_off  # noqa: E402
from torture_parts.news import News  # noqa: E402
from torture_parts.outcome import Outcome  # noqa: E402
from torture_parts.program import CLOCK, Done, Program, Stopwatch  # noqa: E402
from torture_parts.server import Answer, Raw, Server  # noqa: E402

from archive_scraper.store import Archive  # noqa: E402

GOOD = Done(code=0, out="[]", err="", seconds=1.0, mib=100.0)
NOW = datetime(2026, 1, 5, tzinfo=UTC)


def done(**values):
    return Done(**{name: getattr(GOOD, name) for name in ("code", "out", "err", "seconds", "mib")} | values)


@pytest.fixture
def db(tmp_path):
    """A database with one run that is good."""
    from archive_scraper.sites import SiteRules

    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.sources.register(SiteRules(name="news", start_urls=("http://x.example/",)), "test")
        run = archive.runs.start("news", {}, NOW)
        archive.runs.finish(run, "good", {}, NOW)
    return path


def write(db, sql):
    with sqlite3.connect(db) as connection:
        connection.execute(sql)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (done(code=None), "still running"),
        (done(err="Traceback (most recent call last):\nValueError: x"), "got a traceback: ValueError: x"),
        (done(code=-11), "died of signal 11"),
        (done(seconds=11.0), "within 10 s"),
    ],
)
def test_a_command_that_does_not_end_as_it_should(bad, says):
    assert judges.ended(GOOD, within=10) == []
    assert says in judges.ended(bad, within=10)[0]


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE runs SET state = 'running'", "it says running"),
        ("UPDATE runs SET finished = NULL", "a time for the end"),
        ("UPDATE runs SET state = 'failed'", "an exit code for failed, got 0"),
        ("DELETE FROM runs", "expected a run"),
        (
            "INSERT INTO leases (source, holder, host, pid, taken, heartbeat) VALUES ('news', 'x', 'y', 1, '', '')",
            "expected a free lease",
        ),
        (
            "INSERT INTO runs (source, started, state, finished) VALUES ('nobody', '', 'good', 'x')",
            "foreign_key_check",
        ),
    ],
)
def test_a_run_that_was_not_closed(db, sql, says):
    assert judges.closed(db, GOOD) == []
    write(db, sql)
    assert says in " ".join(judges.closed(db, GOOD))


def test_a_database_that_is_not_sound(db):
    assert judges.sound(db) == []
    with db.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    try:
        assert judges.sound(db)
    except sqlite3.DatabaseError as error:
        assert "malformed" in str(error)  # noqa: PT017 # either is a finding


_TEASER = "(source, listing, listing_url, position, url, page_key, title, teaser_hash, first_seen, last_seen)"


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("DELETE FROM articles WHERE id = 2", "rows lost"),
        ("UPDATE articles SET title = 'x' WHERE id = 1", "rows too many"),
        (
            f"INSERT INTO teasers {_TEASER} VALUES ('news', 'again', 'l', 0, 'u', 'u', 't', 'h', '', '')",
            "rows twice",
        ),
    ],
)
def test_rows_that_are_not_those_of_an_undisturbed_crawl(db, sql, says):
    for number in (1, 2):
        write(
            db,
            "INSERT INTO articles (url, source, title, first_seen, last_seen, last_changed, fetched_at, content_hash) "
            f"VALUES ('http://127.0.0.1:4{number}/a/{number}', 'news', 'one', '', '', '', '', '')",
        )
    write(db, f"INSERT INTO teasers {_TEASER} VALUES ('news', 'l', 'l', 0, 'u', 'u', 't', 'h', '', '')")
    whole = contents(db)
    assert "http://127.0.0.1/a/1" in str(whole)  # without its port
    assert judges.same_rows(db, whole) == []
    write(db, sql)
    assert says in " ".join(judges.same_rows(db, whole))


def test_verdicts():
    assert judges.not_good(done(code=3), "x") == []
    assert judges.not_good(GOOD, "half is missing") == ["expected a run that is not good (half is missing), got exit 0"]
    assert judges.good(GOOD) == []
    assert judges.captured(GOOD) == []
    assert "belongs to no capture" in judges.captured(done(code=3, out="7.warc.gz: belongs to no capture"))[0]
    told = '[{"remarks": ["the list is empty"], "alarms": [], "problems": [{"cause": "c", "detail": "d"}]}]'
    assert "got exit 3: the list is empty; c: d" in judges.good(done(code=3, out=told))[0]
    assert judges.restrained(("/a", 5), 5) == []
    assert "asked 6 times" in judges.restrained(("/a", 6), 5)[0]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("all is well", "expected health to name"),
        ("http://x/news: failed", "that an address waits"),
        ("http://x/news waits", "until when"),
        ("2026-01-05 10:00\nhttp://x/news waits", "until when"),
    ],
)
def test_health_that_does_not_name_what_waits(said, says):
    assert judges.names_wait("http://x/news waits until 2026-01-05 12:00", "http://x/news") == []
    assert says in judges.names_wait(said, "http://x/news")[0]


def test_losses():
    assert judges.noticed([(0, True), (3, True)], "x") == []
    assert judges.noticed([(0, True), (0, False)], "x") == []
    assert "all was green" in judges.noticed([(0, True)] * 4, "the dates")[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "Just a moment"),
        ("published", None),
        ("byline", None),
        ("body", "one two"),
        ("body", None),
        ("body", "else " * 30),
    ],
)
def test_good_values_that_were_written_over(name, value):
    row = {"title": "T", "published": "2026-01-05", "byline": "A", "body": "one two three " * 10}
    assert judges.kept({"u": row}, {"u": row | {"body": row["body"] + "more"}}) == []
    assert f"1 good values of {name}" in judges.kept({"u": row}, {"u": row | {name: value}})[0]
    assert judges.kept({"u": row | {name: None}}, {"u": row | {name: value}}) == []


def test_alarms_on_a_healthy_site():
    assert judges.quiet([(0, True, "")] * 3) == []
    found = judges.quiet([(0, True, ""), (3, True, "why"), (0, False, "alarm")])
    assert [line[:7] for line in found] == ["night 2", "night 3"]


@pytest.mark.parametrize(
    "text", ["\x1b[31m", "\x9b1m", "\x07", "\r", "\x08", "\x7f", "\u202e", "\u2066", "\x00", "\x85"]
)
def test_characters_that_a_terminal_obeys(text):
    assert judges.harmless("plain\ttext │ ü 漢\n") == []
    assert "expected no control characters" in judges.harmless(f"a {text} b")[0]


def test_private_addresses():
    assert judges.secret(["93.184.216.34"], {"93.184.216.34"}) == []
    assert judges.secret(["93.184.216.34", "127.0.0.1"], {"93.184.216.34"}) == [
        "expected no private address to be reached, 127.0.0.1 was, 1 times"
    ]


def test_the_site_lives():
    news = News.founded(3)
    newest = news.pieces[-1]
    page = news.listing("/news", 1)
    assert page.index(newest.title) < page.index(news.pieces[0].title)
    news.lacks |= {"dates", "authors"}
    assert "<time" not in news.listing("/news", 1)
    assert "By " not in news.article(newest)
    assert len({tuple(piece.text) for piece in news.pieces}) == len({piece.title for piece in news.pieces}) == 3


def test_the_server_answers_as_told_and_counts():
    def handler(request):
        if request.path == "/raw":
            return Raw([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", b"o", b"k"])
        return Answer(f"{request.path} {request.count}", 404 if request.path == "/no" else 200, {"X-Own": "yes"})

    with Server(handler) as server:
        for _ in range(2):
            with urllib.request.urlopen(f"{server.url}/a") as answer:
                last = answer.read().decode()
                assert answer.headers["X-Own"] == "yes"
        assert last == "/a 2"
        assert server.most() == ("/a", 2)
        with urllib.request.urlopen(f"{server.url}/raw") as answer:
            assert answer.read() == b"ok"
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{server.url}/no")
        assert [server.asked(path) for path in ("/a", "/raw", "/no", "/never")] == [2, 1, 1, 0]


def test_the_clock_is_wrong_by_as_much_as_told(tmp_path):
    clock = tmp_path / "clock"
    clock.write_text("86400", encoding="ascii")
    script = (
        "import datetime, time; now = datetime.datetime.now(datetime.UTC); "
        "print(now.timestamp() - __import__('os').stat('clock').st_mtime > 86000, time.time() - now.timestamp() < 9, "
        "isinstance(now, datetime.datetime), datetime.date.today() > datetime.date.fromtimestamp(time.time() - 9e4))"
    )
    env = {**os.environ, "PYTHONPATH": str(CLOCK), "TORTURE_CLOCK": str(clock)}
    told = subprocess.run(
        [sys.executable, "-c", script], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["True"] * 4


@pytest.mark.parametrize("tear", ["cut in the middle of a frame", "the last pages zero", "nothing of the journal"])
def test_a_torn_journal_loses_its_end(tmp_path, tear):
    journal = tmp_path / "archive.db-wal"
    whole = bytes(range(1, 251)) * 100
    journal.write_bytes(whole)
    tear_off(tmp_path, tmp_path, tear)
    assert journal.read_bytes() != whole


def test_the_table_counts_and_names_what_broke(tmp_path):
    sys.modules.pop("torture", None)
    import torture

    outcomes = [
        Outcome("kills", "one"),
        Outcome("kills", "two", ("expected a, got b", "more")),
        Outcome("private", "three", skipped="needs root"),
    ]
    lines = torture.report(outcomes, 5).splitlines()
    assert lines[1].split() == ["kills", "2", "1", "1", "0"]
    assert lines[3].split() == ["all", "2", "1", "1", "1"]
    assert lines[4] == "broke  kills: two: expected a, got b (and 1 more)"
    assert lines[5] == "skipped  private: needs root"
    bench = Bench(tmp_path / "none", quick=True)
    assert {case.family for case in torture.cases(bench)} >= {"kills", "power", "servers", "losses", "healthy", "pages"}


def test_a_case_that_cannot_be_judged_did_not_hold(tmp_path):
    import torture
    from torture_parts.outcome import Case, SkipCase

    def fails(_):
        raise OSError("no disk")

    def skips(_):
        raise SkipCase("no root")

    bench = Bench(tmp_path / "none")
    assert torture.play(Case("f", "n", fails), bench).word == "broke"
    assert torture.play(Case("f", "n", skips), bench).word == "skipped"
    assert torture.play(Case("f", "n", lambda _: []), bench).word == "held"


def test_a_process_that_hangs_is_ended(tmp_path):
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nsleep 60\n", encoding="ascii")
    sleeper.chmod(0o755)
    program = Program(sleeper, tmp_path)
    assert program(seconds=0.1).code is None


def test_waiting_for_a_busy_processor_makes_no_command_late(tmp_path, monkeypatch):
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nsleep 60\n", encoding="ascii")
    sleeper.chmod(0o755)
    process = Program(sleeper, tmp_path).start()
    stopwatch = Stopwatch(process.pid)
    stopwatch._begun -= 6000
    monkeypatch.setattr("torture_parts.program._waited", lambda name: {name: 1e9} if name == str(process.pid) else {})
    assert 1000 <= stopwatch.seconds() < 1500  # a sixth at least is counted
    assert stopwatch.seconds() == stopwatch.last
    process.kill()
    assert process.end(60).code == -9
