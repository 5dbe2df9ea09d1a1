"""The article's main text: which element holds it, and what inside that element is not part of it.

Every text block gets the log-odds that it belongs to the body, from the weights in weights.json. Over
the tree, the kept part is the one with the highest sum when leaving a subtree out of a kept element costs a
little: so a lone teaser below the article is not fetched, and a share bar inside it is cut.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby
from math import copysign, sqrt
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive_scraper.extract.article.body.asides import is_aside
from archive_scraper.extract.article.body.block_facts import Facts, describe_blocks, expand
from archive_scraper.extract.article.body.markdown import LEFT_OUT, NO_TAIL, NO_TEXT
from archive_scraper.extract.article.page.survey import walk_page
from archive_scraper.extract.series import find_series
from archive_scraper.normalize.text import BLOCK_TAGS, clean_text
from archive_scraper.signs.hidden import hides
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from archive_scraper.extract.article.body.markdown import Parts
    from archive_scraper.extract.article.page.survey import Survey
    from archive_scraper.extract.page import Page

CUT_COST = 1.0
"""What leaving a subtree out of the kept element costs, in the unit of block scores."""
CUT_COST_GROWTH = 0.05
"""The same for each square root of a word left out."""
STRICTNESS = 0.15
"""What is taken off every block's log-odds."""
_MOST_EASE = 3
"""What is added to every block's log-odds at most where the design speaks against the text, in steps of one."""
_HEADINGS = book.words("summary.headings")
_ODDS_LIMIT = 4.0
_LONGEST = 60.0
_SHORT_BODY = 80
"""Words; a shorter body may be the visible part of a text that a script reveals."""
_LEAST_GAIN = 40
_TEXT_TAGS = BLOCK_TAGS - {"br"}


@dataclass(frozen=True, slots=True)
class Body:
    """The chosen part of the page, as nodes of its survey."""

    node: int
    """The element that holds all that is kept."""
    dropped: frozenset[int]
    """Nodes below it that are left out with all they hold."""
    muted: frozenset[int]
    """Nodes whose own text is left out while something below them is kept."""
    blocks: tuple[int, ...]
    """Numbers of the text blocks that are kept."""


@cache
def _weights() -> dict[str, float]:
    data = resources.files("archive_scraper.extract.article.body").joinpath("weights.json").read_text("utf-8")
    table: dict[str, float] = json.loads(data)
    return table


def page_hints(page: Page) -> dict[str, Any]:
    """Return what the head says about title, summaries and full text, for the block facts."""
    meta = page.meta
    summaries = [
        text for name in ("description", "og:description", "twitter:description") for text in meta.get(name, ())[:1]
    ]
    for thing in page.json_ld:
        value = thing.get("description")
        if isinstance(value, str) and "headline" in thing:
            summaries.append(clean_text(value))
    return {
        "title": next(iter(meta.get("og:title", ())), ""),
        "summaries": list(dict.fromkeys(summaries)),
        "full_text": clean_text(full_text(page)),
    }


def full_text(page: Page) -> str:
    """Return the longest articleBody of the page's JSON-LD; "" where there is none."""
    texts = (thing.get("articleBody") for thing in page.json_ld)
    return max((text for text in texts if isinstance(text, str)), key=len, default="")


def read_body(
    page: Page, weights: dict[str, float] | None = None, *, series_line: str | None = None
) -> tuple[Survey, list[Facts], Body | None]:
    """Survey a page and find its body; where that holds none, look at all that it holds or hides.

    ``series_line`` is the rules' expression of a line that is no part of the text.
    """
    hints = page_hints(page)
    survey = walk_page(page.root)
    facts = describe_blocks(survey, **hints)
    body = find_body(survey, facts, weights, series_line=series_line)
    if count_kept(survey, body) < _SHORT_BODY:
        revealed = walk_page(page.root, with_boilerplate=True, with_hidden=True)
        more = describe_blocks(revealed, **hints)
        other = find_body(revealed, more, weights, series_line=series_line)
        if _is_much_more(count_kept(revealed, other), count_kept(survey, body)):
            return revealed, more, other
    return survey, facts, body


