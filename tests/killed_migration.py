"""Opens copies of an archive in processes that kill themselves at the first, second, third ... statement.

    python tests/killed_migration.py TEMPLATE FOLDER [STRIDE]    # TEMPLATE may be missing: then the archive is new

leaves FOLDER/1.db, FOLDER/2.db and so on, the last one by a process that came through. STRIDE 7 takes every seventh
statement from the first on.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import archive_scraper.store.migrations  # noqa: F401 # once here, and not in each child
from archive_scraper.store import Archive, opening

if TYPE_CHECKING:
    import sqlite3


def open_and_die(path: Path, after: int) -> None:
    """Open an archive in this process, which dies at the beginning of a statement."""
    plain, seen = opening._connect, 0

    def count(statement: str) -> None:
        nonlocal seen
        seen += not statement.startswith("--")  # what a trigger does is part of the statement that fired it
        if seen == after:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(*arguments: object, **options: object) -> sqlite3.Connection:
        sqlite = plain(*arguments, **options)  # type: ignore[arg-type]
        sqlite.set_trace_callback(count)
        return sqlite

    opening._connect = traced
    Archive.open(path).close()


def main(template: Path, folder: Path, stride: int = 1) -> None:
    """Kill at every statement, or every third of them and so on, one copy each, until one process comes through."""
    status = -1
    number = 1 - stride
    while status:
        number += stride
        path = folder / f"{number}.db"
        if template.exists():
            shutil.copy(template, path)
        child = os.fork()
        if not child:
            open_and_die(path, number)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status and not os.WIFSIGNALED(status):
            sys.exit(f"{path}: ended by itself, exit {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
