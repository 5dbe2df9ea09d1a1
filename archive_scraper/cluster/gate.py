"""Politeness over a whole cluster: a house is asked by one worker at a time, and by the next after its delay."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.normalize.urls import site_domain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive_scraper.sites import SiteRules


def houses_of(rules: SiteRules, urls: Iterable[str] = ()) -> frozenset[str]:
    """Return the domains that a crawl of a source asks: those of its hosts, start pages and channels.

    Sources of one domain are one house, whatever their hosts: behind them may stand one server.
    """
    addresses = [*rules.start_urls, rules.home, *(way.url for way in rules.channel), *urls]
    hosts = [urlsplit(address).hostname for address in addresses]
    hosts += [urlsplit(f"//{host}").hostname for host in rules.bare_hosts()]
    return frozenset(site_domain(host) for host in hosts if host)


class Gate:
    """Which houses are being asked, and until when others rest."""

    def __init__(self) -> None:
        self._inside: set[str] = set()
        self._rests_until: dict[str, float] = {}

    def is_open(self, houses: frozenset[str]) -> bool:
        """Tell whether none of some houses is asked now, or was just before."""
        now = time.monotonic()
        return self._inside.isdisjoint(houses) and all(self._rests_until.get(house, now) <= now for house in houses)

    def enter(self, houses: frozenset[str]) -> None:
        """Begin to ask some houses."""
        self._inside |= houses

    def leave(self, houses: frozenset[str], rest: float) -> None:
        """End it: nobody else asks them for so many seconds."""
        self._inside -= houses
        until = time.monotonic() + rest
        for house in houses:
            self._rests_until[house] = max(until, self._rests_until.get(house, 0.0))
