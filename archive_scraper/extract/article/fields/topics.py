"""The topics: labels that the publisher gave the article, told from sections, brands and search engine bait."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.extract.article.candidates import Candidate, choose, merge
from archive_scraper.extract.article.page.survey import count_words
from archive_scraper.extract.linked_data import text_value, text_values
from archive_scraper.extract.page import text_of
from archive_scraper.normalize.folding import fold_name, fold_title
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.addresses import CATEGORY_SEGMENTS, TAG_SEGMENTS
from archive_scraper.signs.class_names import BIT, TAG_BIT
from archive_scraper.signs.headings import topics_label
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive_scraper.extract.article.context import Context
    from archive_scraper.extract.article.page.survey import Survey

_META = (
    ("article:tag", "article:tag"),
    ("og:article:tag", "article:tag"),
    ("video:tag", "article:tag"),
    ("keywords", "keywords"),
    ("news_keywords", "news_keywords"),
    ("parsely-tags", "parsely-tags"),
    ("sailthru.tags", "sailthru.tags"),
    ("dc.subject", "dc.subject"),
    ("dcterms.subject", "dc.subject"),
    ("citation_keywords", "citation_keywords"),
    ("article:section", "section"),
    ("parsely-section", "section"),
    ("cxenseparse:taxonomy", "cxense"),
    ("subject", "dc.subject"),
    ("tags", "keywords"),
)
_TOPIC, _MENU = BIT["topic"], TAG_BIT["nav"]
_TOPIC_OR_MENU = BIT["topic"] | BIT["nav"]
_LABEL_SEGMENTS = TAG_SEGMENTS | CATEGORY_SEGMENTS
_NO_PAGE = compiled(r"\s*(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""An address of another scheme: "mailto:?subject=..."."""
_LIST = compiled(r"\s*[,;|·•、，]\s*")
_NOISE = compiled(r"^https?:|[{}<>=]|^\W*$")
_LONGEST = 60  # characters of a label
_MOST = 60  # labels of a source, and groups of links
_MOST_TEXT = 50_000  # characters of the body that labels are looked up in
_MOST_LABELLED = 20
"""Blocks of a list below its label."""
_NEAR = 8
"""Blocks above the headline and below the text where a label is the article's."""
LEAST_SCORE = -3.0
"""Log-odds below which no source is taken."""
_SHARES = (0.01, 0.34, 0.67, 0.99)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one source, as printed, in its order."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    """The same labels folded, none twice."""


def find_topics(context: Context) -> Candidate[Labels] | None:
    """Return the labels of the source that most likely names the topics; None where no source convinces."""
    return choose("topics", topic_candidates(context), least=LEAST_SCORE)


def topic_candidates(context: Context) -> list[Candidate[Labels]]:
    """Return one candidate for each source of labels, equal lists merged, each with its facts."""
    found = merge(_collect(context))
    text = " ".join(block.text for block in context.survey.blocks[context.first : context.last + 1])[
        :_MOST_TEXT
    ].casefold()
    address = fold_name(context.page.url)
    # Several sources name the same labels.
    in_text = {key: key in text for key in {key for item in found for key in item.value.keys}}
    for item in found:
        keys = item.value.keys
        count = len(keys)
        size = "1" if count == 1 else "2" if count == 2 else "5" if count <= 5 else "10" if count <= 10 else "more"
        item.facts.add(f"size:{size}")
        item.facts.add(f"sources:{min(sum(fact.startswith('from:') for fact in item.facts), 4)}")
        item.facts.add(f"in-body:{_share(in_text[key] for key in keys)}")
        item.facts.add(f"in-address:{_share(key in address for key in keys)}")
    return found


def _share(are: Iterable[bool]) -> int:
    """Return how many of some are, in steps from none to all."""
    known = list(are)
    return bisect_left(_SHARES, sum(known) / len(known))


def _labels(
    texts: Iterable[str], origin: str, facts: set[str], *, are_lists: bool = True
) -> Iterator[Candidate[Labels]]:
    """Yield the candidate of one source: its texts, each a list of labels or one."""
    names: dict[str, str] = {}
    for text in texts:
        for part in _LIST.split(text) if are_lists else (text,):
            label = clean_text(part).strip("#\"'[] ")
            if label and len(label) <= _LONGEST and len(names) < _MOST and not _NOISE.search(label):
                names.setdefault(fold_title(label), label)
    if names:
        yield Candidate(frozenset(names), Labels(tuple(names.values()), tuple(names)), origin, facts)


def _collect(context: Context) -> Iterator[Candidate[Labels]]:
    for name in ("keywords", "articleSection", "about", "genre", "mentions"):
        if values := text_values(context.linked.get(name))[:_MOST]:
            yield from _labels(values, "json-ld", {f"from:json-ld.{name}"})
    for name, source, values in context.stated(_META):
        yield from _labels(values[:_MOST], f"meta:{name}", {f"from:meta.{source}"})
    yield from _crumbs(context)
    yield from _microdata(context)
    yield from _visible(context)


def _crumbs(context: Context) -> Iterator[Candidate[Labels]]:
    """Yield the sections above the article, as the way to it names them: neither the home page nor the article."""
    lists = (thing for thing in context.page.json_ld if thing.get("@type") == "BreadcrumbList")
    steps = next(lists, {}).get("itemListElement")
    if not isinstance(steps, list):
        return
    ends = ("", urlsplit(context.page.url).path.strip("/"))
    names = []
    for step in steps[:_MOST]:
        if isinstance(step, dict):
            item = step.get("item")
            place = item if isinstance(item, dict) else {"name": step.get("name"), "url": item}
            address = context.page.absolute(text_value(place.get("@id") or place.get("url")))
            if address and urlsplit(address).path.strip("/") not in ends:
                names.append(text_value(step.get("name") or place.get("name")))
    yield from _labels(names, "json-ld", {"from:crumbs"}, are_lists=False)


def _microdata(context: Context) -> Iterator[Candidate[Labels]]:
    """Yield the keywords that microdata mark, in one element or in several."""
    survey = context.survey
    nodes = [node for node, names in survey.properties.items() if "keywords" in names.split()][:_MOST]
    texts = [survey.elements[node].get("content") or text_of(survey.elements[node]) for node in nodes]
    # One property of schema.org, whether it stands in the page or in its JSON.
    yield from _labels(texts, "microdata", {"from:json-ld.keywords"})


def _visible(context: Context) -> Iterator[Candidate[Labels]]:
    """Yield the groups of links that lead to tags, or stand where a style sheet or a label ("Tags:") speaks of tags."""
    survey = context.survey
    parents, own, around, tags = survey.parents, survey.own, survey.around, survey.tags
    labels = _Announcements(context)
    groups: dict[tuple[str, int], list[int]] = {}
    announced: set[int] = set()
    for node, href in survey.links.items():
        parent = max(parents[node], 0)
        grand = max(parents[parent], 0)
        near = own[node] | own[parent] | own[grand]
        if around[node] & _MENU and near & _TOPIC_OR_MENU != _TOPIC:
            continue  # a menu names the site's topics, not the article's
        # The links of a list stand each in an item of it; those of a line side by side.
        holder = grand if tags[parent] in ("li", "span") else parent
        source = _source(href, survey.relations.get(node, ""), near)
        if source is None and labels.announce(survey.starts[node], survey.starts[holder]):
            source = None if _NO_PAGE.match(href) else "tag-class"
            announced.add(holder)
        if source is None:
            continue
        group = groups.get((source, holder))
        if group is None:
            if len(groups) >= _MOST:
                continue
            group = groups[source, holder] = []
        if len(group) < _MOST:
            group.append(node)
    for holder in announced:
        _join_sources(groups, holder)
    for (source, _), nodes in groups.items():
        texts = [text for node in nodes if (text := text_of(survey.elements[node])) and len(text) <= _LONGEST]
        place = (fact for fact in context.place_facts(nodes[0]) if fact.startswith("place:"))
        facts = {f"from:{source}", *(f"{source}:{fact}" for fact in place)}
        # A comma inside a link's text is part of the label.
        yield from _labels(texts, f"visible:{source}", facts, are_lists=False)


def _join_sources(groups: dict[tuple[str, int], list[int]], holder: int) -> None:
    """Make one group of the links that a label announces, though some of them lead to tags and some elsewhere."""
    for source in ("rel-tag", "tag-link"):
        if (source, holder) in groups and ("tag-class", holder) in groups:
            groups[source, holder] = sorted(groups[source, holder] + groups.pop(("tag-class", holder)))


class _Announcements:
    """The labels of topics at an article ("Tags:"): before the links in their line, or as a line of its own above."""

    def __init__(self, context: Context) -> None:
        survey = context.survey
        top = context.first if context.headline < 0 else min(context.headline, context.first)
        # Farther off a label names the topics of the site.
        near = range(max(top - _NEAR, 0), min(context.last + _NEAR + 1, len(survey.blocks)))
        self._kinds = {number: kind for number in near if (kind := _kind_of_label(survey, number))}

    def announce(self, number: int, start: int) -> bool:
        """Tell whether a label stands before the links of a block, whose list begins with the block ``start``."""
        kinds = self._kinds
        if not kinds:
            return False
        if kinds.get(number) == "line" or kinds.get(number - 1) == "heading":
            return True
        return number - start <= _MOST_LABELLED and "heading" in (kinds.get(start), kinds.get(start - 1))


def _kind_of_label(survey: Survey, number: int) -> str:
    """Return what label a block holds: in a "line" with links, as a "heading" without any, or ""."""
    block = survey.blocks[number]
    if len(block.text) > _LONGEST and not block.link_words:
        return ""
    label = topics_label(block.text)
    if not label:
        return ""
    if len(label) == len(block.text):
        return "" if block.link_words else "heading"
    # Little but links follows it, and it is no link itself, as in a menu.
    if block.words - block.link_words > count_words(label.strip()) + 0.5 + block.link_words / 2:
        return ""
    first = next((node for node in survey.links if survey.starts[node] == number), None)
    return "line" if first is not None and not topics_label(text_of(survey.elements[first])) else ""


def _source(href: str, relation: str, near: int) -> str | None:
    """Return why a link may name a topic."""
    if ":" in href and _NO_PAGE.match(href):
        return None
    if "tag" in relation and "tag" in (relations := relation.split()):
        # WordPress marks the section of an article "category tag", and its tags "tag".
        return "rel-category" if "category" in relations else "rel-tag"
    # A regular expression takes three times as long to part a page's links.
    segments = href.lower().replace("?", "/").replace("=", "/").replace("&", "/").replace(":", "/").split("/")
    if _LABEL_SEGMENTS.isdisjoint(segments):
        return "tag-class" if near & _TOPIC else None
    segments = segments[1:-1]
    if not TAG_SEGMENTS.isdisjoint(segments):
        return "tag-link"
    if near & _TOPIC:
        return "tag-class"
    return "category-link" if not CATEGORY_SEGMENTS.isdisjoint(segments) else None
