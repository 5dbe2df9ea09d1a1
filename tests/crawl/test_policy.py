"""What a crawl may connect to: each row is a series of look-ups of one host."""

from ipaddress import ip_address

import pytest

from archive_scraper.crawl.policy import HostPolicy, place_of
from archive_scraper.crawl.refusals import PrivateAddressError

WEB, HOME, META, LOOP = "93.184.215.14", "10.0.0.7", "169.254.169.254", "127.0.0.1"


@pytest.mark.parametrize(
    ("named", "host", "port", "answers", "allowed"),
    [
        # not named
        ((), "site.example", 80, [[WEB]], [True]),
        ((), "site.example", 80, [[HOME]], [False]),
        ((), "site.example", 80, [[WEB, HOME]], [False]),
        ((), "site.example", 80, [["64:ff9b::808:808"]], [True]),
        ((), "site.example", 80, [["64:ff9b::a00:7"]], [False]),
        ((), "site.example", 80, [[WEB], [LOOP], [WEB]], [True, False, True]),
        ((), LOOP, 80, [[LOOP]], [False]),
        ((), "64:ff9b::808:808", 80, [["64:ff9b::808:808"]], [False]),
        # named, and in the user's network
        (("intranet.example",), "intranet.example", 80, [[HOME]] * 2, [True, True]),
        (("intranet.example",), "intranet.example", 443, [[HOME]], [True]),
        (("intranet.example",), "intranet.example", 8080, [[HOME]], [False]),
        (("intranet.example:8080",), "intranet.example", 80, [[HOME]], [False]),
        (("INTRANET.example.:8080",), "intranet.example", 8080, [[HOME]], [True]),
        (("bücher.example",), "xn--bcher-kva.example", 80, [[HOME]], [True]),
        (("127.0.0.1:8000",), LOOP, 8000, [[LOOP]], [True]),
        (("[::1]:8000",), "::1", 8000, [["::1"]], [True]),
        (("localhost:8000",), "localhost", 8000, [["::1", LOOP]], [True]),
        # named, and public: stays so
        (("site.example",), "site.example", 80, [[WEB], [LOOP], [HOME], [WEB]], [True, False, False, True]),
        (("site.example",), "site.example", 80, [[WEB, LOOP], [LOOP]], [False, False]),
        (("site.example",), "site.example", 80, [[], [LOOP]], [True, True]),
        # a failed look-up tells nothing about what comes
        (("intranet.example",), "intranet.example", 80, [[HOME], [WEB], [HOME]], [True, True, True]),
        # no name leads to a cloud's keys, an address that the user wrote does
        (("site.example",), "site.example", 80, [[META]], [False]),
        ((META,), META, 80, [[META]], [True]),
        (("exa mple:99999999",), "site.example", 80, [[HOME]], [False]),
    ],
)
def test_what_may_be_connected_to(named, host, port, answers, allowed):
    policy = HostPolicy(named)
    found = []
    for addresses in answers:
        try:
            policy.check(host, port, [ip_address(text) for text in addresses])
        except PrivateAddressError:
            found.append(False)
        else:
            found.append(True)
    assert found == allowed


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://a.example/x", ("a.example", 80)),
        ("https://a.example/x", ("a.example", 443)),
        ("https://user:word@[::1]:8443/", ("::1", 8443)),
    ],
)
def test_place_of(url, place):
    assert place_of(url) == place
