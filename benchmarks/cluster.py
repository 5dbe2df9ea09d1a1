"""What a cluster costs and brings: the same sites crawled by one process, by one worker and by two.

usage: cluster.py [PAGES] [SITES]      PAGES small pages in all, 1,200 unless told, of SITES sites, 4

The sites are served by processes of their own on loopback, each at an address of its own, and crawled without a delay:
all the time is work. Prints pages a second as the clock has it, and processor seconds of the command and of the busiest
worker: on a machine that does other work these alone say what two workers bring. Then what a shard costs: articles a
processor second that are carved out of an archive, and that are folded into one.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from archive_scraper.cluster.carve import carve
from archive_scraper.merge import merge_shards
from archive_scraper.store import Archive

COMMAND = str(Path(sys.executable).with_name("archive-scraper"))
FAST = ["--delay", "0", "-s", "ARCHIVE_BACKOFF=0.05"]
TICK = 0.1
SERVE = """
import sys, threading
sys.path.insert(0, sys.argv[1])
from small_site import Piece, SmallSite
with SmallSite(host=sys.argv[2], per_page=50) as site:
    # No text stands on two sites: it would be compared with all that it may be a republication of.
    site.pieces = [Piece(number) for number in range(int(sys.argv[3]), int(sys.argv[4]))]
    print(site.listing, flush=True)
    threading.Event().wait()
"""


def serve(folder: Path, sites: int, pages: int) -> list[subprocess.Popen[str]]:
    """Start the sites and write a rules file for each."""
    tests = str(Path(__file__).parent.parent / "tests")
    sources = folder / "data" / "sources"
    sources.mkdir(parents=True)
    servers = []
    for number in range(sites):
        of_site = [str(1 + count * (pages // sites)) for count in (number, number + 1)]
        command = [sys.executable, "-c", SERVE, tests, f"127.0.0.{number + 1}", *of_site]
        servers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        listing = servers[-1].stdout.readline().strip()  # type: ignore[union-attr]
        rules = f'name = "site-{number}"\nstart_urls = ["{listing}"]\nmax_pages = 100000\n'
        (sources / f"site-{number}.toml").write_text(rules, encoding="utf-8")
    return servers


class Work:
    """Processor seconds of a command and of all that it starts, by the child of the command that they belong to."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._seconds: dict[int, float] = {}
        self._branch: dict[int, int] = {pid: pid}

    def look(self) -> None:
        """Read what each process has used so far (proc(5)); one that ends between two looks loses a tick."""
        found = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            except OSError:
                continue
            found[int(path.parent.name)] = (int(fields[1]), (int(fields[11]) + int(fields[12])) / 100)
        for _ in range(5):  # children of children of ...
            for pid, (parent, _seconds) in found.items():
                if pid not in self._branch and parent in self._branch:
                    self._branch[pid] = pid if parent == self._pid else self._branch[parent]
        for pid, (_parent, seconds) in found.items():
            if pid in self._branch:
                self._seconds[pid] = seconds

    def by_branch(self) -> dict[int, float]:
        """Return the seconds of the command itself, and of each child with all below it."""
        total: dict[int, float] = defaultdict(float)
        for pid, seconds in self._seconds.items():
            total[self._branch[pid]] += seconds
        return total


def crawl(folder: Path, sites: int, name: str, *arguments: str) -> tuple[float, Work, int]:
    """Crawl the sites; return the seconds, the work, and the number of the command."""
    names = [f"site-{number}" for number in range(sites)]
    begun = time.perf_counter()
    process = subprocess.Popen(
        [COMMAND, "crawl", *names, "--db", f"{name}.db", "--pages", "100000", "--quiet", *FAST, *arguments], cwd=folder
    )
    work = Work(process.pid)
    while process.poll() is None:
        work.look()
        time.sleep(TICK)
    assert process.returncode == 0, process.returncode
    return time.perf_counter() - begun, work, process.pid


def compare(folder: Path, sites: int) -> None:
    """Print what each way takes."""
    print(f"{'':<12}{'pages':>8}{'seconds':>9}{'pages/s':>9}{'command':>10}{'worker':>9}   processor seconds")
    busiest = {}
    for name, arguments in (
        ("one process", ()),
        ("local:1", ("--cluster", "local:1")),
        ("local:2", ("--cluster", "local:2")),
    ):
        file = name.replace(" ", "-").replace(":", "-")
        seconds, work, pid = crawl(folder, sites, file, *arguments)
        with Archive.open(folder / f"{file}.db", read_only=True) as archive:
            pages = archive.value("SELECT sum(pages) FROM runs")
        branches = work.by_branch()
        own = branches.pop(pid)
        busiest[name] = max(branches.values(), default=own)
        print(f"{name:<12}{pages:>8,}{seconds:>9.1f}{pages / seconds:>9.0f}{own:>10.1f}{busiest[name]:>9.1f}")
    print(f"two workers, by the busiest one's processor: {busiest['local:1'] / busiest['local:2']:.2f} times one")
    print(f"one worker beside one process: {busiest['local:1'] / busiest['one process']:.2f} of its processor seconds")


def fold(folder: Path, sites: int) -> None:
    """Print what it costs to make shards of an archive, and to fold them into another one."""
    archive = folder / "one-process.db"
    shards = []
    begun = time.process_time()
    for number in range(sites):
        shards.append(folder / f"shard-{number}.db")
        carve(archive, f"site-{number}", shards[-1])
    carved = time.process_time() - begun
    with Archive.open(archive, read_only=True) as opened:
        articles = opened.value("SELECT count(*) FROM articles")
    begun = time.process_time()
    merge_shards(folder / "merged.db", shards)
    merged = time.process_time() - begun
    print(f"\ncarved {articles / carved:,.0f} articles a processor second, merged {articles / merged:,.0f}")


def main() -> None:
    """Measure both."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 1200
    sites = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        servers = serve(folder, sites, pages)
        try:
            compare(folder, sites)
            fold(folder, sites)
        finally:
            for server in servers:
                server.kill()


if __name__ == "__main__":
    main()
