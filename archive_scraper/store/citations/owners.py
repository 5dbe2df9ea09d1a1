"""Who holds an address, what kind of owner that is, and what kind of thing stands there."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from archive_scraper.normalize.late import late
from archive_scraper.normalize.urls import host_of, site_domain, site_of, site_owner

Form = Literal["scholarly", "pdf", "other"]

# Endings that registries give to authorities alone: gov, gov.uk, gouv.fr, gob.mx, govt.nz, go.jp, gc.ca, mil, int.
_AUTHORITY = re.compile(
    r"(?:^|\.)(?:(?:gov|mil|gouv|gob|govt|govern|gub)(?:\.[a-z]{2})?|go\.(?:jp|kr|th|id|ke|tz|ug)|gc\.ca|gv\.at|admin\.ch|"
    r"int|bund\.de)$"
)
_DOI = re.compile(r"(?:^|/)(?:doi/(?:abs/|full/|pdf/|epdf/)?)?10\.\d{4,9}/\S")
_SHARED = late(
    r"(?:facebook\.com/(?:sharer|share\.php|dialog/)|(?:twitter|x)\.com/(?:intent/|share\b|home\?status)|"
    r"linkedin\.com/(?:sharing/|shareArticle|cws/share)|reddit\.com/submit|t\.me/share|telegram\.me/share|"
    r"(?:api\.)?whatsapp\.com/send|wa\.me/\?|pinterest\.com/pin/create|bsky\.app/intent/|threads\.net/intent/|"
    r"addtoany\.com/|addthis\.com/|printfriendly\.com/|mail\.google\.com/mail/\?|getpocket\.com/(?:save|edit)|"
    r"news\.ycombinator\.com/submitlink|tumblr\.com/(?:share|widgets/share)|vk\.com/share|"
    r"weibo\.com/share|line\.me/R/|social-plugins\.line\.me/|xing\.com/(?:spi/shares|app/user\?op=share))",
    re.IGNORECASE,
)


class Owner(NamedTuple):
    """Who holds a domain."""

    domain: str
    name: str
    kind: str
    """house, news, government, court, statistics, scholarly, social or other."""


@cache
def _known() -> dict[str, Owner]:
    text = resources.files("archive_scraper.store.citations").joinpath("owners.toml").read_text("utf-8")
    found: dict[str, Owner] = {}
    for kind, names in tomllib.loads(text).items():
        found.update({domain: Owner(domain, name, kind) for domain, name in names.items()})
    return found


@cache
def _houses() -> dict[str, Owner]:
    """Return the organizations of the program's catalogue that have a domain of their own; magazines are no houses."""
    # Read where a domain is met that owners.toml does not have: commands that only read an archive do without.
    from archive_scraper.catalogue.loading import Catalogue, program_folder

    found: dict[str, Owner] = {}
    for entry in Catalogue(program_folder()).heads():
        host = host_of(entry["home"])
        if entry["kind"] != "magazine" and is_home(entry["home"]) and host == site_domain(host):
            found[host] = Owner(host, entry["title"], "house")
    return found


def known_houses() -> list[tuple[str, str]]:
    """Return the domain and the name of every house that owners.toml or the catalogue knows; of some both names."""
    known = [owner for owner in _known().values() if owner.kind == "house"]
    return [(owner.domain, owner.name) for owner in (*known, *_houses().values())]


def owner_of(url: str) -> Owner:
    """Return who holds an address: by the part of its host that one owner holds.

    >>> owner_of("https://www.rand.org/pubs/1.html")
    Owner(domain='rand.org', name='RAND', kind='house')
    >>> owner_of("https://home.treasury.gov/a").kind, owner_of("https://blog.example.org/").kind
    ('government', 'other')
    """
    host = host_of(url)
    if host in _known():  # a court of a council, an office of a bank
        return _known()[host]
    domain = site_owner(site_of(url))
    if owner := _known().get(domain) or _houses().get(domain):
        return owner
    return Owner(domain, domain, "government" if _AUTHORITY.search(domain) else "other")


def form_of(url: str) -> Form:
    """Return what stands at an address, as far as the address says.

    >>> form_of("https://doi.org/10.1080/01402390.2020.1"), form_of("https://example.org/report.PDF")
    ('scholarly', 'pdf')
    """
    parts = urlsplit(url)
    if owner_of(url).kind == "scholarly" or _DOI.search(parts.path):
        return "scholarly"
    return "pdf" if parts.path.lower().endswith(".pdf") else "other"


def is_share(url: str) -> bool:
    """Tell whether an address is that of a button: it hands the reader's own page on.

    >>> is_share("https://twitter.com/intent/tweet?url=x"), is_share("https://twitter.com/someone/status/1")
    (True, False)
    """
    return _SHARED.search(url) is not None


def is_home(url: str) -> bool:
    """Tell whether an address names a site and no page of it."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
