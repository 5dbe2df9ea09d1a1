"""The supervisor, with children that do what crawls do at their worst."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from archive_scraper.crawl import children
from archive_scraper.crawl.outcome import settle
from archive_scraper.crawl.serve import Supervisor
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

# A crawl that costs no import: the last part of the source's name says what it does.
CHILD = """
import os, signal, sqlite3, sys, time

source = sys.argv[-1]
deed = source.split("-")[0]
db = sqlite3.connect(sys.argv[1], isolation_level=None)

def begin():
    db.execute("INSERT INTO runs (source, started) VALUES (?, '2026-03-01T12:00:00+00:00')", (source,))
    db.execute(
        "INSERT INTO leases (source, holder, host, pid, taken, heartbeat) VALUES (?, 'x', ?, ?, "
        "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'))",
        (source, os.uname().nodename, os.getpid()),
    )

def finish(state):
    db.execute("UPDATE runs SET state = ?, finished = started WHERE source = ?", (state, source))
    db.execute("DELETE FROM leases WHERE source = ?", (source,))
    due = "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', '+6 hours')"
    db.execute(f"UPDATE schedules SET next_due = {due} WHERE source = ?", (source,))

if deed == "good":
    begin(), finish("good")
elif deed == "degraded":
    begin(), finish("degraded"), print(f"{source}: degraded: dates are gone", file=sys.stderr), sys.exit(3)
elif deed == "chatty":
    print("x" * 1_000_000, file=sys.stderr), begin(), [print(f"line {n}") for n in range(50_000)], finish("good")
elif deed == "escape":
    print("Error: \\x1b[31m\\x07wrong\\xff"), sys.exit(2)
elif deed == "liar":
    pass
elif deed == "open":
    begin()
elif deed == "killed":
    begin(), os.kill(os.getpid(), signal.SIGKILL)
elif deed == "late":
    begin(), finish("good"), sys.exit(1)
elif deed == "rules":
    print("Error: data/sources/rules.toml is not valid TOML: Invalid value (at line 1)", file=sys.stderr), sys.exit(2)
elif deed == "deaf":
    signal.signal(signal.SIGTERM, signal.SIG_IGN), begin(), print("listening", flush=True), time.sleep(600)
