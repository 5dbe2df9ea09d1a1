"""The archive, a reader in this process, and the address of a served one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reading_room import Reader, fill

from archive_scraper.browse.launch import choose_port
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = [str(Path(sys.executable).with_name("archive-scraper"))]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("library") / "archive.db"
    with Archive.open(path) as archive:
        fill(archive)
    return path


@pytest.fixture(scope="session")
def reader(library: Path) -> Reader:
    return Reader(library)


@pytest.fixture(scope="session")
def address(library: Path) -> Iterator[str]:
    with served(library) as url:
        yield url


@pytest.fixture(scope="session")
def demo_room(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Yield the archive that ``make demo`` leaves and the address of the room over it."""
    path = shutil.copytree(demo_folder, tmp_path_factory.mktemp("demo") / "room") / "demo.db"
    with served(path) as url:
        yield path, url


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Run ``archive-scraper browse`` and yield its address."""
    port = choose_port("127.0.0.1", 0)
    command = [*COMMAND, "browse", "--db", str(path), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        url = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{url}/robots.txt", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None, server.stdout and server.stdout.read()
                time.sleep(0.1)
        yield url
        server.terminate()
