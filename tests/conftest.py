"""What several folders of tests share: the demo site, the command line as a user types it, the corpus."""

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from archive_scraper.demo import DemoServer

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
# A busy machine is slow at anything: time is measured in benchmarks/, not here.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")
os.environ.pop("COLUMNS", None)  # pytest-xdist sets it; what our commands print on a pipe is as wide as its rows
# Tests start thousands of processes: where the environment forbids to keep bytecode, each compiles the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
COMMAND = [str(Path(sys.executable).with_name("archive-scraper"))]


@pytest.fixture
def demo():
    with DemoServer(slow_seconds=0.0) as server:
        yield server


@pytest.fixture(scope="session")
def crawl_here():
    """Crawls inside this process; see crawling.py."""
    import crawling

    return crawling.crawl_here


def pytest_sessionfinish():
    if (crawling := sys.modules.get("crawling")) is not None:  # its threads would keep Python from its end
        crawling.stop()


@pytest.fixture
def corpus():
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the checkout")
    return CORPUS


FAST = ["--delay", "0", "-s", "ARCHIVE_BACKOFF=0.05"]


class Cli:
    """Runs archive-scraper in a folder of its own, as a user would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = folder / "archive.db"

    def __call__(self, *arguments, code=0, **options):
        options.setdefault("env", dict(os.environ))  # without COLUMNS, which readline sets past os.environ
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            **options,
        )
        assert code is None or done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done

    def json(self, *arguments, code=0):
        return json.loads(self(*arguments, "--json", code=code).stdout)

    def crawl(self, *arguments, code=0):
        """Crawl and return the report of the only source."""
        (report,) = self.json("crawl", *arguments, "--db", self.db, *FAST, code=code)
        return report


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory):
    """What ``archive-scraper demo`` leaves, demo.db and its captures; made once, by the process that asks first.

    Who writes into it takes a copy.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demo-once"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "whole").exists():
            subprocess.run(
                [*COMMAND, "demo", "--db", "demo.db"], cwd=folder, check=True, capture_output=True, timeout=120
            )
            (folder / "whole").touch()
    return folder


@pytest.fixture
def cli(tmp_path):
    return Cli(tmp_path)
