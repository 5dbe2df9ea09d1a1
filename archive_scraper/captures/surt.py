"""Addresses in the order of web archives: host names turned round, so that what belongs together stands together."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from w3lib.url import safe_url_string

_PORTS = {"http": 80, "https": 443}


def surt(url: str) -> str:
    """Return an address as the index of a WACZ sorts it: what ReplayWeb.page (warcio.js, getSurt) makes of it.

    >>> surt("https://www.Example.org/Reports/?b=2&a=1#top"), surt("http://localhost:8080")
    ('org,example)/reports/?a=1&b=2', 'localhost:8080)/')
    """
    parts = urlsplit(safe_url_string(re.sub(r"^(https?://)www\d*\.", r"\1", url).lower()))
    host = ",".join(reversed((parts.hostname or "").split(".")))
    port = f":{parts.port}" if parts.port and parts.port != _PORTS.get(parts.scheme) else ""
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    path = urljoin("http://host/", parts.path).removeprefix("http://host") if "/." in parts.path else parts.path
    return f"{host}{port}){path or '/'}{query}"
