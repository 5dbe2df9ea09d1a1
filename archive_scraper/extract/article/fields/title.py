"""The title: the headline that the page prints, told from the name of the site and the search engine's version."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.article.body.block_facts import speaks_of_the_site
from archive_scraper.extract.article.candidates import Candidate, choose, merge
from archive_scraper.extract.article.fields.headline_parts import headline_parts
from archive_scraper.extract.article.fields.standfirst import is_emphasized
from archive_scraper.extract.linked_data import text_value
from archive_scraper.normalize.folding import fold_title
from archive_scraper.normalize.late import late
from archive_scraper.signs.bylines import after_opening, opens_byline
from archive_scraper.signs.class_names import BIT, TAG_BIT
from archive_scraper.signs.date_shape import has_date_shape
from archive_scraper.signs.line_shape import FULL_STOPS
from archive_scraper.signs.person_name import are_names, is_person_name
from archive_scraper.signs.printed import read_line
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.extract.article.context import Context
    from archive_scraper.extract.article.page.survey import Block

# Between a title and the name of its site. A hyphen counts only with white space around it.
_SEPARATOR = compiled(r"\s+[|\-–—:·•»«/~]+\s+|\s*[|»·•｜]\s*|\s*[:：]\s+|\s+::\s+")
_MARKS = tuple("|-:·•»«/~｜")
"""The last of what stands before the name of a site, folded."""
_META = (
    ("og:title", "meta:og:title"),
    ("twitter:title", "meta:twitter:title"),
    ("dc.title", "meta:dc.title"),
    ("dcterms.title", "meta:dc.title"),
    ("citation_title", "meta:citation_title"),
    ("parsely-title", "meta:parsely-title"),
    ("sailthru.title", "meta:sailthru.title"),
    ("title", "meta:title"),
    ("headline", "meta:headline"),
)
_LONGEST = 400
_MOST_CANDIDATES = 60
_MOST_HEADINGS = 20
"""A page with more headlines than this is not one article; the first ones stand nearest to its top."""
_NAMES = ("title", "article", "header", "media", "teaser")
_NEAREST, _FEWEST_WORDS, _MOST_WORDS = 4, 3, 25
"""Blocks above the text where a headline stands that nothing names, and its length."""
_INTO_BODY = 2
"""Blocks of the text before its headline, where a menu or a date was taken for its beginning."""
_TERMS = frozenset(("th", "dt"))
_LABEL = late(rf"{book.alternatives('heading.title_labels')}\s*[:：]?", re.IGNORECASE)
_TITLED = frozenset(("h4", "p", "div", "span"))


def find_title(context: Context) -> Candidate[str] | None:
    """Return the best candidate for the title."""
    return choose("title", title_candidates(context))


def title_candidates(context: Context) -> list[Candidate[str]]:
    """Return all titles the page offers, each with its facts."""
    merged = [item for item in merge(_collect(context)) if 1 < len(item.value) <= _LONGEST][:_MOST_CANDIDATES]
    head = fold_title(context.head_title)
    og = {fold_title(value) for value in context.meta("og:title", "twitter:title")}
    linked = fold_title(text_value(context.linked.get("headline")))
    names = context.site_names
    texts = [str(item.key) for item in merged]
    for item in merged:
        key = str(item.key)
        item.facts.update(_relations(key, head, "head"))
        for value in og:
            item.facts.update(_relations(key, value, "og"))
        if linked:
            item.facts.update(_relations(key, linked, "linked"))
        if any(key == name or key.replace(" ", "") == name.split(".")[0] for name in names):
            item.facts.add("is-site")
        elif any(len(name) > 2 and key.endswith(name) and _SEPARATOR.search(key) for name in names):
            item.facts.add("ends-with-site")
        words = key.count(" ") + 1
        item.facts.add(
            "words:1" if words == 1 else "words:2-3" if words <= 3 else "words:4-20" if words <= 20 else "words:more"
        )
        if any(other != key and key.startswith(other) and len(other) > 15 for other in texts):
            item.facts.add("longer-than-other")
    return merged


def _relations(key: str, other: str, name: str) -> Iterator[str]:
    if not other:
        return
    if key == other:
        yield f"is-{name}"
    elif other.startswith(key):
        yield f"starts-{name}"
        rest = other[len(key) :]
        if _SEPARATOR.match(rest):
            yield f"starts-{name}-then-separator"
    elif other.endswith(key) and other[: -len(key)].rstrip().endswith(_MARKS):
        yield f"ends-{name}"
    elif other in key:
        yield f"holds-{name}"


def _collect(context: Context) -> Iterator[Candidate[str]]:
    yield from _headings(context)
    for name in ("headline", "name", "alternativeHeadline"):
        if text := text_value(context.linked.get(name)):
            yield Candidate(fold_title(text), text, "json-ld")
    for _, origin, (text, *_) in context.stated(_META):
        yield Candidate(fold_title(text), text, origin, {f"from:{origin}"})
        yield from _parts(text, origin)
    if context.head_title:
        yield Candidate(fold_title(context.head_title), context.head_title, "title")
        yield from _parts(context.head_title, "title")


def _parts(text: str, origin: str) -> Iterator[Candidate[str]]:
    """Yield what stands before the last separator, before the first one, and after the first one."""
    found = list(_SEPARATOR.finditer(text))
    if not found:
        return
    for part in (text[: found[-1].start()], text[: found[0].start()], text[found[0].end() :]):
        if part := part.strip():
            yield Candidate(fold_title(part), part, origin)


def _headings(context: Context) -> Iterator[Candidate[str]]:
    """Yield the headlines: every h1, and what else stands as a title above the body.

    What is no h1 must be named in the head too or be the data's headline, unless the page has no h1 above its text.
    """
    survey = context.survey
    count = 0
    head = fold_title(context.head_title)
    is_bare = not any(
        survey.tags[node] == "h1" and survey.starts[node] <= context.first + _INTO_BODY for node in survey.marks
    )
    for node in survey.marks:
        tag = survey.tags[node]
        is_named = _names_headline(survey.properties.get(node)) and survey.starts[node] <= context.first + _INTO_BODY
        if not (is_named or _may_be_headline(context, node, tag)):
            continue
        text = survey.text(node)
        key = fold_title(text[: 2 * _LONGEST])
        is_said = tag == "h1" or key in head
        if not text or len(text) > _LONGEST or not (is_said or is_named or (is_bare and _stands_alone(context, node))):
            continue
        facts = {f"tag:{tag}", *_heading_facts(context, node)}
        if not is_said:
            facts.add("unsaid:named" if is_named else "unsaid")
        count += tag == "h1"
        yield Candidate(key, text, tag, facts)
        if tag == "h1" and len(survey.elements[node]):
            for part, reasons in headline_parts(survey.elements[node]):
                yield Candidate(fold_title(part), part, tag, set(reasons))
        lines = survey.lines(node)
        if len(lines) > 1:
            for line in (lines[0], lines[-1]):
                yield Candidate(fold_title(line), line, tag)
        if count == _MOST_HEADINGS:
            break
    if is_bare:
        yield from _bold_lines(context)
    yield from _labelled(context)


def _labelled(context: Context) -> Iterator[Candidate[str]]:
    """Yield what stands next to "Title" in the table or the list of terms above a text."""
    survey = context.survey
    for label, block in pairwise(survey.blocks[: context.first + _NEAREST]):
        if survey.tags[label.owner] in _TERMS and _LABEL.fullmatch(label.text) and block.words <= _MOST_WORDS:
            yield Candidate(fold_title(block.text), block.text, survey.tags[block.owner], {"labelled"})


def _names_headline(properties: str | None) -> bool:
    """Tell whether microdata or RDFa call an element the headline: not its name, which persons have too."""
    return properties is not None and any(name.rpartition(":")[2] == "headline" for name in properties.split())


def _stands_alone(context: Context, node: int) -> bool:
    """Tell whether a heading may be an article's that nothing else names: one line right above its text, no link."""
    survey = context.survey
    number = survey.starts[node]
    return (
        survey.ends[node] - number == 1
        and context.first - _NEAREST <= number <= context.first + _INTO_BODY
        and not survey.around[node] & TAG_BIT["a"]
        and _may_be_title(context, survey.blocks[number])
    )


