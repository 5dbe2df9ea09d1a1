"""The site's own summary: the standfirst below the headline, or the description in the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.article.candidates import STATED, Candidate, choose, merge
from archive_scraper.extract.article.fields.standfirst import printed_summaries
from archive_scraper.extract.article.page.survey import count_words
from archive_scraper.extract.linked_data import text_value, types_of
from archive_scraper.normalize.folding import fold_title
from archive_scraper.normalize.summaries import unframe
from archive_scraper.normalize.text import html_text
from archive_scraper.normalize.word_finder import word_finder
from archive_scraper.signs.bylines import opens_byline
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.extract.article.context import Context

_META = (
    ("description", "meta:description"),
    ("og:description", "meta:og:description"),
    ("twitter:description", "meta:twitter:description"),
    ("dc.description", "meta:dc.description"),
    ("dcterms.description", "meta:dc.description"),
    ("dc.description.abstract", "meta:dc.description"),
    ("dcterms.abstract", "meta:dc.description"),
    ("abstract", "meta:abstract"),
    ("sailthru.description", "meta:sailthru.description"),
    ("citation_abstract", "meta:citation_abstract"),
)
_find_words = word_finder(r"\w")
_LONGER = 4  # letters
_ALIKE = 0.35
"""Share of all their longer words that two texts have in common where one retells the other."""
_ENDS = (".", "!", "?", "…", '"', ")", ":", "。")
_ARTICLES = ("article", "blogposting")
_DOTS = ("...", "…", "[...]")
_LONGEST_KICKER = 30  # characters
_LONGEST_BYLINE = 80
_ADDRESS = compiled(r"(?:https?://|www\.)\S+")
_STOPS = (*_ENDS, ",", "-", "–", "—", "/")
_LONGEST = 3000  # characters
_NAMED = frozenset(("from:dek", "from:itemprop"))
_BELOW_HEADLINE = frozenset(f"dek-headline:{gap}" for gap in ("1", "3", "8", "20"))
_BEFORE_TEXT = frozenset(
    f"dek-place:{place}" for place in ("before-1", "before-3", "before-8", "before-20", "body-start")
)
_LEAST_STANDFIRST, _MOST_STANDFIRST = 4, 80
"""Words of a standfirst: fewer are a label, more are the text."""
_MOST_CANDIDATES = 60


def find_summary(context: Context) -> Candidate[str] | None:
    """Return the best candidate; its value is HTML or text."""
    return choose("summary", summary_candidates(context))


def summary_candidates(context: Context) -> list[Candidate[str]]:
    """Return all summaries the page offers, each with its facts."""
    found = [item for item in merge(_collect(context)) if _may_be_summary(context, item)][:_MOST_CANDIDATES]
    found = _without_kickers(found)
    title = fold_title(context.head_title)
    texts = [str(item.key) for item in found]
    body = fold_title(" ".join(block.text for block in context.survey.blocks[context.first : context.first + 4]))
    kind = _kind(context)
    _compare_prints(found, kind)
    for item in found:
        key = str(item.key)
        words = count_words(key)
        if _LEAST_STANDFIRST <= words <= _MOST_STANDFIRST and _is_named_below_headline(item.facts):
            # Where exactly it stands says no more of it.
            item.facts = {fact for fact in item.facts if not fact.startswith("dek-")} | {"standfirst"}
        item.facts.add(
            "words:few" if words < 6 else "words:30" if words <= 30 else "words:60" if words <= 60 else "words:many"
        )
        if key.endswith(_DOTS):
            item.facts.add("ends-with-dots")
        elif not key.endswith(_ENDS):
            item.facts.add("open-end")
        if key in title or title in key:
            item.facts.add("title-like")
        if body and key[:80] in body:
            item.facts.add("starts-body")
        bare = key.rstrip(".… ")
        if any(other.startswith(bare) and len(other) > len(key) + 3 for other in texts):
            item.facts.add("cut-of-other")
        if not item.is_stated:
            item.facts.add(f"shown:{kind}")
        elif not context.is_of_the_text(key):
            item.facts.add("slogan")  # the site's own, the same on all its pages
        elif {"ends-with-dots", "starts-body"} <= item.facts:
            item.facts.add("cut-body")  # by a machine: nobody wrote it
        if item.is_stated and all(fact.startswith(STATED) for fact in item.facts if fact.startswith("from:")):
            item.facts.add(f"meta:{kind}")
    return found


def _may_be_summary(context: Context, item: Candidate[str]) -> bool:
    """Tell whether a text says anything of the article: more than marks, the site's name, an address or a byline."""
    key = str(item.key)
    if not any(map(str.isalpha, key)) or len(key) > _LONGEST or key in context.site_names:
        return False
    if " " not in key and _ADDRESS.fullmatch(key):
        return False
    text = html_text(item.value) if len(key) <= _LONGEST_BYLINE else ""
    return not (text and opens_byline(text) and not text.endswith(_ENDS))


