"""What one run may cost at most: time, bytes, and requests to one address.

The frontier, the redirect limit and the retries each bound what they know of. This bounds what is left: a server that
keeps a crawl busy without ever doing one thing too often. The defaults are far beyond an honest first crawl.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Self
from weakref import WeakKeyDictionary

from scrapy import signals

from archive_scraper.crawl.refusals import AskedTooOftenError, RedirectLoopError

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapy import Request
    from scrapy.crawler import Crawler


@dataclass(slots=True, kw_only=True)
class Budget:
    """What a run may spend, and what it has spent. A bound of 0 is none."""

    seconds: float = 0.0
    bytes: int = 0
    tries: int = 0
    """Requests to one address, redirects to it included."""
    clock: Callable[[], float] = monotonic
    spent_bytes: int = 0
    refused: int = 0
    """Requests that ``tries`` stopped."""
    _started: float = field(init=False)
    _asked: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._started = self.clock()

    @classmethod
    def of(cls, crawler: Crawler) -> Budget:
        """Return the budget of a crawl, the same for all that asks; its clock begins with the first who does."""
        budget = _BUDGETS.get(crawler)
        if budget is None:
            settings = crawler.settings
            budget = _BUDGETS[crawler] = cls(
                seconds=settings.getfloat("ARCHIVE_MAX_SECONDS"),
                bytes=settings.getint("ARCHIVE_MAX_BYTES"),
                tries=settings.getint("ARCHIVE_MAX_TRIES_PER_ADDRESS"),
            )
        return budget

    def allows(self, url: str) -> bool:
        """Count a request; False where it is one too many for its address."""
        key = hash(url)  # a number takes less room than an address, and a run may see a million
        if self.tries and self._asked[key] >= self.tries:
            self.refused += 1
            return False
        self._asked[key] += 1
        return True

    def received(self, count: int) -> None:
        """Count bytes as they came over the line."""
        self.spent_bytes += count

    def is_spent(self) -> bool:
        """Tell whether the run should end here: its time or its bytes are used up."""
        return self._late() or self._full()

    def remarks(self) -> list[str]:
        """Return a line for each bound that was met, with the setting that moves it."""
        found = []
        if self._late():
            found.append(f"stopped after ARCHIVE_MAX_SECONDS={self.seconds:g} s; the next run goes on")
        if self._full():
            found.append(f"stopped after ARCHIVE_MAX_BYTES={self.bytes} bytes; the next run goes on")
        if self.refused:
            found.append(
                f"{self.refused} requests were one too many for their address: "
                f"ARCHIVE_MAX_TRIES_PER_ADDRESS={self.tries}"
            )
        return found

    def _late(self) -> bool:
        return bool(self.seconds) and self.clock() - self._started >= self.seconds

    def _full(self) -> bool:
        return bool(self.bytes) and self.spent_bytes >= self.bytes


_BUDGETS: WeakKeyDictionary[Crawler, Budget] = WeakKeyDictionary()


class BudgetGuard:
    """Downloader middleware: counts requests and bytes, stops the request that is one too many or leads in a circle.

    It stands below the redirect middleware (600), so that redirects count.
    """

    def __init__(self, budget: Budget) -> None:
        self.budget = budget

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware."""
        guard = cls(Budget.of(crawler))
        crawler.signals.connect(guard.bytes_received, signal=signals.bytes_received)
        return guard

    def process_request(self, request: Request) -> None:
        """Raise AskedTooOftenError for a request that is one too many, RedirectLoopError for one in a circle."""
        if request.url in request.meta.get("redirect_urls", ()):
            raise RedirectLoopError(request.url)
        if not self.budget.allows(request.url):
            raise AskedTooOftenError(f"ARCHIVE_MAX_TRIES_PER_ADDRESS={self.budget.tries}")

    def bytes_received(self, data: bytes) -> None:
        """Count what comes, page or not."""
        self.budget.received(len(data))
