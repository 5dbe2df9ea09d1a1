"""A merge that is killed at any moment goes on when it is called again: nothing is lost, nothing is there twice."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import killed_merge
import pytest
from merging import differences, told

from archive_scraper.captures.verify import verify, verify_folders
from archive_scraper.merge import merge_shards
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from pathlib import Path

_SHARES = [0.3, 0.75, *(pytest.param(number / 21, marks=pytest.mark.soak) for number in range(1, 21))]


@pytest.fixture(scope="module")
def whole(kept_shards: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Path]:
    """How many statements a merge takes, and what it makes."""
    target = tmp_path_factory.mktemp("whole") / "all.db"
    return int(_merge(target, 0, sorted(kept_shards.glob("*.db")))), target


def _merge(target: Path, statement: int, shards: list[Path]) -> str:
    done = subprocess.run(
        [sys.executable, killed_merge.__file__, target, str(statement), *shards],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (-signal.SIGKILL if statement else 0), done.stderr
    return done.stdout


@pytest.mark.parametrize("share", _SHARES)
def test_killed_and_called_again(share: float, whole: tuple[int, Path], shards: list[Path], tmp_path: Path) -> None:
    statements, expected = whole
    target = tmp_path / "all.db"
    _merge(target, int(statements * share), sorted(shards))
    with closing(sqlite3.connect(target)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    merge_shards(target, sorted(shards))
    assert differences(told(expected), told(target)) == {}
    with Archive.open(target) as archive:
        assert archive.rows("SELECT name, is_finished FROM merges ORDER BY name") == [
            {"name": path.name, "is_finished": 1} for path in sorted(shards)
        ]
        assert archive.value("SELECT count(*) FROM leases") == 0
        assert [fault for path in shards for fault in verify(archive, path.stem)] == []
        assert list(verify_folders(archive)) == []
