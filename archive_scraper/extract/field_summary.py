"""The site's own summary: the standfirst below the headline, or the description in the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.candidates import Candidate, choose, merge
from archive_scraper.extract.context import Context, fold
from archive_scraper.extract.linked_data import text_value
from archive_scraper.extract.page import inner_html
from archive_scraper.extract.page_words import BIT
from archive_scraper.normalize.text import html_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_META = (
    ("description", "meta:description"),
    ("og:description", "meta:og:description"),
    ("twitter:description", "meta:twitter:description"),
    ("dc.description", "meta:dc.description"),
    ("dcterms.description", "meta:dc.description"),
    ("abstract", "meta:abstract"),
    ("sailthru.description", "meta:sailthru.description"),
    ("citation_abstract", "meta:citation_abstract"),
)
_SHORTEST = 3  # words
_LONGEST = 3000  # characters


def find_summary(context: Context) -> Candidate[str] | None:
    """Return the best candidate; its value is HTML or text."""
    return choose("summary", summary_candidates(context))


def summary_candidates(context: Context) -> list[Candidate[str]]:
    """Return all summaries the page offers, each with its facts."""
    found = [item for item in merge(_collect(context)) if item.key and len(str(item.key)) <= _LONGEST]
    title = fold(context.head_title)
    texts = [str(item.key) for item in found]
    body = fold(" ".join(block.text for block in context.survey.blocks[context.first : context.first + 4]))
    for item in found:
        key = str(item.key)
        words = key.count(" ") + 1
        item.facts.add(
            "words:few" if words < 6 else "words:30" if words <= 30 else "words:60" if words <= 60 else "words:many"
        )
        if key.endswith(("...", "…", "[...]")):
            item.facts.add("ends-with-dots")
        if key in title or title in key:
            item.facts.add("title-like")
        if body and key[:80] in body:
            item.facts.add("starts-body")
        if any(other != key and other.startswith(key.rstrip(".… ")[:200]) for other in texts):
            item.facts.add("cut-of-other")
        if any(other != key and len(other) > 20 and key.startswith(other.rstrip(".… ")[:200]) for other in texts):
            item.facts.add("longer-than-other")
    return found


def _collect(context: Context) -> Iterator[Candidate[str]]:
    for name, origin in _META:
        for text in context.meta(name)[:1]:
            # Some publishers escape their markup twice.
            value = html_text(text) if "<" in text or "&" in text else text
            yield Candidate(fold(value), value, origin, {f"from:{origin}"})
    for name in ("description", "abstract", "alternativeHeadline"):
        if text := text_value(context.linked.get(name)):
            yield Candidate(fold(text), text, "json-ld", {f"from:json-ld.{name}"})
    survey = context.survey
    for node in survey.marks:
        element = survey.elements[node]
        prop = (element.get("itemprop") or element.get("property") or "").lower()
        source = "itemprop" if "description" in prop.split() or prop.endswith(":description") else ""
        if survey.own[node] & BIT["dek"]:
            source = "dek"
        elif element.tag in ("h2", "h3") and 0 < survey.starts[node] - context.headline <= 2 and context.headline >= 0:
            source = "heading-below"
        if not source or survey.starts[node] > context.last or not 1 <= survey.ends[node] - survey.starts[node] <= 4:
            continue
        text = survey.text(node)
        if text.count(" ") + 1 >= _SHORTEST:
            facts = {f"from:{source}", *(f"dek-{fact}" for fact in context.place_facts(node))}
            yield Candidate(fold(text), inner_html(element), "visible", facts)
    if context.headline >= 0:
        for number in range(context.headline + 1, min(context.headline + 4, len(survey.blocks))):
            block = survey.blocks[number]
            if block.words >= 6 and block.link_words / block.words < 0.4:
                facts = {
                    f"from:block-{number - context.headline}",
                    *(f"dek-{fact}" for fact in context.place_facts(block.owner)),
                }
                yield Candidate(fold(block.text), block.text, "visible", facts)
