"""The articles of the two demo sites, made from their content files."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from archive_scraper.demo.content import (
    DemoArticle,
    Prose,
    Raw,
    citing_blocks,
    edited,
    further_blocks,
    heading,
    item_list,
    lead_blocks,
    load,
    paragraph,
)
from archive_scraper.demo.teasers import cut_at_character, cut_at_word

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

CNAS_CHARACTERS = 175
JAMESTOWN_WORDS = 45


def cnas_articles(edits: Collection[str] = ()) -> tuple[DemoArticle, ...]:
    """Return the first site's articles, newest first; ``edits`` names the changes made since."""
    return _cnas(frozenset(edits))


def jamestown_articles(edits: Collection[str] = ()) -> tuple[DemoArticle, ...]:
    """Return the second site's articles, newest first within each listing."""
    return _jamestown(frozenset(edits))


@cache
def _cnas(edits: frozenset[str]) -> tuple[DemoArticle, ...]:
    return tuple(_each("cnas.toml", edits, make_cnas_article))


@cache
def _jamestown(edits: frozenset[str]) -> tuple[DemoArticle, ...]:
    return tuple(_each("jamestown.toml", edits, make_jamestown_article))


def _each(name: str, edits: frozenset[str], make: Callable[[Raw], DemoArticle]) -> Iterable[DemoArticle]:
    content = load(name)
    wanted = {key: edit for key, edit in content.get("edits", {}).items() if key in edits}
    for entry in content["article"]:
        yield make(edited(entry, wanted))


def make_cnas_article(entry: Raw) -> DemoArticle:
    """Make one article of the first site."""
    prose = Prose(entry, entry["path"])
    blocks = lead_blocks(entry, prose) + further_blocks(entry, prose, default=1) + citing_blocks(entry)
    outlet = entry.get("outlet")
    url = load("cnas.toml")["outlets"][outlet] if outlet else None
    before, after = _hand_on(entry, outlet, url)
    sources = [*filter(None, [before]), *(block.html for block in blocks), *filter(None, [after])]
    own = slice(1 if before else 0, len(sources) - (1 if after else 0))
    teaser, summary, truncated = cut_at_character(sources, limit=CNAS_CHARACTERS, join=entry.get("join", ""), own=own)
    if "teaser" in entry:
        teaser, summary, truncated = escape(entry["teaser"], quote=False), entry["teaser"], False
    guests = tuple(entry.get("guests", ()))
    printed = [(name, True) for name in entry["authors"]] + [(name, False) for name in guests]
    if "byline" in entry:
        printed = [(name, name in entry["authors"]) for name in entry["byline"]]
    return DemoArticle(
        path=entry["path"],
        look=str(entry["look"]),
        section=entry.get("list", "articles"),
        title=entry["title"],
        subtitle=entry.get("subtitle"),
        date=entry.get("date"),
        names=tuple(entry.get("names", (*entry["authors"], *guests))),
        printed=tuple(printed),
        topics=tuple(entry.get("topics", ())),
        blocks=tuple(blocks),
        before=before,
        after=after,
        teaser=teaser,
        summary=entry.get("summary", summary),
        truncated=truncated,
        link_kind="originally_published" if before else "read_full" if after else None,
        outlet=outlet,
        outlet_url=url,
        pdf=tuple(entry.get("pdf", ())),
        raw=entry,
    )


def _hand_on(entry: Raw, outlet: str | None, url: str | None) -> tuple[str, str]:
    """Return the sentences that name the outlet, before and after the text."""
    link = f'<a href="{url}"><em>{outlet}</em></a>'
    before = f"<p>{entry['opening'].format(link)}</p>" if "opening" in entry else ""
    after = f"<p>{entry['call'].format(link)}</p>" if "call" in entry else ""
    return before, after


def make_jamestown_article(entry: Raw) -> DemoArticle:
    """Make one article of the second site."""
    prose = Prose(entry, entry.get("text_of", entry["slug"]))
    blocks = lead_blocks(entry, prose)
    if entry.get("bullets"):
        points = item_list([line for block in blocks[1:] for line in block.lines])
        blocks = [blocks[0], points]
    blocks += further_blocks(entry, prose, default=3)
    if entry.get("bullets"):
        blocks.append(heading("Conclusion"))
        blocks.append(paragraph(prose.paragraph()))
    blocks += citing_blocks(entry)
    source = entry.get("join", "\n").join(block.html for block in blocks)
    teaser, summary, truncated = cut_at_word(source, limit=JAMESTOWN_WORDS)
    return DemoArticle(
        path=f"/program/{entry['slug']}/",
        look=entry["look"],
        section=entry["list"],
        title=entry["title"],
        date=entry["date"] if entry.get("time", True) else entry["date"][:10],
        names=tuple(entry["authors"]),
        printed=tuple((name, True) for name in entry["authors"]),
        topics=tuple(entry.get("topics", ())),
        blocks=tuple(blocks),
        teaser=teaser,
        whole=not truncated,
        summary=entry.get("summary", summary),
        truncated=truncated,
        series=entry["series"],
        volume=entry["volume"],
        issue=entry["issue"],
        raw=entry,
    )
