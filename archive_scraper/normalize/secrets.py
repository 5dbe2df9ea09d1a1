"""Hiding what must not be read by others: passwords and tokens in addresses."""

from __future__ import annotations

import re

HIDDEN = "***"
# RFC 3986, 3.2.1: what stands before the @ of an authority.
_USER = re.compile(r"(?P<scheme>\b[a-zA-Z][a-zA-Z0-9+.-]{0,30}://)[^\s/?#\"'<>]{1,500}@")
# RFC 6750, 2.3 (access_token), RFC 7636, the signed addresses of S3, Azure and CloudFront, and what WordPress, Craft,
# GitHub and common gateways call a key. A bare "key" or "id" names pages too, and stays.
_PARAMETER = re.compile(
    r"""(?P<name>[?&;](?:
        [\w.-]*?(?:token|secret|passw(?:or)?d|passphrase|api[_-]?key|apikey|signature|credential)s?
        | pwd | pass | auth | authorization | jwt | sig | bearer | private[_-]?key | access[_-]?key(?:[_-]?id)?
      )=)(?P<value>[^&;\#\s"'<>)\]]+)""",
    re.IGNORECASE | re.VERBOSE,
)


def hide_secrets(text: str) -> str:
    """Return a text in which user names, passwords and tokens of addresses are ``***``. Idempotent.

    >>> hide_secrets("GET https://ann:pw@www.example.org/feed?page=2&token=abc failed")
    'GET https://***@www.example.org/feed?page=2&token=*** failed'
    """
    if "@" in text:
        text = _USER.sub(rf"\g<scheme>{HIDDEN}@", text)
    if "=" in text and _PARAMETER.search(text):  # to look alone takes half as long
        text = _PARAMETER.sub(rf"\g<name>{HIDDEN}", text)
    return text
