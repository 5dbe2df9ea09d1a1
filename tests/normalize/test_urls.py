"""Addresses: one page, one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.urls import (
    bare_host,
    canonical_url,
    host_of,
    is_http,
    page_key,
    site_domain,
    without_tracking,
)

CANONICAL = [
    ("https://example.org", "https://example.org/"),
    ("HTTPS://Example.ORG/A", "https://example.org/A"),
    ("http://example.org:80/a", "http://example.org/a"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("https://example.org:8443/a", "https://example.org:8443/a"),
    ("https://example.org/a#part", "https://example.org/a"),
    ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
    ("https://example.org/a?id=3&fbclid=x", "https://example.org/a?id=3"),
    ("https://example.org/a?b=2&a=1", "https://example.org/a?b=2&a=1"),
    ("https://example.org/a?q=", "https://example.org/a?q="),
    ("https://example.org/a?flag", "https://example.org/a?flag"),
    ("https://example.org/a?x-craft-preview=1&token=2", "https://example.org/a?token=2"),
    ("https://example.org/%7Ejane/", "https://example.org/~jane/"),
    ("https://example.org/a%2fb", "https://example.org/a%2Fb"),
    ("https://example.org/é", "https://example.org/%C3%A9"),
    ("https://example.org/%c3%a9", "https://example.org/%C3%A9"),
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("https://example.org/p2?type=x", "https://example.org/p2?type=x"),
    (" https://example.org/a ", "https://example.org/a"),
    ("https://[::1]:8080/a", "https://[::1]:8080/a"),
    ("mailto:jane@example.org", "mailto:jane@example.org"),
    ("/a/b", "/a/b"),
    ("https://[broken", "https://[broken"),
    ("https://example.org:port/", "https://example.org:port/"),
    ("", ""),
]
KEYS = [
    ("http://www.example.org/a/", "https://example.org/a"),
    ("https://example.org/a/index.html", "https://example.org/a"),
    ("https://example.org/a?utm_campaign=x#y", "https://example.org/a"),
    ("https://EXAMPLE.org", "https://example.org/"),
]
DOMAINS = [
    ("www.mfat.govt.nz", "mfat.govt.nz"),
    ("treasury.govt.nz", "treasury.govt.nz"),
    ("www.bmi.gv.at", "bmi.gv.at"),
    ("england.nhs.uk", "england.nhs.uk"),
    ("collectif.asso.fr", "collectif.asso.fr"),
    ("team.github.io", "team.github.io"),
    ("govt.nz", "govt.nz"),
    ("127.0.0.1", "127.0.0.1"),
    ("example.com", "example.com"),
    ("www.example.com", "example.com"),
    ("archive.example.com", "example.com"),
    ("news.bbc.co.uk", "bbc.co.uk"),
    ("bbc.co.uk", "bbc.co.uk"),
    ("jane.wordpress.com", "jane.wordpress.com"),
    ("localhost", "localhost"),
    ("", ""),
]
TRACKED = [
    ("?utm_source=x#?utm_source=x", "#?utm_source=x"),
    ("/a#b?fbclid=x", "/a#b?fbclid=x"),
    ("/a", "/a"),
    ("/a?utm_source=x", "/a"),
    ("/a?id=1&utm_source=x&b=%20", "/a?id=1&b=%20"),
    ("/a?fbclid=x#more-5", "/a#more-5"),
    ("/a#more-5", "/a#more-5"),
    ("/a?", "/a?"),
]


@pytest.mark.parametrize(("url", "canonical"), CANONICAL, ids=[row[0] or "empty" for row in CANONICAL])
def test_canonical_url(url: str, canonical: str):
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


def test_parameters_of_the_site_are_dropped():
    assert canonical_url("https://example.org/a?Token=x&id=1", drop_params=("token",)) == "https://example.org/a?id=1"


@pytest.mark.parametrize(("one", "other"), KEYS, ids=[row[0] for row in KEYS])
def test_one_page_one_key(one: str, other: str):
    assert page_key(one) == page_key(other)


def test_other_pages_have_other_keys():
    urls = ("https://example.org/a", "https://example.org/b", "https://example.org/a?id=1", "https://a.example.org/a")
    assert len({page_key(url) for url in urls}) == len(urls)


@pytest.mark.parametrize(("host", "domain"), DOMAINS, ids=[row[0] or "empty" for row in DOMAINS])
def test_site_domain(host: str, domain: str):
    assert site_domain(host) == domain


@pytest.mark.parametrize(("url", "kept"), TRACKED, ids=[row[0] for row in TRACKED])
def test_without_tracking(url: str, kept: str):
    assert without_tracking(url) == kept


def test_hosts():
    assert host_of("https://www.Example.org/a") == "example.org"
    assert host_of(None) == host_of("/a") == host_of("https://[x") == ""
    assert bare_host("WWW.example.org") == "example.org"
    assert is_http("https://example.org")
    assert not any(
        is_http(url) for url in (None, "", "/a", "ftp://example.org", "https://", "javascript:alert(1)", "https://[x")
    )


RUNNING = "https:// http:// example.org www. [ ] : 80 /a %2F %25 %e9 é ? & = # utm_source=x id=1 .. // @ \t \\"
PIECES = st.sampled_from(RUNNING.split(" "))


@settings(max_examples=400)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map("".join)))
def test_never_raises_and_twice_is_once(url: str):
    canonical = canonical_url(url)
    assert canonical_url(canonical) == canonical
    assert page_key(canonical) == page_key(url)
    assert without_tracking(without_tracking(url)) == without_tracking(url)
    host_of(url)
    site_domain(url)
    is_http(url)
