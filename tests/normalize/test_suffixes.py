"""The Public Suffix List as it is kept says what tldextract says of a host."""

from __future__ import annotations

import pytest

from archive_scraper.normalize import suffixes


def _hosts() -> list[str]:
    """Return every suffix of the list with what stands for its wildcard, and with labels before it."""
    listed = [suffix.replace("*", "wide").removeprefix("!") for suffix in suffixes._reader().tlds]
    return [f"{before}{suffix}" for suffix in listed for before in ("", "one.", "two.one.", "www.two.one.")]


def test_every_suffix_is_read_as_tldextract_reads_it():
    hosts = _hosts()
    assert len(hosts) > 30_000
    assert [host for host in hosts if suffixes.owned_part(host) != suffixes._read_whole(host)] == []


@pytest.mark.parametrize(
    "host",
    [
        "", "localhost", "a.b.internal", "co.uk", ".co.uk", "a..co.uk", "com", ".com", "ck", "www.ck", "a.b.ck",
        "city.kawasaki.jp", "a.b.kawasaki.jp", "127.0.0.1", "999.0.0.1", "01.2.3.4", "1.2.3", "1.2.3.4.5", ".1.2.3",
        "[::1]", "xn--bcher-kva.de", "a.xn--p1ai", "bücher.de", "例え.jp", "a。b。jp", "foo_bar.example.org", "a:b",
        "s3.eu-west-1.amazonaws.com", "x.s3.eu-west-1.amazonaws.com", "*.ck", "!www.ck", "a/b.org", "a@b.org",
    ],
)  # fmt: skip
def test_odd_hosts_are_read_as_tldextract_reads_them(host: str):
    assert suffixes.owned_part(host) == suffixes._read_whole(host)
