"""extract, preview, add: looking at a page before anything is crawled or stored."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
from rich.text import Text

from archive_scraper.cli.options import json_option, sources_option
from archive_scraper.cli.tables import console_out, print_json, print_pairs, print_table
from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.extract.page_kind import is_credible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.extract.page import Page
    from archive_scraper.items import Article, Listing, Teaser
    from archive_scraper.sites import SiteRules

_TEASER_COLUMNS = {"no": "#", "published": "Published", "title": "Title", "authors": "Authors", "summary": "Summary"}


@click.command()
@click.argument("page")
@click.option("--url", help="The address PAGE was saved from; relative links need it.")
@click.option("--as", "kind", type=click.Choice(["auto", "article", "listing"]), default="auto", show_default=True)
@click.option("--source", help="Use the rules of this source; by default those of the address's host, if known.")
@click.option("--rules", type=click.Path(path_type=Path), help="Use the rules of this TOML file.")
@sources_option
@json_option
def extract(
    page: str, url: str | None, kind: str, source: str | None, rules: Path | None, sources_dir: Path, *, as_json: bool
) -> None:
    """Print what is found on PAGE, a saved file or an address: an article, or a listing's teasers.

    Nothing is stored. Example: archive-scraper extract page.html --url https://www.example.org/reports
    """
    from archive_scraper.extract.article import extract_article
    from archive_scraper.extract.listing import extract_listing
    from archive_scraper.extract.page_kind import page_kind
    from archive_scraper.pipelines import normalize

    parsed = _load(page, url)
    site = _rules_for(parsed.url, source, rules, sources_dir)
    now = datetime.now(UTC).replace(microsecond=0)
    article = extract_article(parsed, rules=site, now=now, source=site.name)
    listing = extract_listing(parsed, rules=site, now=now)
    if kind == "auto":
        kind = "article" if site.is_article(parsed.url) else page_kind(article, listing)
    if kind == "article":
        _print_article(normalize(article, site), as_json=as_json)
    else:
        _print_listing(normalize(listing, site), as_json=as_json)


@click.command()
@click.argument("url")
@click.option("--rules", type=click.Path(path_type=Path), help="Use the rules of this TOML file.")
@sources_option
@json_option
def preview(url: str, rules: Path | None, sources_dir: Path, *, as_json: bool) -> None:
    """Print the teasers found on the listing at URL, how they were found, what was rejected, and the next page.

    URL may be an address or a saved page. Nothing is stored.
    """
    listing, _, _ = _look(url, rules, sources_dir)
    _print_listing(listing, as_json=as_json, explain=True)
    if not is_credible(listing):
        raise ArchiveError(f"{url}: no listing was found on this page")


@click.command()
@click.argument("url")
@click.option("--name", help="Name of the source; by default made from the host.")
@click.option("--yes", is_flag=True, help="Save without asking.")
@sources_option
def add(url: str, name: str | None, sources_dir: Path, *, yes: bool) -> None:
    """Find the listing at URL, show it, and save it as a source: a rules file that `crawl` takes by name."""
    from archive_scraper.crawl.newsource import freeze, write_rules
    from archive_scraper.crawl.sources import find_sources

    listing, site, page = _look(url, None, sources_dir)
    if not is_credible(listing):
        raise ArchiveError(f"{url}: no listing was found on this page; nothing was saved")
    _print_listing(listing, as_json=False, explain=True)
    rules = freeze(listing, page, replace(site, name=name or site.name))
    if rules.name in find_sources(sources_dir):
        raise UsageError(f"--name: there is a source {rules.name!r} already; choose another name")
    path = sources_dir / f"{rules.name}.toml"
    if not yes and sys.stdin.isatty():
        click.confirm(f"Save these {len(listing.items)} teasers' pattern as {path}?", abort=True)
    write_rules(path, rules, listing)
    click.echo(f"Saved {path}. Next: archive-scraper crawl {rules.name}")


def _look(url: str, rules: Path | None, sources_dir: Path) -> tuple[Listing, SiteRules, Page]:
    from archive_scraper.extract.listing import extract_listing
    from archive_scraper.pipelines import normalize

    page = _load(url, None)
    site = _rules_for(page.url, None, rules, sources_dir)
    listing = extract_listing(page, rules=site, now=datetime.now(UTC).replace(microsecond=0))
    return normalize(listing, site), site, page


def _load(page: str, url: str | None) -> Page:
    from archive_scraper.extract.page import Page

    if page.startswith(("http://", "https://")):
        from archive_scraper.crawl.fetch import fetch

        response = fetch(page)
        return Page(response.text, response.url)
    path = Path(page)
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{page}: cannot be read: {error.strerror}; give a saved page or an address") from error
    return Page.from_bytes(body, url or path.resolve().as_uri())


def _rules_for(url: str, source: str | None, path: Path | None, folder: Path) -> SiteRules:
    from archive_scraper.crawl.sources import address_source, find_sources, pick_sources
    from archive_scraper.sites import load_rules

    if path is not None:
        return load_rules(path)
    known = find_sources(folder)
    if source is not None:
        return pick_sources((source,), known)[0].rules
    own = next((item.rules for item in known.values() if item.rules.owns(url)), None)
    return own or address_source(url).rules


def _print_listing(listing: Listing, *, as_json: bool, explain: bool = False) -> None:
    if as_json:
        print_json(asdict(listing))
        return
    rows = [_teaser_row(teaser) for teaser in listing.items]
    print_table(rows, _TEASER_COLUMNS, title=f"{len(rows)} teasers on {listing.url}")
    pattern = listing.pattern
    facts: dict[str, Any] = {"Next page": listing.next_page or "none", "Confidence": f"{listing.confidence:.2f}"}
    if pattern is not None:
        facts["Found by"] = pattern.kind
        if explain:
            facts["Why"] = "\n".join(pattern.why)
            facts["Selectors"] = "\n".join(f"{part}: {css}" for part, css in pattern.selectors.items())
            facts["Rejected"] = "\n".join(pattern.rejected)
    if explain:
        facts["Date order"] = listing.date_order
        facts["Items in all"] = listing.total
    print_pairs(facts)


def _teaser_row(teaser: Teaser) -> Mapping[str, Any]:
    return {
        "no": teaser.position + 1,
        "published": teaser.published or teaser.published_raw,
        "title": teaser.title,
        "authors": [person.name for person in teaser.authors],
        "summary": _short(teaser.summary or ""),
    }


def _print_article(article: Article, *, as_json: bool) -> None:
    if as_json:
        print_json(asdict(article))
        return
    origin = article.origins
    console_out().print(Text(article.title or "(no title)", style="bold"))
    print_pairs(
        {
            "Subtitle": article.subtitle,
            "Published": _sourced(article.published, article.published_precision, origin.get("published")),
            "Modified": article.modified,
            "Authors": [f"{person.name} ({person.type})" for person in article.authors],
            "Kind": article.kind,
            "Topics": article.topics,
            "Series": " ".join(filter(None, (article.series, article.volume, article.issue))),
            "Summary": article.summary,
            "Outside links": [f"{link.kind}: {link.publication} {link.url or ''}" for link in article.external_links],
            "PDF": article.pdf_links,
            "Language": article.language,
            "Address": article.canonical_url or article.url,
            "Related": [teaser.title for teaser in article.related],
            "Words": article.word_count,
        }
    )
    if article.body_markdown:
        click.echo("")
        click.echo(article.body_markdown)


def _sourced(value: str | None, precision: str | None, origin: str | None) -> str | None:
    return f"{value} ({precision}, from {origin})" if value else None


def _short(text: str, length: Literal[160] = 160) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