def count_kept(survey: Survey, body: Body | None) -> float:
    """Return the number of words in a body."""
    return sum(survey.blocks[number].words for number in body.blocks) if body is not None else 0.0


def _is_much_more(words: float, others: float) -> bool:
    return words > 2 * others + _LEAST_GAIN


def score_blocks(facts: list[Facts], weights: dict[str, float] | None = None) -> list[float]:
    """Return the log-odds of each block that it belongs to the body."""
    table = _weights() if weights is None else weights
    get = table.get
    of_own, of_near, of_far = _place_scores() if weights is None else _weigh_places(weights)
    bias = get("bias", 0.0)
    scores = []
    for fact in facts:
        score = bias
        for key in fact.keys:
            score += get(key, 0.0)
        scores.append(score + of_own(fact.own) + of_near(fact.near) + of_far(fact.far))
    return scores


@cache
def _place_scores() -> list[Callable[[int], float]]:
    """Return the functions with what they told kept: a design's places come again block by block and page by page."""
    return [lru_cache(maxsize=8192)(place) for place in _weigh_places(_weights())]


def _weigh_places(weights: dict[str, float]) -> list[Callable[[int], float]]:
    """Return functions that give the log-odds that a block's own place tells, the near one and the far one."""

    def place_of(name: str) -> Callable[[int], float]:
        return lambda bits: sum(weights.get(key, 0.0) for key in expand(name, bits))

    return [place_of("own"), place_of("near"), place_of("far")]


def find_body(
    survey: Survey, facts: list[Facts], weights: dict[str, float] | None = None, *, series_line: str | None = None
) -> Body | None:
    """Return the body of a page, or None where no block looks like running text."""
    scores = _judge_labels(survey, facts, _judge_runs(survey, facts, score_blocks(facts, weights)), series_line)
    body = choose_body(survey, scores)
    if count_kept(survey, body) >= _SHORT_BODY:
        return body
    # A design that speaks against its own text ("article-widget") still holds one: ask less of every block, but not
    # of the teasers below a text that is short.
    eased = [0.0 if body is not None and fact.is_teaser else 1.0 for fact in facts]
    for ease in range(1, _MOST_EASE + 1):
        size = count_kept(survey, body)
        if size >= _SHORT_BODY:
            break
        other = choose_body(survey, [score + ease * part for score, part in zip(scores, eased, strict=True)])
        if _is_much_more(count_kept(survey, other), size):
            body = other
    return body


def _judge_labels(survey: Survey, facts: list[Facts], scores: list[float], series_line: str | None) -> list[float]:
    """Return the scores with the heading of a text's first section as good as the text, series and asides out of it."""
    judged = list(scores)
    for number, (score, below) in enumerate(zip(scores, [*scores, 0.0][1:], strict=True)):
        text = survey.blocks[number].text
        if score < 1 < below and text.rstrip(" :.").casefold() in _HEADINGS:
            judged[number] = below
        elif (score > -_ODDS_LIMIT and is_aside(survey, number, facts[number].keys)) or (
            series_line is not None and find_series([text], series_line) is not None
        ):
            judged[number] = -_ODDS_LIMIT
    return judged


def _judge_runs(survey: Survey, facts: list[Facts], scores: list[float]) -> list[float]:
    """Return the scores with no block of a run of teasers above the run's mean: a run is kept or cut as one."""
    if not any(fact.is_teaser for fact in facts):
        return scores
    scores = list(scores)
    start = 0
    for is_teaser, group in groupby(facts, key=attrgetter("is_teaser")):
        end = start + sum(1 for _ in group)
        if is_teaser:
            sizes = [min(block.words, _LONGEST) ** 0.5 for block in survey.blocks[start:end]]
            odds = [max(-_ODDS_LIMIT, min(_ODDS_LIMIT, score)) for score in scores[start:end]]
            mean = sum(size * score for size, score in zip(sizes, odds, strict=True)) / sum(sizes)
            scores[start:end] = [min(score, mean) for score in scores[start:end]]
        start = end
    return scores


