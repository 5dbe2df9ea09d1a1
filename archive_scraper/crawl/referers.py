"""The header Referer of redirects; no other request here comes from a page."""

from __future__ import annotations

from scrapy.spidermiddlewares.referer import RefererMiddleware


class RedirectReferer(RefererMiddleware):
    """Scrapy's RefererMiddleware, found by its redirects, and by nothing that a spider yields: that is no request here.

    What a page yields goes through three asynchronous generators for each middleware that looks at it.
    """

    process_spider_output = None  # type: ignore[assignment] # it looks at nothing
    process_spider_output_async = None  # type: ignore[assignment]
