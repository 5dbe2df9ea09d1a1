"""Looking at a page as a reader does: wait until it stands still, scroll, press "Load more", within bounds."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archive_scraper.signs.pager import MORE, OTHER_BOX_NAME, PAGER_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from archive_scraper.crawl.browser_loads import Loads

_QUIET = 1.0
"""Seconds without a request and without a new link after which a page stands still: scripts that wait for the reader's
scrolling to end wait a fifth of one, those that fade things in half of one."""
_POLL = 0.1
_SETTLE = 10.0
"""Seconds that are waited for a page to stand still; then it is looked at as it is."""
_CALL = 10.0
"""Seconds for the browser to answer a question; only a script that never ends takes longer."""
_LONG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What rendering one page may cost."""

    seconds: float
    rounds: int
    """Times that the page is scrolled to its end or its button pressed."""
    named: str
    """What sets the rounds, for the reader."""
    requests: int
    pause: float
    """Seconds between two rounds at least: the delay of the crawl."""
    size: int
    """Bytes of the rendered page."""
    knows: Callable[[Collection[str]], bool] | None = None
    """Asked with the links that a round brought: True ends the rounds, as all of them are known."""


@dataclass(slots=True)
class Rendered:
    """A page as its scripts left it."""

    html: str
    remarks: list[str] = field(default_factory=list)
    """What keeps it from being whole, a line each."""
    notes: list[str] = field(default_factory=list)
    rounds: int = 0
    brought: bool = False
    """Scrolling or pressing brought links that were not there."""


class Rendering:
    """Renders one page in a browser's tab."""

    def __init__(self, page: Any, loads: Loads, limits: Limits) -> None:
        self._page = page
        self._loads = loads
        self._limits = limits
        self._end = time.monotonic() + limits.seconds
        self._links: set[str] = set()

    async def run(self, url: str) -> Rendered:
        """Return the page as it stands at the end of all that may be done."""
        found = Rendered("")
        await self._page.goto(url, wait_until="commit", timeout=_CALL * 1000)
        stands = await self._settle()
        self._links = await self._read_links()
        await self._go_on(found)
        if not stands:
            found.remarks.append("the page did not stand still; it was read as it stood")
        size = int(await self._ask(_SIZE))
        found.html = str(await self._ask(_HTML, self._limits.size))
        if size > self._limits.size:
            found.remarks.append(f"of the rendered page {self._limits.size} characters were read (DOWNLOAD_MAXSIZE)")
        found.notes += [f"a request of the page was refused: {words}" for words in self._loads.refused]
        return found

    async def _go_on(self, found: Rendered) -> None:
        """Scroll and press until nothing comes any more, or the limits are reached."""
        while found.rounds < self._limits.rounds and not self._is_over():
            begun = time.monotonic()
            found.rounds += 1
            await self._ask(_SCROLL)
            await self._settle()
            new = await self._new_links()
            if not new and await self._button(press=True):
                await self._settle()
                new = await self._new_links()
            if not new:
                return
            found.brought = True
            if self._limits.knows is not None and self._limits.knows(new):
                return
            await asyncio.sleep(max(0.0, begun + self._limits.pause - time.monotonic()))
        await self._say_limit(found)

    async def _say_limit(self, found: Rendered) -> None:
        button = await self._button(press=False)
        if not (found.brought or button) or not self._loads.crawler.crawling:
            return  # nobody scrolled, and nothing says that there is more; or the run is told to end, and says that
        late = time.monotonic() >= self._end
        setting = (
            f"{self._limits.seconds:g} seconds (ARCHIVE_BROWSER_SECONDS)"
            if late
            else f"{self._limits.rounds} rounds of scrolling and pressing ({self._limits.named})"
        )
        goes_on = f'still shows "{button}"' if button else "still brought more"
        found.remarks.append(f"the page {goes_on} after {setting}; nothing older was read")

    def _is_over(self) -> bool:
        """Tell whether the page's time is over, or the crawl has been told to end."""
        return time.monotonic() >= self._end or not self._loads.crawler.crawling

    async def _new_links(self) -> set[str]:
        links = await self._read_links()
        new = links - self._links
        self._links |= links
        return new

    async def _settle(self) -> bool:
        """Wait until the page stands still; False where it does not within the time."""
        end = min(time.monotonic() + _SETTLE, self._end)
        before, since = -1, 0.0
        while (now := time.monotonic()) < end and not self._is_over():
            count = int(await self._ask(_COUNT))
            if count != before or not self._loads.is_quiet():
                before, since = count, now
            elif now - since >= _QUIET:
                return True
            await asyncio.sleep(_POLL)
        return False

    async def _read_links(self) -> set[str]:
        return {str(link) for link in await self._ask(_LINKS)}

    async def _button(self, *, press: bool) -> str:
        """Return what the button says that loads more, after pressing it; "" where there is none."""
        for place, text, href, names in await self._ask(_BUTTONS):
            if (
                len(text) > _LONG
                or not MORE.match(text)
                or not (href in ("", "#", "#!") or href.startswith("javascript:"))
            ):
                continue
            if OTHER_BOX_NAME.search(names) and not PAGER_NAME.search(names):
                continue
            if press:
                await self._ask(_PRESS, place)
            return str(text)
        return ""

    async def _ask(self, script: str, argument: Any = None) -> Any:
        return await asyncio.wait_for(self._page.evaluate(script, argument), _CALL)


_COUNT = "() => document.links.length"
_LINKS = "() => Array.from(document.links).slice(0, 20000).map(link => link.href)"
_SCROLL = "() => window.scrollTo(0, (document.scrollingElement || document.body).scrollHeight)"
_SIZE = "() => document.documentElement.outerHTML.length"
_HTML = "size => ('<!doctype html>' + document.documentElement.outerHTML).slice(0, size)"
_SELECTOR = "button, a, input[type=button], input[type=submit], [role=button]"
_BUTTONS = f"""() => Array.from(document.querySelectorAll({_SELECTOR!r})).slice(0, 5000).map((element, place) => {{
  const box = element.getBoundingClientRect(), names = [];
  const seen = box.width && box.height && getComputedStyle(element).visibility !== 'hidden';
  const off = element.disabled || element.hasAttribute('aria-expanded');
  if (!seen || off || element.closest('nav, header, footer, aside')) return null;
  for (let node = element, depth = 0; node && node !== document.body && depth < 5; node = node.parentElement, depth++)
    names.push(node.getAttribute('class') || '', node.id || '');
  const text = element.innerText || element.value || element.getAttribute('aria-label') || '';
  return [place, text.trim().slice(0, 200), element.getAttribute('href') || '', names.join(' ')];
}}).filter(found => found)"""
_PRESS = f"place => document.querySelectorAll({_SELECTOR!r})[place].click()"
