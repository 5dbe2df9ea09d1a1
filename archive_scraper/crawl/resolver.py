"""Connecting to the addresses that were checked, and to no others.

A check before a request looks a name up once, and the connection looks it up again: whoever runs the name's server
answers the two differently (DNS rebinding). Here the look-up of the connection itself is the one that is checked.
Twisted asks its reactor's resolver at that moment, and connects to what the resolver hands out.
"""

from __future__ import annotations

import socket
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import ip_address
from time import monotonic
from typing import TYPE_CHECKING, Any

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.defer import succeed
from twisted.internet.interfaces import IHostnameResolver, IHostResolution, IStreamClientEndpoint
from twisted.internet.threads import deferToThreadPool
from twisted.web.client import HTTPConnectionPool
from zope.interface import implementer

from archive_scraper.crawl.addresses import ascii_name
from archive_scraper.crawl.policy import HostPolicy
from archive_scraper.crawl.refusals import PrivateAddressError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twisted.internet.defer import Deferred
    from twisted.internet.interfaces import IAddress
    from twisted.python.failure import Failure

    from archive_scraper.crawl.addresses import IPAddress

_KEPT = 300.0  # seconds for which an answer of DNS is used again; it is checked anew each time
_MOST_KEPT = 10_000


def look_up(name: str) -> list[IPAddress]:
    """Return all addresses of a name; blocks. Raises OSError or UnicodeError where it cannot be looked up."""
    entries = socket.getaddrinfo(name, None, socket.AF_UNSPEC, socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(str(entry[4][0]).partition("%")[0]) for entry in entries))


@dataclass(slots=True)
class Lookup:
    """The look-up that belongs to one connection: what may be connected to, and what became of it."""

    policy: HostPolicy
    refusal: PrivateAddressError | None = None


_CURRENT: ContextVar[Lookup | None] = ContextVar("_CURRENT", default=None)


@implementer(IHostResolution)
@dataclass(slots=True)
class _Resolution:
    name: str

    def cancel(self) -> None:
        """Do nothing: a look-up in a thread runs to its end, and its answer is left unused."""


@implementer(IHostnameResolver)
class CheckedResolver:
    """Twisted's resolver interface: looks a name up, and hands its addresses on where the connection may have them.

    A look-up that belongs to no connection of a crawl is one for a proxy that the user configured (see trust_proxy), or
    it is held to the rule for unnamed hosts.
    """

    def __init__(self, reactor: Any, timeout: float) -> None:
        self._reactor = reactor
        self._timeout = timeout
        self._kept: dict[str, tuple[float, list[IPAddress]]] = {}
        self._proxies: set[str] = set()
        self._others = HostPolicy()

    @classmethod
    def on(cls, reactor: Any, timeout: float) -> CheckedResolver:
        """Return the reactor's resolver; put one of ours there where it has another."""
        resolver = reactor.nameResolver
        if not isinstance(resolver, cls):
            resolver = cls(reactor, timeout)
            reactor.installNameResolver(resolver)
        return resolver

    def trust_proxy(self, host: str) -> None:
        """Let a proxy's name lead anywhere: the user configured it."""
        self._proxies.add(ascii_name(host))

    def resolveHostName(  # noqa: N802 # Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: ARG002, N803
    ) -> Any:
        """Look a name up; see IHostnameResolver. No address at all is what a failed or refused look-up gives."""
        resolution = _Resolution(hostName)
        name = ascii_name(hostName)
        lookup = _CURRENT.get() or Lookup(self._others)
        trusted = _CURRENT.get() is None and name in self._proxies
        resolutionReceiver.resolutionBegan(resolution)

        def answered(found: list[IPAddress]) -> None:
            try:
                if not trusted:
                    lookup.policy.check(name, portNumber, found)
            except PrivateAddressError as refusal:
                lookup.refusal = refusal
                found = []
            for address in found:
                kind = IPv4Address if address.version == 4 else IPv6Address
                if addressTypes is None or kind in addressTypes:
                    resolutionReceiver.addressResolved(kind("TCP", str(address), portNumber))
            resolutionReceiver.resolutionComplete()

        self._addresses(name).addCallback(answered)
        return resolution

    def _addresses(self, name: str) -> Deferred[list[IPAddress]]:
        """Return all addresses of a name, none where it cannot be looked up."""
        try:
            return succeed([ip_address(name)])
        except ValueError:
            pass
        until, known = self._kept.get(name, (0.0, []))
        if monotonic() < until:
            return succeed(list(known))

        def keep(found: list[IPAddress]) -> list[IPAddress]:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[name] = monotonic() + _KEPT, found
            return list(found)

        pool = self._reactor.getThreadPool()
        looked: Deferred[Any] = deferToThreadPool(self._reactor, pool, look_up, name)
        looked.addTimeout(self._timeout, self._reactor)
        return looked.addCallbacks(keep, lambda _failure: [])  # the connection then says that the name is unknown


@implementer(IStreamClientEndpoint)
class CheckedEndpoint:
    """An endpoint whose look-up is held to a policy, and which says so where it was refused."""

    def __init__(
        self, endpoint: IStreamClientEndpoint, policy: HostPolicy | None, reactor: Any, timeout: float
    ) -> None:
        self._endpoint: Any = endpoint
        self._policy = policy
        self._reactor = reactor
        self._timeout = timeout

    def connect(self, protocolFactory: Any) -> Deferred[Any]:  # noqa: N803 # Twisted's name
        """Connect; see IStreamClientEndpoint. Fails with PrivateAddressError where the policy refuses the host."""
        CheckedResolver.on(self._reactor, self._timeout)
        if self._policy is None:
            connected: Deferred[Any] = self._endpoint.connect(protocolFactory)
            return connected
        lookup = Lookup(self._policy)
        token = _CURRENT.set(lookup)
        try:
            # Twisted's endpoints ask the resolver within this call, and wait for its answer outside of it.
            connecting: Deferred[Any] = self._endpoint.connect(protocolFactory)
        finally:
            _CURRENT.reset(token)

        def explain(failure: Failure) -> Failure:
            if lookup.refusal is not None:
                raise lookup.refusal
            return failure

        return connecting.addErrback(explain)


class CheckedPool(HTTPConnectionPool):
    """A connection pool that opens its connections through checked endpoints."""

    def __init__(self, reactor: Any, policy: HostPolicy, timeout: float) -> None:
        super().__init__(reactor, persistent=True)  # type: ignore[no-untyped-call]
        self._policy = policy
        self._timeout = timeout

    def getConnection(self, key: Any, endpoint: Any) -> Deferred[Any]:  # noqa: N802 # Twisted's name
        """Return a connection; see HTTPConnectionPool."""
        to_proxy = key[0] == b"http-proxy"  # Scrapy's key of a connection that the user's own proxy takes
        policy = None if to_proxy else self._policy
        checked: Any = CheckedEndpoint(endpoint, policy, self._reactor, self._timeout)
        return super().getConnection(key, checked)
