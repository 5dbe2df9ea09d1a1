"""A pytest plugin that asks the tests about each changed number, in a forked child of a session that is warm."""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import signal
import time
import warnings
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol

from mutant_parts.change import apply, look_around, module_of, reads_once
from mutant_parts.places import places_of
from mutant_parts.reach import Prints, Reach, file_of, prints_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mutant_parts.numbers import Number
    from mutant_parts.reach import Seen

_RICH = "_evidence.py"
"""Tests that compare what is weighed on whole pages: each reaches much, and takes long."""
_NARROW = 15
"""Other tests that are asked before the next of these."""
_OFTEN = 20
"""Numbers after which what came of them is written down."""
_LONGEST = 20
"""Seconds of CPU for one child: a change that takes for ever is noticed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of changing one number."""

    value: float
    """What it is, unchanged."""
    noticed: float | None = None
    """The change that a test noticed; none where it survives."""
    killer: str = ""
    """The test that noticed it, or what went wrong instead."""
    asked: int = 0
    """Tests that did not notice it."""
    left: int = 0
    """Tests that reach it and were not asked any more, as the time for one number was over."""
    file: str = ""
    """Fingerprint of the number's file."""
    tests: str = ""
    """Fingerprint of the killer's file, or the name of the state of all tests that it survived."""


