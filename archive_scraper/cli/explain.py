"""explain: what was recognised in a text, part by part, or decided on a page, so that a wrong answer can be traced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from archive_scraper.cli.captured import captured_options, captured_page, refuse_at
from archive_scraper.cli.explain_page import PAGES, explain_page, page_of
from archive_scraper.cli.look import page_and_time
from archive_scraper.cli.options import Language, Zone, json_option, sources_option
from archive_scraper.cli.tables import print_json, print_pairs, print_table
from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.normalize.parts import Part
from archive_scraper.words.lookup import find_entries

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN = 200
"""Characters of a text that an error repeats."""
Outcome = tuple[dict[str, Any], Sequence[Part]]


@click.command()
@click.argument("kind", type=click.Choice(["byline", "date", "link", "summary", *PAGES]))
@click.argument("text", required=False)
@click.option("--lang", type=Language(), help="Byline, date: language of the text, such as en or de.")
@click.option("--order", type=click.Choice(["DMY", "MDY", "YMD"]), help="Date: order of day, month and year.")
@click.option("--now", help="Date: the time that relative ages count from, ISO; default is now.")
@click.option("--timezone", type=Zone(), help="Date: IANA zone of times printed without one.")
@click.option("--site", help="Byline, link: host of the page the text stands on.")
@click.option("--max-characters", type=click.IntRange(min=1), help="Summary: the site's limit in characters.")
@click.option("--url", help="With --captured: the address whose page printed the text; of a saved page its address.")
@captured_options
@sources_option
@json_option
def explain(  # Click's options
    kind: str,
    text: str | None,
    *,
    url: str | None,
    captured: bool,
    at: str | None,
    db: Path,
    sources_dir: Path,
    as_json: bool,
    **given: Any,
) -> None:
    """Print what is recognised in TEXT and why: a byline, date, link or summary.

    For "article" and "listing" TEXT is an address or a saved page, and what is printed are the options for each field
    with their signs, which of these decided, and in which file its weight stands.

    With --captured TEXT is what the captured page of --url printed, or that page itself.

    \b
    archive-scraper explain date "Updated 2/5 | first published 15/4/2024" --order DMY
    archive-scraper explain listing https://www.example.org/reports/

    Exit code 1 where nothing is recognised.
    """  # noqa: D301 # Click's mark for lines that stay as they are
    if kind in PAGES:
        _explain_page(kind, text, url, db, at, sources_dir, captured=captured, as_json=as_json)
        return
    text, given = _from_capture(kind, text, url, db, at, given) if captured else (_given(text, url, at), given)
    values, parts = _READERS[kind](text, given)
    words = [entry._asdict() for entry in find_entries(text, _TABLES[kind])]
    if as_json:
        parted = [asdict(part) for part in parts]
        print_json({"kind": kind, "text": text, "result": values, "parts": parted, "words": words})
    else:
        if _found(values):
            print_pairs({name: value if value is not None else "none" for name, value in values.items()})
        if _found(values) or any(part.role != "ignored" for part in parts):
            print_table([asdict(part) for part in parts], {"text": "Text", "role": "Read as", "why": "Why"})
        print_table(words, {"entry": "Word", "meaning": "In the book of words as", "languages": "Of"})
    if not _found(values):
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
        raise ArchiveError(f"no {kind} was recognised in {shown!r}")


def _explain_page(
    kind: str,
    text: str | None,
    url: str | None,
    db: Path,
    at: str | None,
    sources: Path,
    *,
    captured: bool,
    as_json: bool,
) -> None:
    address = (url or text) if captured else text
    if not address:
        raise UsageError("give the address or the file of a page, or --captured with --url ADDRESS")
    if captured and text is not None and url is not None:
        raise UsageError("--captured takes the page of --url ADDRESS: give that, and no text")
    found, now = page_and_time(address, None if captured else url, db, at, captured=captured)
    explain_page(kind, page_of(found, address), now, sources, as_json=as_json)


def _given(text: str | None, url: str | None, at: str | None) -> str:
    refuse_at(at, captured=False)
    if url is not None:
        raise UsageError("--url goes with --captured")
    if text is None:
        raise UsageError("give a text, or --captured with --url ADDRESS")
    return text


def _from_capture(
    kind: str, text: str | None, url: str | None, db: Path, at: str | None, given: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """Return what a captured article prints of a kind, and what its page says for reading it."""
    from archive_scraper.extract.article import extract_article

    if text is not None or url is None:
        raise UsageError("--captured takes the text from the page of --url ADDRESS: give that, and no text")
    page, capture = captured_page(db, url, at)
    article = extract_article(page, now=capture.moment, source=capture.source)
    printed = {
        "byline": article.byline_raw,
        "date": article.published_raw,
        "summary": article.summary_html,
        "link": _first_link(article.links_html, capture.url),
    }[kind]
    if not printed:
        raise ArchiveError(f"{url}: its page as captured on {capture.at} prints no {kind}")
    found = {"lang": page.language, "now": capture.at, "site": urlsplit(capture.url).hostname}
    return printed, given | {name: value for name, value in found.items() if given[name] is None}


def _first_link(paragraphs: Sequence[str], url: str) -> str | None:
    """Return the first of a page's paragraphs that leads to an outside publication."""
    from archive_scraper.normalize.links import read_link
    from archive_scraper.normalize.text import html_text

    texts = (html_text(paragraph) for paragraph in paragraphs)
    return next((text for text in texts if read_link(text, site=urlsplit(url).hostname).kind != "not_external"), None)


