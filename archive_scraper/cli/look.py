"""extract: looking at one page; and what preview and add share with it."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from archive_scraper.cli.captured import captured_listing, captured_options, refuse_at
from archive_scraper.cli.channels import look_json, print_channels
from archive_scraper.cli.options import json_option, sources_option
from archive_scraper.cli.tables import count, print_json, print_line, print_pairs, print_table, shown
from archive_scraper.cli.warnings import known_sources
from archive_scraper.crawl.options import read_address
from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.extract.page_kind import is_credible, nothing_found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive_scraper.channels.model import Choice
    from archive_scraper.crawl.looking import Look
    from archive_scraper.extract.page import Page
    from archive_scraper.extract.stated import StatedList
    from archive_scraper.items import Address, Article, Listing, Teaser
    from archive_scraper.sites import SiteRules

_FIRST = 5
"""Addresses shown of a sitemap's."""
_DOUBTED = 0.5
"""Confidence in a listing that may show a part alone: as likely right as wrong."""
_TEASER_COLUMNS = {"no": "#", "published": "Published", "title": "Title", "authors": "Authors", "summary": "Summary"}


@click.command()
@click.argument("page")
@click.option("--url", help="The address PAGE was saved from; relative links need it.")
@click.option("--as", "kind", type=click.Choice(["auto", "article", "listing"]), default="auto", show_default=True)
@click.option("--source", help="Use the rules of this source; by default those of the address's host, if known.")
@click.option("--rules", type=click.Path(path_type=Path), help="Use the rules of this TOML file.")
@captured_options
@sources_option
@json_option
def extract(
    page: str,
    url: str | None,
    kind: str,
    source: str | None,
    rules: Path | None,
    at: str | None,
    db: Path,
    sources_dir: Path,
    *,
    captured: bool,
    as_json: bool,
) -> None:
    """Print what is found on PAGE, a saved file or an address: an article, or a listing's teasers.

    Nothing is stored. Exit code 1 where nothing is found.

    \b
    archive-scraper extract page.html --url https://www.example.org/reports
    """  # noqa: D301 # Click's mark for lines that stay as they are
    from archive_scraper.extract.any_listing import listing_of
    from archive_scraper.extract.article import extract_article
    from archive_scraper.extract.page_kind import NAMES, page_kind
    from archive_scraper.extract.stated import StatedList
    from archive_scraper.pipelines import normalize

    site_of_page = given_rules(source, rules, sources_dir)  # what is wrong is said before anything is fetched
    parsed, now = page_and_time(page, url, db, at, captured=captured)
    site = site_of_page or rules_for(parsed.url, sources_dir)
    if isinstance(parsed, StatedList):
        if kind == "article":
            raise ArchiveError(f"{page}: this is a {NAMES[parsed.channel]}; --as listing prints its items")
        _print_found(page, parsed, site, now, as_json=as_json)
        return
    article = extract_article(parsed, rules=site, now=now, source=site.name)
    listing = listing_of(parsed, rules=site, now=now)
    if kind == "auto":
        kind = "article" if site.is_article(parsed.url) else page_kind(article, listing)
    if kind == "article":
        _print_article(normalize(article, site), as_json=as_json)
        check_page(parsed, found=bool(article.title or article.body), body=article.body)
        if not (article.title or article.body):
            raise ArchiveError(f"{page}: no article was found on this page")
    else:
        print_listing(normalize(listing, site), as_json=as_json)
        check_page(parsed, found=is_credible(listing))
        if not listing.items:
            raise ArchiveError(f"{page}: no listing was found on this page")


def _print_found(page: str, stated: StatedList, site: SiteRules, now: datetime, *, as_json: bool) -> None:
    listing = read_listing(stated, site, now)
    print_listing(listing, as_json=as_json)
    check_page(stated, found=is_credible(listing))
    if not is_credible(listing):
        raise ArchiveError(f"{page}: {nothing_found(listing)}")


def check_page(page: Page | StatedList, *, found: bool, body: str | None = None) -> None:
    """Say what of a page was cut. Raises ArchiveError for one that is no content, such as a login."""
    from archive_scraper.extract.stated import StatedList
    from archive_scraper.extract.walls import wall_of

    for remark in page.remarks:
        click.echo(f"{page.url}: {remark}", err=True)
    if isinstance(page, StatedList):
        return
    wall = wall_of(page, nothing_found=not found, body=body)
    if wall is not None and wall.refuses:
        raise ArchiveError(f"{page.url}: {wall}; {wall.advice}")
    if wall is not None:
        click.echo(f"{page.url}: {wall}; {wall.advice}", err=True)


def read_listing(page: Page | StatedList, rules: SiteRules, now: datetime | None = None) -> Listing:
    """Return the listing of a page or list, as a crawl by these rules reads it; ``now`` is when it was fetched."""
    from archive_scraper.extract.any_listing import listing_of
    from archive_scraper.pipelines import normalize

    return normalize(listing_of(page, rules=rules, now=now or this_second()), rules)


def this_second() -> datetime:
    """Return the time of now, as it is stored."""
    return datetime.now(UTC).replace(microsecond=0)


def page_and_time(
    page: str, url: str | None, db: Path, at: str | None, *, captured: bool
) -> tuple[Page | StatedList, datetime]:
    """Return a page and when it was fetched: now, or as it was captured."""
    refuse_at(at, captured=captured)
    if not captured:
        return load_page(page, url), this_second()
    if url is not None:
        raise UsageError("--url goes with a saved page; a capture knows its address")
    found, capture = captured_listing(db, page, at)
    return found, capture.moment


