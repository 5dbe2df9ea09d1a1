"""Attack the program from outside, and print what was tried, what held and what broke.

usage: torture.py [--only FAMILY ...] [--nights N] [--quick] [--list] [--jobs N] [--program PATH]

Everything happens on loopback and in folders that are deleted afterwards. Exit code 1 where anything broke.
What the families mean is in docs/torture.md.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from torture_parts.bench import Bench
from torture_parts.outcome import Case, Outcome, SkipCase
from torture_parts.program import Process

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = ("kills", "servers", "losses", "healthy", "clocks", "pages", "endings", "private", "terminal")


def cases(bench: Bench) -> Iterator[Case]:
    """Yield all cases of all families."""
    for name in PARTS:
        yield from import_module(f"torture_parts.{name}").cases(bench)


def play(case: Case, bench: Bench) -> Outcome:
    """Run one case."""
    begun = time.monotonic()
    broke: tuple[str, ...] = ()
    skipped = ""
    try:
        broke = tuple(case.play(bench))
    except SkipCase as reason:
        skipped = str(reason)
    except Exception as error:  # noqa: BLE001 # a case that cannot be judged did not hold
        broke = (f"could not be judged: {type(error).__name__}: {error}",)
    return Outcome(case.family, case.name, broke, skipped, round(time.monotonic() - begun, 1))


def play_inside(chosen: list[Case], arguments: list[str]) -> Iterator[Outcome]:
    """Run cases in a network and mount namespace of their own, where every address is this machine."""
    own = [] if os.geteuid() == 0 else ["-Ur"]
    enter = [shutil.which("unshare") or "unshare", *own, "-n", "-m"]
    try:
        subprocess.run([*enter, "ip", "link", "set", "lo", "up"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        reason = "needs unshare and ip (util-linux, iproute2) and the right to use them"
        yield from (Outcome(case.family, case.name, skipped=reason) for case in chosen)
        return
    inner = subprocess.Popen(
        [*enter, sys.executable, __file__, *arguments, "--inside"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": tempfile.gettempdir()},
    )
    assert inner.stdout is not None
    seen = set()
    try:
        for line in filter(str.strip, inner.stdout):
            values = json.loads(line)
            seen.add((values["family"], values["name"]))
            yield Outcome(**values | {"broke": tuple(values["broke"])})
    finally:
        inner.terminate()
        inner.wait()
    for case in chosen:
        if (case.family, case.name) not in seen:
            yield Outcome(case.family, case.name, ("could not be judged: the namespace ended early",))


def attack(chosen: list[Case], bench: Bench, jobs: int, arguments: list[str]) -> Iterator[Outcome]:
    """Run cases side by side, and yield what became of them as they end."""
    apart = [case for case in chosen if case.namespace]
    outcomes: queue.Queue[Outcome] = queue.Queue()

    def all_inside() -> None:
        for outcome in play_inside(apart, arguments):
            outcomes.put(outcome)

    pool = ThreadPoolExecutor(jobs)
    try:
        if apart:
            pool.submit(all_inside)
        for case in chosen:
            if not case.namespace:
                pool.submit(lambda case=case: outcomes.put(play(case, bench)))
        for _ in chosen:
            yield outcomes.get()
    finally:  # also after Ctrl-C
        Process.stop_all()
        pool.shutdown(cancel_futures=True)
        while not bench.baselines.empty():
            bench.baselines.get().close()


def report(outcomes: list[Outcome], seconds: float) -> str:
    """Return the table: a row a family, and a line for each case that broke or was left out."""
    lines = [f"{'family':<12}{'tried':>7}{'held':>7}{'broke':>7}{'skipped':>9}"]
    families = list(dict.fromkeys(outcome.family for outcome in outcomes))
    for family in (*families, None):
        own = [outcome for outcome in outcomes if family in (None, outcome.family)]
        counts = [sum(outcome.word == word for outcome in own) for word in ("held", "broke", "skipped")]
        lines.append(f"{family or 'all':<12}{sum(counts[:2]):>7}{counts[0]:>7}{counts[1]:>7}{counts[2]:>9}")
    for outcome in outcomes:
        if outcome.broke:
            more = f" (and {len(outcome.broke) - 1} more)" if len(outcome.broke) > 1 else ""
            lines.append(f"broke  {outcome.family}: {outcome.name}: {outcome.broke[0]}{more}")
    reasons = dict.fromkeys((outcome.family, outcome.skipped) for outcome in outcomes if outcome.skipped)
    lines += [f"skipped  {family}: {reason}" for family, reason in reasons]
    return "\n".join([*lines, f"{seconds:.0f} s"])


def main() -> int:
    """Run what is asked for; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", metavar="FAMILY", help="families to run")
    parser.add_argument("--case", help="only cases whose name holds these words")
    parser.add_argument("--nights", type=int, help="ordinary nights before a loss, and of a healthy control")
    parser.add_argument("--quick", action="store_true", help="fewer moments and nights: within four minutes")
    parser.add_argument("--list", action="store_true", help="print the cases and end")
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 4), help="cases side by side")
    beside = Path(sys.executable).with_name("archive-scraper")
    parser.add_argument("--program", type=Path, default=beside, help="the archive-scraper to attack")
    parser.add_argument("-v", "--verbose", action="store_true", help="print each case as it ends, with all that broke")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not given.program.exists():
        parser.error(f"--program: {given.program} does not exist")
    bench = Bench(given.program.resolve(), given.quick, given.nights or (7 if given.quick else 14))
    chosen = [
        case
        for case in cases(bench)
        if (not given.only or case.family in given.only) and (not given.case or given.case in case.name)
    ]
    if given.list:
        print("\n".join(f"{case.family}: {case.name}" for case in chosen))
        return 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if given.inside:
        import_module("torture_parts.namespace").prepare()
        try:
            for case in chosen:
                if case.namespace:
                    print(json.dumps(asdict(play(case, bench))), flush=True)
        finally:
            Process.stop_all()
        return 0
    begun = time.monotonic()
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="torture-", ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder
        for outcome in attack(chosen, bench, max(given.jobs, 1), sys.argv[1:]):
            outcomes.append(outcome)
            if given.verbose:
                print(f"{outcome.seconds:6.1f} s  {outcome.word:<7} {outcome.family}: {outcome.name}", flush=True)
                print("".join(f"            {line}\n" for line in outcome.broke), end="", flush=True)
    order = {(case.family, case.name): number for number, case in enumerate(chosen)}
    outcomes.sort(key=lambda outcome: order[outcome.family, outcome.name])
    print(report(outcomes, time.monotonic() - begun))
    return int(any(outcome.broke for outcome in outcomes))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
