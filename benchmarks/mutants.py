"""Change each weight and threshold of the engine, one at a time, and ask the fast tests whether they notice.

usage: python benchmarks/mutants.py [--only PATH] [--sample N] [--seed S] [--again] [--survivors]

A weight (learned or set by hand) turns round, a threshold is halved, then doubled; it survives where the tests that
run the lines where it is at work all pass. Which tests those are is watched once, by coverage.py. What was seen and
what came of each number is kept in .cache/: a run that was stopped goes on, and a later one tries the numbers whose
file or whose noticing test changed, and asks the survivors' new tests; --again tries all. benchmarks/mutants.toml
gives for each number that may survive the reason; one that no longer survives is reported, and so is one that has no
reason. Exit status 1 where more than a tenth survives or a list of reasons is wrong.

mutmut and cosmic-ray do this for all code: they change no data files (a third of our numbers), the one no constants
outside of functions, the other starts a Python for each change, a second where this takes a hundredth.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))

from mutant_parts.numbers import Number, find_numbers  # noqa: E402 # a folder next to this script
from mutant_parts.trial import Trial, Verdict  # noqa: E402

PACKAGE = ROOT / "archive_scraper"
REASONS = Path(__file__).with_suffix(".toml")
TESTS = ("normalize", "signs", "extract", "pipelines", "channels", "watch")
MOST = 0.1
"""Share of the numbers that may survive."""


def read_reasons(path: Path) -> dict[str, str]:
    """Return number -> why it may survive: ``[file]`` tables of name = reason."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {f"{file}: {name}": reason for file, names in tables.items() for name, reason in names.items()}


def judge(tried: dict[str, bool], reasons: dict[str, str]) -> list[str]:
    """Return what is wrong: survivors without a reason, reasons without a survivor. ``tried``: label -> survived."""
    wrong = [f"survives without a reason: {label}" for label, alive in tried.items() if alive and label not in reasons]
    wrong += [f"no longer survives: {label}" for label in reasons if tried.get(label) is False]
    return wrong


def main() -> int:
    """Try the numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="PATH", help="a file below archive_scraper/, or a pattern of such")
    parser.add_argument("--sample", type=int, metavar="N", help="try so many, drawn at random")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="of the drawing")
    parser.add_argument("--slowest", type=float, default=0.4, metavar="SECONDS", help="what a fast test takes")
    parser.add_argument("--longest", type=float, default=2, metavar="SECONDS", help="of tests for one change")
    parser.add_argument("--again", action="store_true", help="try what earlier runs tried as well")
    parser.add_argument("--survivors", action="store_true", help="print these alone")
    parser.add_argument("--tests", nargs="*", default=list(TESTS), help="folders below tests/")
    arguments = parser.parse_args()
    numbers = every = find_numbers(PACKAGE)
    if arguments.only:
        numbers = [one for one in numbers if fnmatchcase(one.file, f"{arguments.only.rstrip('/')}*")]
        if not numbers:
            parser.error(f"no number in {arguments.only}: give a path below archive_scraper/, as extract/walls.py")
    if arguments.sample is not None:  # in the order of the drawing: a run that is stopped leaves a smaller sample
        numbers = list(every) if numbers is every else numbers
        random.Random(arguments.seed).shuffle(numbers)  # noqa: S311 # no secret
        numbers = numbers[: arguments.sample]
    tried: dict[str, bool] = {}
    counts: Counter[tuple[str, bool]] = Counter()

    def tell(number: Number, verdict: Verdict) -> None:
        alive = verdict.noticed is None
        tried[number.label] = alive
        counts["weights" if number.is_weight else "thresholds", alive] += 1
        if arguments.survivors and not alive:
            return
        line = "" if number.is_weight else f" (line {number.line})"
        print(f"{len(tried)}/{len(numbers)} {number.label} = {number.value:g}{line}: {_print(verdict)}", flush=True)

    trial = Trial(
        numbers, every, ROOT, slowest=arguments.slowest, longest=arguments.longest, again=arguments.again, tell=tell
    )
    folders = [str(ROOT / "tests" / name) for name in arguments.tests]
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--rootdir", str(ROOT)]
    pytest.main([*options, *folders], plugins=[trial])
    if trial.failed:
        print("\nthese tests fail before anything is changed, and were not asked:", *trial.failed, sep="\n  ")
    if not tried:
        print("no number was tried")
        return 1
    survivors = sum(tried.values())
    print(f"\n{len(tried)} of {len(every)} numbers, {trial.asked} fast tests ({trial.left_out} slow ones not asked)")
    for kind in ("weights", "thresholds"):
        alive, noticed = counts[kind, True], counts[kind, False]
        print(f"  {kind}: {alive + noticed} changed, {noticed} noticed, {alive} survive")
    reasons = read_reasons(REASONS)
    wrong = judge(tried, reasons)
    print(*wrong, sep="\n")
    explained = sum(alive and label in reasons for label, alive in tried.items())
    print(f"{survivors} of {len(tried)} survive: {survivors / len(tried):.1%}; {explained} of them with a reason")
    return 1 if wrong or trial.failed or survivors > MOST * len(tried) else 0


def _print(verdict: Verdict) -> str:
    if verdict.noticed is not None:
        return f"{verdict.noticed:g} is noticed by {verdict.killer}"
    if not verdict.asked:
        return "survives, no test reaches it"
    return f"survives {verdict.asked} tests" + (f", {verdict.left} more were not asked" if verdict.left else "")


if __name__ == "__main__":
    sys.exit(main())
