"""What the judge of walls asks of a page: how much it holds, what it calls itself, what its elements are called."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from archive_scraper.normalize.text import BLOCK_TAGS, squeeze
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page

# Characters of running text outside of links and buttons; those of Chinese, Japanese and Korean count more. Of 787
# corpus pages 9 hold less than SHORT; challenges, logins and error pages hold 0 to 1,200.
SHORT = 1500
_WIDE_WEIGHT = 1.5
FEW_LINKS = 25
_MARKUP_LIMIT = 400_000
PARAGRAPH = 60
_PIECES = 100


def weight_of(text: str) -> float:
    """Return the length of a text; a character of Chinese, Japanese or Korean says more than a letter."""
    return len(text) if text.isascii() else len(text) + _WIDE_WEIGHT * sum(char >= "\u2e80" for char in text)


def text_in(element: HtmlElement) -> str:
    """Return the text below an element as one line, or its beginning: what is asked for here is short."""
    return squeeze("".join(islice(element.itertext(), _PIECES)))


# Not running text: what a page does, offers and hides.
_ASIDE_TAGS = "a nav footer button select option label textarea script style noscript template svg head title"
_ASIDE = frozenset(_ASIDE_TAGS.split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _runs(root: HtmlElement, skipped: frozenset[str]) -> Iterator[str]:
    """Yield the text between block borders outside of the skipped tags, none empty.

    Hidden elements count: pages that fade in are hidden at first.
    """
    run: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        text = node.tail
        is_skipped = node.tag in skipped
        if event == "start":
            if is_skipped:
                walker.skip_subtree()
                continue
            text = node.text
        if run and not is_skipped and node.tag in BLOCK_TAGS:
            yield squeeze("".join(run))
            run.clear()
        if text and not text.isspace():
            run.append(text)
    if run:
        yield squeeze("".join(run))


class Looks:
    """What the rules below ask of one page, each found once and only where it is asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def own_text(self) -> str:
        """The page's running text, or its beginning where it holds more than a wall does."""
        parts: list[str] = []
        weight = 0.0
        for run in _runs(self.page.root, _ASIDE):
            parts.append(run)
            weight += weight_of(run)
            if weight > SHORT:
                break
        return "\n".join(parts)

    @cached_property
    def paragraphs(self) -> tuple[int, float]:
        """The number of paragraphs and the weight of their text, counted up to what a cut article may show."""
        count, weight = 0, 0.0
        for run in _runs(self.page.root, _ASIDE | _HEADINGS):
            size = weight_of(run)
            if size >= PARAGRAPH:
                count += 1
                weight += size
                if weight > SHORT:
                    break
        return count, weight

    @cached_property
    def own_weight(self) -> float:
        """The weight of the running text."""
        return weight_of(self.own_text)

    @cached_property
    def is_short(self) -> bool:
        """Tell whether there is no running text; some pages stand in a noscript whole."""
        plain = 0
        for element in self.page.root.iter("p"):  # settles most pages at once
            plain += len(element.text or "")
            if plain > 2 * SHORT:
                return False
        return self.own_weight <= SHORT and len(self.noscript) < SHORT

    @cached_property
    def links(self) -> int:
        """The number of links, counted up to what a wall may have."""
        found = 0
        for _ in self.page.root.iter("a"):
            found += 1
            if found > FEW_LINKS:
                break
        return found

    @cached_property
    def titles(self) -> list[str]:
        """The page's title, each part of it, and its first headings, each once; lower case."""
        title = next((squeeze(element.text or "").lower() for element in self.page.head("title")), "")
        headings = []
        for element in self.page.root.iter("h1"):
            headings.append(text_in(element).lower())
            if len(headings) > 1:
                break
        return list(dict.fromkeys(text for text in (title, *_SEPARATOR.split(title), *headings) if text))

    @cached_property
    def markup(self) -> str:
        """What the page's elements are called and what its scripts are, lower case, bounded."""
        parts: list[str] = []
        size = 0
        for element in self.page.root.iter(etree.Element):
            values = [element.get(name) or "" for name in ("id", "class", "src", "action", "http-equiv", "content")]
            if element.tag == "script":
                values.append(element.text or "")
            parts.extend(values)
            size += sum(map(len, values))
            if size > _MARKUP_LIMIT:
                break
        return "\n".join(parts)[:_MARKUP_LIMIT].lower()

    @cached_property
    def noscript(self) -> str:
        """What the page tells a reader without JavaScript."""
        parts: list[str] = []
        size = 0
        for element in self.page.root.iter("noscript"):
            parts.append(text_in(element))
            size += len(parts[-1])
            if size > SHORT:
                break
        return " ".join(parts)[:SHORT].lower()

    @cached_property
    def scripts(self) -> int:
        """The number of scripts, structured data not counted."""
        return sum(1 for script in self.page.head("script") if "json" not in (script.get("type") or ""))

    @cached_property
    def is_article(self) -> bool:
        """Tell whether the head or the structured data says that this is an article."""
        meta = self.page.meta
        if "article:published_time" in meta or any("article" in value.lower() for value in meta.get("og:type", ())):
            return True
        return any(_is_article_type(item.get("@type")) for item in self.page.json_ld)

    @cached_property
    def asks_password(self) -> bool:
        """Tell whether a field asks for a password."""
        return any((e.get("type") or "").strip().lower() == "password" for e in self.page.root.iter("input"))

    @cached_property
    def asks_name(self) -> bool:
        """Tell whether a field asks for a name or an address of mail, as the first step of a login does."""
        return any(
            (e.get("type") or "").strip().lower() == "email" or "username" in (e.get("autocomplete") or "")
            for e in self.page.root.iter("input")
        )


_SEPARATOR = compiled(r"\s+[|·•»«:/]\s+|\s+[-–—]+\s+|\s*\|\s*")


def _is_article_type(value: object) -> bool:
    kinds = value if isinstance(value, list) else [value]
    return any(isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report")) for kind in kinds)
