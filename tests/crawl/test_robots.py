"""robots.txt as RFC 9309 reads it, over loopback."""

import gzip
from contextlib import ExitStack
from types import SimpleNamespace

import pytest
from fetching import fetch
from rawserver import RawServer, http
from scrapy.settings import Settings

from archive_scraper.crawl.robots import MAX_BYTES, OwnRules, about

NO, ALL = b"User-agent: *\nDisallow: /\n", b"User-agent: *\nAllow: /\n"
LONG = b"# nothing\n" * (MAX_BYTES // 10)


def redirects(count, last):
    """/robots.txt leads on so many times."""
    hops = {f"/hop/{number}": http(b"", "301 Moved", f"Location: /hop/{number + 1}") for number in range(1, count)}
    first = {"/robots.txt": http(b"", "301 Moved", "Location: /hop/1")}
    return {**first, **hops, f"/hop/{count}": last}


# What the site answers for /robots.txt (or for several paths), and what becomes of a page.
SITES = {
    "allows": (http(ALL), "fetched"),
    "forbids": (http(NO), "robots"),
    "forbids another": (http(b"User-agent: badbot\nDisallow: /\n"), "fetched"),
    "forbids, compressed": (http(gzip.compress(NO), "200 OK", "Content-Encoding: gzip"), "robots"),
    "forbids, with a mark of its encoding": (http(b"\xef\xbb\xbf" + NO), "robots"),
    "empty": (http(b""), "fetched"),
    "204": (http(b"", "204 No Content"), "fetched"),
    "a page instead": (http(b"<html><p>Disallow: /</p></html>"), "fetched"),
    "401": (http(NO, "401 Unauthorized"), "fetched"),
    "403": (http(NO, "403 Forbidden"), "fetched"),
    "404": (http(NO, "404 Not Found"), "fetched"),
    "429": (http(ALL, "429 Too Many Requests"), "robots-unreachable"),
    "500": (http(ALL, "500 Internal Server Error"), "robots-unreachable"),
    "503": (http(ALL, "503 Service Unavailable"), "robots-unreachable"),
    "999": (http(ALL, "999 Request Denied"), "robots-unreachable"),
    "hangs up": (b"", "robots-unreachable"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.9\r\n", "robots-unreachable"),
    "cut off": (http(NO, "200 OK", "Content-Length: 9000", length=False), "robots-unreachable"),
    "cut off, compressed": (http(gzip.compress(LONG)[:90], "200 OK", "Content-Encoding: gzip"), "robots-unreachable"),
    "five redirects": (redirects(5, http(NO)), "robots"),
    "six redirects": (redirects(6, http(NO)), "fetched"),
    "in a circle": ({"/robots.txt": http(b"", "301 Moved", "Location: /robots.txt")}, "fetched"),
    "rules within 500 KiB": (http(LONG[: -len(NO) - 20] + b"\n" + NO + LONG), "robots"),
    "rules after 500 KiB": (http(LONG + b"# more of nothing\n" + NO), "fetched"),
}


def test_what_robots_txt_says_is_done():
    with ExitStack() as stack:
        servers = []
        for answer, _ in SITES.values():
            answers = answer if isinstance(answer, dict) else {"/robots.txt": answer}
            servers.append(stack.enter_context(RawServer(answers, default=http(b"<p>the page"))))
        found = fetch(
            urls=[server.url + "/page" for server in servers],
            named=[f"127.0.0.1:{server.port}" for server in servers],
            settings={"ROBOTSTXT_OBEY": True},
        )
        told = {site: answer.get("cause", "fetched") for site, answer in zip(SITES, found, strict=True)}
        assert told == {site: cause for site, (_, cause) in SITES.items()}
        assert ["/page" in server.asked for server in servers] == [cause == "fetched" for _, cause in SITES.values()]
        assert all(answer["again"] for answer in found if answer.get("cause") == "robots-unreachable")


def test_a_robots_txt_that_does_not_come_forbids():
    with RawServer({"/robots.txt": lambda connection: connection.recv(1)}) as server:
        named = [f"127.0.0.1:{server.port}"]
        (found,) = fetch(urls=[server.url + "/"], named=named, settings={"ROBOTSTXT_OBEY": True, "DOWNLOAD_TIMEOUT": 1})
        assert found["cause"] == "robots-unreachable"
        assert "time limit" in found["words"]
        assert server.asked == ["/robots.txt"]


def test_an_unreachable_robots_txt_is_asked_for_again_after_a_while_and_not_for_each_page():
    answers = [http(b"", "503 Service Unavailable")] * 2 + [http(ALL)]
    with RawServer({"/robots.txt": lambda connection: connection.sendall(answers.pop(0))}) as server:
        server.default = http(b"<p>the page")
        pages = [f"{server.url}/{number}" for number in range(30)]
        named = [f"127.0.0.1:{server.port}"]
        held = fetch(urls=pages, named=named, settings={"ROBOTSTXT_OBEY": True, "ARCHIVE_BACKOFF": 1000})
        assert {answer["cause"] for answer in held} == {"robots-unreachable"}
        assert server.asked == ["/robots.txt"]
        tried = fetch(urls=pages, named=named, settings={"ROBOTSTXT_OBEY": True, "ARCHIVE_BACKOFF": 0})
        assert tried[0]["cause"] == "robots-unreachable"
        assert {answer.get("status") for answer in tried[1:]} == {200}
        assert server.asked.count("/robots.txt") == 3


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("User-agent: *\nDisallow: /a", "User-agent: *\nDisallow: /a"),
        ("User-agent: bad\nDisallow: /\n\nUser-agent: *\nDisallow: /a", "User-agent: *\nDisallow: /a"),
        ("User-agent: bad\nUser-agent: *\nDisallow: /a", "User-agent: *\nDisallow: /a"),
        ("User-agent: *\nUser-agent: bad\nDisallow: /a", "User-agent: *\nDisallow: /a"),
        ("useragent archive-SCRAPER # us\nDisallow: /a", "useragent archive-SCRAPER # us\nDisallow: /a"),
        ("User-agent: archive*\nAllow: /\nUser-agent: bad\nDisallow: /", "User-agent: archive*\nAllow: /"),
        ("User-agent: *\nSitemap: https://x/\nUser-agent: bad\nDisallow: /a", "User-agent: *\nDisallow: /a"),
        ("User-agent: *\nno rule\nUser-agent: bad\nDisallow: /a", "User-agent: *\nDisallow: /a"),
        ("User-agent: *\nfoo: bar\nUser-agent: bad\nDisallow: /a", "User-agent: *\nfoo: bar"),
        ("User-agent: *\nCrawl-delay: 5\nDisalow: /a", "User-agent: *\nCrawl-delay: 5\nDisalow: /a"),
        ("User-agent:\nDisallow: /", ""),
        ("Disallow: /", ""),
        ("", ""),
    ],
)
def test_groups_about_others_are_left_out(text, left):
    assert about("archive-scraper (+me@example.org)", text) == left


