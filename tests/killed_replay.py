"""Applies a replay in a process of its own and kills it at a statement.

    python killed_replay.py DATABASE RULES STATEMENT [all]

With STATEMENT 0 it runs to its end and prints how many statements that took.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from archive_scraper.replay import plan, run
from archive_scraper.replay.subjects import Subject
from archive_scraper.sites import load_rules
from archive_scraper.store.connect import Connection

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def apply(database: Path, rules: Path, *, whole: bool) -> None:
    """Apply a replay in batches of two captures."""
    run.BATCH = plan.CHUNK = 2
    run._now = lambda: NOW
    subject = Subject(rules=load_rules(rules), origin=str(rules))
    run.apply(database, [subject], run.Options(whole=whole), lambda *_: None)


def main(database: str, rules: str, statement: str, *whole: str) -> None:
    seen = 0
    execute = Connection._execute

    def counted(self, sql, parameters):
        nonlocal seen
        seen += 1
        if seen == int(statement):
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(self, sql, parameters)

    Connection._execute = counted
    apply(Path(database), Path(rules), whole=bool(whole))
    print(seen)


if __name__ == "__main__":
    main(*sys.argv[1:])