def _found(values: dict[str, Any]) -> bool:
    return values.get("kind") != "not_external" and any(values.values())


def _byline(text: str, given: dict[str, Any]) -> Outcome:
    from archive_scraper.normalize.bylines import read_byline

    reading = read_byline(text, language=given["lang"], site=given["site"])
    names = {person.name for person in reading.authors}
    passed = [part.text for part in reading.parts if part.role in _NAMED and part.text not in names]
    authors = [f"{person.name} ({person.type})" for person in reading.authors]
    return {"authors": authors, "passed over": passed or None}, reading.parts


def _date(text: str, given: dict[str, Any]) -> Outcome:
    from archive_scraper.normalize.dates import read_date

    reading = read_date(
        text, now=_now(given["now"]), language=given["lang"], order=given["order"], timezone=given["timezone"]
    )
    date, updated = reading.date, reading.updated
    values = {
        "published": date.value if date else None,
        "precision": date.precision if date else None,
        "zone": date.zone if date else None,
        "ambiguous": date.ambiguous if date else None,
        "future": date.future if date else None,
        "rule": date.rule if date else None,
        "updated": updated.value if updated else None,
    }
    return values, reading.parts


def _now(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        now = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not an ISO time such as 2024-05-03T12:00", param_hint="--now") from error
    return now if now.tzinfo else now.replace(tzinfo=UTC)


def _link(text: str, given: dict[str, Any]) -> Outcome:
    from archive_scraper.normalize.links import read_link
    from archive_scraper.normalize.links.reading import rival_readings

    reading = read_link(text, site=given["site"])
    taken = reading.kind, reading.publication
    others = [
        f"{found.kind} {found.publication or ''}".strip() + f" ({way})"
        for way, found in rival_readings(text, site=given["site"])
        if (found.kind, found.publication) != taken
    ]
    values = {"kind": reading.kind, "publication": reading.publication, "url": reading.url}
    return values | {"runner-up": others[0] if others else None}, reading.parts


def _summary(text: str, given: dict[str, Any]) -> Outcome:
    from archive_scraper.normalize.summaries import read_summary

    reading = read_summary(
        text,
        html="<" in text,
        max_characters=given["max_characters"],
    )
    return {"summary": reading.text, "truncated": reading.truncated}, reading.parts


_NAMED = ("person", "organization", "staff", "agency")
"""Roles of the pieces of a byline that name somebody."""
_TABLES = {
    "byline": ("byline", "name", "title", "role", "organization", "outlet", "east_asian"),
    "date": ("date", "months", "seasons", "ago", "clock", "numbers", "zones"),
    "link": ("link", "attribution", "outlet", "east_asian"),
    "summary": ("summary", "link", "attribution"),
}
"""The tables of the book of words that reading a kind of text asks."""
_READERS: dict[str, Callable[[str, dict[str, Any]], Outcome]] = {
    "byline": _byline,
    "date": _date,
    "link": _link,
    "summary": _summary,
}
