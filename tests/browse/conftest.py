"""The archive, a reader in this process, and the address of a served one."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from reading_room import Reader, fill

from archive_scraper.store import Archive


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
def address(library: Path) -> Any:
    """Run ``archive-scraper browse`` and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        str(Path(sys.executable).with_name("archive-scraper")),
        "browse",
        "--db",
        str(library),
        "--port",
        str(port),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        url = f"http://127.0.0.1:{port}"
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{url}/robots.txt", timeout=5).close()
                break
            except urllib.error.URLError:
                assert server.poll() is None, server.stdout and server.stdout.read()
                time.sleep(0.1)
        yield url
        server.terminate()
