"""A polite look at one site before anything is crawled: which channels are there. Nothing is stored.

The manners and guards are those of a crawl: robots.txt decides on every address, one request at a time with its delay,
no private address, one host. What a look may cost is bounded and said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, cast

from archive_scraper.channels.model import Seen
from archive_scraper.channels.plan import BUDGET, Plan
from archive_scraper.crawl.browser_found import render_missing
from archive_scraper.crawl.causes import describe
from archive_scraper.crawl.fetch import wall_behind
from archive_scraper.crawl.reading import PageReader, holds_listing, parse_listing
from archive_scraper.crawl.rendered import settle_pager
from archive_scraper.errors import FetchError
from archive_scraper.extract.article import extract_article
from archive_scraper.extract.listing.total import counted_results
from archive_scraper.extract.page import Page, is_pdf
from archive_scraper.extract.page_kind import NAMES, is_credible, nothing_found, page_kind, stated_as
from archive_scraper.extract.stated import StatedList
from archive_scraper.extract.walls import Wall

if TYPE_CHECKING:
    from datetime import datetime

    from scrapy.http import Response

    from archive_scraper.channels.model import Candidate
    from archive_scraper.items import Listing
    from archive_scraper.sites import SiteRules
    from archive_scraper.sites.rules import ChannelKind

_ARTICLE = "an article, not a list"
SECONDS = 180.0
"""A look that a slow site or its Crawl-delay makes longer ends here, with what it has seen."""
_CLEARLY = 1.5
"""How many times as many teasers make rendering worth its cost; a teaser or two are those of a box."""
_REFUSALS = 3
"""Refusals in a row after which a site is left alone: it does not want to be asked."""
_REFUSED = frozenset({401, 403, 406, 451, 503})
"""Statuses by which a site refuses one address and may answer another. 429 asks to stop at once."""
_FAILED_FOR_ALL = frozenset(
    {"unknown-host", "refused", "connection", "timeout", "tls", "robots-unreachable", "private-address"}
)
"""Causes that hold for the whole site."""


@dataclass(slots=True, kw_only=True)
class Look:
    """What was seen of a site, and what it has cost."""

    url: str
    """The address that was given."""
    rules: SiteRules
    now: datetime
    budget: int = BUDGET
    seen: list[Seen] = field(default_factory=list)
    page: Page | StatedList | None = None
    """What the given address answered; None where it could not be read."""
    pages: dict[str, Page | StatedList] = field(default_factory=dict)
    """Each list that was found, by the address that answered; of feeds and their like also the empty ones."""
    asked: int = 0
    """Requests that were sent, robots.txt and redirects among them."""
    stopped: str = ""
    """Why it ended before all was looked at; "" where it did not."""
    error: FetchError | None = None
    """Why the given address could not be read."""
    plan: Plan = field(init=False)
    _refused: int = 0
    _until: float = field(init=False)

    def __post_init__(self) -> None:
        self.plan = Plan(self.url)
        self._until = monotonic() + SECONDS

    def next(self) -> Candidate | None:
        """Return what is to be asked for now, None where the look ends."""
        candidate = self.plan.next() if not self.stopped else None
        if candidate is None:
            return None
        if self.asked >= self.budget:
            self.stopped = f"the bound of {self.budget} requests was met"
        elif monotonic() > self._until:
            self.stopped = f"stopped after {SECONDS / 60:.0f} minutes"
        return None if self.stopped else candidate

    def take(self, candidate: Candidate, response: Response) -> None:
        """Take the answer of an address."""
        if not 200 <= response.status < 300:  # HTTP
            wall = wall_behind(response)
            fault = f"answered with HTTP status {response.status}{f': {wall}' if wall is not None else ''}"
            self._fail(candidate, response.url, fault, wall.advice if wall is not None else "")
            self._count_refusal(candidate, response.status)
            return
        self._refused = 0
        if not holds_listing(response):
            kind = (response.headers.get("Content-Type") or b"no content type").decode("latin-1")
            what = "a PDF, not a page or list" if is_pdf(response.body) else kind
            self._fail(candidate, response.url, f"answered with {what}")
            return
        try:
            page = parse_listing(response)
            found = PageReader(self.rules).listing(page, self.now, depth=0)
        except Exception as error:  # noqa: BLE001 # a page that breaks the reader must not end the look
            self._fail(candidate, response.url, str(error) or type(error).__name__)
            return
        self._read(candidate, response, page, found)

    def failed(self, candidate: Candidate, error: BaseException) -> None:
        """Take the reason why an address brought no answer."""
        cause, words, _ = describe(error)
        self._fail(candidate, candidate.url, "forbidden by robots.txt" if cause == "robots" else words)
        if cause in _FAILED_FOR_ALL and candidate.origin == "given":
            self.stopped = words

    def _read(self, candidate: Candidate, response: Response, page: Page | StatedList, found: Listing | Wall) -> None:
        listing = None if isinstance(found, Wall) else found
        fault = _fault(candidate, page, found)
        if not fault and candidate.origin == "given" and listing is not None and self._is_article(page, listing):
            fault = _ARTICLE
        if candidate.origin == "given":
            self.page = page
        headers = {str(name): str(value) for name, value in response.headers.to_unicode_dict().items()}
        self.plan.answered(candidate, page, None if fault else listing, headers)
        if listing is not None and listing.parts and not (listing.items or listing.addresses):
            return  # an index of sitemaps: its parts are the channels
        if (
            fault
            and candidate.origin not in ("given", "listed")
            and (candidate.kind == "listing" or not _is_told(candidate, page))
        ):
            return  # a page of the site that is no list is nobody's news
        if candidate.kind == "browser":
            if fault or listing is None or not isinstance(page, Page) or not self._shows_more(listing):
                return  # its scripts add nothing
            settle_pager(listing, page, response)
        advice = self._render(candidate, page, found, fault)
        if not fault or not isinstance(page, Page):
            self.pages[page.url] = page
        if fault or listing is None:
            kind = candidate.kind if listing is None else _kind(candidate, listing)
            self._add(candidate, kind, page.url, fault=f"{fault}; {advice}" if advice else fault)
            return
        self._add(
            candidate,
            _kind(candidate, listing),
            page.url,
            listing=listing,
            doubts=(*doubts_of(listing, page), *filter(None, (advice,))),
        )

    def _render(self, candidate: Candidate, page: Page | StatedList, found: Listing | Wall, fault: str) -> str:
        """Plan a look at the given page as its scripts leave it, where they may show more; else say what that needs."""
        if candidate.origin != "given" or not isinstance(page, Page) or fault == _ARTICLE or not _is_scripted(page):
            return ""
        if found.kind != "javascript" if isinstance(found, Wall) else not (fault or found.unfollowed):
            return ""
        if (missing := render_missing()) is None:
            self.plan.render(page.url)
            return ""
        return f"its scripts may show {'a list' if fault else 'more'}: {missing}"

    def _is_article(self, page: Page | StatedList, listing: Listing) -> bool:
        """Tell whether a page is an article with a list next to it; asked of the page that was given alone."""
        if not isinstance(page, Page):
            return False
        article = extract_article(page, rules=self.rules, now=self.now, source=self.rules.name)
        return self.rules.is_article(page.url) or page_kind(article, listing) == "article"

    def _shows_more(self, rendered: Listing) -> bool:
        """Tell whether a rendered page shows clearly more teasers than the same page without its scripts."""
        given = next((one.listing for one in self.seen if one.origin == "given" and one.listing is not None), None)
        return len(rendered.items) >= _CLEARLY * max(len(given.items) if given is not None else 0, 1)

    def _fail(self, candidate: Candidate, url: str, fault: str, advice: str = "") -> None:
        if candidate.origin == "given":
            self.error = FetchError(self.url, f"{fault}; {advice}" if advice else fault)
            self.plan.refused()
        if candidate.origin != "guessed" or fault.startswith("forbidden"):
            self._add(candidate, candidate.kind, url, fault=fault)

    def _add(
        self,
        candidate: Candidate,
        kind: ChannelKind,
        url: str,
        *,
        listing: Listing | None = None,
        fault: str = "",
        doubts: tuple[str, ...] = (),
    ) -> None:
        if any(one.url == url and one.kind == kind for one in self.seen):
            return  # two addresses that lead to one
        self.seen.append(Seen(kind=kind, url=url, origin=candidate.origin, listing=listing, fault=fault, doubts=doubts))

    def _count_refusal(self, candidate: Candidate, status: int) -> None:
        self._refused = self._refused + 1 if status in _REFUSED else 0
        if candidate.origin == "given" and status not in _REFUSED:
            self.stopped = "there is nothing at the address"
        if status == 429 or self._refused >= _REFUSALS:  # HTTP: too many requests
            self.stopped = "the site refuses to be asked"


def _is_scripted(page: Page) -> bool:
    """Tell whether a page has scripts that run; data for them, such as JSON-LD, is none."""
    return any("json" not in (script.get("type") or "").lower() for script in page.head("script"))


def doubts_of(listing: Listing, page: Page | StatedList) -> tuple[str, ...]:
    """Return why a listing may not be all that its page has to show, a line each."""
    shown = len(listing.items)
    if listing.next_page is not None or not shown:
        return ()
    found = []
    total = listing.total or (counted_results(page) if isinstance(page, Page) else None)
    if total is not None and total > shown:
        found.append(f"it says that it has {total:,} items; {shown:,} were found, and no next page")
    if listing.unfollowed and (listing.total is None or listing.total > shown):
        found.append(f"its {listing.unfollowed!r} leads nowhere that can be asked for")
    return tuple(found)


def _kind(candidate: Candidate, listing: Listing | None) -> ChannelKind:
    """Return what is there: what its bytes are, and what should be there where they are nothing."""
    if candidate.kind == "browser":
        return "browser"
    named = listing.pattern.kind if listing is not None and listing.pattern is not None else ""
    if named in NAMES:
        return cast("ChannelKind", named)
    return "listing" if listing is not None and is_credible(listing) else candidate.kind


def _fault(candidate: Candidate, page: Page | StatedList, found: Listing | Wall) -> str:
    """Return why there is nothing to read, "" where there is."""
    if isinstance(found, Wall):
        return str(found)
    if isinstance(page, Page) and candidate.kind in NAMES:
        return f"HTML, not a {NAMES[candidate.kind]}"
    if is_credible(found) or found.parts or found.addresses:
        return ""
    if not stated_as(found) or found.items or found.pattern is None:
        return nothing_found(found)
    holds = isinstance(page, StatedList) and bool(page.items or page.parts)
    return f"empty for this source: {'; '.join(found.pattern.why[1:])}" if holds else "empty"


def _is_told(candidate: Candidate, page: Page | StatedList) -> bool:
    """Tell whether a channel without anything to read is worth a line: HTML where many sites have a sitemap is not."""
    return candidate.origin != "guessed" or candidate.kind == "feed" or not isinstance(page, Page)
