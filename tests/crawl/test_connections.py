"""Real fetches over loopback: what is connected to is what was checked."""

import pytest
from fetching import fetch
from rawserver import RawServer, http


@pytest.fixture(scope="module")
def server():
    with RawServer(default=http(b"<p>hello")) as running:
        yield running


# What DNS says of each name, look-up after look-up, and what becomes of as many fetches.
NAMES = {
    "rebinds.example": ([["93.184.215.14"], ["127.0.0.1"]], ["connection", "private-address"]),
    "rebinds-named.example": ([["93.184.215.14"], ["127.0.0.1"]], ["connection", "private-address"]),
    "private.example": ([["127.0.0.1"]], ["private-address"]),
    "half.example": ([["93.184.215.14", "127.0.0.1"]], ["private-address"]),
    "mapped.example": ([["::ffff:127.0.0.1"]], ["private-address"]),
    "translated.example": ([["64:ff9b::7f00:1"]], ["private-address"]),
    "metadata-named.example": ([["169.254.169.254"]], ["private-address"]),
    "intranet-named.example": ([["127.0.0.1"]], ["fetched", "fetched"]),
    "unknown.example": ([[]], ["unknown-host"]),
}


def test_names_lead_only_where_they_may(server):
    fetches = [(name, cause) for name, (_, causes) in NAMES.items() for cause in causes]
    found = fetch(
        urls=[f"http://{name}:{server.port}/{name}" for name, _ in fetches],
        named=[f"{name}:{server.port}" for name in NAMES if "named" in name],
        names={name: answers for name, (answers, _) in NAMES.items()},
        settings={"DOWNLOAD_TIMEOUT": 5},
    )
    # A public address is tried: what becomes of that depends on the network around this machine.
    told = [
        (name, "connection" if cause in {"timeout", "refused"} else cause) for name, cause in zip_causes(fetches, found)
    ]
    assert told == fetches
    assert set(server.asked) == {"/intranet-named.example"}


def zip_causes(fetches, found):
    return [(name, answer.get("cause", "fetched")) for (name, _), answer in zip(fetches, found, strict=True)]


def test_redirects_lead_only_where_they_may(server):
    inside = "http://127.0.0.1:{port}/secret http://localhost:{port}/secret http://0x7f.1:{port}/secret"
    targets = [
        *inside.format(port=server.port).split(),
        f"http://inside.example:{server.port}/secret",
        f"http://[::ffff:127.0.0.1]:{server.port}/secret",
        "http://10.0.0.1/",
    ]
    answers = {f"/{number}": http(b"", "302 Found", f"Location: {url}") for number, url in enumerate(targets)}
    answers["/robots.txt"] = http(b"", "302 Found", f"Location: {targets[0]}")
    with RawServer(answers) as site:
        found = fetch(
            urls=[f"{site.url}/{number}" for number in range(len(targets))],
            named=[f"127.0.0.1:{site.port}"],
            names={"inside.example": [["127.0.0.1"]], "localhost": [["127.0.0.1"]]},
        )
        assert [answer["cause"] for answer in found] == ["private-address"] * len(targets)
        (guarded,) = fetch(urls=[f"{site.url}/x"], named=[f"127.0.0.1:{site.port}"], settings={"ROBOTSTXT_OBEY": True})
        assert guarded["cause"] == "robots-unreachable"
    assert "/secret" not in server.asked


def test_a_proxy_is_trusted_and_asked_for_nothing_private():
    urls = {
        "http://site.example/": "fetched",  # cannot be looked up here: the proxy will
        "http://10.0.0.1/": "private-address",
        "http://2130706433/": "private-address",
        "http://inside.example/": "private-address",  # this machine knows it to be private
        "http://wiki/": "private-address",
        "http://named/": "fetched",
    }
    with RawServer(default=http(b"<p>from the proxy")) as proxy:
        found = fetch(
            urls=list(urls),
            named=["named"],
            names={"inside.example": [["10.0.0.2"]], "proxy.example": [["127.0.0.1"]]},
            environment={"http_proxy": f"http://proxy.example:{proxy.port}", "no_proxy": ""},
        )
        assert [answer.get("cause", "fetched") for answer in found] == list(urls.values())
        assert proxy.asked == ["http://site.example/", "http://named/"]
