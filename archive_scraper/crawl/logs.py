"""Log lines of a crawl: an item is named by its address, not printed whole."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from scrapy.logformatter import LogFormatter, LogFormatterResult

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.http import Response
    from twisted.python.failure import Failure


class ShortItems(LogFormatter):
    """Scrapy's own lines, without the text of whole articles."""

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:  # noqa: ARG002
        """Say which item was stored."""
        return {
            "level": logging.DEBUG,
            "msg": "Stored %(kind)s %(url)s",
            "args": {"kind": type(item).__name__.lower(), "url": getattr(item, "url", "")},
        }
