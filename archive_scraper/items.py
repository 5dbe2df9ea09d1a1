"""What the spiders yield and the pipelines fill: plain dataclasses, no behaviour.

Every field is either *raw* (set once by the extractor, changed by nobody), *normalized* (owned by exactly
one pipeline, see docs/fields.md) or *bookkeeping*. ``None`` and ``()`` mean "the page does not say".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from archive_scraper.date_order import DateOrder

AuthorType = Literal["person", "organization"]
Precision = Literal["year", "month", "day", "minute"]
LinkKind = Literal["read_full", "originally_published"]
PdfRole = Literal["piece", "report"]
"""The article itself, or what its page offers as the piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One author as the byline names it; an agency or an editorial board has type "organization"."""

    name: str
    type: AuthorType = "person"
    url: str | None = None
    """Address of the author's profile, absolute, where the page links one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalLink:
    """A link that hands the reader on to another publication."""

    kind: LinkKind
    publication: str | None = None
    """The outlet as the sentence names it, without the final stop: "Foreign Affairs"."""
    url: str | None = None
    text: str = ""
    """The sentence as printed: "Read the full article at Foreign Affairs."."""


@dataclass(slots=True, kw_only=True)
class Pdf:
    """A PDF that is an article, or the report that an article's page offers; and what was read of it."""

    url: str
    role: PdfRole
    cause: str = ""
    """Why it was not read, or not whole: see pdfs.reader.Cause; "" where it was."""
    detail: str = ""
    """The cause in words."""
    pages: int | None = None
    """As many as the file says it has."""
    texts: tuple[str, ...] = ()
    """The text of each page that was read, in order; a paragraph a line."""
    language: str | None = None
    """ISO 639-1 code of its text, as detected."""
    created: str | None = None
    """When the file was made, in ISO 8601, as its document information says. Not when the piece was published."""
    title_raw: str | None = None
    """As its first page prints it, as the next two."""
    byline_raw: str | None = None
    published_raw: str | None = None
    size: int | None = None
    """Bytes."""
    digest: str | None = None
    """Of its bytes: SHA-256."""
    method: str | None = None
    """What read it: our version and the library's."""


