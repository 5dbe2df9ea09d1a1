"""Which tests reach which number: each is run once, watched by coverage.py, and what it ran is kept for later runs."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from mutant_parts.change import forget
from mutant_parts.numbers import ROOMS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from mutant_parts.places import Lines


class Seen(NamedTuple):
    """What one test did, nothing changed."""

    seconds: float
    """Of CPU."""
    passed: bool
    files: list[str]
    """Files of the engine that it ran, below the package."""
    numbers: list[str]
    """Labels of the numbers at work in what it ran."""


class Prints(NamedTuple):
    """Fingerprints: what is as it was needs not be tried again."""

    files: dict[str, str]
    """Of the engine, below the package."""
    data: str
    """Of all that the engine reads: words, weights."""
    tests: dict[str, str]
    """Of the files of tests, with what they share."""


_TOGETHER = 200
"""Tests whose lines are held in memory at once."""


def prints_of(root: Path) -> Prints:
    """Return the fingerprints of a checkout."""

    def fingerprint(*paths: Path) -> str:
        return blake2b(b"".join(path.read_bytes() for path in sorted(paths)), digest_size=8).hexdigest()

    package = root / "archive_scraper"
    code = [path for room in ROOMS for path in (package / room).rglob("*.py")]
    rooms = [package / room for room in (*ROOMS, "words")]
    data = [path for room in rooms for path in room.rglob("*") if path.suffix in {".toml", ".json", ".txt"}]
    helpers = [path for path in (root / "tests").rglob("*.py") if not path.name.startswith("test_")]
    tests = {
        path.relative_to(root).as_posix(): fingerprint(path, *helpers) for path in (root / "tests").rglob("test_*.py")
    }
    return Prints({path.relative_to(package).as_posix(): fingerprint(path) for path in code}, fingerprint(*data), tests)


def file_of(nodeid: str) -> str:
    """Return the file of a test."""
    return nodeid.partition("::")[0]


class Reach:
    """Watches tests; remembers what it saw in a file, test by test."""

    def __init__(self, memory: Path, root: Path, prints: Prints, places: dict[str, Lines]) -> None:
        self._memory = memory
        self._package = root / "archive_scraper"
        self._prints = prints
        self._at: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for label, lines in places.items():
            for file, found in lines.items():
                for line in found:
                    self._at[file][line].append(label)
        self._known: dict[str, Seen] = {}
        self.seen: dict[str, Seen] = {}
        """Test -> what it did, of those that were to be watched."""

    def watch(self, items: list[pytest.Item], fails: Callable[[pytest.Item, pytest.Item | None], bool]) -> None:
        """Run the tests that are not known, and note what each ran."""
        self._known = known = self._remembered()
        self.seen = {item.nodeid: known[item.nodeid] for item in items if item.nodeid in known}
        new = [item for item in items if item.nodeid not in known]
        for start in range(0, len(new), _TOGETHER):
            print(f"watching: {start} of {len(new)} tests", flush=True)
            self._watch_some(new[start : start + _TOGETHER], [*new[start + 1 : start + _TOGETHER + 1], None], fails)
            self.remember()

    def _watch_some(
        self,
        items: list[pytest.Item],
        following: list[pytest.Item | None],
        fails: Callable[[pytest.Item, pytest.Item | None], bool],
    ) -> None:
        """Run some tests; coverage keeps the lines of each as a context of its name."""
        import coverage

        tracer = coverage.Coverage(
            data_file=None, config_file=False, include=[f"{self._package / room}/*" for room in ROOMS]
        )
        tracer.set_option("run:disable_warnings", ["no-data-collected"])  # some tests reach no room
        ran: dict[str, tuple[float, bool]] = {}
        for item, after in zip(items, following, strict=False):
            forget()
            before = time.process_time()
            tracer.start()
            tracer.switch_context(item.nodeid)
            try:
                failed = fails(item, after)
            finally:
                tracer.stop()
            ran[item.nodeid] = round(time.process_time() - before, 4), not failed
        files: dict[str, set[str]] = defaultdict(set)
        labels: dict[str, set[str]] = defaultdict(set)
        data = tracer.get_data()
        for path in data.measured_files():
            file = path.removeprefix(f"{self._package}/")
            for line, contexts in data.contexts_by_lineno(path).items():
                for nodeid in contexts:
                    files[nodeid].add(file)
                    labels[nodeid].update(self._at.get(file, {}).get(line, ()))
        for nodeid, (seconds, passed) in ran.items():
            self.seen[nodeid] = Seen(seconds, passed, sorted(files[nodeid]), sorted(labels[nodeid]))

    def _remembered(self) -> dict[str, Seen]:
        """Return what an earlier run saw of tests whose file, and whatever they ran, are as they were."""
        told = _read(self._memory)
        if not told or told["data"] != self._prints.data:
            return {}
        names, labels = told["files"], told["labels"]
        same = {file for file, print_ in told["code"].items() if self._prints.files.get(file) == print_}
        found = {}
        for nodeid, (seconds, passed, files, numbers) in told["tests"].items():
            entered = [names[one] for one in files]
            same_test = told["prints"].get(file_of(nodeid)) == self._prints.tests.get(file_of(nodeid))
            if passed and same_test and same.issuperset(entered):
                found[nodeid] = Seen(seconds, passed, entered, [labels[one] for one in numbers])
        return found

    def remember(self) -> None:
        """Write down what was seen; what earlier runs saw of other tests stays."""
        files, labels = _Index(), _Index()
        tests = {}
        for nodeid, (seconds, passed, entered, numbers) in (self._known | self.seen).items():
            tests[nodeid] = seconds, passed, [files[name] for name in entered], [labels[name] for name in numbers]
        told = {
            "code": self._prints.files,
            "data": self._prints.data,
            "prints": self._prints.tests,
            "files": list(files),
            "labels": list(labels),
            "tests": tests,
        }
        self._memory.parent.mkdir(exist_ok=True)
        self._memory.write_text(json.dumps(told), encoding="utf-8")


class _Index(dict[str, int]):
    """Numbers names as they come."""

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self)
        return number


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
