"""The topics: labels that the publisher gave the article, told from sections, brands and search engine bait."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.extract.candidates import Candidate, merge, score
from archive_scraper.extract.context import Context, fold
from archive_scraper.extract.linked_data import text_values
from archive_scraper.extract.page import text_of
from archive_scraper.extract.page_words import BIT
from archive_scraper.normalize.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_TAG_LINK = re.compile(
    r"/(?:tags?|topics?|themen?|thema|schlagw\w+|stichwort\w*|keywords?|tema[s]?|etiqueta[s]?|sujets?|dossiers?|subjects?|etiket|label|"
    r"search/label)(?:/|\?|$)",
    re.IGNORECASE,
)
_CATEGORY_LINK = re.compile(
    r"/(?:category|categor\w+|kategorie\w*|rubrik\w*|section[s]?|ressort|categoria\w*)/", re.IGNORECASE
)
_LIST = re.compile(r"\s*[,;|·•、，]\s*")
_LONGEST = 60
_MOST = 60


def find_topics(context: Context) -> list[Candidate[str]]:
    """Return the labels that are more likely topics than not, in page order."""
    return [item for item in topic_candidates(context) if score("topics", item) > 0]


def topic_candidates(context: Context) -> list[Candidate[str]]:
    """Return all labels of the page, each with its facts."""
    found = [item for item in merge(_collect(context)) if item.key]
    names = set(context.site_names)
    sources = {fact for item in found for fact in item.facts if fact.startswith("from:")}
    sizes = {source: sum(source in item.facts for item in found) for source in sources}
    title = fold(context.head_title)
    text = ""
    for item in found:
        own = [fact for fact in item.facts if fact.startswith("from:")]
        # How much a source is worth depends on what else the page offers.
        item.facts.update(f"beside:{source[5:]}" for source in sources if source not in own)
        item.facts.update(f"{source[5:]}-size:{_size(sizes[source])}" for source in own)
        item.facts.add(f"sources:{min(len(own), 4)}")
        key = str(item.key)
        if key in names or key.replace(" ", "") in names or any(key == name.split(".")[0] for name in names):
            item.facts.add("is-site")
        words = key.count(" ") + 1
        item.facts.add(f"words:{min(words, 5)}")
        if key in title:
            item.facts.add("in-title")
        text = text or fold(" ".join(block.text for block in context.survey.blocks[context.first : context.last + 1]))
        if key in text:
            item.facts.add("in-body")
    return found


def _size(count: int) -> str:
    return (
        "1"
        if count == 1
        else "2"
        if count == 2
        else "5"
        if count <= 5
        else "10"
        if count <= 10
        else "20"
        if count <= 20
        else "more"
    )


def _labels(text: str, origin: str, source: str) -> Iterator[Candidate[str]]:
    parts = _LIST.split(text) if _LIST.search(text) else [text]
    for number, part in enumerate(parts[:_MOST]):
        label = clean_text(part).strip("#\"'[] ")
        # "keyword:name" and "type/name" are a publisher's own machine labels.
        if label and len(label) <= _LONGEST and not re.search(r"^https?:|[{}<>=]", label):
            facts = {f"from:{source}"}
            if ":" in label or "/" in label or "_" in label:
                facts.add("machine-label")
            if label.islower():
                facts.add(f"lower:{source}")
            if number == 0 and len(parts) > 1:
                facts.add("first-of-list")
            yield Candidate(fold(label), label, origin, facts)


def _collect(context: Context) -> Iterator[Candidate[str]]:
    for name in ("keywords", "articleSection", "about", "genre", "mentions"):
        for text in text_values(context.linked.get(name))[:_MOST]:
            yield from _labels(text, "json-ld", f"json-ld.{name}")
    for name, source in _META:
        for text in context.meta(name)[:_MOST]:
            yield from _labels(text, f"meta:{name}", f"meta.{source}")
    yield from _visible(context)


def _visible(context: Context) -> Iterator[Candidate[str]]:
    survey = context.survey
    count = 0
    for node in survey.marks:
        element = survey.elements[node]
        if element.tag != "a" or count >= _MOST:
            continue
        href = element.get("href") or ""
        rel = (element.get("rel") or "").lower().split()
        near = (
            survey.own[node]
            | survey.own[survey.parents[node]]
            | survey.own[max(survey.parents[survey.parents[node]], 0)]
        )
        sources = []
        if "tag" in rel:
            sources.append("rel-tag")
        if _TAG_LINK.search(href):
            sources.append("tag-link")
        if _CATEGORY_LINK.search(href):
            sources.append("category-link")
        if near & BIT["tags"]:
            sources.append("tag-class")
        if not sources:
            continue
        label = text_of(element).strip("# ")
        if not label or len(label) > _LONGEST:
            continue
        count += 1
        place = [fact for fact in context.place_facts(node) if not fact.startswith("headline")]
        facts = {f"from:{source}" for source in sources} | {f"{sources[0]}:{fact}" for fact in place}
        yield Candidate(fold(label), label, f"visible:{sources[0]}", facts)
