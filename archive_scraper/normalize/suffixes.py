"""Which part of a host name one owner holds, by the Public Suffix List as tldextract ships it."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.words.kept import kept

if TYPE_CHECKING:
    from tldextract import TLDExtract

# Services that lend a label of their host to each of their publishers and do not stand in the Public Suffix List.
_SHARED_HOSTS = (
    "livejournal.com", "medium.com", "substack.com", "tumblr.com", "typepad.com", "wordpress.com", "ghost.io",
)  # fmt: skip
_PLAIN = re.compile(r"(?!.*xn--)[a-z0-9_.-]*")
_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IPV4 = re.compile(rf"{_BYTE}(?:\.{_BYTE}){{3}}")


def owned_part(host: str) -> str:
    """Return what one owner holds of a host in lower case; the host where nothing stands before its suffix.

    >>> owned_part("archive.example.com"), owned_part("blogs.bbc.co.uk"), owned_part("me.wordpress.com")
    ('example.com', 'bbc.co.uk', 'me.wordpress.com')
    >>> owned_part("co.uk"), owned_part("127.0.0.1"), owned_part("shop.bücher.de")
    ('co.uk', '127.0.0.1', 'bücher.de')
    """
    if _PLAIN.fullmatch(host) is None:
        return _read_whole(host)
    labels = host.split(".")
    begin = _suffix_begin(labels)
    if begin < len(labels):
        return ".".join(labels[max(begin - 1, 0) :]) if begin and labels[begin - 1] else host
    return host if _IPV4.fullmatch(host) else ".".join(labels[-2:])  # the list's own rule for a label it has not


def _suffix_begin(labels: list[str]) -> int:
    """Return which label the public suffix begins with; past the last where the list knows none.

    "*" in the list stands for any label, and "!" opens one that it does not stand for.
    """
    known = _suffixes(_edition())
    begin = place = len(labels)
    path = ""
    for label in reversed(labels):
        longer = f"{label}.{path}" if path else label
        if longer in known:
            place, path = place - 1, longer
            begin = place if known[longer] else begin
        elif f"*.{path}" in known:
            return place if f"!{longer}" in known else place - 1
        else:
            break
    return begin


@cache
def _edition() -> str:
    """Return what tells one edition of the list from another; tldextract is not loaded for it."""
    found = find_spec("tldextract")
    assert found  # noqa: S101 # the package needs it
    assert found.origin  # noqa: S101
    state = Path(found.origin).with_name(".tld_set_snapshot").stat()
    return f"{state.st_size} {state.st_mtime_ns}"


@kept
def _suffixes(edition: str) -> dict[str, bool]:  # noqa: ARG001 # it tells what was kept of another edition
    """Return the suffixes of the list and what they end with, and whether each is a suffix itself.

    tldextract makes 17,000 objects of them: a twentieth of what it takes a crawl to start.
    """
    known = dict.fromkeys(_reader().tlds, True)
    for suffix in tuple(known):
        rest = suffix.partition(".")[2]
        while rest:
            known.setdefault(rest, False)
            rest = rest.partition(".")[2]
    return known


def _read_whole(host: str) -> str:
    """Return the same for a host in brackets, in other letters than those of ASCII or in their other spelling."""
    found = _reader().extract_str(host)
    if found.top_domain_under_public_suffix:
        return found.top_domain_under_public_suffix
    if found.suffix or found.ipv4 or found.ipv6:  # nobody's own part stands before the suffix
        return host
    return ".".join(host.split(".")[-2:])


@cache
def _reader() -> TLDExtract:
    """Return the reader of the list in the package: it asks no server and writes no file."""
    from tldextract import TLDExtract

    return TLDExtract(
        cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True, extra_suffixes=_SHARED_HOSTS
    )
