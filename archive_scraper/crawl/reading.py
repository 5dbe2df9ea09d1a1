"""Reading a page of a source, the same for a crawl and for a capture: from an answer to a listing or an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrapy.http import Headers, HtmlResponse, TextResponse, XmlResponse
from scrapy.responsetypes import responsetypes
from w3lib.encoding import http_content_type_encoding

from archive_scraper.crawl.deadline import limited
from archive_scraper.crawl.own_documents import is_of_the_house
from archive_scraper.extract.any_listing import listing_of
from archive_scraper.extract.article import extract_article
from archive_scraper.extract.fragment import Fragment, read_fragment
from archive_scraper.extract.listing import extract_listing, listing_rules
from archive_scraper.extract.loading import Loading
from archive_scraper.extract.page import Page, is_pdf
from archive_scraper.extract.page_kind import is_credible
from archive_scraper.extract.stated import StatedList, is_stated, read_stated
from archive_scraper.extract.walls import wall_of

if TYPE_CHECKING:
    from datetime import datetime

    from scrapy.http import Response

    from archive_scraper.captures.reader import Answer
    from archive_scraper.extract.walls import Wall
    from archive_scraper.items import Article, Listing
    from archive_scraper.sites import ListingRules, SiteRules


def response_of(answer: Answer) -> Response:
    """Return a capture as the response that Scrapy made of it when it was fetched."""
    headers = Headers()
    for name, value in answer.headers:
        headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=answer.url, body=answer.body)
    return kind(url=answer.url, status=answer.status, headers=headers, body=answer.body)


def holds_page(response: Response) -> bool:
    """Tell whether an answer is a page that can be read, and not a document such as a PDF, whatever it is sent as."""
    if is_pdf(response.body):
        return False
    return isinstance(response, HtmlResponse | XmlResponse) or (
        isinstance(response, TextResponse) and b"<" in response.body[:2048]
    )


def parse(response: Response) -> Page:
    """Return the parsed page of an answer. Raises TooSlowError."""
    assert isinstance(response, TextResponse)  # noqa: S101 # holds_page() was asked
    with limited():
        return Page.from_bytes(response.body, response.url, _charset(response))


def _charset(response: Response) -> str | None:
    """Return the charset that the header of an answer names."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return http_content_type_encoding(content_type)


def holds_listing(response: Response) -> bool:
    """Tell whether an answer can be read as a listing: a feed or its like, whatever type it is sent as, or a page."""
    return is_stated(response.body) or holds_page(response) or _fragment(response) is not None


def parse_listing(response: Response) -> Page | StatedList:
    """Return the parsed list or page of an answer at the address of a listing.

    Raises TooSlowError.
    """
    with limited():
        fragment = _fragment(response)
    if fragment is not None:
        return fragment
    if not is_stated(response.body):
        return parse(response)
    with limited():
        headers = {str(name): str(value) for name, value in response.headers.to_unicode_dict().items()}
        return read_stated(response.body, response.url, _charset(response), headers)


def _in_piece(pattern: ListingRules) -> ListingRules:
    """Return a pattern that also finds its blocks in a piece of a page, where nothing stands around them."""
    last = pattern.item[-1].rpartition(" > ")[2]
    alone = (last,) if any(mark in last for mark in ".#[") else (f"body > {last}", f"body > div > {last}")
    return replace(pattern, item=(*pattern.item, *alone))


def _fragment(response: Response) -> Fragment | None:
    """Return the HTML inside of a JSON answer, which the script of a listing asks for."""
    if not isinstance(response, TextResponse) or isinstance(response, HtmlResponse | XmlResponse):
        return None
    if not response.body[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")):
        return None
    return read_fragment(response.text, response.url)


class PageReader:
    """Reads the pages of one source, with what the pages before taught: the order of dates, where teasers stand."""

    def __init__(self, rules: SiteRules) -> None:
        self.rules = rules
        self._pattern: ListingRules | None = None
        """How the teasers of the last listing page were found."""
        self._loading = Loading()

    def drop_params(self, names: tuple[str, ...]) -> None:
        """Take query parameters for the visit's from now on."""
        if self.rules.drop_params != names:
            self.rules = replace(self.rules, drop_params=names)

    def listing(self, page: Page | StatedList, now: datetime, *, depth: int) -> Listing | Wall:
        """Return the teasers of a listing page, so many pages after its first, or what keeps readers out of it.

        Raises TooSlowError.
        """
        if not isinstance(page, StatedList):
            self._loading.place(page)
        with limited():
            listing = listing_of(page, rules=self.rules, now=now)
        if isinstance(page, StatedList):
            if not page.is_last and self.rules.paging != "none":
                self._loading.count_on(page.url, listing)
            return self._learnt(listing)
        if not is_credible(listing):
            if (wall := wall_of(page, nothing_found=True)) is not None and wall.refuses:
                return wall
            if depth and self._pattern is not None:  # few teasers on a last page do not repeat enough to be found
                known = replace(self.rules, listing=_in_piece(self._pattern))
                with limited():
                    listing = extract_listing(page, rules=known, now=now)
        elif listing.pattern is not None and listing.pattern.selectors.get("item"):
            self._pattern = listing_rules(listing.pattern)
        if self.rules.paging != "none":
            self._loading.follow(page, listing)
        return self._learnt(listing)

    def _learnt(self, listing: Listing) -> Listing:
        """Return a listing after learning in which order it writes dates."""
        if listing.date_order and self.rules.date_order is None:
            self.rules = replace(self.rules, date_order=listing.date_order)
        return listing

    def article(self, page: Page, now: datetime) -> tuple[Article, Wall | None]:
        """Return the article of a page, and what keeps readers from it or from a part of it. Raises TooSlowError."""
        with limited():
            article = extract_article(page, rules=self.rules, now=now, source=self.rules.name)
        if article.report_url is not None and not is_of_the_house(self.rules, article.report_url):
            article.report_url = None
            article.origins.pop("report", None)
        return article, wall_of(page, body=article.body)
