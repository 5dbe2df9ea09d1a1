"""The program under attack, as a user runs it: a command in a folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

CLOCK = Path(__file__).with_name("clock")
FAST = ("--delay", "0", "-s", "ARCHIVE_BACKOFF=0.05")


@dataclass(frozen=True, slots=True)
class Done:
    """A command that ended."""

    code: int | None
    """Exit code, None where it did not end in time and was killed."""
    out: str
    err: str
    seconds: float
    mib: float
    """The most memory that it, or one of its children, held."""
    ending: float = 0.0
    """Seconds from when its end was waited for."""

    @property
    def text(self) -> str:
        """All it printed."""
        return self.out + self.err

    def reports(self) -> list[dict[str, Any]]:
        """Return the reports that ``crawl --json`` printed; none where it printed no JSON."""
        with suppress(ValueError):
            found = json.loads(self.out)
            if isinstance(found, list):
                return found
        return []


class Stopwatch:
    """Counts the seconds of a process, without those in which it, its children or we waited for a busy processor.

    So a machine that is busy with other things makes no command late. At most five sixths are taken off.
    """

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.last = 0.0
        self._begun = time.monotonic()
        self._waits: dict[str, float] = {}
        self._next = 0.0
        self._ours = _waited("self")

    def seconds(self) -> float:
        """Return the seconds so far."""
        wall = time.monotonic() - self._begun
        if wall < self._next:
            return self.last
        self._next = wall + 0.1
        for path in (str(self.pid), *_children(self.pid)):
            self._waits |= _waited(path)
        ours = sum(max(wait - self._ours.get(name, 0.0), 0.0) for name, wait in _waited("self").items())
        self.last = wall - min(sum(self._waits.values()) + ours, wall * 5 / 6)
        return self.last


def _waited(process: str) -> dict[str, float]:
    """Return the seconds that each thread of a process was ready to run and had no processor (Linux)."""
    found = {}
    for path in Path(f"/proc/{process}/task").glob("*/schedstat"):
        with suppress(OSError, ValueError, IndexError):
            found[str(path)] = int(path.read_text(encoding="ascii").split()[1]) / 1e9
    return found


def _children(pid: int) -> list[str]:
    try:
        own = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return own + [child for number in own for child in _children(int(number))]


class Process:
    """A command that runs."""

    alive: ClassVar[set[Process]] = set()
    """All that run now."""
    over: ClassVar[bool] = False
    """The benchmark was interrupted: nothing is started any more."""

    @classmethod
    def stop_all(cls) -> None:
        """Kill what runs, and start nothing any more."""
        cls.over = True
        for process in list(cls.alive):
            process.kill()

    def __init__(self, command: list[str], folder: Path, env: dict[str, str]) -> None:
        if self.over:
            raise RuntimeError("interrupted")
        number = len(list(folder.glob("*.stdout")))
        self._out, self._err = folder / f"{number}.stdout", folder / f"{number}.stderr"
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.popen = subprocess.Popen(
                command, cwd=folder, env=env, stdout=out, stderr=err, stdin=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
        self._mib = 0.0
        self._since_start = Stopwatch(self.popen.pid)
        self.alive.add(self)

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self.popen.pid

    def running(self) -> bool:
        """Tell whether it has not ended yet."""
        if self.popen.returncode is None:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self.popen.returncode = os.waitstatus_to_exitcode(status)
                self._mib = usage.ru_maxrss / 1024
                self.alive.discard(self)
        return self.popen.returncode is None

    def signal(self, number: int) -> None:
        """Send a signal, where it still runs."""
        if self.running():
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it and its children."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def end(self, seconds: float) -> Done:
        """Wait for the end; what does not come in time is killed, children too."""
        stopwatch = Stopwatch(self.pid)
        while self.running() and stopwatch.seconds() < seconds:
            self._since_start.seconds()
            time.sleep(0.02)
        late = self.running()
        if late:
            self.kill()
            while self.running():
                time.sleep(0.02)
        return Done(
            code=None if late else self.popen.returncode,
            out=self._out.read_text("utf-8", "replace"),
            err=self._err.read_text("utf-8", "replace"),
            seconds=round(self._since_start.last, 1),
            ending=stopwatch.last,
            mib=self._mib,
        )


class Program:
    """archive-scraper in one folder, with one database and one clock.

    Args:
        command: path of the archive-scraper to attack.
        folder: where it runs; everything it writes is in there.
    """

    def __init__(self, command: Path, folder: Path) -> None:
        self.command = command
        self.folder = folder
        self.db = folder / "archive.db"
        self.sources = folder / "sources"
        self.sources.mkdir(exist_ok=True)
        self._clock = folder / "clock"
        self.clock(0)

    def clock(self, seconds: float) -> None:
        """Set by how much the program's clock is wrong, also while it runs."""
        beside = self.folder / "clock.new"
        beside.write_text(str(seconds), encoding="ascii")
        beside.replace(self._clock)

    @property
    def wrong(self) -> float:
        """By how much the clock is wrong, in seconds."""
        return float(self._clock.read_text(encoding="ascii"))

    def source(self, name: str, *urls: str, more: str = "") -> Path:
        """Write a rules file."""
        path = self.sources / f"{name}.toml"
        quoted = ", ".join(json.dumps(url) for url in urls)
        path.write_text(f'name = "{name}"\nstart_urls = [{quoted}]\n{more}', encoding="utf-8")
        return path

    def start(self, *arguments: object, shim: bool = True) -> Process:
        """Start a command. ``shim`` gives it the clock of this program instead of the machine's."""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "PYTHON"))}
        env |= {"COLUMNS": "200", "NO_COLOR": "1"}
        if shim:
            env |= {"PYTHONPATH": str(CLOCK), "TORTURE_CLOCK": str(self._clock)}
        return Process([str(self.command), *map(str, arguments)], self.folder, env)

    def __call__(self, *arguments: object, seconds: float = 60, **options: Any) -> Done:
        """Run a command to its end."""
        return self.start(*arguments, **options).end(seconds)

    def crawl_arguments(self, *arguments: object, source: str = "news") -> list[object]:
        """Return the words of a fast crawl."""
        return ["crawl", source, "--sources-dir", self.sources, "--db", self.db, "--json", *FAST, *arguments]

    def crawl(self, *arguments: object, source: str = "news", seconds: float = 60) -> Done:
        """Crawl to the end."""
        return self(*self.crawl_arguments(*arguments, source=source), seconds=seconds)

    def health(self) -> tuple[bool, str]:
        """Return whether ``health`` says that all is well, and all it says."""
        told = self("health", "--db", self.db)
        return told.code == 0, told.text

    def copy_database(self, folder: Path) -> None:
        """Copy the database with its journal into a folder."""
        for path in self.folder.glob("archive.db*"):
            if not path.name.endswith("-shm"):
                shutil.copyfile(path, folder / path.name)
