"""Takes the pictures of docs/screenshots/ from a fresh demo archive: ``python docs/screenshots.py``.

Needs chromium and the test group's playwright. All text on them is the demo site's, which is invented.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from archive_scraper.browse.launch import choose_port

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).resolve().parent / "screenshots"
COMMAND = str(Path(sys.executable).with_name("archive-scraper"))
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
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
        with served(db) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            pages = find_pages(browser, address)
            for name, (path, size, scheme) in SHOTS.items():
                page = browser.new_page(viewport=size, color_scheme=scheme)
                page.goto(address + path.format(**pages))
                page.screenshot(path=TARGET / f"{name}.png", scale="css")
                page.close()
                print(f"{name}.png {(TARGET / f'{name}.png').stat().st_size / 1000:.0f} KB")
            browser.close()


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
def served(db: Path) -> Iterator[str]:
    """Serve the room in a process of its own."""
    port = choose_port("127.0.0.1", None)
    command = [COMMAND, "browse", "--db", str(db), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603 - our own command
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
