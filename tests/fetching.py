"""Fetches a list of addresses as a crawl does and prints what became of each as JSON; run in a process of its own.

Reads a JSON object from stdin:
    urls: what to fetch, one after the other.
    impatient: addresses of which an answer is awaited for one second.
    named: the hosts that the user named.
    names: host -> the answers of DNS in turn, each a list of IP addresses; the last one stays. Others are unknown.
    settings: Scrapy settings.
"""

import json
import os
import socket
import subprocess
import sys
from collections import defaultdict

import scrapy
from scrapy.crawler import AsyncCrawlerProcess

from archive_scraper.crawl import resolver
from archive_scraper.crawl.causes import describe
from archive_scraper.crawl.sources import scrapy_settings


class FakeNames:
    """In place of socket.getaddrinfo: each look-up of a name gets the next of its answers."""

    def __init__(self, names):
        self.names = names
        self.asked = defaultdict(int)
        self.real = socket.getaddrinfo

    def __call__(self, host, port, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        if name not in self.names:
            if name.replace(".", "").replace(":", "").isalnum() and not name[0].isalpha():
                return self.real(host, port, *args, **kwargs)  # a number: no question for DNS
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        answers = self.names[name]
        found = answers[min(self.asked[name], len(answers) - 1)]
        self.asked[name] += 1
        return [entry for address in found for entry in self.real(address, port, 0, socket.SOCK_STREAM)]


class Fetching(scrapy.Spider):
    name = "fetching"

    def __init__(self, urls, impatient, named, found):
        super().__init__()
        self.urls = urls
        self.impatient = impatient
        self.named_hosts = frozenset(named)
        self.found = found

    async def start(self):
        for number, url in enumerate(self.urls):
            request = scrapy.Request(url, self.keep, errback=self.failed, dont_filter=True, meta={"number": number})
            if url in self.impatient:
                request.meta["download_timeout"] = 1
            yield request.replace(priority=-number)

    def keep(self, response):
        encoding = response.headers.get("Content-Encoding")
        self.found[response.meta["number"]] = {
            "status": response.status,
            "body": response.body[:200].decode("latin-1"),
            "size": len(response.body),
            "encoding": encoding and encoding.decode(),
        }

    def failed(self, failure):
        cause, words, again = describe(failure.value)
        self.found[failure.request.meta["number"]] = {"cause": cause, "words": words, "again": again}


def fetch(**order):
    """Run this file; return what became of each address: status, body, size, encoding, or cause, words, again."""
    environment = {**os.environ, **order.pop("environment", {})}
    done = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps(order),
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr, done.stderr
    return json.loads(done.stdout)


def main():
    order = json.load(sys.stdin)
    if "names" in order:
        socket.getaddrinfo = FakeNames(order["names"])
        socket.gethostbyname = lambda name: socket.getaddrinfo(name, None)[0][4][0]
        resolver._KEPT = 0  # an owner who rebinds a name waits for as long as it takes
    settings = scrapy_settings()
    defaults = {
        "LOG_LEVEL": "CRITICAL",
        "ITEM_PIPELINES": {},
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS": 1,
        "ROBOTSTXT_OBEY": False,
        "ARCHIVE_BACKOFF": 0.05,
    }
    settings.update({**defaults, **order.get("settings", {})}, priority="cmdline")
    found = {}
    process = AsyncCrawlerProcess(settings)
    process.crawl(
        Fetching, urls=order["urls"], impatient=order.get("impatient", ()), named=order.get("named", ()), found=found
    )
    process.start()
    json.dump([found.get(number) for number in range(len(order["urls"]))], sys.stdout)


if __name__ == "__main__":
    main()
