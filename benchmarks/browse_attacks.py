"""What it costs when readers ask the room for too much: peak memory, and how long everybody else waits.

    python benchmarks/browse_attacks.py                        # the room, 5,000 invented articles; five minutes
    python benchmarks/browse_attacks.py --plain                # the same under plain datasette
    python benchmarks/browse_attacks.py --room OLDER/bin/archive-scraper --beside FILE

Each attack is sent to a fresh server, first alone and then four at once, while another reader opens the home page and
a table again and again. Printed are what the attack got, the largest VmHWM of the server and of any process it
started (MiB), and the other reader's longest wait in seconds: calm, with one attack, with four. A server may take
6 GiB at most here, so that one without bounds does not take the machine. Ends with 1 where a process took more than
512 MiB or a page came later than a second.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

sys.path.insert(0, str(Path(__file__).parent))

from invented_archive import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY_LIMIT, WAIT_LIMIT = 512, 1.0
_CAP = 6 << 30
_PATIENCE = 40.0  # seconds until an attack counts as never answered
_NUMBERS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
_SQL = {
    "zeroblob of a gigabyte": "SELECT zeroblob(1000000000)",
    "randomblob, in hex": "SELECT hex(randomblob(400000000))",
    "replace that grows": "SELECT replace(replace(hex(zeroblob(20000)), '0', hex(zeroblob(500))), '0', 'abcdefgh')",
    "printf of a gigabyte": "SELECT printf('%.*c', 1000000000, 'x')",
    "group_concat without end": f"{_NUMBERS} SELECT group_concat(hex(zeroblob(100000))) FROM c",
    "many large rows": f"{_NUMBERS} SELECT zeroblob(10000000) FROM c",
    "many large columns": f"SELECT {', '.join(['zeroblob(40000000)'] * 200)}",
    "rows without end": f"{_NUMBERS} SELECT count(*) FROM c",
    "cross join": "SELECT count(*) FROM articles a, articles b, articles c",
    "cross join, sorted": "SELECT a.summary || b.title AS s FROM articles a, articles b ORDER BY s LIMIT 9 OFFSET 9999",
    "cross join, distinct": "SELECT count(DISTINCT a.summary || b.title) FROM articles a, articles b",
    "instr, quadratic": "SELECT instr(zeroblob(40000000), zeroblob(20000000) || x'01')",
    "like, many wildcards": f"SELECT hex(zeroblob(1000000)) LIKE '{'%0' * 200}%1'",
    "wide page": f"{_NUMBERS} SELECT {', '.join(['x'] * 200)} FROM c LIMIT 5000",
    "prefixes of the index": "SELECT count(*), max(snippet(articles_fts, -1, '', '', '', 60)) FROM articles_fts "
    f"WHERE articles_fts MATCH '{' OR '.join(f'{letter}*' for letter in 'abcdefghijklmnopqrstuvwxyz')}'",
}
_WHERE = quote("instr(zeroblob(40000000), zeroblob(20000000) || x'01')")
_PATHS = {
    "condition of a table": f"/{{name}}/articles?_where={_WHERE}",
    "facets of a table": "/{name}/bodies?" + "&".join(["_facet=body"] * 30),
    "a whole table as a page": "/{name}/articles?_size=max",
    "search, 32 prefixes": "/search?q=" + quote_plus(" ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz")),
}
Figures = dict[str, float | str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--db", type=Path, metavar="FILE", help="use this generated archive")
    parser.add_argument("--room", default=str(Path(sys.executable).with_name("archive-scraper")), metavar="PROGRAM")
    parser.add_argument("--plain", action="store_true", help="serve with plain datasette")
    parser.add_argument("--only", metavar="WORDS,WORDS", default="", help="the attacks whose names have these words")
    parser.add_argument("--save", type=Path, metavar="FILE")
    parser.add_argument("--beside", type=Path, metavar="FILE", help="print a saved run next to this one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = options.db or Path(folder) / "archive.db"
        if not db.exists():
            fill(db, options.articles)
        attacks = {name: f"/{db.stem}?sql={quote(sql)}" for name, sql in _SQL.items()}
        attacks |= {name: path.format(name=db.stem) for name, path in _PATHS.items()}
        found: dict[str, Figures] = {}
        for name, path in attacks.items():
            if any(words in name for words in options.only.split(",")):
                found[name] = measure(options, db, path)
                print(f"{name}: {found[name]}", file=sys.stderr, flush=True)
    if options.save:
        options.save.write_text(json.dumps(found, indent=2))
    beside = json.loads(options.beside.read_text()) if options.beside else {}
    print_table(found, beside)
    bad = [name for name, row in found.items() if row["MiB"] > MEMORY_LIMIT or row["wait"] > WAIT_LIMIT]
    print(f"\n{len(found) - len(bad)} of {len(found)} held{': not ' + ', '.join(bad) if bad else ''}")
    sys.exit(1 if bad else 0)


def print_table(found: dict[str, Figures], beside: dict[str, Figures]) -> None:
    """Print a row an attack, as Markdown."""
    runs = [("before: ", beside), ("", found)] if beside else [("", found)]
    columns = ("got", "MiB", "calm", "wait", "wait of 4")
    print("| attack |", " | ".join(f"{title}{column}" for title, _ in runs for column in columns), "|")
    print(f"|---|{'---:|' * len(columns) * len(runs)}")
    for name in found:
        cells = [str(run.get(name, {}).get(column, "")) for _, run in runs for column in columns]
        print(f"| {name} |", " | ".join(cells), "|")


def measure(options: argparse.Namespace, db: Path, path: str) -> Figures:
    """Return what an attack got, the peak memory in MiB and the longest wait of another reader in seconds."""
    with served(options, db) as (pid, address), watched(pid) as peak:
        _, calm = attack(address, "/robots.txt", db.stem, 20)
        got, wait = attack(address, path, db.stem, 1)
        _, wait_of_four = attack(address, path, db.stem, 4)
    return {
        "got": got,
        "MiB": round(peak[0]),
        "calm": round(calm, 2),
        "wait": round(wait, 2),
        "wait of 4": round(wait_of_four, 2),
    }


@contextmanager
def watched(pid: int) -> Iterator[list[float]]:
    """Yield the largest VmHWM of a process and of those it starts, as it grows, in MiB."""
    peak, done = [0.0], threading.Event()

    def look() -> None:
        while not done.wait(0.05):
            peak[0] = max(peak[0], peak_of(pid))

    watch = threading.Thread(target=look)
    watch.start()
    try:
        yield peak
    finally:
        done.set()
        watch.join()


@contextmanager
def served(options: argparse.Namespace, db: Path) -> Iterator[tuple[int, str]]:
    """Serve an archive in a process that may take 6 GiB."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [options.room, "browse", "--db", str(db), "--port", str(port)]
    if options.plain:
        command = [str(Path(options.room).with_name("datasette")), str(db), "--port", str(port)]
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (_CAP, _CAP)),  # noqa: PLW1509 - no threads yet
    ) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(1200):
                time.sleep(0.1)
                with contextlib.suppress(OSError):
                    fetch(f"{address}/", 5)
                    break
            else:
                sys.exit("the room does not start")
            yield server.pid, address
        finally:
            server.kill()


