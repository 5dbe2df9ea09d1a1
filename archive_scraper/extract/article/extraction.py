"""One article page in, one raw article out: the fields as the page states them, each with its origin."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from archive_scraper.collector import uncollected
from archive_scraper.extract.article.body.body import body_from_text, count_kept, full_text, kept_parts, read_body
from archive_scraper.extract.article.body.markdown import APART, LEFT_OUT, render
from archive_scraper.extract.article.context import Context
from archive_scraper.extract.article.fields.authors import find_authors
from archive_scraper.extract.article.fields.dates import find_published
from archive_scraper.extract.article.fields.kind import find_kind
from archive_scraper.extract.article.fields.picture import find_picture
from archive_scraper.extract.article.fields.stated_dates import last_change
from archive_scraper.extract.article.fields.summary import find_summary
from archive_scraper.extract.article.fields.title import find_title
from archive_scraper.extract.article.fields.topics import find_topics
from archive_scraper.extract.article.page.survey import count_words
from archive_scraper.extract.article.report import find_report
from archive_scraper.extract.article.rules import apply_rules, first_match, name_places, select_body
from archive_scraper.extract.linked_data import find_article
from archive_scraper.extract.listing import extract_related
from archive_scraper.extract.series import find_series
from archive_scraper.items import Article
from archive_scraper.normalize.language import settle_language
from archive_scraper.normalize.links.prefilter import may_hold_call
from archive_scraper.normalize.text import clean_text
from archive_scraper.normalize.urls import canonical_url

if TYPE_CHECKING:
    from archive_scraper.extract.page import Page
    from archive_scraper.sites import SiteRules

_ADDRESS_RELS = frozenset(("canonical", "alternate", "amphtml", "shortlink"))
_LINK_PARAGRAPHS = 4
"""Paragraphs at either end of the body that may hold a call to action or an attribution."""
_LONGEST_LINK_PARAGRAPH = 1000
_FULLER = 2
"""JSON-LD's articleBody is taken where it has so many times the words that the page shows, and some more."""
_LEAST_FULL_TEXT = 60
_MOST_PDF_LINKS = 20


@uncollected
def extract_article(
    page: Page, *, rules: SiteRules | None = None, now: datetime | None = None, source: str = ""
) -> Article:
    """Return the article of a page, raw.

    Where the rules name a selector and it matches, it decides; all other fields are found in the evidence of the
    page. ``now`` is the time of the fetch, the base of relative dates. Normalized fields (authors, published,
    topics, summary) stay empty: the pipelines fill them. A page without any text gives an article with title "".
    """
    now = now or datetime.now(UTC)
    drop_params = rules.drop_params if rules else ()
    article = Article(source=source, url=canonical_url(page.url, drop_params=drop_params), title="", fetched_at=now)
    context = read_page(page, rules)
    if rules is not None:
        name_places(context, rules.article)
    _fill_addresses(article, page, drop_params)
    _fill_text(article, context, rules)
    _fill_language(article, context, rules)
    _fill_fields(article, context, rules, now)
    if rules is not None:
        apply_rules(article, page, rules)
        sections, selector = first_match(page, rules.article.related)
        if sections:
            article.related = tuple(
                teaser for section in sections for teaser in extract_related(page, section, rules=rules, now=now)
            )
            article.origins["related"] = f"selector:{selector}"
    return article


def read_page(page: Page, rules: SiteRules | None = None) -> Context:
    """Survey a page once and find its body: what all fields are read from."""
    series_line = rules.series_line if rules is not None else None
    survey, facts, body = read_body(page, series_line=series_line)
    first = last = len(survey.blocks)
    if body is not None and body.blocks:
        first, last = body.blocks[0], body.blocks[-1]
    title = next(
        (element for element in page.head("title") if element.getparent() is None or element.getparent().tag != "svg"),
        None,
    )
    return Context(
        page=page,
        survey=survey,
        facts=facts,
        linked=find_article(page) or {},
        body=body,
        first=first,
        last=last,
        head_title=clean_text(title.text or "") if title is not None else "",
        language=page.language or (next(iter(rules.languages), None) if rules is not None else None),
        series_line=series_line,
    )


def _fill_addresses(article: Article, page: Page, drop_params: tuple[str, ...]) -> None:
    alternates = []
    for link in page.head("link"):
        rel = (link.get("rel") or "").lower().split()
        if _ADDRESS_RELS.isdisjoint(rel) or (url := page.absolute(link.get("href"))) is None:
            continue
        if "canonical" in rel and article.canonical_url is None and _names_a_page(url, page.url):
            article.canonical_url = canonical_url(url, drop_params=drop_params)
            article.origins["canonical_url"] = "link:canonical"
        elif ("alternate" in rel and link.get("hreflang")) or "amphtml" in rel or "shortlink" in rel:
            alternates.append(url)
    if article.canonical_url is None:
        for value in page.meta.get("og:url", ()):
            url = page.absolute(value)
            if url is not None and _names_a_page(url, page.url):
                article.canonical_url = canonical_url(url, drop_params=drop_params)
                article.origins["canonical_url"] = "meta:og:url"
                break
    known = {article.url, article.canonical_url}
    article.alternate_urls = tuple(url for url in dict.fromkeys(alternates) if url not in known)


