"""Which hosts of a private network a crawl may reach: those that the user named, and no other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from archive_scraper.crawl.addresses import ascii_name, behind, is_loopback_name, is_metadata, is_public, literal
from archive_scraper.crawl.refusals import PrivateAddressError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scrapy.crawler import Crawler

    from archive_scraper.crawl.addresses import IPAddress


class HostPolicy:
    """What one crawl may connect to.

    A host that the user named (a start address, ``--url``, the address of a preview) may be private, on the ports that
    were named. What it is, its first look-up decides: a named host that was public once stays public, so that its
    owner cannot lead the crawl into the user's network by changing what the name means (DNS rebinding). Every other
    host must be public each time: all of its addresses.

    ``named`` holds hosts as addresses spell them, with the port where it is not the scheme's own.
    """

    def __init__(self, named: Iterable[str] = ()) -> None:
        self._named = {place for netloc in named for place in _places(netloc)}
        self._private_at_first: dict[str, bool] = {}

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        """Return the policy of a crawl, the same for all that asks; its spider says what the user named."""
        policy = _POLICIES.get(crawler)
        if policy is None:
            policy = _POLICIES[crawler] = cls(getattr(crawler.spider, "named_hosts", ()))
        return policy  # type: ignore[return-value] # nobody puts another class into the table

    def is_named(self, host: str, port: int) -> bool:
        """Tell whether the user named a host, on this port."""
        return (ascii_name(host), port) in self._named

    def check_literal(self, host: str, port: int) -> None:
        """Raise PrivateAddressError for a host that needs no look-up to be known as private, and was not named."""
        address = literal(host)
        if self.is_named(host, port):
            return
        if is_loopback_name(host) or (address is not None and not is_public(address)):
            raise PrivateAddressError(f"{host} is private")

    def check(self, host: str, port: int, found: Collection[IPAddress]) -> None:
        """Raise PrivateAddressError where a host must not be connected to at the addresses that a look-up found."""
        written = literal(host)
        addresses = [address if written is not None else behind(address) for address in found]
        private = [address for address in addresses if not is_public(address)]
        if self.is_named(host, port) and found:
            was_private = self._private_at_first.setdefault(ascii_name(host), len(private) == len(addresses))
            if was_private and (written is not None or not any(map(is_metadata, private))):
                return
        if private:
            raise PrivateAddressError(f"{host} is {private[0]}")


_POLICIES: WeakKeyDictionary[Crawler, HostPolicy] = WeakKeyDictionary()


@lru_cache(maxsize=256)  # each page is asked for by its address, and judged by it when it answers
def place_of(url: str) -> tuple[str, int]:
    """Return host and port of an http or https address. Raises ValueError for a port that cannot be one."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443)


def _places(netloc: str) -> list[tuple[str, int]]:
    """Return the hosts and ports that a host of an address stands for: both schemes' where it names none."""
    try:
        parts = urlsplit(f"//{netloc}")
        ports = (parts.port,) if parts.port else (80, 443)
    except ValueError:
        return []  # no request can be made of it either
    return [(ascii_name(parts.hostname or ""), port) for port in ports]
