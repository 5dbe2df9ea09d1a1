"""The matrix in docs/channels.md: what is chosen on each of the demo's sites, and what crawls then find and ask for.

usage: python tests/channel_matrix.py    (writes it anew)
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "channels.md"
_MARKS = re.compile(r"(<!-- matrix -->\n).*?(\n<!-- /matrix -->)", re.DOTALL)
_HEAD = (
    "| the site | new articles from | back catalogue from | articles | look | first run | unchanged run |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)


def row(name: str, folder: Path, look: Callable[..., None]) -> str:
    """Return the row of a site: looked at, saved and crawled twice; the figures are requests, robots.txt among them."""
    from crawling import crawl_here

    from archive_scraper.cli.channels import judged, look_around
    from archive_scraper.crawl import look_spider
    from archive_scraper.crawl.rules_channels import with_channels
    from archive_scraper.crawl.rules_file import write_rules
    from archive_scraper.crawl.sources import address_source
    from archive_scraper.demo.lies import SITES, LieServer
    from archive_scraper.store import Archive

    usual, look_spider.crawl = look_spider.crawl, look
    try:
        with LieServer(name) as server:
            rules = address_source(server.url).rules
            found = look_around(server.url, rules, datetime.now(UTC).replace(microsecond=0), delay=0)
            choices = judged(found)
            saved = with_channels(rules, choices)
            path = folder / f"{name}.toml"
            listing = next(choice.seen.listing for choice in choices if choice.chosen)
            assert listing is not None
            write_rules(path, saved, listing)
            asked = []
            for _ in range(2):
                before = len(server.requests)
                crawl_here(path, folder / f"{name}.db", ARCHIVE_CAPTURES=False)
                asked.append(len(server.requests) - before)
            with Archive.open(folder / f"{name}.db") as archive:
                held = {article["url"] for article in archive.articles.export()}
    finally:
        look_spider.crawl = usual
    uses = {use: [choice.seen.kind for choice in choices if use in choice.use] for use in ("new", "archive")}
    cells = (
        SITES[name].says,
        ", ".join(uses["new"]),
        ", ".join(uses["archive"]) or ("listing, by its pages" if "listing" in uses["new"] else "none"),
        f"{len(held & server.articles)} of {len(server.articles)}",
        *map(str, (found.asked, *asked)),
    )
    return f"| {' | '.join(cells)} |"


def table(rows: list[str]) -> str:
    """Return the matrix as it stands on the page."""
    return "\n".join([_HEAD, *rows])


def written() -> list[str]:
    """Return the rows that stand on the page."""
    found = _MARKS.search(PAGE.read_text(encoding="utf-8"))
    assert found is not None, "the marks of the matrix are missing"
    return found[0].splitlines()[3:-1]


def main() -> None:
    """Write the matrix anew."""
    from looks import crawl

    from archive_scraper.demo.lies import SITES

    with TemporaryDirectory() as folder:
        rows = [row(name, Path(folder), crawl) for name in SITES]
    text = _MARKS.sub(lambda found: f"{found[1]}{table(rows)}{found[2]}", PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(text, encoding="utf-8")
    print(table(rows))


if __name__ == "__main__":
    main()