def choose_body(survey: Survey, scores: list[float]) -> Body | None:
    """Return the part of the tree with the highest sum of block scores, or None where no sum is positive."""
    size = len(survey.elements)
    parents = survey.parents
    own = [0.0] * size
    words = [0.0] * size
    for block, score in zip(survey.blocks, scores, strict=True):
        odds = score - STRICTNESS
        if abs(odds) > _ODDS_LIMIT:
            odds = copysign(_ODDS_LIMIT, odds)
        own[block.owner] += odds * min(block.words, _LONGEST) ** 0.5
        words[block.owner] += block.words
    own_words = list(words)
    kept = [0.0] * size  # the best sum of a subtree if its root is kept
    for node in {block.owner for block in survey.blocks}:
        kept[node] = max(own[node], _cut(own_words[node]))
    for node in range(size - 1, 0, -1):
        if below := words[node]:
            parent = parents[node]
            words[parent] += below
            # _cut(), written out: it is asked for each node of the page.
            kept[parent] += max(kept[node], -(CUT_COST + CUT_COST_GROWTH * sqrt(below)))
    top = max(kept, default=0.0)
    if top <= 0:
        return None
    best = size - 1 - kept[::-1].index(top)  # the innermost of equals
    return _trace(survey, best, own, own_words, kept, words)


def _cut(words: float) -> float:
    return -(CUT_COST + CUT_COST_GROWTH * sqrt(words))


def _trace(
    survey: Survey, root: int, own: list[float], own_words: list[float], kept: list[float], words: list[float]
) -> Body:
    """Collect what was cut below the chosen node."""
    dropped = set()
    muted = set()
    inside = {root}
    parents = survey.parents
    for node in range(root, len(parents)):
        if node != root:
            if parents[node] < root:
                break
            if parents[node] not in inside:
                continue
            if words[node] and kept[node] < _cut(words[node]):
                dropped.add(node)
                continue
        inside.add(node)
        if own_words[node] and own[node] < _cut(own_words[node]):
            muted.add(node)
    blocks = tuple(
        number for number, block in enumerate(survey.blocks) if block.owner in inside and block.owner not in muted
    )
    return Body(root, frozenset(dropped), frozenset(muted), blocks)


def kept_parts(survey: Survey, body: Body) -> Parts:
    """Return what is written down of the elements below the body's: not what was dropped, muted or hidden."""
    start, elements, parents = body.node, survey.elements, survey.parents
    end = next((node for node in range(start + 1, len(parents)) if parents[node] < start), len(parents))
    parts = dict.fromkeys(elements[start:end], 0)
    silent: set[int] = set()  # nodes whose text is muted: blocks by themselves, inline elements with their block
    for node in range(start, end) if body.muted else ():
        outside = node != start and parents[node] in silent
        if node in body.muted if survey.tags[node] in _TEXT_TAGS else outside:
            silent.add(node)
        parts[elements[node]] = NO_TEXT * (node in silent) | NO_TAIL * outside
    for node in body.dropped:
        parts[elements[node]] |= LEFT_OUT
    for element in elements[start + 1 : end] if survey.with_hidden else ():
        parts[element] |= LEFT_OUT * hides(element, ("aria-hidden",))
    return parts


def body_from_text(text: str) -> HtmlElement:
    """Return a body element for a text that only the page's data holds, one paragraph a line."""
    root: HtmlElement = etree.Element("div")
    for line in re.split(r"\n+|</?p>|<br ?/?>", text):
        if cleaned := clean_text(line):
            etree.SubElement(root, "p").text = cleaned
    return root