def _names_a_page(canonical: str, url: str) -> bool:
    """Tell whether an address can be the article's: a home page is a template's mistake."""
    return urlsplit(canonical).path.strip("/") != "" or urlsplit(url).path.strip("/") == ""


def _fill_text(article: Article, context: Context, rules: SiteRules | None) -> None:
    """Set the body fields: the element that the rules name, or the one the model finds."""
    root, parts, origin = None, None, "model"
    if rules is not None and rules.article.body and (chosen := select_body(context.page, rules.article)) is not None:
        root, origin = chosen
    else:
        survey, body = context.survey, context.body
        if body is not None:
            root, parts = survey.elements[body.node], kept_parts(survey, body)
            for css in rules.article.remove if rules is not None else ():
                for element in context.page.select(css, root):
                    if element in parts and element is not root:
                        parts[element] |= LEFT_OUT | APART
        text = full_text(context.page)
        if text and count_words(text) > _FULLER * count_kept(survey, body) + _LEAST_FULL_TEXT:
            root, parts, origin = body_from_text(text), None, "json-ld"
    if root is None:
        return
    rendered = render(root, context.page.base_url, parts)
    article.body_raw = rendered.text or None
    article.body_markdown_raw = rendered.markdown or None
    if article.body_raw:
        article.origins["body"] = origin


def _fill_language(article: Article, context: Context, rules: SiteRules | None) -> None:
    """Set the language of the text. Dates and bylines are read in the declared one: the page prints them in its own."""
    declared = article.language_declared = context.page.language
    article.language, is_detected = settle_language(article.body_raw or "", declared)
    if article.language:
        article.origins["language"] = "detected" if is_detected else "html"
    if context.language is None or (declared is None and rules is not None and article.language in rules.languages):
        context.language = article.language


def _fill_fields(article: Article, context: Context, rules: SiteRules | None, now: datetime) -> None:
    origins = article.origins
    if (title := find_title(context)) is not None:
        article.title = clean_text(title.value)
        origins["title"] = title.origin
        context.find_headline(title.value)
    if (published := find_published(context, rules, now)) is not None:
        article.published_raw = published.value.raw
        origins["published"] = published.origin
    if (modified := last_change(context)) is not None:
        article.modified_raw, origins["modified"] = modified
    if (authors := find_authors(context)) is not None:
        article.byline_raw = authors.value.raw
        article.authors_linked = authors.value.linked
        origins["authors"] = authors.origin
    if (topics := find_topics(context)) is not None:
        article.topics_raw = topics.value.names
        origins["topics"] = topics.origin
    if (summary := find_summary(context)) is not None:
        article.summary_html = summary.value
        origins["summary"] = summary.origin
    kind, article.kind_raw, origin = find_kind(context, rules)
    if kind is not None:
        article.kind = kind
        origins["kind"] = origin
    near = [block.text for block in context.survey.blocks[max(0, context.headline - 6) : context.headline + 10]]
    if (series := find_series(near, context.series_line)) is not None:
        article.series, article.volume, article.issue = series
        origins["series"] = "visible"
    if (picture := find_picture(context)) is not None:
        found, origins["image"] = picture
        article.image, article.image_caption, article.image_credit = found.url, found.caption, found.credit
    article.pdf_links = _find_pdf_links(context)
    if (report := find_report(context)) is not None:
        article.report_url, origins["report"] = report
    article.links_html = _link_paragraphs(article, context)


def _find_pdf_links(context: Context) -> tuple[str, ...]:
    found: dict[str, None] = {}
    survey = context.survey
    for node, href in survey.links.items():
        if ".pdf" not in href.lower() or context.is_away(node):
            continue
        url = context.page.absolute(href)
        if url is not None and urlsplit(url).path.lower().endswith(".pdf"):
            found[url] = None
            if len(found) == _MOST_PDF_LINKS:
                break
    return tuple(found)


def _link_paragraphs(article: Article, context: Context) -> tuple[str, ...]:
    """Return as HTML those paragraphs at the body's ends and lines near the title that may hold a call to action."""
    survey = context.survey
    numbers: list[int] = []
    if context.headline >= 0:
        numbers += range(max(0, context.headline - 3), min(context.headline + 6, len(survey.blocks)))
    if context.body is not None:
        numbers += context.body.blocks[:_LINK_PARAGRAPHS]
        numbers += context.body.blocks[-_LINK_PARAGRAPHS:]
        numbers += range(context.last + 1, min(context.last + 3, len(survey.blocks)))
    found: dict[int, str] = {}
    for number in sorted(set(numbers)):
        block = survey.blocks[number]
        if block.text == article.title or len(block.text) > _LONGEST_LINK_PARAGRAPH or block.owner in found:
            continue
        if number in context.elsewhere or context.is_away(block.owner):
            continue
        element = survey.elements[block.owner]
        if survey.ends[block.owner] - survey.starts[block.owner] <= 3 and may_hold_call(survey.text(block.owner)):
            found[block.owner] = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return tuple(found.values())
