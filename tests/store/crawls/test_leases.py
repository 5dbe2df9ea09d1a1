"""The leases."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from desk import NOW, Desk

from archive_scraper.errors import StoreError
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive


def test_second_crawl_is_told_who_holds_the_source(db: Path) -> None:
    with Archive.open(db) as one, Archive.open(db) as two:
        desk = Desk(one)
        Desk(two, SiteRules(name="digest"))
        one.leases.take("harbor", NOW)
        with pytest.raises(StoreError, match=f"another crawl is at work .process {os.getpid()}"):
            two.leases.take("harbor", NOW)
        two.leases.take("digest", NOW)
        two.leases.release("harbor")
        with pytest.raises(StoreError, match="another crawl"):
            two.leases.take("harbor", NOW)
        one.leases.release("harbor")
        two.leases.take("harbor", NOW)
        assert desk.count("leases") == 2


@pytest.mark.parametrize(
    ("host", "pid", "age", "alive"),
    [
        (socket.gethostname(), 2**22 + 1, timedelta(), False),  # above the largest process number
        (socket.gethostname(), os.getpid(), timedelta(), True),
        (socket.gethostname(), os.getpid(), timedelta(hours=1), False),
        ("elsewhere", 2**22 + 1, timedelta(), True),
        ("elsewhere", 2**22 + 1, timedelta(hours=1), False),
    ],
    ids=["dead", "alive", "number given to another", "out of sight", "silent"],
)
def test_lease_of_a_dead_holder(desk: Desk, host: str, pid: int, age: timedelta, *, alive: bool) -> None:
    desk.archive.run(
        "INSERT INTO leases (source, holder, host, pid, taken, heartbeat) VALUES ('harbor', 'x', ?, ?, ?, ?)",
        (host, pid, NOW.isoformat(), (NOW - age).isoformat()),
    )
    if alive:
        with pytest.raises(StoreError, match="another crawl"):
            desk.archive.leases.take("harbor", NOW)
        assert desk.rows("SELECT state FROM runs") == [("running",)]
    else:
        desk.archive.leases.take("harbor", NOW)
        assert desk.rows("SELECT state, message FROM runs") == [("stopped", "ended without a word")]


@pytest.mark.skipif(sys.platform != "linux", reason="only proc(5) tells")
def test_lease_of_a_process_that_has_ended_and_was_not_noticed(desk: Desk) -> None:
    with subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE) as ended:
        assert ended.stdout is not None
        assert ended.stdout.read() == b""  # its end; until somebody waits for it, its number is taken
        while Path(f"/proc/{ended.pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
            pass
        desk.archive.run(
            "INSERT INTO leases (source, holder, host, pid, taken, heartbeat) VALUES ('harbor', 'x', ?, ?, ?, ?)",
            (socket.gethostname(), ended.pid, NOW.isoformat(), NOW.isoformat()),
        )
        assert desk.archive.leases.living("harbor", NOW) is None
        desk.archive.leases.take("harbor", NOW)


def test_heartbeat_once_a_minute(desk: Desk) -> None:
    desk.archive.leases.take("harbor", NOW)
    beats = []
    for seconds in (30, 61, 90, 200):
        desk.archive.leases.keep("harbor", NOW + timedelta(seconds=seconds))
        beats.append(desk.archive.value("SELECT heartbeat FROM leases")[14:19])
    assert beats == ["00:30", "00:30", "01:30", "03:20"]
