"""What a crawl costs: an unchanged site against a full one, and memory over many pages.

usage: crawl.py [PAGES]      PAGES small pages for the memory curve, 2,000 unless told

Everything runs on loopback against the demo site, without a delay. Prints requests, seconds and their ratio, then
the resident memory of the crawling process at each tenth of the pages.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archive_scraper.demo import DemoServer

COMMAND = str(Path(sys.executable).with_name("archive-scraper"))
FAST = ["--delay", "0", "-s", "ARCHIVE_BACKOFF=0.05", "--quiet"]


def crawl(urls: list[str], db: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a crawl of the first demo site."""
    start = [option for url in urls for option in ("--url", url)]
    return subprocess.Popen([COMMAND, "crawl", "cnas", *start, "--db", str(db), *FAST, *arguments], cwd=db.parent)


def compare(folder: Path) -> None:
    """Print requests and seconds of a first, an unchanged and a full crawl."""
    print(f"{'crawl':<12}{'requests':>10}{'seconds':>10}")
    figures = {}
    with DemoServer(slow_seconds=0.0) as demo:
        for name, arguments in (("first", ()), ("unchanged", ()), ("full", ("--full",))):
            demo.reset()
            begun = time.perf_counter()
            crawl(demo.cnas_listings, folder / "compare.db", *arguments).wait()
            figures[name] = len(demo.requests), time.perf_counter() - begun
            print(f"{name:<12}{figures[name][0]:>10}{figures[name][1]:>10.2f}")
    requests, seconds = (figures["unchanged"][place] / figures["full"][place] for place in (0, 1))
    print(f"unchanged / full: requests {requests:.2f}, seconds {seconds:.2f}")


def remember(folder: Path, pages: int) -> None:
    """Print the resident memory as the pages come in."""
    with DemoServer(size=pages, slow_seconds=0.0) as demo:
        begun = time.perf_counter()
        process = crawl(demo.cnas_listings, folder / "memory.db", "--pages", str(pages))
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