def _is_named_below_headline(facts: set[str]) -> bool:
    """Tell whether a text stands between headline and text, in an element that is named as a summary.

    Above the headline it is the site's motto, farther below another article's.
    """
    places = (_NAMED, _BELOW_HEADLINE, _BEFORE_TEXT)
    return "plain-paragraph" not in facts and not any(map(facts.isdisjoint, places))


def _without_kickers(found: list[Candidate[str]]) -> list[Candidate[str]]:
    """Return the candidates, those one that differ by a label before the printed one: "Farming The council ..."."""
    stated = [item for item in found if item.is_stated and len(str(item.key)) > _LONGEST_KICKER]
    kept = []
    for item in found:
        key = str(item.key)
        same = None if item.is_stated else next((other for other in stated if _adds_label(key, str(other.key))), None)
        if same is None:
            kept.append(item)
        else:
            same.facts |= item.facts
    return kept


def _adds_label(text: str, other: str) -> bool:
    """Tell whether a text is the other with a few words before it that are no sentence and no town ("Berlin.")."""
    before = text[: len(text) - len(other)].rstrip()
    return 0 < len(before) <= _LONGEST_KICKER and text.endswith(other) and not before.endswith(_STOPS)


def _kind(context: Context) -> str:
    """Return what the page's data call it: the standfirst of an article of its own type is written, not cut."""
    kind = next(iter(types_of(context.linked)), "none")
    return "news" if kind.endswith("newsarticle") else "article" if kind in _ARTICLES else "other"


def _compare_prints(found: list[Candidate[str]], kind: str) -> None:
    """Note which paragraphs say in other words what the head says: a standfirst, and its description."""
    printed = [(item, _longer_words(item)) for item in found if not item.is_stated]
    for other in found if printed else ():
        if not other.is_stated:
            continue
        its = _longer_words(other)
        for item, own in printed:
            if len(own & its) > _ALIKE * len(own | its):
                item.facts.add(f"retells:{kind}")
                other.facts.add(f"retold:{kind}")


def _longer_words(item: Candidate[str]) -> frozenset[str]:
    return frozenset(word for word in _find_words(str(item.key)) if len(word) >= _LONGER)


def _collect(context: Context) -> Iterator[Candidate[str]]:
    names = frozenset(context.site_names)
    for _, origin, (text, *_) in context.stated(_META):
        # Some publishers escape their markup twice.
        value = unframe(html_text(text) if "<" in text or "&" in text else text, names)
        yield Candidate(fold_title(value), value, origin, {f"from:{origin}"})
    for name in ("description", "abstract", "alternativeHeadline"):
        if text := unframe(text_value(context.linked.get(name)), names):
            yield Candidate(fold_title(text), text, "json-ld", {f"from:json-ld.{name}"})
    for text, value, facts in printed_summaries(context):
        bare = unframe(text, names)
        yield Candidate(fold_title(bare), value if bare == text else bare, "visible", set(facts))
