"""What commands that do not crawl cost before they do anything: processor seconds, next to Python's own start.

    python benchmarks/start.py [ROUNDS]

Each command is called on an archive of twenty invented articles, ROUNDS times by turns, with its output in a pipe. The
least and the median of each are printed; on a busy machine read them next to `python -c pass`.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from merge import write_shard
from store import make_articles

COMMANDS = (
    "sources", "health", "runs", "stats", "show 1", "search harbour", "export", "authors", "people", "schedule",
    "catalogue --country DE",
)  # fmt: skip
_PROGRAM = "import sys; sys.argv[0] = 'archive-scraper'; from archive_scraper.cli.main import main; main()"


def seconds(command: list[str]) -> float:
    """Run a command and return the processor seconds it took, those of its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        db = str(Path(folder) / "archive.db")
        write_shard(Path(db), make_articles(20))
        calls = {f"python -c {code!r}": [sys.executable, "-c", code] for code in ("pass", "import sqlite3")}
        for name in COMMANDS:
            takes_db = not name.startswith("catalogue")
            calls[name] = [sys.executable, "-c", _PROGRAM, *name.split(), *(["--db", db] if takes_db else [])]
        spent = defaultdict(list)
        for _ in range(rounds):
            for name, call in calls.items():
                spent[name].append(seconds(call))
    for name, found in spent.items():
        print(f"{name:<28}{min(found):6.3f} {statistics.median(found):6.3f}")


if __name__ == "__main__":
    main()
