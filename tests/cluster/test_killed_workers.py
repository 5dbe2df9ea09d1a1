"""A crawl whose workers are killed, stopped and cut off at twenty points leaves what a crawl in peace leaves."""

import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from clusters import what_it_holds, write_rules
from crawling import crawl_here
from small_site import Piece, SmallSite

from archive_scraper.cluster import crawling
from archive_scraper.cluster.address import read_cluster
from archive_scraper.cluster.launch import crawl_on
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.sources import file_source

pytestmark = pytest.mark.soak
psutil = pytest.importorskip("psutil")  # comes with Dask
SITES, PIECES, POINTS = 8, 28, 20
SETTINGS = {"DOWNLOAD_DELAY": 0.15, "ARCHIVE_BACKOFF": 0.05, "LOG_ENABLED": False}
# What happened on the way: runs that were cut off, pages that were asked for twice.
ON_THE_WAY = frozenset(
    {"runs", "run_fields", "run_pages", "run_balance", "run_channels", "failures", "captures", "start_pages"}
)
DASK = str(Path(sys.executable).with_name("dask"))


class Processes:
    """A scheduler and two workers, which a test ends as it likes."""

    def __init__(self, folder):
        self.folder, self.file = folder, folder / "scheduler.json"
        self.workers, self.stopped = [], []
        self.start_scheduler()
        self.start_workers()

    def run(self, *arguments):
        command = [DASK, *arguments, "--scheduler-file", str(self.file), "--host", "127.0.0.1", "--no-dashboard"]
        return subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start_scheduler(self):
        self.file.unlink(missing_ok=True)
        self.scheduler = self.run("scheduler", "--port", "0")
        while not self.file.exists():
            time.sleep(0.1)

    def start_workers(self):
        while len(self.workers) < 2:
            self.workers.append(self.run("worker", "--nthreads", "1", "--no-nanny"))

    def take_busy(self, addresses):
        """Take out of the list a worker that crawls, by the port that it listens at."""
        ports = {int(address.rpartition(":")[2]) for address in addresses}
        for worker in self.workers:
            listening = psutil.Process(worker.pid).net_connections("tcp")
            if ports & {connection.laddr.port for connection in listening if connection.status == "LISTEN"}:
                self.workers.remove(worker)
                return worker
        return None

    def end(self):
        for process in [*self.workers, *self.stopped, self.scheduler]:
            process.kill()
            process.wait()


@pytest.fixture
def processes(tmp_path):
    found = Processes(tmp_path)
    yield found
    found.end()


class Ends:
    """Ends something each time that the crawl has come so much further: mostly a worker, by SIGKILL."""

    def __init__(self, processes, sites):
        self.processes, self.sites = processes, sites
        self.points = [4 + (SITES * PIECES - 20) * place // POINTS for place in range(POINTS)]
        self.done = []

    def __call__(self, progress):
        for line in progress.said:
            print(line)
        progress.said.clear()
        asked = sum(len(site.requests) for site in self.sites)
        if not self.points or asked < self.points[0] or not any(progress.workers.values()):
            return
        number = len(self.done)
        if number == 12:  # the scheduler, and with it its workers
            self.processes.scheduler.kill()
            self.processes.scheduler.wait()
            for worker in self.processes.workers:
                worker.kill()
                worker.wait()
            self.processes.workers.clear()
            self.processes.start_scheduler()
            self.done.append("scheduler")
        else:
            worker = self.processes.take_busy([address for address, crawls in progress.workers.items() if crawls])
            if worker is None:
                return
            if number == 6:
                worker.send_signal(signal.SIGSTOP)
                self.processes.stopped.append(worker)
            else:
                worker.kill()
                worker.wait()
            self.done.append("worker")
        self.points.pop(0)
        self.processes.start_workers()


def test_workers_that_are_killed_at_twenty_points(tmp_path, processes, monkeypatch):
    monkeypatch.setattr(crawling, "_ATTEMPTS", 1000)
    monkeypatch.setattr(crawling, "_MUTE", 20.0)
    (tmp_path / "shards").mkdir()
    with ExitStack() as stack:
        sites = {
            f"site-{number}": stack.enter_context(SmallSite(host=f"127.0.0.{number + 1}")) for number in range(SITES)
        }
        for number, site in enumerate(sites.values()):  # no text twice: which one came first depends on the crawl
            site.pieces = [Piece(100 * number + piece) for piece in range(PIECES)]
        sources = [file_source(path) for path in sorted(write_rules(tmp_path, **sites).glob("*.toml"))]
        for source in sources:
            crawl_here(source, tmp_path / "peace.db", **SETTINGS)
        for site in sites.values():
            site.requests.clear()
        ends = Ends(processes, sites.values())
        reports = crawl_on(
            read_cluster(str(processes.file)),
            sources,
            CrawlOptions(),
            tmp_path / "cluster.db",
            folder=tmp_path / "shards",
            settings=SETTINGS,
            observer=ends,
        )
    print(ends.done, [report.notes for report in reports])
    assert len(ends.done) == POINTS
    assert [report.state for report in reports] == ["good"] * SITES
    assert sum("begun again" in note for report in reports for note in report.notes) > 0
    holds, peace = what_it_holds(tmp_path / "cluster.db"), what_it_holds(tmp_path / "peace.db")
    for table in holds.keys() - ON_THE_WAY:
        assert holds[table] == peace[table], table
    for site in sites.values():
        articles = [path for path in site.requests if re.search(r"-\d+$", path)]
        assert len(set(articles)) == PIECES
        assert len(articles) <= PIECES + POINTS  # those that were on their way
