"""Which addresses are public, and which hosts are private ones in disguise."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest

from archive_scraper.crawl.addresses import ascii_name, behind, is_local_name, is_metadata, is_public, literal

PRIVATE_4 = (
    "0.0.0.0",  # noqa: S104 # nothing is bound
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.254",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.254",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
)
PRIVATE_6 = (
    "::",
    "::1",
    "100::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",  # Teredo
    "2001:10::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "3fff::1",
    "5f00::1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
)
PUBLIC = (
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "93.184.215.14",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:4860:4860::8888",
    "2003::1",
    "2606:4700:4700::1111",
    "2a00:1450:4001::1",
    "3ffe::1",
)


def spellings(address):
    """All ways that resolvers, browsers and proxies read as one IPv4 address."""
    number = int(IPv4Address(address))
    a, b, c, d = (number >> shift & 255 for shift in (24, 16, 8, 0))
    yield address
    yield f"{address}."
    yield str(number)
    yield hex(number)
    yield hex(number).upper().replace("X", "x")
    yield f"0{number:o}"
    yield f"{a}.{number & 0xFFFFFF}"
    yield f"{a}.{b}.{number & 0xFFFF}"
    yield f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}"
    yield f"0{a:o}.0{b:o}.0{c:o}.0{d:o}"
    yield f"0000{a:o}.{b}.0x{c:02x}.{d}"
    yield address.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})  # full-width digits
    yield address.replace(".", "。")
    yield address.replace(".", "．")
    yield "".join(f"%{ord(character):02x}" for character in address)
    yield f"[::ffff:{address}]"
    yield f"[::ffff:{number >> 16:x}:{number & 0xFFFF:x}]"
    yield f"[0:0:0:0:0:ffff:{number >> 16:x}:{number & 0xFFFF:x}]"
    yield f"[::{address}]"
    yield f"[64:ff9b::{address}]"
    yield f"[64:ff9b:1::{address}]"
    yield f"[2002:{number >> 16:x}:{number & 0xFFFF:x}::]"
    yield f"[2002:{number >> 16:x}:{number & 0xFFFF:x}::1%25eth0]"


DISGUISES = [spelling for address in PRIVATE_4 for spelling in spellings(address)]


@pytest.mark.parametrize("text", [*PRIVATE_4, *PRIVATE_6])
def test_private_addresses(text):
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses(text):
    assert is_public(ip_address(text))


def test_disguises_of_private_addresses_are_seen_through():
    assert len(DISGUISES) > 400
    missed = [host for host in DISGUISES if (address := literal(host)) is None or is_public(address)]
    assert not missed


def test_addresses_that_are_spelled_oddly_are_read_right():
    for text in ("127.0.0.1", "8.8.8.8", "10.1.2.3"):
        read = {literal(host) for host in list(spellings(text))[:15]}
        assert read == {ip_address(text)}


@pytest.mark.parametrize(
    "host",
    ["cnas.org", "www.xn--bcher-kva.example", "1.2.3.4.5", "0x7f.example", "4294967296", "127.0.0.256", "", "a b"],
)
def test_names_are_no_addresses(host):
    assert literal(host) is None


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("64:ff9b::808:808", "8.8.8.8"),
        ("64:ff9b::7f00:1", "127.0.0.1"),
        ("2002:a00:1::1", "10.0.0.1"),
        ("64:ff9b:1::808:808", "64:ff9b:1::808:808"),
        ("2606:4700::1", "2606:4700::1"),
        ("8.8.8.8", "8.8.8.8"),
    ],
)
def test_translated_addresses_are_what_they_lead_to(address, leads_to):
    assert behind(ip_address(address)) == ip_address(leads_to)


@pytest.mark.parametrize(
    "text", ["169.254.169.254", "100.100.100.200", "fe80::a9fe:a9fe", "fd00:ec2::254", "fd20:ce::254"]
)
def test_metadata_services(text):
    assert is_metadata(ip_address(text))
    assert not is_metadata(ip_address("10.0.0.1"))
    assert not is_metadata(IPv6Address("fd00::1"))


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("WWW.CNAS.org.", "www.cnas.org"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("faß.example", "xn--fa-hia.example"),  # IDNA 2008; 2003 would ask for fass.example
        ("１２７.０.０.１", "127.0.0.1"),
        ("☃.example", "xn--n3h.example"),
        ("\udcff.example", "\udcff.example"),
    ],
)
def test_names_as_dns_is_asked_for_them(host, name):
    assert ascii_name(host) == name


def test_local_names():
    local = ["intranet", "printer.local", "db.internal", "nas.home.arpa", "localhost", "x.localhost."]
    assert all(map(is_local_name, local))
    assert not any(map(is_local_name, ["cnas.org", "local.example.org", "home.arpa.example"]))
