"""Which IP addresses are public, and which hosts are IP addresses in disguise. Pure functions, no look-ups."""

from __future__ import annotations

import re
import socket
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import unquote

import idna

from archive_scraper.words.kept import compiled

IPAddress = IPv4Address | IPv6Address
_REMEMBERED = 256  # each page of a site asks for the same host

# IANA's registry of special-purpose IPv4 addresses (RFC 6890), plus multicast and the reserved class E. Our own list,
# because what Python's is_global says differs between its versions.
_NOT_PUBLIC_4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, and the metadata services of clouds
        "172.16.0.0/12",
        "192.0.0.0/24",  # IETF protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# All that is routed as unicast. Outside of it lie loopback, IPv4-mapped and -compatible addresses, NAT64 (64:ff9b::/96
# and 64:ff9b:1::/48), unique local, link-local, site-local and multicast addresses.
_UNICAST_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # IETF protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
    )
)
# Where clouds answer questions about the machine, its keys included: AWS, Azure and GCP, Alibaba; AWS and GCP by IPv6.
_METADATA_4 = (IPv4Network("169.254.0.0/16"), IPv4Network("100.100.100.200/32"))
_METADATA_6 = (IPv6Network("fe80::/10"), IPv6Network("fd00:ec2::/32"), IPv6Network("fd20:ce::/32"))
_NAT64, _6TO4 = IPv6Network("64:ff9b::/96"), IPv6Network("2002::/16")

# An IPv4 address as inet_aton reads it: one to four numbers, each decimal, octal or hexadecimal.
_ATON = compiled(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+)){0,3}", re.IGNORECASE)
# Names that only a network of one's own answers (RFC 6761, RFC 6762, RFC 8375, ICANN's "internal").
_LOCAL_DOMAINS = frozenset(
    ("localhost", "local", "internal", "intranet", "lan", "corp", "home", "private", "localdomain")
)


@lru_cache(maxsize=_REMEMBERED)
def is_public(address: IPAddress) -> bool:
    """Tell whether an address is one that anybody on the internet may reach.

    >>> [is_public(ip_address(text)) for text in ("93.184.215.14", "10.0.0.1", "2606:4700::1111", "::ffff:8.8.8.8")]
    [True, False, True, False]
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    return address in _UNICAST_6 and not any(address in network for network in _NOT_PUBLIC_6)


def is_metadata(address: IPAddress) -> bool:
    """Tell whether an address is one at which clouds hand out a machine's keys."""
    if isinstance(address, IPv4Address):
        return any(address in network for network in _METADATA_4)
    return any(address in network for network in _METADATA_6)


def behind(address: IPAddress) -> IPAddress:
    """Return the IPv4 address that a translated address of a *name* leads to; any other address as it is.

    In networks without IPv4 the name server makes NAT64 addresses of a site's own (RFC 6147), and a few hosts still
    announce 6to4. As an answer of DNS these are as public as what they lead to. As a host in an address nobody honest
    writes them: there is_public alone decides.
    """
    if isinstance(address, IPv6Address):
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
        if address in _6TO4:
            return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return address


@lru_cache(maxsize=_REMEMBERED)
def literal(host: str) -> IPAddress | None:
    """Return the IP address that a host is a spelling of; None for a name.

    Read are all spellings that a resolver, a proxy or a browser would: brackets, zones, a dot at the end, escapes,
    decimal, octal and hexadecimal numbers, fewer than four of them, full-width digits.

    >>> literal("0x7f.1"), literal("2130706433"), literal("[::1%25lo]"), literal("cnas.org")
    (IPv4Address('127.0.0.1'), IPv4Address('127.0.0.1'), IPv6Address('::1'), None)
    """
    text = ascii_name(unquote(host).strip("[]").partition("%")[0])
    try:
        return ip_address(text)
    except ValueError:
        pass
    if not _ATON.fullmatch(text):
        return None
    try:
        return IPv4Address(socket.inet_aton(text))
    except OSError:  # more than an address holds: not one, and no name of DNS either
        return None


@lru_cache(maxsize=_REMEMBERED)
def ascii_name(host: str) -> str:
    """Return a host name as DNS is asked for it: lower case, punycode, no dot at the end."""
    name = host
    if not host.isascii():
        try:
            name = idna.encode(host).decode("ascii")  # IDNA 2008, as registries and Twisted read names
        except idna.IDNAError:
            try:
                name = host.encode("idna").decode("ascii")  # 2003: full-width digits, other dots, emoji
            except UnicodeError:
                name = host
    return name.lower().rstrip(".")


def is_loopback_name(host: str) -> bool:
    """Tell whether a name is this machine's by definition (RFC 6761, 6.3)."""
    return ascii_name(host).rpartition(".")[2] == "localhost"


def is_local_name(host: str) -> bool:
    """Tell whether a name is one that only a local network answers: a single word, or a domain set aside for it."""
    name = ascii_name(host)
    return "." not in name or name.rpartition(".")[2] in _LOCAL_DOMAINS or name.endswith(".home.arpa")