class Trial:
    """Runs the fast tests once, watching what each runs, then for each number those that run where it is at work."""

    def __init__(
        self,
        numbers: list[Number],
        every: list[Number],
        root: Path,
        *,
        slowest: float,
        longest: float,
        again: bool,
        tell: Callable[[Number, Verdict], None],
    ) -> None:
        self.numbers, self._tell = numbers, tell
        self._slowest, self._longest, self._again = slowest, longest, again
        self._root = root
        self._prints: Prints = prints_of(root)
        self._memory = root / ".cache" / "mutant_verdicts.json"
        self._known: dict[str, Verdict] = {}
        self._states: dict[str, dict[str, str]] = {}
        self._state: dict[str, str] = {}
        self._killers: dict[str, Counter[str]] = defaultdict(Counter)
        self._sound: dict[tuple[str, str], bool] = {}
        package = root / "archive_scraper"
        self._places = places_of(every, {file: (package / file).read_text("utf-8") for file in self._prints.files})
        self._reaching: dict[str, list[str]] = defaultdict(list)
        self._seconds: dict[str, float] = {}
        self.failed: list[str] = []
        self.left_out = self.asked = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the ordinary run."""
        re._MAXCACHE = 50_000  # type: ignore[attr-defined] # noqa: SLF001 # expressions that did not change are not made again
        items = {item.nodeid: item for item in session.items if not _is_slow(item)}
        look_around()
        reach = Reach(self._root / ".cache" / "mutant_reach.json", self._root, self._prints, self._places)
        reach.watch(list(items.values()), _fails)
        self.failed = [nodeid for nodeid, seen in reach.seen.items() if not seen.passed]
        for nodeid, seen in reach.seen.items():
            if seen.passed and seen.seconds <= self._slowest:
                self.asked += 1
                self._seconds[nodeid] = seen.seconds
                for label in seen.numbers:
                    self._reaching[label].append(nodeid)
        self._add_users(reach.seen)
        self._add_importers()
        self.left_out = len(session.items) - self.asked
        self._state = {file: self._prints.tests[file] for file in set(map(file_of, self._seconds))}
        look_around()  # what the tests imported
        gc.collect()
        gc.freeze()
        self._remembered()
        try:
            for place, number in enumerate(self.numbers):
                self._try(number, items)
                if place % _OFTEN == 0:
                    self._remember()
        finally:
            self._remember()
        return True

    def _add_users(self, seen: dict[str, Seen]) -> None:
        """Let the tests that enter a file be asked about numbers that went into a table before those tests ran."""
        entering: dict[str, list[str]] = defaultdict(list)
        for nodeid in self._seconds:
            for file in seen[nodeid].files:
                entering[file].append(nodeid)
        for number in self.numbers:
            known = self._reaching[number.label]
            if not number.is_weight and (not known or reads_once(module_of(number.file))):
                known += sorted(set(entering[number.file]) - set(known))

    def _add_importers(self) -> None:
        """Let the tests of a file that names a constant be asked about it, whatever lines they run."""
        files = {file: (self._root / file).read_text(encoding="utf-8") for file in set(map(file_of, self._seconds))}
        words = {file: frozenset(re.findall(r"\w+", text)) for file, text in files.items()}
        for number in self.numbers:
            name = number.name.partition("#")[0]
            if name.isupper():
                known = set(self._reaching[number.label])
                self._reaching[number.label] += [
                    one for one in self._seconds if one not in known and name in words[file_of(one)]
                ]

    def _try(self, number: Number, items: dict[str, pytest.Item]) -> None:
        known = self._known.get(number.label)
        if known and (known.value != number.value or known.file != self._print_of(number)):
            known = Verdict(known.value, known.noticed, known.killer)
        if known and known.noticed is not None and not self._again and self._is_current(known):
            self._count(number, known)
            self._tell(number, known)
            return
        changes = list(number.changes())
        if known and known.noticed in changes:
            changes.sort(key=lambda value: value != known.noticed)
        chosen = self._choose(number, known)
        before = known.asked if known and self._survived(known) else 0
        asked = len(chosen)
        verdict = Verdict(number.value, asked=before)
        for value in changes if chosen else ():
            killer, count = self._ask(number, value, chosen, items)
            asked = min(asked, count)
            verdict = Verdict(number.value, asked=before + asked, left=len(chosen) - asked)
            if killer:
                verdict = Verdict(number.value, value, killer)
                break
        self._keep(number, verdict)
        self._tell(number, verdict)

    def _is_current(self, known: Verdict) -> bool:
        """Tell whether the test that noticed a change is as it was then."""
        return bool(known.tests) and known.tests == self._prints.tests.get(file_of(known.killer))

    def _survived(self, known: Verdict) -> bool:
        """Tell whether a number survived all of the tests that there were."""
        return known.noticed is None and bool(known.tests) and not known.left and not self._again

    def _choose(self, number: Number, known: Verdict | None) -> list[str]:
        """Return the tests that may notice a change and were not asked before, the likely ones first."""
        reaching = self._reaching[number.label]
        if known and self._survived(known):
            survived = self._states.get(known.tests, {})
            reaching = [one for one in reaching if survived.get(file_of(one)) != self._prints.tests[file_of(one)]]
        near = self._killers[number.file]
        killer = known.killer if known else ""
        likely = sorted(
            (one for one in reaching if one == killer or near[one]), key=lambda one: (one != killer, -near[one])
        )
        others = sorted((one for one in reaching if one != killer and not near[one]), key=self._seconds.__getitem__)
        rich = [one for one in others if _RICH in one]
        narrow = [one for one in others if _RICH not in one]
        # A weight shows in what is recorded of whole pages; a threshold in a table of its module, or there.
        step = 1 if number.is_weight else _NARROW
        mixed = [one for place, page in enumerate(rich) for one in (*narrow[place * step : (place + 1) * step], page)]
        return [*likely, *mixed, *narrow[len(rich) * step :]]

    def _ask(self, number: Number, value: float, chosen: list[str], items: dict[str, pytest.Item]) -> tuple[str, int]:
        """Return the test that notices a change, "" where none does, and how many there was time for.

        One that fails in a child with nothing changed is no judge.
        """
        asked = 0
        while asked < len(chosen):
            killer, count = _in_child(number, value, [items[one] for one in chosen[asked:]], self._longest)
            asked += count
            if killer not in items:
                return killer, asked
            key = number.file, killer
            if key not in self._sound:
                self._sound[key] = not _in_child(number, number.value, [items[killer]], self._longest)[0]
            if self._sound[key]:
                return killer, asked
        return "", asked

    def _print_of(self, number: Number) -> str:
        return self._prints.data if number.is_weight else self._prints.files[number.file]

    def _count(self, number: Number, verdict: Verdict) -> None:
        self._killers[number.file][verdict.killer] += 1
        self._killers[""][verdict.killer] += 1

    def _keep(self, number: Number, verdict: Verdict) -> None:
        if verdict.noticed is None:
            state = next((name for name, tests in self._states.items() if tests == self._state), None)
            state = state or str(len(self._states))
            self._states[state] = self._state
        else:
            self._count(number, verdict)
            state = self._prints.tests.get(file_of(verdict.killer), "")
        told = asdict(verdict) | {"file": self._print_of(number), "tests": state}
        self._known[number.label] = Verdict(**told)

    def _remember(self) -> None:
        self._memory.write_text(
            json.dumps({"states": self._states, "numbers": {name: asdict(one) for name, one in self._known.items()}}),
            encoding="utf-8",
        )

    def _remembered(self) -> None:
        if self._memory.exists():
            told = json.loads(self._memory.read_text(encoding="utf-8"))
            self._states = told["states"]
            self._known = {label: Verdict(**one) for label, one in told["numbers"].items()}


def _is_slow(item: pytest.Item) -> bool:
    """Tell whether a test starts a server, a crawl or a command, or tries what Hypothesis thinks of."""
    names = set(getattr(item, "fixturenames", ()))
    if getattr(getattr(item, "obj", None), "is_hypothesis_test", False) or "test_new_language" in item.nodeid:
        return True
    starts = {"demo", "crawl_here", "cli", "corpus"}
    return not names.isdisjoint(starts) or item.get_closest_marker("corpus") is not None


def _fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    return any(report.failed for report in runtestprotocol(item, nextitem=following, log=False))


def _in_child(number: Number, value: float, items: list[pytest.Item], longest: float) -> tuple[str, int]:
    """Run tests on a change in a child, until one fails or so many seconds of CPU are over.

    Returns the test that failed, "" where none did, and how many there was time for.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _silence()
        signal.setitimer(signal.ITIMER_PROF, _LONGEST)
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        os.write(writing, json.dumps(_first_failing(number, value, items, longest)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        told = said.read()
    os.waitpid(child, 0)
    killer, asked = json.loads(told) if told else ("it takes for ever", 1)
    return killer, asked


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _first_failing(number: Number, value: float, items: list[pytest.Item], longest: float) -> tuple[str, int]:
    try:
        apply(number, value)
    except Exception as error:  # noqa: BLE001 # a module that cannot be read any more
        return f"it cannot be imported: {error!r}", 1
    warnings.simplefilter("error")
    plain = {item.nodeid: call for item in items if (call := _call_of(item)) is not None}
    others = [item for item in items if item.nodeid not in plain]
    following = dict(pairwise([*others, None]))
    for place, item in enumerate(items):
        if time.process_time() > longest:
            return "", place
        try:
            call = plain.get(item.nodeid)
            if call is not None:
                call()
            elif _fails(item, following[item]):
                return item.nodeid, place + 1
        except BaseException as error:  # noqa: BLE001 # whatever it raises: it fails, unless it leaves itself out
            if not isinstance(error, pytest.skip.Exception):
                return item.nodeid, place + 1
    return "", len(items)


def _call_of(item: pytest.Item) -> Callable[[], object] | None:
    """Return the bare call of a test that needs nothing but its row of a table: pytest takes longer than most tests."""
    if not isinstance(item, pytest.Function) or item.cls is not None:
        return None
    row = item.callspec.params if hasattr(item, "callspec") else {}
    needs = set(item.fixturenames) - {"request"}
    if needs != set(row) or _is_marked(item):
        return None
    return partial(item.obj, **row)


def _is_marked(item: pytest.Item) -> bool:
    return any(
        mark.name in {"skip", "skipif", "xfail", "usefixtures", "filterwarnings"} for mark in item.iter_markers()
    )
