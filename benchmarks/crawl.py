"""What a crawl costs: the same site first, unchanged, edited and redesigned, and memory over many pages.

usage: crawl.py [PAGES]      PAGES small pages for the memory curve, 2,000 unless told

Everything runs on loopback against the demo site, without a delay. Prints requests and rows of each crawl,
then the resident memory of the crawling process at each tenth of the pages.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archive_scraper.demo import DemoServer

COMMAND = str(Path(sys.executable).with_name("archive-scraper"))
FAST = ["--delay", "0", "-s", "ARCHIVE_BACKOFF=0.05"]


def crawl(urls: list[str], db: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a crawl of the first demo site."""
    start = [option for url in urls for option in ("--url", url)]
    return subprocess.Popen(
        [COMMAND, "crawl", "cnas", *start, "--db", str(db), *FAST, *arguments],
        cwd=db.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def compare(folder: Path) -> None:
    """Print what each of five crawls asked for and wrote: the site as it is, then edited, then redesigned."""
    print(f"{'crawl':<22}{'requests':>9}{'full answers':>14}{'new':>6}{'changed':>9}{'seconds':>9}  result")
    seconds = {}
    with DemoServer(slow_seconds=0.0) as demo:
        for name, arguments, edits, broken in _CRAWLS:
            demo.edits, demo.broken = frozenset(edits), frozenset(broken)
            demo.reset()
            begun = time.perf_counter()
            output, _ = crawl(demo.cnas_listings, folder / "compare.db", "--json", *arguments).communicate()
            seconds[name] = time.perf_counter() - begun
            (report,) = json.loads(output)
            answers = sum(status == 200 for _, _, status in demo.requests)  # HTTP
            print(
                f"{name:<22}{len(demo.requests):>9}{answers:>14}{report['new']:>6}{report['changed']:>9}"
                f"{seconds[name]:>9.2f}  {report['state']}"
            )
    print(f"unchanged / full: {seconds['unchanged'] / seconds['full']:.2f} of the seconds")


_CRAWLS = (
    ("first", (), (), ()),
    ("unchanged", (), (), ()),
    ("full", ("--full",), (), ()),
    ("after three edits", ("--full",), ("title", "summary", "date"), ()),
    ("every class renamed", ("--full",), ("title", "summary", "date"), ("layout",)),
)


def remember(folder: Path, pages: int) -> None:
    """Print the resident memory as the pages come in."""
    with DemoServer(size=pages, slow_seconds=0.0) as demo:
        begun = time.perf_counter()
        process = crawl(demo.cnas_listings, folder / "memory.db", "--quiet", "--pages", str(pages))
        print(f"\n{'pages':>8}{'MiB':>8}{'pages/s':>10}")
        step = max(pages // 10, 1)
        wanted = step
        while process.poll() is None:
            done = len(demo.requests)
            if done >= wanted:
                print(f"{done:>8}{resident(process.pid):>8.0f}{done / (time.perf_counter() - begun):>10.0f}")
                wanted += step
            time.sleep(0.02)


def resident(pid: int) -> float:
    """Return the resident memory of a process in MiB (Linux)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def main() -> None:
    """Measure both."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as name:
        compare(Path(name))
        remember(Path(name), pages)


if __name__ == "__main__":
    main()
