"""A site's own selectors for article pages: where they match they decide."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from archive_scraper.extract.article.body.body import Body
from archive_scraper.extract.page import Page, blocks, inner_html, text_of
from archive_scraper.extract.series import find_series
from archive_scraper.items import Person
from archive_scraper.signs.hidden import is_hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from archive_scraper.extract.article.context import Context
    from archive_scraper.extract.article.page.survey import Survey
    from archive_scraper.items import Article
    from archive_scraper.sites import ArticleRules, SiteRules


def first_match(page: Page, selectors: Sequence[str], *, with_text: bool = True) -> tuple[list[HtmlElement], str]:
    """Return the elements of the first selector that matches, and that selector; an empty list where none does."""
    for selector in selectors:
        found = page.select(selector)
        if with_text:
            found = [element for element in found if _content(element)]
        if found:
            return found, selector
    return [], ""


def _content(element: HtmlElement) -> str:
    """Return what an element says: its visible text, or the value of a time or meta element."""
    return text_of(element) or (element.get("datetime") or element.get("content") or "").strip()


def apply_rules(article: Article, page: Page, site: SiteRules) -> None:
    """Set the fields whose selectors match; the origin is "selector:" and the selector that did."""
    rules = site.article

    def read(name: str, selectors: Sequence[str]) -> list[HtmlElement]:
        found, selector = first_match(page, selectors)
        if found:
            article.origins[name] = f"selector:{selector}"
        return found

    if found := read("title", rules.title):
        article.title = text_of(found[0])
    if found := read("subtitle", rules.subtitle):
        article.subtitle = text_of(found[0]) or None
    if found := read("published", rules.published):
        article.published_raw = found[0].get("datetime") or found[0].get("content") or _content(found[0])
    if found := read("authors", rules.authors):
        article.authors_linked = tuple(_read_author(page, element) for element in found)
        article.byline_raw = ", ".join(author.name for author in article.authors_linked)
    elif found := read("authors", rules.byline):
        article.authors_linked = ()
        article.byline_raw = " ".join(_content(element) for element in found)
    if found := read("topics", rules.topics):
        article.topics_raw = tuple(text_of(element) for element in found if text_of(element))
    if found := read("summary", rules.summary):
        article.summary_html = "".join(inner_html(element) for element in found[:1]) or None
    if found := read("series", rules.series):
        lines = [line for element in found for line in (text_of(element), *blocks(element))]
        if (series := find_series(lines, site.series_line)) is not None:
            article.series, article.volume, article.issue = series


def _read_author(page: Page, element: HtmlElement) -> Person:
    link = element if element.tag == "a" else next(element.iter("a"), None)
    return Person(name=_content(element), url=page.absolute(link.get("href")) if link is not None else None)


def select_body(page: Page, rules: ArticleRules) -> tuple[HtmlElement, str] | None:
    """Return a copy of the body that the rules name, cleaned, and its origin; None where no selector matches."""
    found, selector = first_match(page, rules.body)
    if not found:
        return None
    holder: HtmlElement = etree.Element("div")
    # Some designs split the text into several elements of one kind; nested matches are one.
    for element in found:
        if not any(ancestor in found for ancestor in element.iterancestors()):
            copy = deepcopy(element)
            copy.tail = None
            holder.append(copy)
    doomed = [element for css in rules.remove for element in page.select(css, holder)]
    doomed += [element for element in holder.iter() if is_hidden(element)]
    _remove_elements(holder, doomed)
    return (holder[0] if len(holder) == 1 else holder), f"selector:{selector}"


def name_places(context: Context, rules: ArticleRules) -> None:
    """Tell the context where the rules see the body and the teasers of other articles; what they miss is left."""
    bodies, _ = first_match(context.page, rules.body)
    sections, _ = first_match(context.page, rules.related)
    if not bodies and not sections:
        return
    survey = context.survey
    places = {element: node for node, element in enumerate(survey.elements)}
    context.elsewhere = frozenset(number for element in sections for number in _block_numbers(survey, places, element))
    nodes = [places[element] for element in bodies if element in places]
    numbers = sorted({number for element in bodies for number in _block_numbers(survey, places, element)})
    if numbers:
        context.body = Body(node=nodes[0], dropped=frozenset(), muted=frozenset(), blocks=tuple(numbers))
        context.first, context.last = numbers[0], numbers[-1]


def _block_numbers(survey: Survey, places: dict[HtmlElement, int], element: HtmlElement) -> range:
    node = places.get(element)
    return range(survey.starts[node], survey.ends[node]) if node is not None else range(0)


def _remove_elements(root: HtmlElement, doomed: Sequence[HtmlElement]) -> None:
    """Cut elements out of a tree; the text after them stays."""
    for element in doomed:
        if element is not root:
            # Where it separated two words, they stay apart.
            element.tail = f" {element.tail or ''}"
            element.tag = _DOOMED
    etree.strip_elements(root, _DOOMED, with_tail=False)


_DOOMED = "dropped"