def load_page(page: str, url: str | None) -> Page | StatedList:
    """Return the page or list at an address or in a file. Raises UsageError for what is neither, FetchError."""
    from archive_scraper.extract.page import Page, is_pdf
    from archive_scraper.extract.stated import is_stated, read_stated

    base = read_address(url, "--url") if url is not None else None
    if not page.strip():
        raise UsageError("the address is empty; give a saved page or an address")
    if "://" in page:
        from archive_scraper.crawl.fetch import fetch
        from archive_scraper.crawl.reading import parse_listing

        return parse_listing(fetch(read_address(page, "address")))
    path = Path(page)
    try:
        body = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{page}: cannot be read: {reason}; give a saved page, or an address with https://") from error
    if is_pdf(body):
        raise UsageError(f"{page}: a PDF, not a page or list")
    address = base or path.resolve().as_uri()
    return read_stated(body, address) if is_stated(body) else Page.from_bytes(body, address)


def rules_for(url: str, folder: Path) -> SiteRules:
    """Return the rules of the source that an address belongs to, or those that detection starts from."""
    from archive_scraper.crawl.sources import address_source

    return (known_sources(folder).owner(url) or address_source(url)).rules


def given_rules(source: str | None, path: Path | None, folder: Path) -> SiteRules | None:
    """Return the rules of a named source or of a file, None where neither was named."""
    from archive_scraper.catalogue.own_rules import load_rules
    from archive_scraper.crawl.sources import pick_sources

    if path is not None:
        return load_rules(path)
    return pick_sources((source,), known_sources(folder))[0].rules if source is not None else None


def named_feeds(page: Page | StatedList) -> list[str]:
    """Return the feeds that a page names; a list that states what it holds names none."""
    from archive_scraper.extract.stated import StatedList
    from archive_scraper.extract.stated.feed import feeds_of

    return [] if isinstance(page, StatedList) else feeds_of(page)


def print_listing(
    listing: Listing,
    *,
    as_json: bool,
    page: Page | StatedList | None = None,
    look: tuple[Look, Sequence[Choice]] | None = None,
) -> None:
    """Print the teasers of a listing; its ``page`` adds how they were found, a ``look`` what else its site has."""
    from archive_scraper.crawl.looking import doubts_of

    doubts = doubts_of(listing, page) if page is not None else ()
    sure = min(listing.confidence, _DOUBTED) if doubts else listing.confidence
    if as_json:
        plain = asdict(replace(listing, texts={})) | {"confidence": sure}
        del plain["texts"]  # as long as all the pages together
        if page is not None:
            plain |= {"doubts": list(doubts), "feeds": named_feeds(page)}
        print_json(plain | (look_json(*look) if look is not None else {}))
        return
    rows = [_teaser_row(teaser) for teaser in listing.items]
    print_table(rows, _TEASER_COLUMNS, title=f"{held(listing)} on {shown(listing.url)}", days=("published",))
    pattern = listing.pattern
    facts: dict[str, Any] = {"Next page": listing.next_page or _no_next(listing), "Confidence": f"{sure:.2f}"}
    facts["In doubt"] = "\n".join(doubts)
    if pattern is not None:
        facts["Found by"] = pattern.kind
        if page is not None:
            facts["Why"] = "\n".join(pattern.why)
            facts["Selectors"] = "\n".join(f"{part}: {css}" for part, css in pattern.selectors.items())
            facts["Rejected"] = "\n".join(pattern.rejected)
    if listing.addresses:
        facts["Addresses"] = _some(listing.addresses)
    if listing.parts:
        facts["Sitemaps"] = _some(listing.parts)
    if page is not None:
        facts["Date order"] = listing.date_order
        facts["Items in all"] = listing.total
        facts["Feeds"] = "\n".join(named_feeds(page))
    print_pairs(facts)
    if look is not None:
        click.echo("")
        print_channels(*look)


def held(listing: Listing) -> str:
    """Return how much a listing holds: teasers, or the pages or sitemaps that it names without saying what they are."""
    if listing.items or not (listing.addresses or listing.parts):
        return count(len(listing.items), "teaser")
    return count(len(listing.addresses), "page") if listing.addresses else count(len(listing.parts), "sitemap")


def _some(addresses: Sequence[Address]) -> str:
    """Return the first of many addresses, a line each, and how many there are."""
    shown_first = [f"{one.url} (changed {one.modified})" if one.modified else one.url for one in addresses[:_FIRST]]
    more = len(addresses) - len(shown_first)
    return "\n".join([*shown_first, *([f"and {more:,} more"] if more else [])])


def _no_next(listing: Listing) -> str:
    return (
        f'none: "{listing.unfollowed}" leads nowhere without the scripts of the page' if listing.unfollowed else "none"
    )


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
    print_line(article.title or "(no title)", style="bold")
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
            "Language": _language(article),
            "Picture": article.image,
            "Caption": " ".join(filter(None, (article.image_caption, article.image_credit))),
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


def _language(article: Article) -> str | None:
    """Return the language, and how it is known where the page does not simply say so."""
    if article.origins.get("language") != "detected":
        return article.language
    declared = article.language_declared
    return f"{article.language} (detected in the text; the page declares {declared or 'none'})"


def _short(text: str, length: Literal[160] = 160) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
