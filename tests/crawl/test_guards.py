"""Which addresses may be asked."""

import pytest
from loops import run_alone
from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from archive_scraper.crawl.guards import AddressGuard, PrivateAddressError


def ask(url, named=()):
    run_alone(AddressGuard(frozenset(named)).process_request(Request(url)))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:8080/admin",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://localhost/",
    ],
)
def test_refuses_private_addresses(url):
    with pytest.raises(PrivateAddressError):
        ask(url)


def test_lets_a_public_address_pass():
    ask("http://93.184.215.14/")


def test_lets_a_host_pass_that_the_user_named_on_its_port_alone():
    ask("http://127.0.0.1:8001/x", named={"127.0.0.1:8001"})
    with pytest.raises(PrivateAddressError):
        ask("http://127.0.0.1:8002/x", named={"127.0.0.1:8001"})


def test_refuses_other_schemes():
    with pytest.raises(IgnoreRequest, match="not http"):
        ask("file:///etc/passwd")