"""


class Scene:
    """An archive with due sources, and a supervisor that crawls them with the script above."""

    def __init__(self, folder: Path) -> None:
        self.db = folder / "archive.db"
        self.script = folder / "child.py"
        self.script.write_text(CHILD)
        self.said: list[str] = []
        Archive.open(self.db).close()

    def plan(self, *sources: str, due: datetime = LONG_AGO) -> None:
        with Archive.open(self.db) as archive:
            for source in sources:
                archive.sources.register(SiteRules(name=source), "tests")
                archive.schedules.set(
                    source, every="6h", adaptive=False, shortest=60, longest=600, wait=360, next_due=due
                )

    def supervisor(self, *, at_once: int = 8, **options: Any) -> Supervisor:
        command = [sys.executable, "-I", "-S", str(self.script), str(self.db)]
        return Supervisor(self.db, command, at_once=at_once, say=self.said.append, **options)

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.db)) as db, db:
            return db.execute(sql, parameters).fetchall()

    def due(self, source: str) -> datetime:
        ((due,),) = self.rows("SELECT next_due FROM schedules WHERE source = ?", source)
        return datetime.fromisoformat(due)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    handlers = [(number, signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM)]
    yield Scene(tmp_path)
    for number, handler in handlers:
        signal.signal(number, handler)


def crawl(supervisor: Supervisor) -> dict[str, tuple[str, int, str]]:
    """Start what is due, wait until it has ended, and return how: source -> state, code, words."""
    supervisor.look()
    for child in supervisor.children.values():
        child.process.wait(120)
    return {ending.source: (ending.state, ending.code, ending.words) for ending in supervisor.collect()}


def wait_for(condition: Any) -> bool:
    """Wait until something is so, at most a minute."""
    return any(condition() or time.sleep(0.05) for _ in range(1200))


def is_alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_good_crawl_and_one_that_needs_a_look(scene: Scene) -> None:
    scene.plan("good", "degraded")
    assert crawl(scene.supervisor()) == {
        "good": ("good", 0, "0 new, 0 changed, 0 unchanged"),
        "degraded": ("degraded", 3, "dates are gone"),
    }


def test_a_child_that_prints_a_lot_is_not_blocked_and_little_of_it_is_kept(scene: Scene) -> None:
    scene.plan("chatty")
    supervisor = scene.supervisor()
    supervisor.look()
    child = supervisor.children["chatty"]
    child.process.wait(120)
    (ending,) = supervisor.collect()
    assert (ending.state, ending.words) == ("good", "line 49999")
    assert sum(map(len, child._lines)) <= children._LINES * children._LINE


def test_what_a_child_prints_is_one_printable_line(scene: Scene) -> None:
    scene.plan("escape")
    ((_, _, words),) = crawl(scene.supervisor()).values()
    assert "Error: [U+001B][31m[U+0007]wrong" in words
    assert words.isprintable()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("liar", "exit 0 before its run began, and left no finished run"),
        ("open", "exit 0, and left no finished run"),
        ("killed", "killed by SIGKILL (out of memory?), and left no finished run"),
        ("rules", "exit 2 before its run began, and left no finished run: Error: data/sources/rules.toml is not"),
    ],
)
def test_without_a_finished_run_it_failed_and_waits(scene: Scene, source: str, words: str) -> None:
    scene.plan(source, "good")
    before = datetime.now(UTC).replace(microsecond=0)
    endings = crawl(scene.supervisor())
    assert endings["good"][0] == "good", "the others are crawled"
    state, code, said = endings[source]
    assert (state, code) == ("failed", 1)
    assert said.startswith(words)
    assert "tried again" in said
    ((state, message),) = scene.rows("SELECT state, message FROM runs WHERE source = ?", source)
    assert (state, message) == ("failed", said.partition("; tried again")[0])
    assert scene.rows("SELECT finished FROM runs WHERE finished IS NULL") == []
    assert scene.rows("SELECT * FROM leases") == []
    assert scene.due(source) >= before + timedelta(minutes=15)
    assert scene.supervisor().look() == []
    assert f"{source}: crawling" in scene.said


def test_a_command_that_is_not_there(scene: Scene) -> None:
    scene.plan("good")
    supervisor = scene.supervisor()
    supervisor.command = ["/nowhere/archive-scraper"]
    ((state, _, words),) = crawl(supervisor).values()
    assert state == "failed"
    assert "/nowhere/archive-scraper: cannot be started: No such file or directory" in words


def test_an_exit_code_that_does_not_fit_the_run_is_said(scene: Scene) -> None:
    scene.plan("late")
    assert crawl(scene.supervisor()) == {
        "late": ("good", 1, "exit 1 after its run had ended: 0 new, 0 changed, 0 unchanged")
    }


def test_each_failure_in_a_row_doubles_the_wait_up_to_the_usual_one(scene: Scene) -> None:
    scene.plan("liar")
    waits = []
    with Archive.open(scene.db) as archive:
        for number in range(9):
            now = NOW + timedelta(days=2 * number)
            settle(archive, "liar", newest_run=number, exit_code=0, words="", asked=False, now=now)
            waits.append(scene.due("liar") - now)
        assert [wait // timedelta(minutes=15) for wait in waits] == [1, 2, 4, 8, 16, 24, 24, 24, 24]
        run_id = archive.runs.start("liar", {}, now)
        archive.runs.finish(run_id, "good", {}, now)
        now += timedelta(days=2)
        settle(archive, "liar", newest_run=run_id, exit_code=0, words="", asked=False, now=now)
        assert scene.due("liar") - now == timedelta(minutes=15)


def test_a_deaf_child_is_killed_and_its_source_stays_due(scene: Scene) -> None:
    scene.plan("deaf")
    supervisor = scene.supervisor(grace=0.1)
    supervisor.look()
    child = supervisor.children["deaf"]
    assert wait_for(lambda: child.last_words() == "listening")
    (ending,) = supervisor.end()
    assert ending.state == "stopped"
    assert child.process.poll() == -signal.SIGKILL
    assert scene.rows("SELECT state FROM runs") == [("stopped",)]
    assert scene.rows("SELECT * FROM leases") == []
    assert scene.due("deaf") == LONG_AGO
    assert any("did not end within 0.1 seconds of being asked; killed" in line for line in scene.said)


def test_a_child_without_a_sign_of_life_is_ended(scene: Scene) -> None:
    scene.plan("deaf")
    supervisor = scene.supervisor(grace=0.0, hung=0.0)
    supervisor.look()
    child = supervisor.children["deaf"]
    assert wait_for(lambda: child.last_words() == "listening")
    supervisor.look()  # sees the lease
    assert child.told_to_end is None
    supervisor.look()  # and that nothing came since
    assert any("no sign of life" in line for line in scene.said)
    assert supervisor.collect() == []  # kills it
    (ending,) = supervisor.collect()
    assert ending.state == "failed"
    assert scene.due("deaf") > datetime.now(UTC)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux ends the children of a killed process")
def test_the_children_of_a_killed_supervisor_do_not_live_on(scene: Scene) -> None:
    scene.plan("deaf")
    code = (
        "import sys; from pathlib import Path; from archive_scraper.crawl.serve import Supervisor\n"
        "Supervisor(Path(sys.argv[1]), [sys.executable, '-I', '-S', *sys.argv[2:]], at_once=1, say=print).serve()"
    )
    server = subprocess.Popen([sys.executable, "-c", code, scene.db, scene.script, scene.db], stdout=subprocess.DEVNULL)
    try:
        assert wait_for(lambda: scene.rows("SELECT pid FROM leases"))
        ((pid,),) = scene.rows("SELECT pid FROM leases")
        assert is_alive(pid)
    finally:
        server.kill()
        server.wait()
    assert wait_for(lambda: not is_alive(pid))
    with Archive.open(scene.db) as archive:
        assert archive.leases.living("deaf", datetime.now(UTC)) is None, "the next crawl takes it over"


def test_a_leash_whose_holder_is_gone_starts_nothing(tmp_path: Path) -> None:
    leash = Path(children.__file__).with_name("leash.py")
    done = subprocess.run(
        [sys.executable, leash, "1", "touch", tmp_path / "started"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "is gone" in done.stderr
    assert not (tmp_path / "started").exists()


def test_a_source_that_somebody_else_crawls_is_left_to_them(scene: Scene) -> None:
    scene.plan("good")
    with Archive.open(scene.db) as other:
        other.leases.take("good", datetime.now(UTC))
        supervisor = scene.supervisor()
        for _ in range(3):
            supervisor.look()
        assert supervisor.children == {}
        assert len([line for line in scene.said if f"left to process {os.getpid()}" in line]) == 1
        with Archive.open(scene.db) as archive:  # and where both began at once, the one that came second has not failed
            ending = settle(
                archive, "good", newest_run=0, exit_code=1, words="held", asked=False, now=datetime.now(UTC)
            )
        assert (ending.state, ending.code) == ("elsewhere", 0)
        assert scene.rows("SELECT * FROM runs") == []
        assert scene.due("good") == LONG_AGO
        other.leases.release("good")
    supervisor.look()
    assert list(supervisor.children) == ["good"]
    supervisor.end()


def test_a_database_that_goes_and_comes_back(scene: Scene) -> None:
    scene.plan("liar", "good-1")
    supervisor = scene.supervisor()
    supervisor.look()
    for child in supervisor.children.values():
        child.process.wait(120)
    away = scene.db.rename(scene.db.with_suffix(".away"))
    assert {ending.state for ending in supervisor.collect()} == {"unknown"}
    for _ in range(3):
        supervisor._look_safely()
    assert len([line for line in scene.said if line.startswith(str(scene.db))]) == 1, "said once"
    away.rename(scene.db)
    scene.plan("good-2")
    supervisor.look()
    assert list(supervisor.children) == ["good-2"], "what failed meanwhile waits, also without the database's word"
    supervisor.end()


def test_a_due_date_of_a_wrong_clock_is_brought_back(scene: Scene) -> None:
    scene.plan("good", due=datetime(2099, 1, 1, tzinfo=UTC))
    supervisor = scene.supervisor()
    supervisor.look()
    supervisor.look()
    assert [line for line in scene.said if "was due 2099-01-01T00:00:00+00:00, later than" in line] == scene.said[:1]
    assert list(supervisor.children) == ["good"]
    assert crawl(supervisor).keys() == {"good"}
    scene.plan("good", due=datetime(2099, 1, 1, tzinfo=UTC))  # written by a clock that is wrong meanwhile
    supervisor.look()
    assert supervisor.children == {}
    supervisor._clock_offset -= 1e6  # until somebody sets it
    supervisor.look()
    assert list(supervisor.children) == ["good"]
    supervisor.end()


def test_all_that_is_due_is_crawled_once_whatever_becomes_of_it(scene: Scene) -> None:
    names = ["liar", "good-1", "rules", "good-2", "killed", "degraded"]
    scene.plan(*names)
    endings = scene.supervisor(at_once=2).run_due()
    assert {ending.source: ending.state for ending in endings} == dict.fromkeys(names, "failed") | {
        "good-1": "good",
        "good-2": "good",
        "degraded": "degraded",
    }
    assert scene.supervisor().run_due() == []


def test_an_unforeseen_error_or_a_log_that_is_full_does_not_end_the_service(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(text: str) -> None:
        scene.said.append(text)
        raise OSError(28, "No space left on device")

    supervisor = scene.supervisor()
    supervisor.say = full
    monkeypatch.setattr(supervisor, "look", lambda: 1 / 0)
    supervisor._look_safely()
    assert scene.said == ["ZeroDivisionError: division by zero"]
