"""A pytest plugin that asks the tests about each changed number, in a forked child of a session that is warm."""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.runner import runtestprotocol

from mutant_parts.change import apply, engine_modules, forget, look_around, module_of
from mutant_parts.numbers import ROOMS, WEIGHTS, Number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import CodeType, FrameType

Touched = set[tuple[str, str]]
"""What a test entered: file and name of functions."""
_SECONDS = 30
"""Of CPU for one child: a change that takes for ever is noticed."""
_REPEATED = re.compile(r"#\d+$")


class Trial:
    """Runs the fast tests once, watching what each enters, then once more for each number that is changed."""

    def __init__(
        self, numbers: list[Number], slowest: float, root: Path, tell: Callable[[Number, float | None, str], None]
    ) -> None:
        self.numbers = numbers
        self.slowest = slowest
        self.tell = tell
        self.failed: list[str] = []
        self.left_out = 0
        self.asked = 0
        self.memory = root / ".cache" / "mutants.json"
        self._state = _state_of(root)
        self._touched: dict[str, Touched] = {}
        self._seconds: dict[str, float] = {}
        self._killers: dict[str, Counter[str]] = defaultdict(Counter)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the ordinary run."""
        re._MAXCACHE = 50_000  # type: ignore[attr-defined] # noqa: SLF001 # expressions that did not change are not made again
        items = [item for item in session.items if not _is_slow(item)]
        look_around()
        signal.signal(signal.SIGPROF, _stop)
        self._watch(items)
        look_around()  # what the tests imported
        fast = {item.nodeid: item for item in items if self._seconds[item.nodeid] <= self.slowest}
        self.failed = [nodeid for nodeid in fast if nodeid not in self._touched]
        self.asked, self.left_out = len(fast), len(session.items) - len(fast)
        gc.collect()
        gc.freeze()
        if not self.failed:
            for number in self.numbers:
                self._try(number, fast)
        return True

    def _watch(self, items: list[pytest.Item]) -> None:
        """Run the tests once, and note the functions that each enters; those of files that did not change are known."""
        known = self._remembered()
        files: dict[str, str] = {}
        entered: set[CodeType] = set()

        def enter(frame: FrameType, *_: object) -> None:
            entered.add(frame.f_code)

        for place, item in enumerate(items):
            if place % 500 == 0:
                print(f"watching: {place} of {len(items)} tests", flush=True)
                self._remember()
            if item.nodeid in known:
                self._seconds[item.nodeid], pairs = known[item.nodeid]
                self._touched[item.nodeid] = {(module, name) for module, name in pairs}
                continue
            forget()
            entered.clear()
            before = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, self.slowest + 0.01)
            sys.settrace(enter)
            try:
                failed = _fails(item, items[place + 1] if place + 1 < len(items) else None)
            finally:
                sys.settrace(None)
                signal.setitimer(signal.ITIMER_PROF, 0)
            self._seconds[item.nodeid] = time.process_time() - before
            if len(files) < len(engine_modules()):
                files = {str(module.__file__): module.__name__ for module in engine_modules()}
            if not failed:
                self._touched[item.nodeid] = {
                    (files[code.co_filename], _plain_name(code.co_qualname))
                    for code in entered
                    if code.co_filename in files
                }
        self._remember()

    def _remembered(self) -> dict[str, tuple[float, list[list[str]]]]:
        """Return what an earlier run saw of tests whose files, and the engine, are as they were."""
        if not self.memory.exists():
            return {}
        told = json.loads(self.memory.read_text(encoding="utf-8"))
        if told["engine"] != self._state["engine"]:
            return {}
        return {
            nodeid: seen
            for nodeid, seen in told["items"].items()
            if told["tests"].get(_file_of(nodeid)) == self._state["tests"].get(_file_of(nodeid))
        }

    def _remember(self) -> None:
        items = {nodeid: (self._seconds[nodeid], sorted(seen)) for nodeid, seen in self._touched.items()}
        self.memory.parent.mkdir(exist_ok=True)
        self.memory.write_text(json.dumps(self._state | {"items": items}), encoding="utf-8")

    def _choose(self, number: Number, fast: dict[str, pytest.Item]) -> list[pytest.Item]:
        """Return the tests that may notice a change: those that noticed others of its file first, then narrow ones."""
        if number.is_weight:
            readers = WEIGHTS[number.file]
            module = module_of(readers.get(number.name.partition(".")[0]) or readers[""]).__name__
            function = ""
        else:
            module = module_of(number.file).__name__
            function = _REPEATED.sub("", number.name)
            while function and not any((module, function) in touched for touched in self._touched.values()):
                function = function.rpartition(".")[0]  # a function inside of another
        inside = {nodeid for nodeid in fast if any(name == module for name, _ in self._touched[nodeid])}
        near = {nodeid for nodeid in inside if (module, function) in self._touched[nodeid]}
        killers, everywhere = self._killers[number.file], self._killers[""]
        chosen = sorted(
            near or inside,
            key=lambda nodeid: (-killers[nodeid], -everywhere[nodeid], self._seconds[nodeid]),
        )
        return [fast[nodeid] for nodeid in chosen]

    def _try(self, number: Number, fast: dict[str, pytest.Item]) -> None:
        items = self._choose(number, fast)
        for value in number.changes():
            killer = _ask(number, value, items)
            if killer:
                self._killers[number.file][killer] += 1
                self._killers[""][killer] += 1
                self.tell(number, value, killer)
                return
        self.tell(number, None, f"{len(items)} tests")


def _state_of(root: Path) -> dict[str, Any]:
    """Return fingerprints of the package and of each file of tests."""

    def prints(*paths: Path) -> str:
        return blake2b(b"".join(path.read_bytes() for path in sorted(paths)), digest_size=16).hexdigest()

    package = root / "archive_scraper"
    kinds = {".py", ".toml", ".json", ".txt"}
    code = [path for room in (*ROOMS, "words") for path in (package / room).rglob("*") if path.suffix in kinds]
    helpers = [path for path in (root / "tests").rglob("*.py") if not path.name.startswith("test_")]
    tests = {path.relative_to(root).as_posix(): prints(path, *helpers) for path in (root / "tests").rglob("test_*.py")}
    return {"engine": prints(*code), "tests": tests}


def _file_of(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def _plain_name(name: str) -> str:
    return name.split(".<locals>", maxsplit=1)[0]


def _is_slow(item: pytest.Item) -> bool:
    """Tell whether a test starts a server, a crawl or a command, or tries what Hypothesis thinks of."""
    names = set(getattr(item, "fixturenames", ()))
    if getattr(getattr(item, "obj", None), "is_hypothesis_test", False) or "test_new_language" in item.nodeid:
        return True
    starts = {"demo", "crawl_here", "cli", "corpus"}
    return not names.isdisjoint(starts) or item.get_closest_marker("corpus") is not None


class SlowTest(BaseException):
    """A test took longer than a fast one does."""


def _stop(*_: object) -> None:
    raise SlowTest


def _fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    return any(report.failed for report in runtestprotocol(item, nextitem=following, log=False))


def _ask(number: Number, value: float, items: list[pytest.Item]) -> str:
    """Run tests on a change in a child; return the first that fails, "" where none does."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _silence()
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, _SECONDS)
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        os.write(writing, _first_failing(number, value, items).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        killer = said.read()
    _, status = os.waitpid(child, 0)
    return killer or ("" if status == 0 else "it takes for ever")


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _first_failing(number: Number, value: float, items: list[pytest.Item]) -> str:
    try:
        apply(number, value)
    except Exception as error:  # noqa: BLE001 # a module that cannot be read any more
        return f"it cannot be imported: {error!r}"
    for item, following in _pairs(items):
        try:
            if _fails(item, following):
                return item.nodeid
        except BaseException as error:  # noqa: BLE001 # the run itself broke
            return f"{item.nodeid}: {error!r}"
    return ""


def _pairs(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    yield from zip(items, [*items[1:], None], strict=True)
