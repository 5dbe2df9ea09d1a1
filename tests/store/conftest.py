"""Fixtures of the store's tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk import Desk

from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def archive() -> Iterator[Archive]:
    with Archive.open(Path(":memory:")) as opened:
        yield opened


@pytest.fixture
def desk(archive: Archive) -> Desk:
    return Desk(archive)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"
