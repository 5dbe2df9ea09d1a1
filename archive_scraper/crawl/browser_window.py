"""One browser for one crawl: started with its first page, one page at a time, closed with the run."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive_scraper.crawl.browser_found import browser_path
from archive_scraper.crawl.browser_loads import Loads
from archive_scraper.crawl.refusals import BrowserError
from archive_scraper.crawl.rendering import Limits, Rendered, Rendering

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

NOWHERE = "http://127.0.0.1:1"
"""A proxy that nobody runs: tcpmux's port, which no program of today listens on."""
ARGUMENTS = (
    "--disable-dev-shm-usage",  # /dev/shm of a container holds 64 MiB
    "--disable-gpu",
    # No connection of its own: names lead nowhere, and so does every proxy; WebRTC would go past both.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--dns-prefetch-disable",
    "--no-pings",
    "--js-flags=--max-old-space-size=512",  # MiB; a page that wants more ends its own process, not the machine
)
_START = 60.0
"""Seconds for the browser to start; two on an idle machine."""
_CLOSE = 10.0
_ONE_AT_A_TIME: dict[int, asyncio.Lock] = {}
"""A lock for each event loop: sources that are crawled side by side render one after the other."""


@dataclass(slots=True)
class _Open:
    driver: Any
    browser: Any
    context: Any


class Window:
    """The browser of one crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._open: _Open | None = None
        self._version = ""

    @property
    def version(self) -> str:
        """What the browser calls itself, after its first page."""
        return self._version

    async def show(self, document: Response, limits: Limits) -> Rendered:
        """Render a page that has been fetched. Raises BrowserError where the browser cannot; the next may go on."""
        lock = _ONE_AT_A_TIME.setdefault(id(asyncio.get_running_loop()), asyncio.Lock())
        async with lock:
            try:
                return await asyncio.wait_for(self._show(document, limits), limits.seconds + _START)
            except BrowserError:
                await self.close()
                raise
            except TimeoutError as error:
                await self.close()
                raise BrowserError("its scripts keep the browser busy without end") from error
            except Exception as error:
                await self.close()
                raise BrowserError(_first_line(error)) from error

    async def close(self) -> None:
        """End the browser, whatever state it is in."""
        opened, self._open = self._open, None
        if opened is None:
            return
        for end in (opened.context.close, opened.browser.close, opened.driver.stop):
            with suppress(Exception):  # it may have crashed: the next one ends what is left
                await asyncio.wait_for(end(), _CLOSE)

    async def _show(self, document: Response, limits: Limits) -> Rendered:
        if self._open is None or not self._open.browser.is_connected():
            await self.close()
            self._open = await self._start()
        context = self._open.context
        page = await context.new_page()
        crash = asyncio.Event()
        crashed = asyncio.ensure_future(crash.wait())
        try:
            page.on("crash", lambda _page: crash.set())
            page.on("dialog", lambda dialog: asyncio.ensure_future(_dismiss(dialog)))
            page.on("popup", lambda popup: asyncio.ensure_future(_close(popup)))
            loads = Loads(self._crawler, document, limits.requests)
            await page.route("**/*", loads.answer)
            work = asyncio.ensure_future(Rendering(page, loads, limits).run(document.url))
            await asyncio.wait((work, crashed), return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                work.cancel()
                with suppress(BaseException):
                    await work
                raise BrowserError("the page crashed")
            return work.result()
        finally:
            crashed.cancel()
            with suppress(Exception):
                await asyncio.wait_for(page.close(), _CLOSE)

    async def _start(self) -> _Open:
        from playwright.async_api import async_playwright

        settings = self._crawler.settings
        driver = await async_playwright().start()
        try:
            browser = await driver.chromium.launch(
                executable_path=browser_path(settings),
                args=list(ARGUMENTS),
                # Chromium refuses its sandbox to root, who has no use for it in a container.
                chromium_sandbox=not (hasattr(os, "geteuid") and os.geteuid() == 0),
                proxy={"server": NOWHERE, "bypass": "<-loopback>"},
                handle_sigint=False,  # the crawl ends its browser
                handle_sigterm=False,
                handle_sighup=False,
                timeout=_START * 1000,
            )
            self._version = str(browser.version)
            context = await browser.new_context(
                user_agent=str(settings["USER_AGENT"]),
                accept_downloads=False,
                service_workers="block",
                viewport={"width": 1280, "height": 1024},
            )
            await context.route_web_socket("**/*", lambda socket: asyncio.ensure_future(_close(socket)))
        except BaseException:
            with suppress(Exception):
                await driver.stop()
            raise
        return _Open(driver, browser, context)


async def _dismiss(dialog: Any) -> None:
    with suppress(Exception):
        await dialog.dismiss()


async def _close(thing: Any) -> None:
    with suppress(Exception):
        await thing.close()


def _first_line(error: Exception) -> str:
    """Return what playwright says, without its log of calls."""
    text = str(error).strip().partition("\n")[0].strip()
    return text[:300] or type(error).__name__
