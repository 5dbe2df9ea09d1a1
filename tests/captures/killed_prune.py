"""A prune that dies at each statement and each file operation in turn; called by test_prune.py in a process of its own.

    python killed_prune.py DATABASE SOURCE

Prints at how many places it was killed, and what was lost.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from archive_scraper.captures.prune import plan, prune
from archive_scraper.captures.reader import read_answer
from archive_scraper.captures.verify import verify, verify_folders
from archive_scraper.store import Archive

KILLED = 9
EVENTS = {"os.remove", "os.rename", "os.truncate", "open"}


def bodies(archive: Archive) -> dict[int, bytes]:
    found = {}
    for row in archive.rows("SELECT id FROM captures"):
        capture = archive.captures.get(row["id"])
        assert capture is not None
        body = archive.captures.get(capture.body_id) if capture.body_id else None
        found[capture.id] = read_answer(archive.path, capture, body).body
    return found


def die_at(number: int, database: Path, source: str) -> bool:
    """Prune in a child that is killed at its so many'th step; True where it got to its end before."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != KILLED
    left = number

    def step(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(KILLED)

    with Archive.open(database) as archive:
        archive._sqlite.set_trace_callback(step)
        sys.addaudithook(lambda event, _: step() if event in EVENTS else None)
        prune(archive, source, "latest")
        os._exit(0)


def main(database: Path, source: str) -> None:
    with Archive.open(database) as archive:
        before = bodies(archive)
        needed = set(before) - plan(archive, source, "latest").remove
    number, is_done = 0, False
    while not is_done:
        number += 1
        place = database.parent / "place"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        shutil.copy(database, place)
        shutil.copytree(database.parent / "captures", place / "captures")
        is_done = die_at(number, place / database.name, source)
        with Archive.open(place / database.name) as archive:
            now = bodies(archive)
            if not needed <= set(now) or any(before[capture] != body for capture, body in now.items()):
                print(f"step {number}: lost {sorted(needed - set(now))}")
            prune(archive, source, "latest")
            if set(bodies(archive)) != needed:
                print(f"step {number}: the next prune kept {sorted(set(bodies(archive)) ^ needed)} too many or too few")
            for finding in (*verify(archive, source), *verify_folders(archive)):
                print(f"step {number}: {finding}")
    print(f"killed at {number - 1} steps")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
