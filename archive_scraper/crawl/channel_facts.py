"""The end of a run, for its channels: what each showed, what it lacks that another one shows, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive_scraper.crawl.comparing import Lack, lack
from archive_scraper.extract.page_kind import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.crawl.channels import Way
    from archive_scraper.crawl.run import Run
    from archive_scraper.store.crawls.channels import Known

_FIRST_PAGE = 200
"""So many of the newest pieces of a channel without pages, such as a sitemap, count as its first page."""


def close_channels(run: Run, *, finished: bool) -> None:
    """Write what the run saw of its channels, and note what it reached of each; call it inside of a transaction."""
    ways = list(run.channels.ways.values())
    shown = {way.url: _first_page(run, way) for way in ways if way.answered}
    known = run.archive.channels.known(run.rules.name, {key for keys in shown.values() for key in keys})
    rows = {way.url: _row(run, way) | _lack(way, ways, shown, known) for way in ways}
    rows |= {
        channel.url: {"kind": channel.kind, "state": "idle", "cause": "" if channel.use else "spare"}
        for channel in run.channels.idle()
    }
    run.archive.channels.save(run.report.run_id, rows)
    run.report.channels = [{"url": url, **row} for url, row in rows.items()]
    options = run.options
    if finished and not (options.pages or options.since or options.until or run.budget.is_spent()):
        _note_totals(run, ways)


def _first_page(run: Run, way: Way) -> list[str]:
    """Return the newest pieces of a channel, the newest first, as far as the source's rules follow them."""
    if way.state == "unchanged" or not way.keys:
        keys = run.archive.memory.shown(run.rules.name, way.url)
    elif way.kind == "sitemap":  # its order says nothing
        known = run.archive.channels.known(run.rules.name, way.keys)
        dated = [key for key in way.keys if key in known and known[key].published]
        keys = sorted(dated, key=lambda key: str(known[key].published), reverse=True)[:_FIRST_PAGE]
        run.archive.memory.note_shown(run.rules.name, way.url, run.report.run_id, keys)
    else:
        keys = way.first_page or list(way.keys)[:_FIRST_PAGE]
    return [key for key in keys if run.channels.is_own(key)]


def _row(run: Run, way: Way) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": way.kind, "state": way.state, "cause": way.cause, "stood_in": way.stood_in}
    if way.state != "read":
        return row
    elsewhere = run.archive.channels.shown_elsewhere(run.rules.name, way.url, way.keys)
    elsewhere |= {
        key for other in run.channels.ways.values() if other is not way for key in way.keys & other.keys.keys()
    }
    return row | {
        "items": way.items,
        "new": way.new,
        "shared": len(elsewhere),
        "total": way.total,
        "newest": max(way.days, default=None),
        "oldest": min(way.days, default=None),
    }


def _lack(way: Way, ways: list[Way], shown: Mapping[str, list[str]], known: Mapping[str, Known]) -> dict[str, Any]:
    """Return the columns that say what a channel lacks of the one that has the most that it does not show.

    Channels of one kind are not compared: two listings of a source are two sections of it.
    """
    others = [other for other in ways if other.kind != way.kind and shown.get(other.url) and not other.window]
    if not shown.get(way.url) or way.window or not others:
        return {}
    dates = {key: piece.published for key, piece in known.items()}
    found: dict[str, Lack] = {other.url: lack(shown[way.url], shown[other.url], dates) for other in others}
    url = max(found, key=lambda name: _weight(found[name]))
    most = found[url]
    example = next(iter((*most.behind, *most.lacking)), None)
    behind = [known[key].first_seen for key in most.behind if key in known]
    return {
        "compared_with": url,
        "expected": most.expected,
        "lacking": len(most.lacking),
        "behind": len(most.behind) if most.is_kin else None,
        "behind_since": min(behind, default=None) if most.is_kin else None,
        "example": known[example].url if example is not None and example in known else example,
    }


def _weight(found: Lack) -> tuple[int, ...]:
    return int(found.is_kin), len(found.behind), len(found.lacking), found.expected


def _note_totals(run: Run, ways: list[Way]) -> None:
    """Note of each channel that was read to its end how many pieces it claims and how many were reached.

    A sitemap claims no number. An index of sitemaps that leads in a circle is read without a fault, and holds nothing.
    """
    report, is_deep = run.report, run.paging.goes_deep()
    report.is_deep = is_deep and not run.options.urls  # which leave the start pages out
    for way in ways:
        if way.state != "read":
            continue
        name = NAMES.get(way.kind, "listing")
        if way.kind == "sitemap" and (is_deep or way.keys):
            report.reached[way.url] = (name, None, way.reached)
        elif is_deep and way.total is not None:
            report.reached[way.url] = (name, way.total, way.reached)
