"""What to type where something is wrong with a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_LAYOUT = ("layout", "listing", "teasers", "pattern")
"""Kinds of alarms whose cause is most often a redesign of the listing."""


def remedy(
    alarm: Mapping[str, Any], *, name: str, origin: str | None, start: str | None, kept_since: str | None = None
) -> str:
    """Return the command that helps with an alarm of a source, in a few words; commands stand in backticks.

    ``origin`` says where the source's rules stand, ``start`` is its first start page, ``kept_since`` the day of its
    first broken run, where the pages that it fetched since are kept.
    """
    words = _first_aid(alarm, name, origin, start)
    if kept_since is None or alarm["kind"] not in (*_LAYOUT, "field"):
        return words
    rules = f" --rules {origin}" if origin and origin.endswith(".toml") else ""
    replay = f"archive-scraper replay {name}{rules} --since {kept_since}"
    return f"{words}; then see what the mended rules read in the pages that were kept since: `{replay}`"


def _first_aid(alarm: Mapping[str, Any], name: str, origin: str | None, start: str | None) -> str:
    kind = alarm["kind"]
    if kind == "overdue":
        return f"crawl it now: `archive-scraper crawl {name}`; the timer: `archive-scraper schedule install --help`"
    if kind in ("total", "pager"):
        return (
            f"look how its pages go on: `archive-scraper preview {start or alarm['subject']}`; a sitemap or WordPress "
            'list with use = ["archive"] reaches what its pages do not; `archive-scraper health --accept` accepts it'
        )
    if kind in ("channel", "behind", "lacking"):
        rules = f" in {origin}" if origin and origin.endswith(".toml") else " in the rules of the source"
        return (
            f"see all its channels: `archive-scraper preview {start or alarm['subject']}`; then correct the address of "
            f"this one{rules}, give it use = [] to keep it as a spare, or take it out"
        )
    if kind == "silence":
        return f"look at what it saw: `archive-scraper report {name}`"
    if kind in _LAYOUT or str(alarm.get("subject", "")).startswith("teaser"):
        if origin and origin.endswith(".toml"):
            return f"find its pattern anew: `archive-scraper add {start or 'URL'} --replace {name}`"
        return f"see what is found on it: `archive-scraper preview {start or 'URL'}`"
    example = alarm.get("example")
    if example:
        return f"see what is read there: `archive-scraper extract {example}`"
    return f"check its rules: `archive-scraper sources check {name}`"
