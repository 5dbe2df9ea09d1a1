"""A site's own selectors: the blocks they name, and the parts inside them, in the outline of a page."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.blocks.cut import Record, whole
from archive_scraper.extract.listing.blocks.find import Candidate, make_candidate
from archive_scraper.items import Person
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.labels import read_labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from archive_scraper.extract.listing.fields.read import RecordFields
    from archive_scraper.extract.listing.page.outline import Outline
    from archive_scraper.sites import ListingRules, Selectors


def select_blocks(outline: Outline, selectors: Selectors) -> tuple[Candidate, str] | None:
    """Return the blocks that the first matching selector names, and that selector."""
    for selector in selectors:
        nodes: list[int] = []
        for node in sorted(
            {place for element in outline.page.select(selector) if (place := _place(outline, element)) >= 0}
        ):
            if not nodes or node >= outline.end[nodes[-1]]:  # blocks within blocks: the outer counts
                nodes.append(node)
        if nodes:
            return _as_candidate(outline, nodes), selector
    return None


def _as_candidate(outline: Outline, nodes: list[int]) -> Candidate:
    by_parent = {outline.parent[node] for node in nodes}
    if -1 in by_parent:  # the root itself
        return Candidate(parents=[-1], tag=outline.tags[nodes[0]], records=[whole(outline, node) for node in nodes])
    siblings = {parent: list(outline.children(parent)) for parent in by_parent}
    candidate = make_candidate(outline, outline.tags[nodes[0]], set(nodes), siblings, join=False)
    candidate.records.sort(key=lambda record: record.start)
    return candidate


def _place(outline: Outline, element: HtmlElement) -> int:
    """Return the number of an element, or of the nearest one around it that is visible; -1 for none."""
    node: HtmlElement | None = element
    while node is not None:
        if (number := outline.number.get(node)) is not None:
            return number
        node = node.getparent()
    return -1


class PartFinder:
    """Finds the parts of every block by selector; each selector runs once a page."""

    def __init__(self, outline: Outline, rules: ListingRules, kinds: Mapping[str, str] | None = None) -> None:
        self.outline = outline
        self.rules = rules
        self.kinds = kinds
        self._found: dict[str, tuple[list[int], list[HtmlElement]]] = {}

    def apply(self, fields: RecordFields) -> None:
        """Put what the selectors find over what was detected."""
        record, outline = fields.block.record, self.outline
        if (hits := self._all(record, self.rules.labels)) is not None:
            self._labels(fields, hits)
        if (hit := self._first(record, self.rules.title)) is not None and (text := self._text(hit[1])):
            fields.title, fields.title_node = text, hit[0]
            fields.origins["title"] = f"selector:{hit[2]}"
            self._link(fields, hit)
        if (hit := self._first(record, self.rules.link)) is not None:
            self._link(fields, hit)
        if (hit := self._first(record, self.rules.published)) is not None:
            value = hit[1].get("datetime") or hit[1].get("content") or self._text(hit[1])
            if value and clean_text(value):
                fields.published, fields.published_node = clean_text(value), hit[0]
                fields.origins["published"] = f"selector:{hit[2]}"
        if (hits := self._all(record, self.rules.byline)) is not None:
            self._byline(fields, hits)
        if (hits := self._all(record, self.rules.topics)) is not None:
            fields.topics = (
                " / ".join(dict.fromkeys(text for _, element, _ in hits if (text := self._text(element)))) or None
            )
            fields.origins["topics"] = f"selector:{hits[0][2]}"
        if (hit := self._first(record, self.rules.summary)) is not None:
            fields.summary_html = outline.html(hit[0]) or None
            fields.origins["summary"] = f"selector:{hit[2]}"
        for name in ("kind", "outlet"):
            if (hit := self._first(record, getattr(self.rules, name))) is not None and (text := self._text(hit[1])):
                setattr(fields, name, text)
                fields.origins[name] = f"selector:{hit[2]}"

    def _labels(self, fields: RecordFields, hits: list[tuple[int, HtmlElement, str]]) -> None:
        labels = read_labels(" • ".join(self._text(element) for _, element, _ in hits), self.kinds)
        for name in ("kind", "outlet", "topics", "published"):
            value = getattr(labels, name)
            if value is not None:
                setattr(fields, name, value)
                fields.origins[name] = f"selector:{hits[0][2]}"
            elif name == "topics":  # what was detected there is one of the others
                fields.topics = None
        if labels.published is not None:
            fields.published_node = hits[0][0]

    def _byline(self, fields: RecordFields, hits: list[tuple[int, HtmlElement, str]]) -> None:
        fields.byline = ", ".join(text for _, element, _ in hits if (text := self._text(element))) or None
        fields.origins["byline"] = f"selector:{hits[0][2]}"
        people = {}
        for _, element, _ in hits:
            for anchor in [element, *element.iterdescendants("a")]:
                name = self._text(anchor)
                if anchor.tag == "a" and name and (url := self.outline.page.absolute(anchor.get("href"))):
                    people[name] = Person(name=name, url=url)
        named = "".join(people)
        # Links beat the line only where they name everyone in it.
        whole = sum(character.isupper() for character in fields.byline or "")
        complete = sum(character.isupper() for character in named) >= whole - 1
        fields.authors = tuple(people.values()) if complete else ()
        if fields.authors:
            fields.origins["authors"] = fields.origins["byline"]

    def _link(self, fields: RecordFields, hit: tuple[int, HtmlElement, str]) -> None:
        node, element, selector = hit
        anchors = [element] if element.get("href") else [*element.iterdescendants("a")]
        anchors += [around for around in element.iterancestors("a") if outline_holds(self.outline, around, fields)]
        for anchor in anchors:
            if url := self.outline.page.absolute(anchor.get("href")):
                fields.url, fields.link_node = url, self.outline.number.get(anchor, node)
                fields.origins["url"] = f"selector:{selector}"
                return

    def _first(self, record: Record, selectors: Selectors) -> tuple[int, HtmlElement, str] | None:
        hits = self._all(record, selectors)
        return hits[0] if hits else None

    def _all(self, record: Record, selectors: Selectors) -> list[tuple[int, HtmlElement, str]] | None:
        for selector in selectors:
            places, elements = self._matches(selector)
            low = bisect_left(places, record.start)
            high = bisect_left(places, record.stop, low)
            if low < high:
                return [(places[hit], elements[hit], selector) for hit in range(low, high)]
        return None

    def _matches(self, selector: str) -> tuple[list[int], list[HtmlElement]]:
        """Return the places and elements of all matches on the page, by place."""
        if selector not in self._found:
            matched = [(_place(self.outline, element), element) for element in self.outline.page.select(selector)]
            matched.sort(key=lambda match: match[0])  # what is not visible stands where its parent does
            self._found[selector] = [place for place, _ in matched], [element for _, element in matched]
        return self._found[selector]

    def _text(self, element: HtmlElement) -> str:
        number = self.outline.number.get(element)
        return self.outline.text(number) if number is not None else clean_text("".join(element.itertext()))


def outline_holds(outline: Outline, element: HtmlElement, fields: RecordFields) -> bool:
    """Tell whether an element stands inside a block."""
    number = outline.number.get(element, -1)
    return fields.block.record.start <= number < fields.block.record.stop