def rules(body):
    settings = Settings({"USER_AGENT": "archive-scraper (+me@example.org)"})
    return OwnRules.from_crawler(SimpleNamespace(settings=settings, spider=None), body)


def test_names_without_end_cost_nothing():
    names = b"".join(b"User-agent: bot%d\n" % number for number in range(8000)) + b"User-agent: *\n"
    ways = b"".join(b"Disallow: /x%d\n" % number for number in range(8000))
    read = rules(names + ways)  # Protego alone takes minutes
    assert not read.allowed("https://site.example/x77", "archive-scraper")
    assert read.allowed("https://site.example/y", "archive-scraper")


def test_the_group_that_names_us_goes_first():
    body = b"User-agent: *\nDisallow: /\nUser-agent: archive-scraper\nDisallow: /private\nCrawl-delay: 7\n"
    read = rules(body)
    agent = "archive-scraper (+me@example.org)"
    assert read.allowed("https://site.example/a", agent)
    assert not read.allowed("https://site.example/private/a", agent)
    assert read.crawl_delay(agent) == 7


def test_a_run_whose_robots_txt_cannot_be_read_is_not_good_and_the_next_one_asks_again(cli, demo):
    url = demo.cnas_listings[0]
    with RawServer(default=http(b"", "503 Service Unavailable")) as down:
        demo.redirects = {"/robots.txt": down.url + "/robots.txt"}  # not named either, so it is refused
        report = cli.crawl("cnas", "--url", url, "-s", "ARCHIVE_RETRIES=1", code=1)
        assert report["state"] == "failed"
        assert [problem["cause"] for problem in report["problems"]] == ["listing-robots-unreachable"]
        assert {path for _, path, _ in demo.requests} == {"/robots.txt"}
    demo.redirects = {}
    assert cli.crawl("cnas", "--url", url, "--pages", "1")["new"] > 0
