"""Readers' SQL, run in a process of its own: ``python -I -S sql_worker.py``.

Some of SQLite's functions take gigabytes or hours in one step, which no time limit interrupts: ``instr`` of two long
values is quadratic. Here such a query costs this process alone, which may take little memory and is killed when its
time is over. Started by sql_pool; needs nothing but the standard library, so that it starts in 20 ms.

A job and its answer are a dict each, as marshal writes it, after their length in four bytes.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import signal
import sqlite3
import struct
import sys
import threading
import time
from typing import BinaryIO

MIB = 1 << 20
LONGEST_VALUE = 48 * MIB
"""Bytes of one value or row: twice the largest page that a crawl reads (20 MiB), since a text is stored twice."""
HEAP = 256 * MIB
"""Bytes that SQLite may take in a worker, its page cache and sorting included."""
_ADDRESS_SPACE = 1024 * MIB  # what the values in Python may take beyond that
_TEMPORARY_FILE = 1024 * MIB  # sorting goes to the disk before it fills the heap
LARGEST_ANSWER = 32 * MIB
"""Bytes of all values of an answer."""
_STEPS = 1000  # virtual machine steps between two looks at the clock
_PATIENCE = 0.05  # seconds between two interrupts: one that falls between two statements is lost

_LENGTH = struct.Struct(">I")


def limit_connection(conn: sqlite3.Connection) -> None:
    """Bound what one statement may be and make (https://sqlite.org/limits.html), on any connection of a reader."""
    for limit, most in (
        (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 200_000),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 500),
        (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 100),
        (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
        (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
    ):
        conn.setlimit(limit, most)


def limit_process() -> None:
    """Bound what this process may take, where the system has such limits (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, _ADDRESS_SPACE), (resource.RLIMIT_FSIZE, _TEMPORARY_FILE)):
        with contextlib.suppress(OSError, ValueError):  # a lower limit of the system's stands
            resource.setrlimit(kind, (most, most))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing too much is an error of that write, not the end
    os.nice(10)  # the pages come first


def connect(uri: str) -> sqlite3.Connection:
    """Open the database for one reader's SQL alone."""
    conn = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    conn.text_factory = lambda value: str(value, "utf-8", "replace")
    limit_connection(conn)
    conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    conn.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, 250)
    conn.execute(f"PRAGMA hard_heap_limit = {HEAP}")
    conn.execute(f"PRAGMA soft_heap_limit = {HEAP // 2}")
    conn.execute("PRAGMA temp_store = FILE")
    conn.execute("PRAGMA query_only = 1")
    return conn


def answer(conn: sqlite3.Connection, job: dict[str, object]) -> dict[str, object]:
    """Run one statement; return ``columns``, ``rows`` and ``truncated``, or ``error`` and its ``kind``."""
    try:
        with stopped_after(conn, float(str(job["seconds"]))):
            cursor = conn.execute(str(job["sql"]), job["params"])  # type: ignore[arg-type] # a dict or a list
            rows, truncated = _fetch(cursor, job["rows"], job["cells"])
            columns = [column[0] for column in cursor.description or ()]
    except sqlite3.Error as error:
        kind = "interrupted" if "interrupted" in str(error) else "refused"
        return {"error": str(error), "kind": kind}
    except (OverflowError, ValueError, TypeError) as error:  # a parameter that SQLite cannot hold
        return {"error": str(error), "kind": "refused"}
    except MemoryError:
        return {"error": "", "kind": "memory"}
    except _TooLargeError:
        return {"error": "", "kind": "size"}
    return {"columns": columns, "rows": rows, "truncated": truncated}


class _TooLargeError(Exception):
    pass


def _fetch(cursor: sqlite3.Cursor, most: object, cells: object) -> tuple[list[tuple[object, ...]], bool]:
    """Return the rows, cut after so many rows or cells (None: not cut), and whether they were cut."""
    rows: list[tuple[object, ...]] = []
    size = taken = 0
    for row in cursor:
        taken += len(row)
        if (isinstance(most, int) and len(rows) == most) or (isinstance(cells, int) and taken > cells and rows):
            return rows, True
        size += sum(len(value) if isinstance(value, (str, bytes)) else 8 for value in row)
        if size > LARGEST_ANSWER:
            raise _TooLargeError
        rows.append(row)
    return rows, False


@contextlib.contextmanager
def stopped_after(conn: sqlite3.Connection, seconds: float):  # type: ignore[no-untyped-def] # noqa: ANN201 - an iterator of None; no typing import below
    """Stop what runs on a connection after so many seconds: at its next step, or at a read within a step.

    The progress handler is asked between steps alone. A full-text query or a count is one step; it looks at
    interrupts when it reads its next page.
    """
    deadline = time.monotonic() + seconds
    done = threading.Event()

    def interrupt() -> None:
        if not done.wait(seconds):
            conn.interrupt()
        while not done.wait(_PATIENCE):
            conn.interrupt()

    conn.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    watchdog = threading.Thread(target=interrupt, daemon=True)
    watchdog.start()
    try:
        yield
    finally:
        done.set()
        watchdog.join()
        conn.set_progress_handler(None, 0)


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return what the next frame holds; None where the stream ends, also within a frame."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """Write one frame."""
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def main() -> None:
    """Answer jobs from stdin on stdout until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, whose end is ours
    limit_process()
    write_frame(sys.stdout.buffer, b"")
    conn: sqlite3.Connection | None = None
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        job = marshal.loads(frame)  # noqa: S302 - from our own parent
        if conn is None:
            conn = connect(job["uri"])
        found = answer(conn, job)
        try:
            body = marshal.dumps(found)
        except MemoryError:
            body = marshal.dumps({"error": "", "kind": "memory"})
        del found
        write_frame(sys.stdout.buffer, body)


if __name__ == "__main__":
    main()
