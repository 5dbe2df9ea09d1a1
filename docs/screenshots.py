"""Takes the pictures of docs/screenshots/ from a fresh demo archive: ``python docs/screenshots.py``.

Needs chromium and the test group's playwright. All text on them is the demo site's or that of docs/houses.py, which is
invented.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from houses import fill
from playwright.sync_api import sync_playwright

from archive_scraper.browse.launch import choose_port

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).resolve().parent / "screenshots"
COMMAND = str(Path(sys.executable).with_name("archive-scraper"))
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
TALL = {"width": 1280, "height": 1100}
SHOTS: dict[str, tuple[str, dict[str, int], str]] = {
    "home": ("/", LAPTOP, "light"),
    "articles": ("/articles?year=2025", LAPTOP, "light"),
    "article": ("{article}", LAPTOP, "light"),
    "author": ("{author}", LAPTOP, "light"),
    "search": ("/search?q=harbour", LAPTOP, "light"),
    "dashboard": ("/dashboard", LAPTOP, "light"),
    "tables": ("/demo", LAPTOP, "light"),
    "home-dark": ("/", LAPTOP, "dark"),
    "articles-phone": ("/articles", PHONE, "light"),
    "article-phone-dark": ("{article}", PHONE, "dark"),
}
"""Name -> the page, the size of the window, the colours."""
OF_MANY: dict[str, tuple[str, dict[str, int], str]] = {
    "sources": ("/sources", LAPTOP, "light"),
    "source": ("/sources/meridian-council", TALL, "light"),
    "articles-by-country": ("/articles?subject=security", LAPTOP, "light"),
    "matrix": ("/matrix", TALL, "light"),
    "sources-phone-dark": ("/sources?subject=security", PHONE, "dark"),
}
"""The same, of an archive with many sources."""


def main() -> None:
    """Crawl the demo site, serve the archive, take the pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("chromium is not installed; on Debian: apt-get install chromium")
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "demo.db"
        # The demo site has pages that fail on purpose: it may end degraded.
        subprocess.run([COMMAND, "demo", "--db", str(db)], stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own command
        if not db.exists():
            sys.exit("the demo crawl left no archive")
        many, catalogue = Path(folder) / "archive.db", Path(folder) / "catalogue"
        fill(many, catalogue)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            with served(db) as address:
                take(browser, address, SHOTS, find_pages(browser, address))
            with served(many, ARCHIVE_CATALOGUE=str(catalogue)) as address:
                take(browser, address, OF_MANY, {})
            browser.close()


def take(browser: Any, address: str, shots: dict[str, tuple[str, dict[str, int], str]], pages: dict[str, str]) -> None:
    """Take a picture of each page, with what the catalogue knows of a source unfolded."""
    for name, (path, size, scheme) in shots.items():
        page = browser.new_page(viewport=size, color_scheme=scheme)
        page.goto(address + path.format(**pages))
        page.eval_on_selector_all("[aria-labelledby=known] details", "all => all.forEach(one => { one.open = true; })")
        page.screenshot(path=TARGET / f"{name}.png", scale="css")
        page.close()
        print(f"{name}.png {(TARGET / f'{name}.png').stat().st_size / 1000:.0f} KB")


def find_pages(browser: Any, address: str) -> dict[str, str]:
    """Return a signed article that hands its readers on, and the author with most articles."""
    page = browser.new_page()
    page.goto(f"{address}/articles?source=demo-cnas")
    card = page.locator(".card", has=page.locator(".tag")).filter(has=page.locator("a.out")).first
    article = card.locator("h2 a").get_attribute("href")
    page.goto(f"{address}/authors")
    author = page.locator(".names a").first.get_attribute("href")
    page.close()
    return {"article": article, "author": author}


@contextmanager
def served(db: Path, **environment: str) -> Iterator[str]:
    """Serve the room in a process of its own."""
    port = choose_port("127.0.0.1", None)
    command = [COMMAND, "browse", "--db", str(db), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, **environment}) as server:  # noqa: S603 - our own command
        address = f"http://127.0.0.1:{port}"
        for _ in range(900):
            time.sleep(0.1)
            try:
                urllib.request.urlopen(f"{address}/robots.txt", timeout=5).close()  # noqa: S310 - our own server
                break
            except OSError:
                if server.poll() is not None:
                    sys.exit("the room does not start")
        yield address
        server.terminate()


if __name__ == "__main__":
    main()
