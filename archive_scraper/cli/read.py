"""The reading verbs: runs, stats, show, search, export. They open the database read-only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from archive_scraper.cli.options import LIMIT, db_option, json_option, known_source
from archive_scraper.cli.outlet import data_out
from archive_scraper.cli.tables import count, print_json, print_line, print_pairs, print_table
from archive_scraper.errors import UsageError
from archive_scraper.files import replacing
from archive_scraper.store import Archive
from archive_scraper.store.export import ExportFormat, write_rows

if TYPE_CHECKING:
    from archive_scraper.store.connect import Row

_LATEST = {"published": "Published", "source": "Source", "title": "Title", "byline": "Authors"}
_STATS = {
    "source": "Source",
    "articles": "Articles",
    "oldest": "Oldest",
    "newest": "Newest",
    "dated": "Dated",
    "signed": "Signed",
    "summarized": "Summaries",
    "with_topics": "Topics",
    "with_links": "Links",
    "gone": "Gone",
    "captures": "Captures",
    "capture_bytes": "Capture bytes",
}


@click.command()
@db_option
@click.option("--limit", type=LIMIT, default=20, show_default=True)
@click.option("--source", help="Only runs of this source.")
@json_option
def runs(db: Path, limit: int, source: str | None, *, as_json: bool) -> None:
    """List the newest crawls and how they went."""
    with Archive.open(db, read_only=True) as archive:
        known_source(archive, source)
        rows = archive.runs.latest(limit, source)
    if as_json:
        print_json(rows)
        return
    columns = {"id": "Run", "source": "Source", "started": "Started", "state": "Result", "pages": "Pages"}
    columns |= {"teasers": "Teasers", "new": "New", "changed": "Changed", "unchanged": "Unchanged"}
    print_table(rows, columns | {"failures": "Errors", "seconds": "Seconds", "message": "Message"})


@click.command()
@db_option
@json_option
def stats(db: Path, *, as_json: bool) -> None:
    """Count what the database holds, and how complete the articles of each source are."""
    with Archive.open(db, read_only=True) as archive:
        if as_json:
            print_json(archive.stats())
        else:
            print_stats(archive)


def print_stats(archive: Archive) -> None:
    """Print the figures of an archive."""
    figures = archive.stats()
    print_table(figures.pop("sources"), _STATS, days=("oldest", "newest"))
    figures["megabytes"] = round(figures.pop("bytes") / 1_000_000, 1)
    print_pairs({name.replace("_", " "): value for name, value in figures.items()})


def print_latest(archive: Archive, limit: int) -> None:
    """Print the newest articles of an archive."""
    print_table(archive.articles.latest(limit), _LATEST, title="Newest articles", days=("published",))


@click.command()
@click.argument("id_or_url")
@db_option
@json_option
def show(id_or_url: str, db: Path, *, as_json: bool) -> None:
    """Print one article with all that is known of it, by its number or any of its addresses."""
    with Archive.open(db, read_only=True) as archive:
        row = archive.articles.get(id_or_url)
        if row is not None:
            row["republications"] = archive.republications.of(row["id"])
            row["pdf"] = archive.pdfs.of(row["id"])
    if row is None:
        raise UsageError(f"{id_or_url}: no such article in {db}; try `archive-scraper search`")
    if as_json:
        print_json(row)
        return
    print_line(row["title"], style="bold")
    origins = row["origins"]
    print_pairs(
        {
            "Number": str(row["id"]),
            "Subtitle": row["subtitle"],
            "Source": row["source"],
            "Address": row["url"],
            "Canonical": row["canonical_url"],
            "Published": _with_origin(row["published"], origins.get("published"), row["published_raw"]),
            "Modified": row["modified"],
            "Authors": _with_origin(
                ", ".join(person["name"] for person in row["authors"]), origins.get("authors"), row["byline_raw"]
            ),
            "Kind": row["kind"],
            "Topics": row["topics"],
            "Series": ", ".join(filter(None, (row["series"], row["volume"], row["issue"]))),
            "Summary": row["summary"],
            "Elsewhere": "\n".join(
                f"{link['kind']}: {link['publication'] or ''} {link['url'] or ''}" for link in row["external_links"]
            ),
            "Same text": "\n".join(f"{other['source']}: {other['url']}" for other in row["republications"]),
            "PDF": row["pdf_links"],
            "PDF read": _pdf(row["pdf"]),
            "Gone": row["gone_at"],
            "First seen": row["first_seen"],
            "Last seen": row["last_seen"],
            "Listed on": "\n".join(sorted({teaser["listing_url"] for teaser in row["teasers"]})),
            "Related": "\n".join(item["title"] for item in row["related"]),
            "Changed": "\n".join(map(_revision, row["revisions"])),
        }
    )
    if row["body_markdown"]:
        click.echo("")
        click.echo(row["body_markdown"])


def _pdf(pdf: Row | None) -> str | None:
    """Return what became of the PDF of an article, in a line."""
    if pdf is None:
        return None
    what = "the article" if pdf["role"] == "piece" else f"the report {pdf['url']}"
    read = f"{count(pdf['pages_with_text'], 'page')} with text of {pdf['pages']:,}" if pdf["pages"] else ""
    why = f"{pdf['cause']}: {pdf['detail']}" if pdf["detail"] else pdf["cause"]
    return f"{what}: {'; '.join(filter(None, (read, why)))}"


def _revision(change: Row) -> str:
    """Return when a field changed; where its page was only read again, by another version or rules, that is said."""
    return f"{change['at']} {change['field']}{' (read again)' if change['replay_id'] is not None else ''}"


def _with_origin(value: str | None, origin: str | None, raw: str | None) -> str | None:
    if not value:
        return f"not read: {raw!r}" if raw else None
    return f"{value}   ({'; '.join(filter(None, (origin, f'printed {raw!r}' if raw else None)))})"


@click.command()
@click.argument("query")
@db_option
@click.option("--limit", type=LIMIT, default=10, show_default=True)
@click.option("--source", help="Only articles of this source.")
@json_option
def search(query: str, db: Path, limit: int, source: str | None, *, as_json: bool) -> None:
    """Search titles, authors, summaries, bodies and PDFs, best match first. "Quoted words" stand together."""
    with Archive.open(db, read_only=True) as archive:
        known_source(archive, source)
        rows = archive.search.articles(query, limit, source=source)
    if as_json:
        print_json(rows)
    elif rows:
        page = {"page": "Page"} if any(row["page"] for row in rows) else {}
        print_table(rows, {"id": "No", **_LATEST, **page, "snippet": "Found"}, days=("published",))
    else:
        click.echo(f"Nothing matches {query!r}.")


@click.command()
@click.option("--format", "form", type=click.Choice(get_args(ExportFormat)), default="jsonl", show_default=True)
@click.option("--since", help="Only articles published then or later: 2024-01-31, 2024-01 or 2024.")
@click.option("--source", help="Only articles of this source.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File; default is the terminal.")
@db_option
def export(form: ExportFormat, since: str | None, source: str | None, output: Path | None, db: Path) -> None:
    """Print all articles as CSV, JSON or JSON lines, one object an article; the keys stay stable.

    CSV holds the values as they are. "spreadsheet" is CSV for Excel and its like: it begins with a byte order mark,
    and text that they would run as a formula is led by an apostrophe.
    """
    from archive_scraper.crawl.options import CrawlOptions

    since = CrawlOptions.read(since=since).since
    with Archive.open(db, read_only=True) as archive:
        known_source(archive, source)
        rows = archive.articles.export(since, source)
        if output is None:
            write_rows(rows, data_out(), form)
            return
        with replacing(output) as path, path.open("w", encoding="utf-8", newline="") as stream:
            written = write_rows(rows, stream, form)
    click.echo(f"{count(written, 'article')} written to {output}", err=True)