def attack(address: str, path: str, name: str, copies: int) -> tuple[str, float]:
    """Send an attack so many times at once; return what it got and the longest wait of another reader meanwhile."""
    results: list[str] = []
    threads = [threading.Thread(target=lambda: results.append(outcome(address + path))) for _ in range(copies)]
    for thread in threads:
        thread.start()
    longest = 0.0
    while any(thread.is_alive() for thread in threads):
        for page in ("/", f"/{name}/sources"):
            start = time.perf_counter()
            with contextlib.suppress(OSError):
                fetch(address + page, _PATIENCE)
            longest = max(longest, time.perf_counter() - start)
        time.sleep(0.05)
    return results[0], longest


def outcome(address: str) -> str:
    """Return the status of an answer and its seconds."""
    start = time.perf_counter()
    try:
        status = str(fetch(address, _PATIENCE))
    except urllib.error.HTTPError as error:
        status = str(error.code)
    except OSError as error:
        status = "nothing" if "timed out" in str(error) else "connection lost"
    return f"{status}, {time.perf_counter() - start:.1f} s"


def fetch(address: str, seconds: float) -> int:
    with urllib.request.urlopen(address, timeout=seconds) as answer:  # noqa: S310 - our own server
        while answer.read(1 << 20):
            pass
        return int(answer.status)


def peak_of(pid: int) -> float:
    """Return the largest VmHWM of a process and of those it started, in MiB; 0 where it is gone."""
    peaks = [0.0]
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError, KeyError):  # it ended meanwhile
            lines = dict(line.split(":", 1) for line in (entry / "status").read_text().splitlines() if ":" in line)
            if entry.name == str(pid) or int(lines["PPid"]) == pid:
                peaks.append(int(lines["VmHWM"].split()[0]) / 1024)
    return max(peaks)


if __name__ == "__main__":
    main()
