"""Speed of reading dates beside strptime and dateparser, in one run.

usage: python benchmarks/dates.py [DIR]

DIR holds dates.inputs.jsonl; without it, or where it is absent, lines of our own are timed. Prints microseconds and
ratios; the ratios are what counts on a shared machine.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
import warnings
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import dateparser

from archive_scraper.normalize.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "strings"
# (text, strptime format, formats handed to read_date)
KNOWN = [
    ("February 22, 2015", "%B %d, %Y", ()),
    ("22 Feb 2015", "%d %b %Y", ()),
    ("22/02/2015", "%d/%m/%Y", ()),
    ("2015-02-22T17:04:00", "%Y-%m-%dT%H:%M:%S", ()),
    ("22nd-02-15", "%dnd-%m-%y", ("%dnd-%m-%y",)),
]
OWN_LINES = [
    ("en", "Published Mon, March 3, 2025 5:04 PM ET | Updated 5:50 PM"),
    ("en", "By Ann Lee | March 3, 2025 | 5 min read"),
    ("en", "March 3, 2025"),
    ("en", "3 hours ago"),
    ("en", "Volume: 12 Issue: 35"),
    ("de", "Dienstag, 14. Januar 2025, 20:05 Uhr"),
    ("fr", "Publié le 14 janvier 2025 à 20h05"),
    ("ja", "2025年1月14日 20:05"),
    ("ru", "14 января 2025, 20:05"),
]
PROBE = "import time; s = time.perf_counter(); import {}; print(time.perf_counter() - s)"


def time_calls(calls: list[Callable[[], object]], repeat: int, rounds: int = 12) -> list[float]:
    """Return the microseconds of each call: the best of the rounds, taken in turn so that a busy machine hits all."""
    best = [float("inf")] * len(calls)
    for _ in range(rounds):
        for place, call in enumerate(calls):
            start = time.perf_counter()
            for _ in range(repeat):
                call()
            best[place] = min(best[place], (time.perf_counter() - start) / repeat * 1e6)
    return best


def time_pass(lines: list[tuple[str, str]], read: Callable[[str, str], object], best: list[float]) -> None:
    """Read each line once and keep its best time in microseconds."""
    for place, (language, text) in enumerate(lines):
        start = time.perf_counter()
        read(language, text)
        best[place] = min(best[place], (time.perf_counter() - start) * 1e6)


def time_import(module: str) -> float:
    """Return the milliseconds that importing a module takes in a new interpreter: the best of three."""
    command = [sys.executable, "-c", PROBE.format(module)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs) * 1e3


def read_lines(directory: Path) -> list[tuple[str, str]]:
    """Return (language, text) of the inputs, or our own lines where there are none."""
    path = directory / "dates.inputs.jsonl"
    if not path.exists():
        return OWN_LINES
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    # dateparser knows Norwegian as "nb" only
    return [("nb" if row["language"] == "no" else row["language"], row["raw"]) for row in rows if row["raw"]]


def compare_known() -> None:
    print(f"{'known format':24}{'read_date':>12}{'strptime':>12}{'ratio':>8}")
    for text, pattern, formats in KNOWN:
        ours, theirs = time_calls(
            [
                lambda text=text, formats=formats: read_date(text, language="en", formats=formats),
                lambda text=text, pattern=pattern: datetime.strptime(text, pattern),  # noqa: DTZ007
            ],
            repeat=100,
        )
        print(f"{text:24}{ours:9.1f} us{theirs:9.1f} us{ours / theirs:8.2f}")


def compare_lines(lines: list[tuple[str, str]]) -> None:
    now = datetime(2025, 3, 15, 12)  # noqa: DTZ001 - the fetch time in the site's own zone
    for language, text in lines:  # both keep tables that the first text of a language fills
        read_date(text, language=language, now=now)
        dateparser.parse(text, languages=[language])
    ours = [float("inf")] * len(lines)
    theirs = list(ours)
    for _ in range(5):  # each reads all lines in turn, as a crawl would
        time_pass(lines, lambda language, text: read_date(text, language=language, now=now), ours)
        time_pass(lines, lambda language, text: dateparser.parse(text, languages=[language]), theirs)
    print(f"\n{len(lines)} lines{'':15}{'read_date':>12}{'dateparser':>13}{'ratio':>8}")
    for name, measure in (("median", statistics.median), ("mean", statistics.mean), ("slowest", max)):
        mine, other = measure(ours), measure(theirs)
        print(f"{name:24}{mine:9.1f} us{other:10.1f} us{other / mine:8.1f}")


def main() -> None:
    warnings.simplefilter("ignore")  # dateparser warns about years that strptime will want one day
    compare_known()
    compare_lines(read_lines(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS))
    base = time_import("archive_scraper.normalize.text")
    ours, theirs = time_import("archive_scraper.normalize.dates") - base, time_import("dateparser")
    print(f"\nimport of normalize.dates beyond that of normalize.text {ours:.0f} ms, of dateparser {theirs:.0f} ms")


if __name__ == "__main__":
    main()
