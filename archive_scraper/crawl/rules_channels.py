"""The channels of a look in a rules file: tables that an analyst may edit, and the verdict of each as a comment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.sites import Channel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from archive_scraper.channels import Choice
    from archive_scraper.sites import SiteRules


def with_channels(rules: SiteRules, choices: Sequence[Choice]) -> SiteRules:
    """Return rules that start from the lists that were chosen and name the other channels, spares without a use."""
    starts = [choice for choice in choices if choice.chosen and _is_start(choice)]
    starts.sort(key=lambda choice: choice.seen.origin != "given")
    others = [choice for choice in choices if choice not in starts and (choice.chosen or choice.is_spare)]
    return replace(
        rules,
        start_urls=tuple(choice.seen.url for choice in starts),
        channel=tuple(
            Channel(
                kind=choice.seen.kind,
                url=choice.seen.url,
                use=choice.use,
                paths=choice.paths if choice.seen.kind == "sitemap" else (),
                since=choice.facts.oldest if choice.seen.kind == "sitemap" and "archive" in choice.use else None,
            )
            for choice in others
        ),
    )


def channel_comments(choices: Sequence[Choice], now: datetime) -> list[str]:
    """Return what a rules file should say of a site's channels, a line each."""
    if not choices:
        return []
    lines = [
        f"The channels of the site on {now.date().isoformat()}. Edit the tables below as you like: use is",
        '["new"] for what each run asks, ["archive"] for runs that go back in time, [] for a spare.',
    ]
    width = max(len(choice.seen.kind) for choice in choices)
    return lines + [f"{choice.seen.kind:{width}}  {choice.seen.url}  {choice.reason}" for choice in choices]


def _is_start(choice: Choice) -> bool:
    """Tell whether a channel stands among the start pages: a list, and a feed that was given as one."""
    return choice.seen.kind in ("listing", "json") or (choice.seen.kind == "feed" and choice.seen.origin == "given")