def _bold_lines(context: Context) -> Iterator[Candidate[str]]:
    """Yield the lines in bold or large letters right above the text: headlines of pages that know no headings."""
    survey = context.survey
    for number in range(max(context.first - _NEAREST, 0), min(context.first + _INTO_BODY + 2, len(survey.blocks))):
        block = survey.blocks[number]
        if _may_be_title(context, block) and is_emphasized(survey.elements[block.owner]):
            facts = {"tag:bold", "unsaid", *_heading_facts(context, block.owner)}
            yield Candidate(fold_title(block.text), block.text, "bold", facts)


def _may_be_title(context: Context, block: Block) -> bool:
    """Tell whether a line reads as a title: no sentence, date, link or byline, no title of a box ("Subscribe to")."""
    return (
        _FEWEST_WORDS <= block.words <= _MOST_WORDS
        and not block.link_words
        and not block.text.endswith(FULL_STOPS)
        and not context.is_away(block.owner)
        and not has_date_shape(block.text)
        and not speaks_of_the_site(block.text)
        and not _is_byline(context, block.text)
    )


def _is_byline(context: Context, text: str) -> bool:
    """Tell whether a line is a byline and nothing more: titles may open so too ("Von Kairo nach Kapstadt")."""
    return opens_byline(text) and (
        are_names(after_opening(text))
        or any(is_person_name(person.name) for person in read_line(text, context.language, context.site))
    )


def _may_be_headline(context: Context, node: int, tag: str) -> bool:
    if tag == "h1":
        return True
    named = tag in ("h2", "h3") or (tag in _TITLED and context.survey.own[node] & BIT["title"])
    return bool(named) and context.survey.starts[node] <= context.first + _INTO_BODY


def _heading_facts(context: Context, node: int) -> Iterator[str]:
    around = context.survey.around[node] | context.survey.own[node]
    yield from (f"place:{fact}" for fact in context.place_facts(node) if fact != "away")
    yield from (f"hint:{name}" for name in _NAMES if around & BIT[name])
