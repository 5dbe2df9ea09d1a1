"""What a crawl of hundreds of sources takes: time, processor, memory, open files, lines printed.

    python benchmarks/many_crawls.py                    # 500 invented sites on loopback, some minutes
    python benchmarks/many_crawls.py --sources 50 --show

Each site is an address of its own (127.1.0.1, 127.1.0.2, ...), served by one process: a list of ten articles and
their pages. One site in twenty-five refuses, one has an empty list, one a list that a script builds, one is gone; one
file of rules is broken. The crawl runs twice: the first finds everything, the second nothing new.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ARTICLES = 10
PORT = 28_480
WORDS = ("harbour", "ledger", "signal", "orchard", "lantern", "treaty", "ferry", "granite", "archive", "meadow")
EMPTY = "<!doctype html><html lang=en><title>Reports</title><body><main><h1>Reports</h1><p>No report.</p></main></html>"
SCRIPT = "<!doctype html><html lang=en><title>Reports</title><body><div id=root></div><script>run()</script></html>"


def address(number: int) -> str:
    """Return the address that a site is served on."""
    return f"127.1.{number // 250}.{number % 250 + 1}"


def fate(number: int) -> str:
    """Return what is wrong with a site: refuses, empty, script, gone; "" for the good ones."""
    return {3: "refuses", 8: "empty", 13: "script", 18: "gone"}.get(number % 25, "")


def answer(number: int, path: str) -> tuple[int, str]:
    """Return status and page of a site."""
    wrong = fate(number)
    if path == "/robots.txt":
        return 404, "none"
    if wrong in ("refuses", "gone"):
        return (403 if wrong == "refuses" else 404), "<h1>No</h1>"
    if path == "/reports":
        return 200, {"empty": EMPTY, "script": SCRIPT}.get(wrong) or listing(number)
    place = path.rpartition("-")[2]
    return (200, article(number, int(place))) if place.isdecimal() and int(place) < ARTICLES else (404, "none")


def words(seed: int, count: int) -> str:
    """Return so many words, other ones for another seed."""
    state, found = seed * 2_654_435_761 % 2**31, []
    for _ in range(count):
        state = (state * 1_103_515_245 + 12_345) % 2**31
        found.append(WORDS[state // 65_536 % len(WORDS)])
    return " ".join(found)


def listing(number: int) -> str:
    """Return a site's list of articles, the newest first."""
    teasers = (
        f'<article class="teaser"><h2><a href="/reports/piece-{place}">{title(number, place)}</a></h2>'
        f"<time datetime=2026-03-{place + 1:02d}>March {place + 1}, 2026</time>"
        f"<p>{words(number * 100 + place, 20).capitalize()}.</p></article>"
        for place in reversed(range(ARTICLES))
    )
    return f"<!doctype html><html lang=en><title>Reports</title><body><main>{''.join(teasers)}</main></html>"


def article(number: int, place: int) -> str:
    """Return the page of an article."""
    texts = (f"<p>{words(number * 1000 + place * 50 + one, 70).capitalize()}.</p>" for one in range(8))
    return (
        f"<!doctype html><html lang=en><title>{title(number, place)}</title><body><main><article>"
        f"<h1>{title(number, place)}</h1><p class=byline>By Ada Marlowe</p>"
        f"<time datetime=2026-03-{place + 1:02d}>March {place + 1}, 2026</time>{''.join(texts)}</article></main></html>"
    )


def title(number: int, place: int) -> str:
    """Return the title of an article."""
    return f"{words(number * 77 + place, 5).title()} {number}-{place}"


def serve(count: int, ready: threading.Event) -> None:
    """Answer for all sites until the process ends."""

    async def main() -> None:
        for number in range(count):
            await asyncio.start_server(lambda r, w, number=number: talk(number, r, w), address(number), PORT)
        ready.set()
        await asyncio.Event().wait()

    async def talk(number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                while (await reader.readline()).strip():
                    pass
                status, page = answer(number, line.split()[1].decode())
                body = page.encode()
                head = f"HTTP/1.1 {status} -\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}"
                writer.write(f"{head}\r\n\r\n".encode() + body)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    asyncio.run(main())


def crawl(place: Path, names: list[str]) -> dict[str, float]:
    """Crawl all sources; return what that took, and leave what it printed in files."""
    program = Path(sys.executable).with_name("archive-scraper")
    command = [
        program,
        "crawl",
        *names,
        "--delay",
        "0",
        "--db",
        place / "archive.db",
        "--sources-dir",
        place / "sources",
    ]
    found = {"MB at most": 0.0, "open files at most": 0.0}
    begin = time.monotonic()
    with (
        (place / "out.txt").open("w") as out,
        (place / "err.txt").open("w") as err,
        subprocess.Popen(command, cwd=place, stdout=out, stderr=err, env={**os.environ, "COLUMNS": "120"}) as run,
    ):
        while run.poll() is None:
            sample(run.pid, found)
            time.sleep(0.2)
    spent = time.monotonic() - begin
    lines = {f"lines of std{name}": float((place / f"{name}.txt").read_text().count("\n")) for name in ("out", "err")}
    return {"seconds": spent, **found, **lines}


def sample(pid: int, found: dict[str, float]) -> None:
    """Note processor seconds, the most memory in MB, and the most open files of a process."""
    try:
        status = Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0]
        spent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except (OSError, IndexError):
        return
    found["processor seconds"] = sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")
    found["MB at most"] = int(status) / 1000
    found["open files at most"] = max(found["open files at most"], files)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--show", action="store_true", help="print what the crawls printed")
    options = parser.parse_args()
    ready = threading.Event()
    threading.Thread(target=serve, args=(options.sources, ready), daemon=True).start()
    ready.wait(60)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "sources").mkdir()
        # By their names, as --all would ask the real sites of the program's own spiders too.
        names = [f"house-{number:03d}" for number in range(options.sources)]
        for number, name in enumerate(names):
            rules = f'title = "House {number}"\nstart_urls = ["http://{address(number)}:{PORT}/reports"]\n'
            (place / "sources" / f"{name}.toml").write_text(rules)
        (place / "sources" / "broken.toml").write_text("[")
        for crawled in ("first crawl", "second crawl"):
            found = crawl(place, names)
            print(f"{crawled}: " + ", ".join(f"{value:,.0f} {what}" for what, value in found.items()), flush=True)
            for stream in ("out", "err") if options.show else ():
                print((place / f"{stream}.txt").read_text())


if __name__ == "__main__":
    main()
