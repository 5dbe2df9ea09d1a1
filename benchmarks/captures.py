"""What keeping pages costs: the same crawl with captures and without, in turn, and what they take on the disk.

usage: captures.py [PAGES [ROUNDS]]      300 articles and 3 rounds unless told

Everything runs on loopback against a site of invented articles, without a delay. Prints per way of crawling the CPU of
the crawling process a page, the best of its rounds, and the bytes a page that the database and the captures take; then
a second crawl that asks for every page again, of which none has changed, and what `captures verify` takes.
"""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("archive-scraper"))
FAST = ["--delay", "0", "-s", "ARCHIVE_BACKOFF=0.05", "--pages", "100000", "--quiet"]
_PER_PAGE = 20
_SHELL = 60_000
"""Bytes around the text of an article, the same on every page of a site, as menus, styles and scripts are."""


class Site:
    """A site of so many articles, each of some 70 KB, of which most repeats."""

    def __init__(self, articles: int) -> None:
        chance = random.Random(7)  # noqa: S311 # the same words in each run
        self.words = ["".join(chance.choices("abcdefghiklmnoprstuvw", k=chance.randint(3, 9))) for _ in range(4000)]
        menu = "".join(f'<li class="item-{n}"><a href="/topic/{w}">{w}</a></li>' for n, w in enumerate(self.words[:40]))
        style = "".join(f".{word}{{margin:{n}px;color:#{n:06x}}}" for n, word in enumerate(self.words))
        self.shell = f"<style>{style[: _SHELL - len(menu)]}</style><nav><ul>{menu}</ul></nav>"
        self.articles = articles
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # one packet an answer, or each waits 40 ms for the client's word on its first
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                body = site.page(self.path)
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.listing = f"http://127.0.0.1:{self.server.server_address[1]}/articles"

    def text(self, seed: int, count: int) -> str:
        """Return so many words, the same for the same seed."""
        chance = random.Random(seed)  # noqa: S311 # as above
        return " ".join(chance.choices(self.words, k=count)).capitalize()

    def page(self, path: str) -> bytes:
        """Return the page of an address, nothing where there is none."""
        plain, _, query = path.partition("?page=")
        if plain == "/articles":
            return self.list_page(int(query or 1)).encode()
        number = plain.rpartition("-")[2]
        return self.article(int(number)).encode() if plain.startswith("/a/") else b""

    def list_page(self, number: int) -> str:
        """Return a page of the listing."""
        numbers = range((number - 1) * _PER_PAGE, min(number * _PER_PAGE, self.articles))
        teasers = "".join(map(self.teaser, numbers))
        more = f'<a rel="next" href="/articles?page={number + 1}">Next page</a>' if numbers.stop < self.articles else ""
        return f"<!doctype html><title>Articles</title>{self.shell}<h1>Articles</h1><main>{teasers}{more}</main>"

    def teaser(self, number: int) -> str:
        """Return the teaser of an article."""
        path = f"/a/{self.text(number, 4).replace(' ', '-').lower()}-{number}"
        return (
            f'<article class="teaser"><h2><a href="{path}">{self.text(number, 6)}</a></h2>'
            f'<time datetime="2026-03-01">2026-03-01</time><p>{self.text(-number, 25)}.</p></article>'
        )

    def article(self, number: int) -> str:
        """Return the page of an article."""
        text = "".join(f"<p>{self.text(number * 100 + n, 80)}.</p>" for n in range(12))
        return (
            f"<!doctype html><html lang=en><title>{self.text(number, 6)}</title>{self.shell}<main><article>"
            f'<h1>{self.text(number, 6)}</h1><p class="byline">By Ada Marlowe</p>'
            f'<time datetime="2026-03-01">2026-03-01</time>{text}</article></main>'
        )


@dataclass(frozen=True)
class Cost:
    """What a crawl took."""

    cpu: float
    """Seconds of the crawling process."""
    database: int
    captures: int
    """Bytes."""


def run(*arguments: str, folder: Path) -> float:
    """Run a command and return its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([COMMAND, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def crawl(site: Site, folder: Path, *arguments: str) -> Cost:
    """Crawl the whole site."""
    cpu = run("crawl", "--url", site.listing, "--db", "archive.db", *FAST, *arguments, folder=folder)
    files = list((folder / "captures").rglob("*.warc.gz"))
    return Cost(cpu, (folder / "archive.db").stat().st_size, sum(path.stat().st_size for path in files))


def main() -> None:
    """Measure and print."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    site = Site(articles)
    pages = articles + -(-articles // _PER_PAGE)
    size = sum(len(site.article(number)) for number in range(articles)) / articles
    print(f"{pages:,} pages, {size / 1000:,.0f} KB each; best of {rounds} rounds, in turn\n")
    costs: dict[str, list[Cost]] = {"without": [], "with": [], "again, unchanged": [], "again, without": []}
    verified = []
    with tempfile.TemporaryDirectory() as name:
        for _ in range(rounds):
            for way, arguments in (("without", ["--no-captures"]), ("with", [])):
                folder = Path(name) / way
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                costs[way].append(crawl(site, folder, *arguments))
                again = "again, unchanged" if way == "with" else "again, without"
                costs[again].append(crawl(site, folder, "--full", *arguments))
            verified.append(run("captures", "verify", "--db", "archive.db", folder=Path(name) / "with"))
        start = min(run("captures", "list", "--db", "archive.db", folder=Path(name) / "with") for _ in range(rounds))
    print(f"{'crawl':<18}{'ms CPU a page':>15}{'database, B a page':>20}{'captures, B a page':>20}")
    for way in ("without", "with", "again, without", "again, unchanged"):
        best = min(costs[way], key=lambda cost: cost.cpu)
        print(
            f"{way:<18}{1000 * best.cpu / pages:>15.1f}{best.database / pages:>20,.0f}{best.captures / pages:>20,.0f}"
        )
    first, kept = (min(cost.cpu for cost in costs[way]) for way in ("without", "with"))
    print(f"\nwith / without: {kept / first:.2f} of the CPU")
    print(f"verify: {1000 * (min(verified) - start) / (2 * pages):.1f} ms CPU a capture")


if __name__ == "__main__":
    main()
