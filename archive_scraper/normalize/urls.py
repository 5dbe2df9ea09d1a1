"""Addresses: the one spelling under which a page is stored."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from archive_scraper.normalize.suffixes import owned_part

if TYPE_CHECKING:
    from collections.abc import Collection

# Parameters that name the visitor or the campaign, never the page. Sources: the ClearURLs and Matomo lists of
# common names, and Craft CMS (preview tokens), checked against the sites in data/sources.
_TRACKING = re.compile(
    r"(utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igshid|twclid|ttclid|mc_[ce]id|mkt_tok|_hs\w+|hsCtaTracking"
    r"|xtor|cmpid|ref_src|ref_url|ncid|__twitter_impression|_ga|_gl|x-craft-\w+|s_kwcid|wt_mc|wt\.mc_id|oly_\w+_id"
    r"|vero_\w+|at_(?:medium|campaign|custom\d)|trk|guccounter|guce_\w+)",
    re.IGNORECASE,
)
# Parameters that name the visit: those of PHP, Java, ASP, ColdFusion and the shops built on them. The short names are
# a site's own as often, so their value must look like a session's.
_SESSION = re.compile(
    r"phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|cfid|cftoken|oscsid|zenid|xtcsid|sessid|session_?id|sid",
    re.IGNORECASE,
)
_SESSION_VALUE = re.compile(r"(?=.*\d)[0-9A-Za-z,_.-]{16,}")
_SURE_SESSION = re.compile(
    r"phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|oscsid|zenid|xtcsid", re.IGNORECASE
)
# The same in the path: ";jsessionid=..." of servlets (Servlet 3.0, 7.1.3), "/(S(...))/" of ASP.NET.
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;?]*|/\(S\(\w{24}\)\)", re.IGNORECASE)
_WITH_PORT = re.compile(r"(.+):(\d+)")
_NAMELESS = re.compile(r"[^.]+|\d+(?:\.\d+){3}|\[.*\]")
_DEFAULT_PORTS = {"http": 80, "https": 443}
# RFC 3986: unreserved characters and those a path or query may hold as they are.
_PATH_SAFE = "/%:@!$&'()*+,;=-._~"


def is_http(url: str | None) -> bool:
    """Tell whether an address is absolute http or https with a host."""
    if not url or ("//" not in url and url.isprintable()):  # urlsplit() drops line breaks inside of an address
        return False
    parts = _split(url)
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)


# A page asks for the host of its own address and of its links again and again.
_REMEMBERED = 1024
_LONGEST_REMEMBERED = 1000
"""Characters: a page may hold addresses of megabytes."""


def canonical_url(url: str, *, drop_params: Collection[str] = ()) -> str:
    """Return the spelling of an address that the database holds: one page, one address.

    Host in lower case without a default port, no fragment, no tracking, preview or session parameters, the rest of
    the query in its own order, percent-encoding in one form. Scheme, "www." and a final slash stay: not every site
    answers without them. Idempotent; an address that cannot be read comes back unchanged.

    >>> canonical_url("HTTPS://WWW.Example.org:443/a%7Eb?utm_source=x&id=2#top")
    'https://www.example.org/a~b?id=2'
    """
    if len(url) <= _LONGEST_REMEMBERED:
        return _canonical(url, tuple(drop_params))
    return _canonical.__wrapped__(url, tuple(drop_params))


@lru_cache(maxsize=_REMEMBERED)
def _canonical(url: str, drop_params: tuple[str, ...]) -> str:
    parts = _split(url.strip())
    if parts is None or parts.scheme not in _DEFAULT_PORTS or not (name := parts.hostname):
        return url
    host = name.lower()
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    if port and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    dropped = {name.lower() for name in drop_params}
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [(k, v) for k, v in pairs if not _is_visits(k, v) and k.lower() not in dropped]
        if len(kept) != len(pairs):
            query = urlencode(kept)
    path = _SESSION_PATH.sub("", parts.path) if ";" in parts.path or "(" in parts.path else parts.path
    return urlunsplit((parts.scheme, host, _requote(path) or "/", query, ""))


def _is_visits(name: str, value: str) -> bool:
    """Tell whether a parameter names the visitor, the campaign or the visit, never the page."""
    if _TRACKING.fullmatch(name) or _SURE_SESSION.fullmatch(name):
        return True
    return bool(_SESSION.fullmatch(name) and _SESSION_VALUE.fullmatch(value))


def page_key(url: str, *, drop_params: Collection[str] = ()) -> str:
    """Return what two addresses of one page share: scheme, "www." and a final slash do not count.

    >>> page_key("http://www.example.org/a/") == page_key("https://example.org/a?utm_medium=mail")
    True
    """
    return _key_of(url) if not drop_params else _make_key(url, drop_params)


@lru_cache(maxsize=4096)
def _key_of(url: str) -> str:
    """Make a key once, though several lists of a page hold one link."""
    return _make_key(url, ())


def _make_key(url: str, drop_params: Collection[str]) -> str:
    parts = _split(canonical_url(url, drop_params=drop_params))
    if parts is None or not parts.hostname:
        return url
    host = bare_host(parts.netloc)
    path = re.sub(r"/index\.(?:html?|php)$", "/", parts.path).rstrip("/")
    return f"{host}{path}" + (f"?{parts.query}" if parts.query else "")


def without_tracking(url: str) -> str:
    """Return an address as printed, but for parameters that name the visitor or the campaign.

    >>> without_tracking("/a?fbclid=x&id=2#top")
    '/a?id=2#top'
    """
    page, hash_mark, fragment = url.partition("#")  # first: a question mark in a fragment begins no query
    head, mark, query = page.partition("?")
    if not mark:
        return url
    kept = [pair for pair in query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    return head + (f"?{'&'.join(kept)}" if kept else "") + hash_mark + fragment


@lru_cache(maxsize=4096)
def site_domain(host: str) -> str:
    """Return the part of a host name that one owner holds, by the Public Suffix List as tldextract ships it.

    >>> site_domain("archive.example.com"), site_domain("blogs.bbc.co.uk"), site_domain("me.wordpress.com")
    ('example.com', 'bbc.co.uk', 'me.wordpress.com')
    >>> site_domain("www.treasury.govt.nz"), site_domain("bmi.gv.at")
    ('treasury.govt.nz', 'bmi.gv.at')
    """
    return owned_part(bare_host(host).rstrip("."))


def site_owner(site: str) -> str:
    """Return what tells who holds a site: its domain, and the port too where a host has no name that is somebody's.

    ``site`` is a host with or without a port, as site_of() has it.

    >>> site_owner("archive.example.com:8443"), site_owner("127.0.0.1:8001"), site_owner("localhost:8001")
    ('example.com', '127.0.0.1:8001', 'localhost:8001')
    """
    host, port = found.groups() if (found := _WITH_PORT.fullmatch(site)) else (site, "")
    domain = site_domain(host)
    return f"{domain}:{port}" if port and _NAMELESS.fullmatch(host) else domain


def host_of(url: str | None) -> str:
    """Return the host of an address without "www.", lower case; "" where there is none."""
    if not url:
        return ""
    return _host_of(url) if len(url) <= _LONGEST_REMEMBERED else _host_of.__wrapped__(url)


@lru_cache(maxsize=_REMEMBERED)
def _host_of(url: str) -> str:
    parts = _split(url)
    return bare_host(parts.hostname or "") if parts else ""


def site_of(url: str | None) -> str:
    """Return host and port of an address, without "www." and without the scheme's own port; "" where there is none.

    >>> site_of("https://www.example.org:443/a"), site_of("http://127.0.0.1:8001/")
    ('example.org', '127.0.0.1:8001')
    """
    if not url:
        return ""
    return _site_of(url) if len(url) <= _LONGEST_REMEMBERED else _site_of.__wrapped__(url)


@lru_cache(maxsize=_REMEMBERED)
def _site_of(url: str) -> str:
    parts = _split(url)
    if parts is None or not (name := parts.hostname):
        return ""
    host = bare_host(name)
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"


def bare_host(host: str) -> str:
    """Return a host name in lower case without "www."."""
    return host.lower().removeprefix("www.")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where the port is no number
    except ValueError:
        return None
    return parts


def _requote(path: str) -> str:
    # An encoded slash or percent sign means another path than the plain one: those stay encoded.
    if "%" not in path:
        return quote(path, safe=_PATH_SAFE)
    pieces = re.split(r"(%2[Ff]|%25|%3[Ff]|%23)", path)
    return "".join(p.upper() if i % 2 else quote(unquote(p), safe=_PATH_SAFE) for i, p in enumerate(pieces))
