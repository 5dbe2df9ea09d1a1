"""fixture: a captured page with what is read from it, as a regression test of a source."""

from __future__ import annotations

from pathlib import Path

import click

from archive_scraper.cli.captured import captured_response
from archive_scraper.cli.options import db_option, sources_option
from archive_scraper.cli.tables import print_line, shown
from archive_scraper.cli.warnings import known_sources
from archive_scraper.errors import ArchiveError


@click.command()
@click.argument("url")
@click.option("--site", required=True, help="The source whose rules read the page.")
@click.option("--at", help="The newest capture of this day or before: 2024-05-03, 2024-05, 2024-05-03T12:30.")
@click.option("--as", "kind", type=click.Choice(["auto", "article", "listing"]), default="auto", show_default=True)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=Path("tests/sites"),
    show_default=True,
    help="The folder with a folder for each source.",
)
@db_option
@sources_option
def fixture(url: str, site: str, at: str | None, kind: str, to: Path, db: Path, sources_dir: Path) -> None:
    """Write the captured page of URL and what is read from it into tests/sites/SITE, ready for review.

    From then on `pytest tests/sites` says, field by field, where a change reads it differently.

    \b
    archive-scraper fixture https://www.example.org/reports/a-report --site example
    """  # noqa: D301 # Click's mark for lines that stay as they are
    from archive_scraper.crawl.reading import holds_page
    from archive_scraper.crawl.sources import pick_sources
    from archive_scraper.fixtures import page_row, write_fixture, write_rows

    rules = pick_sources((site,), known_sources(sources_dir))[0].rules
    captured, response = captured_response(db, url, at)
    if captured.kind == "document" or not holds_page(response):
        raise ArchiveError(f"{url}: was answered with {captured.content_type}; a fixture is a page")
    if kind == "auto":
        kind = captured.kind
    page = write_fixture(to / rules.name, kind, response.text, captured.url, captured.moment)
    row = page_row(kind, page.read_text(encoding="utf-8"), captured.url, rules, captured.moment)
    rows = write_rows(page, row)
    print_line(f"Wrote {shown(str(page))} and {shown(str(rows))}, as captured on {captured.at}.")
    print_line("Next: look at each value of the second file and mend what is wrong, then run pytest tests/sites.")
    print_line("The text of the page is its publisher's: put your own in its place before you give it to others.")
