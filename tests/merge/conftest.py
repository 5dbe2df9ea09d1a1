"""Fixtures of the merge's tests."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from merging import SOURCES, story, write

from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def archive() -> Iterator[Archive]:
    with Archive.open(Path(":memory:")) as opened:
        yield opened


@pytest.fixture(scope="session")
def kept_shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive for each source of a story, and their captures."""
    folder = tmp_path_factory.mktemp("shards")
    visits = story(3, runs=5)
    for name in SOURCES:
        write(folder / f"{name}.db", [visit for visit in visits if visit.source == name])
    return folder


@pytest.fixture
def shards(kept_shards: Path, tmp_path: Path) -> list[Path]:
    """A copy of them, next to where a test writes."""
    shutil.copytree(kept_shards, tmp_path, dirs_exist_ok=True)
    return [tmp_path / f"{name}.db" for name in SOURCES]