@dataclass(slots=True, kw_only=True)
class Teaser:
    """One teaser block, as a listing or a "More from ..." section showed it."""

    listing_url: str
    position: int
    """0-based place among the teasers of its page."""
    url: str
    title: str
    fetched_at: datetime
    page_language: str | None = None
    """ISO 639-1 code of the page that shows it, as the page declares it."""

    # raw twins
    published_raw: str | None = None
    byline_raw: str | None = None
    authors_linked: tuple[Person, ...] = ()
    """Author elements that the block itself links or marks up, names as printed: "Dr. Ann Lee"."""
    topics_raw: str | None = None
    summary_html: str | None = None
    kind_raw: str | None = None
    """The type label of the block, as printed: "Commentary", "In The News"."""
    outlet_raw: str | None = None
    image: str | None = None
    """Address of the picture; what is printed below it follows."""
    image_caption: str | None = None
    image_credit: str | None = None

    # normalized
    published: str | None = None
    published_precision: Precision | None = None
    authors: tuple[Person, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str | None = None
    summary_truncated: bool = False
    external_links: tuple[ExternalLink, ...] = ()

    origins: dict[str, str] = field(default_factory=dict)
    """Field name -> where the value came from ("selector:p.byline", "pattern", "json-ld", "feed", ...)."""


@dataclass(slots=True, kw_only=True)
class Article:
    """One article page."""

    source: str
    url: str
    """The address that answered, without tracking parameters."""
    title: str
    fetched_at: datetime

    requested_url: str | None = None
    """The address that was asked for, where a redirect led to another one."""
    canonical_url: str | None = None
    alternate_urls: tuple[str, ...] = ()
    subtitle: str | None = None
    kind: str | None = None
    language: str | None = None
    """ISO 639-1 code of the text: as the page declares it, else or against that detected."""
    language_declared: str | None = None
    """What the page declares; its dates and bylines are read in it."""
    image: str | None = None
    """Address of the picture that the page declares or that opens the article; what is printed below it follows."""
    image_caption: str | None = None
    image_credit: str | None = None
    """Who took it, as printed: "Photo: Ada Marlowe/Reuters"."""
    pdf_links: tuple[str, ...] = ()
    report_url: str | None = None
    """Address of the PDF that the page says is the piece; bookkeeping, stored as a row of pdfs."""
    pdf: Pdf | None = None
    """The PDF that was read, where the article is one; bookkeeping, as report_url."""
    series: str | None = None
    volume: str | None = None
    issue: str | None = None
    related: tuple[Teaser, ...] = ()

    # raw twins
    published_raw: str | None = None
    modified_raw: str | None = None
    byline_raw: str | None = None
    authors_linked: tuple[Person, ...] = ()
    """Author elements that the page links or marks up, names as printed."""
    topics_raw: tuple[str, ...] = ()
    summary_html: str | None = None
    kind_raw: str | None = None
    links_html: tuple[str, ...] = ()
    """Paragraphs or lines that may be a call to action or an attribution, as HTML."""
    body_raw: str | None = None
    """The main text as printed, one block a line, with the sentences that become external_links."""
    body_markdown_raw: str | None = None

    # normalized
    published: str | None = None
    published_precision: Precision | None = None
    published_ambiguous: bool = False
    """The page and its site leave open which of two numbers is the month."""
    modified: str | None = None
    authors: tuple[Person, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str | None = None
    summary_truncated: bool = False
    external_links: tuple[ExternalLink, ...] = ()
    link_sentences: tuple[str, ...] = ()
    """Sentences of the page that say where else the item stands, as printed; they are no part of the body."""
    body: str | None = None
    """Clean text, one block a line, without the sentences that became external_links."""
    body_markdown: str | None = None
    word_count: int | None = None

    origins: dict[str, str] = field(default_factory=dict)
    """Field name -> where the value came from ("json-ld", "meta", "selector:...", "teaser", "url")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How the teasers of a listing were found, so that a reader can check it and a rules file can freeze it."""

    kind: str
    """"selector", "json-ld", "microdata", "h-entry", "feed", "sitemap", "wordpress", "json" or "repeated-blocks"."""
    selectors: dict[str, str] = field(default_factory=dict)
    """Part name (item, title, link, summary, byline, published, topics, next_page) -> CSS selector."""
    why: tuple[str, ...] = ()
    """The evidence, one readable line each."""
    rejected: tuple[str, ...] = ()
    """Other candidate blocks and the reason each lost, one readable line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A page or list that a listing names without saying what it holds, as a sitemap does."""

    url: str
    modified: str | None = None
    """When it was last changed: a day, or a moment as "2024-03-01T12:30:00+00:00". None where the listing does not say
    so, or says the same of most."""


@dataclass(slots=True, kw_only=True)
class Listing:
    """One listing page: its teasers in page order and the address of the next page."""

    url: str
    requested_url: str | None = None
    """The address that was asked for, where a redirect led to another one."""
    items: list[Teaser] = field(default_factory=list)
    addresses: tuple[Address, ...] = ()
    """Pages that it names without a title: articles as far as their addresses say, those changed last first."""
    parts: tuple[Address, ...] = ()
    """Further lists that it consists of: the sitemaps of an index, the newest first."""
    texts: dict[str, str] = field(default_factory=dict)
    """Address of an item -> its full text as HTML, where a list such as a feed carries it."""
    next_page: str | None = None
    counted_on: bool = False
    """The next page's address was counted on from the one before and stands nowhere: it may lead past the end."""
    unfollowed: str | None = None
    """The words of a pager that scripts alone turn on, such as "Load more", where the page names no next one."""
    confidence: float = 0.0
    """0 to 1; a page without a listing has 0."""
    pattern: Pattern | None = None
    date_order: DateOrder | None = None
    """"DMY" or "MDY" where the page's own dates settle it."""
    total: int | None = None
    """The number of items the listing claims to have ("of 2917 Publications")."""
    fetched_at: datetime = field(default_factory=lambda: datetime.now(UTC))
