"""The site's own summary: the standfirst below the headline, or the description in the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.article.candidates import Candidate, choose, merge
from archive_scraper.extract.article.context import Context, fold
from archive_scraper.extract.article.kind import find_series
from archive_scraper.extract.article.linked_data import text_value, types_of
from archive_scraper.extract.article.page_words import BIT
from archive_scraper.extract.datelike import has_date_shape
from archive_scraper.extract.page import inner_html
from archive_scraper.normalize.links import read_link
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
_SHORT = 20  # characters
_SHORTEST = 3  # words
_LONGEST = 3000  # characters
_MOST_CANDIDATES = 60
_LONGEST_NOTE = 200
_LONGEST_DATE = 10  # words


def find_summary(context: Context) -> Candidate[str] | None:
    """Return the best candidate; its value is HTML or text."""
    return choose("summary", summary_candidates(context))


def summary_candidates(context: Context) -> list[Candidate[str]]:
    """Return all summaries the page offers, each with its facts."""
    found = [item for item in merge(_collect(context)) if item.key and len(str(item.key)) <= _LONGEST][
        :_MOST_CANDIDATES
    ]
    title = fold(context.head_title)
    texts = [str(item.key) for item in found]
    body = fold(" ".join(block.text for block in context.survey.blocks[context.first : context.first + 4]))
    kind = next(iter(types_of(context.linked)), "none")
    kind = "news" if kind.endswith("newsarticle") else "article" if kind in ("article", "blogposting") else kind[:3]
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
        bare = key.rstrip(".… ")
        if any(other.startswith(bare) and len(other) > len(key) + 3 for other in texts):
            item.facts.add("cut-of-other")
        if any(
            len(other) > _SHORT and len(other) + 3 < len(key) and bare.startswith(other.rstrip(".… "))
            for other in texts
        ):
            item.facts.add("longer-than-other")
        # A page of an article's own type in its data is a news site's: its standfirst is written, not cut.
        is_shown = any(fact.startswith(("from:dek", "from:block", "from:heading")) for fact in item.facts)
        is_meta = any(fact.startswith(("from:meta", "from:json")) for fact in item.facts)
        item.facts.add(f"{'both' if is_shown and is_meta else 'shown' if is_shown else 'meta'}:{kind}")
        item.facts.add(f"metas:{sum(fact.startswith(('from:meta', 'from:json')) for fact in item.facts)}")
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
        prop = survey.properties.get(node, "")
        source = "itemprop" if "description" in prop.split() or prop.endswith(":description") else ""
        if survey.own[node] & BIT["dek"]:
            source = "dek"
        elif (
            survey.tags[node] in ("h2", "h3")
            and 0 < survey.starts[node] - context.headline <= 2
            and context.headline >= 0
        ):
            source = "heading-below"
        if not source or survey.starts[node] > context.last or not 1 <= survey.ends[node] - survey.starts[node] <= 4:
            continue
        text = survey.text(node)
        if text.count(" ") + 1 >= _SHORTEST:
            facts = {f"from:{source}", *(f"dek-{fact}" for fact in context.place_facts(node))}
            yield Candidate(fold(text), inner_html(survey.elements[node]), "visible", facts)
    yield from _blocks_below(context)


def _blocks_below(context: Context) -> Iterator[Candidate[str]]:
    """Yield the paragraphs below the headline, down to the first of the body's own."""
    blocks = context.survey.blocks
    if context.headline >= 0:
        for number in range(context.headline + 1, min(context.headline + 4, len(blocks))):
            block = blocks[number]
            if block.words >= 6 and block.link_words / block.words < 0.4 and not _is_about_the_item(block.text):
                facts = {
                    f"from:block-{number - context.headline}",
                    *(f"dek-{fact}" for fact in context.place_facts(block.owner)),
                }
                yield Candidate(fold(block.text), block.text, "visible", facts)
                if number >= context.first:
                    break


def _is_about_the_item(text: str) -> bool:
    """Tell whether a line says where the item appeared, not what is in it: its series, its first outlet, its date."""
    if len(text) > _LONGEST_NOTE:
        return False
    if find_series([text]) is not None or read_link(text).kind in ("read_full", "originally_published"):
        return True
    return len(text.split()) <= _LONGEST_DATE and has_date_shape(text)
