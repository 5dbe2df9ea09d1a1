"""What a repeated block looks like, in numbers: the features that decide which block is the listing."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.datelike import has_date_shape
from archive_scraper.extract.listing.hints import is_author_url, is_count, is_generic, is_topic_url
from archive_scraper.extract.listing.outline import BREAK, Outline
from archive_scraper.normalize.text import clean_text
from archive_scraper.normalize.urls import host_of, page_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.extract.listing.blocks import Candidate
    from archive_scraper.extract.listing.records import Record

SAMPLE = 12
_MIN_LINK = 4
_LEAD_IN = 20
"""Characters before a link in its line that make it a part of a sentence, if they are no date."""
_NEAR = 12
"""Runs of text before a parent in which a date heading stands."""
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|navbar\w*|breadcrumbs?|pag(?:er|ination|enavi)\w*|footer\w*|foot|header"
    r"|toolbar|topbar|masthead"
    r"|social\w*|share\w*|sharing|language\w*|lang|login|cookie\w*|tags?-?cloud|tagcloud|archives?-list|sitemap"
    r"|toc|mega-?\w*|dropdown\w*|sub-?menu)(?:$|[\s_-])"
)
_SIDE = re.compile(
    r"(?:^|[\s_-])(?:aside|sidebar\w*|side\w*|widget\w*|rail|ticker|breaking|popular|trending|most\w*|top-?stories"
    r"|newsletter|sponsor\w*|ad|ads|promo\w*"
    r"|carousel\w*|slider\w*|slick\w*|swiper\w*|recent\w*|plugin\w*|blogroll|comments?)(?:$|[\s_-])"
)
_RELATED = re.compile(
    r"(?:^|[\s_-])(?:relate\w*|related\w*|similar\w*|recommend\w*|more-?(?:from|on|news|stories|articles)?|further"
    r"|also|see-?also|read-?next|next-?up|mehr|verwandt\w*"
    r"|weitere\w*|aehnlich\w*|teaser-?list\w*|suggest\w*|empfehl\w*|souvis\w*)(?:$|[\s_-])"
)
_RELATED_HEADING = re.compile(
    r"""^\W*(?:related|more\ (?:from|on|about|in|stories|news|articles|like)|read\ (?:more|next|also)|see\ also
    |you\ (?:may|might)|recommended|similar|further\ reading|up\ next|keep\ reading|don.t\ miss|also\ (?:on|in|read)
    |mehr\ (?:zu\w*|aus|von|über|themen|artikel|lesen|nachrichten)|weitere|verwandte|ähnliche|passend
    |lesen\ sie\ (?:auch|mehr)|das\ könnte|auch\ interessant|zum\ thema|themen\ des|zum\ weiterlesen|empfehlung
    |empfohlen
    |à\ lire|sur\ le\ même|lire\ aussi|articles?\ (?:liés|similaires|connexes|relacionad)|dans\ la\ même
    |noticias\ relacion|relacionad|más\ (?:sobre|noticias|en|de)|te\ puede|lee\ también|ver\ también|quizás
    |leia\ (?:também|mais)|veja\ também|mais\ (?:sobre|lidas\ em)|correlat|articoli\ (?:correlati|simili)
    |leggi\ anche|potrebbe|ti\ potrebbe|gerelateerd|lees\ (?:ook|meer)|meer\ over|relaterad|läs\ (?:också|mer|även)
    |les\ også|læs\ også|relaterte|mere\ om|mer\ om|lue\ (?:myös|lisää)
    |zobacz\ (?:też|także)|czytaj\ (?:też|także|również)|polecamy|podobne|powiązane|více\ (?:k|o|z)|související
    |mohlo\ by|čtěte\ (?:také|dál)|ďalšie|súvisiace|kapcsolódó|ajánl|citește\ și|vezi\ și|ilgili|benzer|bunlar
    |baca\ juga|berita\ terkait|artikel\ terkait|xem\ thêm|tin\ liên
    |(?:читайте|смотрите)\ также|по\ теме|похожие|ещё\ по|материалы\ по|читайте\ (?:також|ще)|схожі|вижте\ (?:още
    |също)|свързани|σχετικ|διαβάστε\ (?:επίσης|ακόμ)|関連|あわせて|おすすめ|相关|相關|推荐|推薦|延伸|관련|추천
    |مواضيع\ (?:ذات|متعلقة)
    |اقرأ\ أيضا|مطالب\ مرتبط|קרא\ גם|संबंधित|আরও)""",
    re.IGNORECASE | re.VERBOSE,
)
_POPULAR_HEADING = re.compile(
    r"^\W*(?:most|popular|trending|top\s|latest|recent|meist|beliebt|aktuell|neueste|les\ plus|dernières|lo\ más"
    r"|más\ (?:leíd|vist)|últim|mais\ lidas|pi[uù]\ lett|ultim|najnow|nejčten|nejnov|самое|популярн|последн|人気|最新"
    r"|热门|最近|인기|최신)",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"(?:^|[\s_-])(?:main\w*|content\w*|primary\w*|posts?|articles?|news\w*|blog\w*|results?|listing\w*|stories"
    r"|entries|archive\w*|feed|loop|stream)(?:$|[\s_-])"
)
_ITEM = re.compile(
    r"(?:^|[\s_-])(?:posts?|articles?|news\w*|entry|hentry|teasers?|results?|items?|story|stories|cards?|views-row"
    r"|listing\w*|blog\w*|event\w*|publication\w*|h-entry)(?:$|[\s_-])"
)
_SLUG = re.compile(r"\d{4,}|\.(?:pdf|docx?)\b", re.IGNORECASE)


class PageFacts:
    """What is asked of the whole page once, for all its candidates."""

    def __init__(self, outline: Outline, stated: Collection[str] = (), pager: int = -1) -> None:
        """Take the page, the page keys that its JSON-LD lists, and the node of its link to the next page, or -1."""
        self.outline = outline
        self.stated = stated
        self.pager = pager
        self.size = max(1, outline.length(0)) if outline.nodes else 1
        self.host = host_of(outline.page.url)
        self._side: dict[int, tuple[bool, bool, bool, bool]] = {}

    @cached_property
    def date_runs(self) -> list[int]:
        """Numbers of the text runs that have the shape of a date."""
        outline = self.outline
        return [
            number
            for number, run in enumerate(outline.runs)
            if run is not BREAK and 5 < len(run) < 160 and has_date_shape(run.strip())
        ]

    @cached_property
    def is_article(self) -> float:
        """How much the page looks like one article rather than a list, 0 to 1."""
        page, score = self.outline.page, 0.0
        if any("article" in value.lower() for value in page.meta.get("og:type", ())):
            score += 0.5
        names = {str(kind) for item in page.json_ld[:50] if isinstance(kind := item.get("@type"), str)}
        if any(name.endswith("Article") or name in {"BlogPosting", "Report"} for name in names):
            score += 0.25
        if any(name in {"CollectionPage", "ItemList", "Blog", "SearchResultsPage"} for name in names):
            score -= 0.4
        if any(key.startswith("article:published") for key in page.meta):
            score += 0.3
        if self.prose > 0.3:
            score += 0.3
        return max(0.0, min(1.0, score))

    @cached_property
    def prose(self) -> float:
        """The share of the page's text in the longest series of sibling paragraphs."""
        outline = self.outline
        totals: dict[int, int] = {}
        for node, tag in enumerate(outline.tags):
            if tag == "p" and (length := outline.length(node)) > 120:
                totals[outline.parent[node]] = totals.get(outline.parent[node], 0) + length
        return max(totals.values(), default=0) / self.size

    def surroundings(self, node: int) -> tuple[bool, bool, bool, bool]:
        """Tell whether a node stands in navigation, at the side, among related items, in the content."""
        chain: list[int] = []
        known = (False, False, False, False)
        while node >= 0 and len(chain) < 200:
            if node in self._side:
                known = self._side[node]
                break
            chain.append(node)
            node = self.outline.parent[node]
        for place in reversed(chain):
            tag = self.outline.tags[place]
            names = self.outline.names(place) if tag not in {"body", "html"} else ""
            navigation, side, related, content = known
            named = _read_surroundings(names) if names != " " else (False, False, False, False)
            element = self.outline.nodes[place]
            role = element.get("role") or ""
            navigation = (
                navigation or tag in {"nav", "footer"} or role in {"navigation", "contentinfo", "menu"} or named[0]
            )
            side = side or tag == "aside" or role == "complementary" or named[1]
            related = related or named[2]
            content = content or tag in {"main", "article"} or role == "main" or named[3]
            known = self._side[place] = (navigation, side, related, content)
        return known

    def heading_above(self, node: int) -> str:
        """Return the text of the nearest heading before a node, if it stands close."""
        outline = self.outline
        place = bisect_right(outline.headings, node) - 1
        if place < 0 or outline.end[outline.headings[place]] > node:
            return ""
        heading = outline.headings[place]
        between = outline.run_start[node] - outline.run_end[heading]
        return outline.text(heading) if between < 60 else ""


def quick_title(outline: Outline, record: Record) -> tuple[str, int]:
    """Return a record's likely title and its level of heading (0 for none), cheaply."""
    best, level = "", 0
    for heading in outline.within(outline.headings, record.start, record.stop)[:4]:
        text = outline.text(heading)
        if len(text) > len(best):
            best, level = text, int(outline.tags[heading][1])
    if len(best) >= 8:
        return best, level
    for anchor in outline.within(outline.anchors, record.start, record.stop)[:8]:
        text = clean_text(outline.text(anchor)) if outline.length(anchor) < 600 else ""
        if len(text) > len(best) and not is_generic(text):
            best, level = text[:300], 0
    return best, level


def describe(candidate: Candidate, facts: PageFacts) -> dict[str, float]:
    """Return a candidate's features, each about 0 to 1."""
    outline = facts.outline
    records = candidate.records
    step = max(1, len(records) // SAMPLE)
    sample = records[::step]
    count = len(sample)
    titles = [quick_title(outline, record) for record in sample]
    lengths = [_width(text) for text, _ in titles]
    sizes = [outline.length_between(record.first_run, record.last_run) for record in sample]
    urls = [_urls(outline, record) for record in sample]
    first_urls = [next(iter(mine), "") for mine in urls]
    distinct = len({tuple(mine) for mine in urls}) / count
    navigation, side, related, content = facts.surroundings(records[0].root)
    own = facts.outline.names(records[0].root)
    above = facts.heading_above(records[0].start)
    total = sum(sizes) * step
    mean_size = sum(sizes) / count
    beyond = [max(0, size - len(text)) for size, (text, _) in zip(sizes, titles, strict=True)]
    linked = sum(min(size, _linked(outline, record)) for size, record in zip(sizes, sample, strict=True))
    article = facts.is_article
    is_related = float(related or _RELATED_HEADING.match(above) is not None)
    dates = facts.date_runs
    return {
        "many": min(math.log2(len(records)), 5.0) / 5,
        "two": float(len(records) == 2),
        "title_length": sum(min(length, 60) for length in lengths) / count / 60,
        "title_good": sum(22 <= length <= 200 for length in lengths) / count,
        "title_short": sum(length < 14 for length in lengths) / count,
        "title_distinct": len({text for text, _ in titles}) / count,
        "heading": sum(level > 0 for _, level in titles) / count,
        "image": sum(bool(outline.within(outline.images, r.start, r.stop)) for r in sample) / count,
        "date": max(
            _dates_above(outline, candidate, dates),
            sum(_has_run(dates, r) or bool(outline.within(outline.times, r.start, r.stop)) for r in sample) / count,
        ),
        "text_beyond": sum(min(size, 120) for size in beyond) / count / 120,
        "share": min(1.0, total / facts.size) ** 0.5,
        "even": 1.0 - min(1.0, _spread(sizes)),
        "linked": linked / max(1, sum(sizes)),
        "distinct": distinct,
        "before_pager": _before_pager(outline, records, facts.pager),
        "headed": min(4, max(0, _headings_between(outline, records))) / max(4, len(candidate.parents) - 1),
        "embedded": sum(_is_embedded(outline, record) for record in sample) / count,
        "crowded": sum(_titles_each(outline, record) for record in sample) / count,
        "urls_each": min(1.0, sum(len(set(mine)) for mine in urls) / count / 8),
        "slug": sum(map(_names_one_item, first_urls)) / count,
        "aside_url": sum(bool(url) and (is_topic_url(url) or is_author_url(url)) for url in first_urls) / count,
        "navigation": float(navigation),
        "side": float(side),
        "content": float(content),
        "item_name": float(candidate.tag in {"article", "tr"} or _ITEM.search(own) is not None),
        "flat": float(candidate.flat),
        "containers": min(1.0, (len(candidate.parents) - 1) / max(1, len(records))),
        "popular": float(_POPULAR_HEADING.match(above) is not None),
        "related_on_article": is_related * article,
        "related_on_list": is_related * (1 - article),
        "side_on_article": float(side) * article,
        "count_text": sum(is_count(text) for text, _ in titles) / count,
        "place": records[0].start / max(1, len(outline.nodes)),
        "place_on_article": article * records[0].start / max(1, len(outline.nodes)),
        "stated": sum(any(page_key(url) in facts.stated for url in mine) for mine in urls) / count
        if facts.stated
        else 0.0,
        "huge": float(mean_size > 1500),
    }


@lru_cache(maxsize=4096)
def _names_one_item(url: str) -> bool:
    """Tell whether an address looks like one item's: a slug of several words, a number, a document."""
    end = url.partition("?")[0].rstrip("/").rpartition("/")[2]
    return end.count("-") + end.count("_") >= 3 or _SLUG.search(url) is not None


@lru_cache(maxsize=4096)
def _read_surroundings(names: str) -> tuple[bool, bool, bool, bool]:
    return (
        _NAVIGATION.search(names) is not None,
        _SIDE.search(names) is not None,
        _RELATED.search(names) is not None,
        _CONTENT.search(names) is not None,
    )


def _width(text: str) -> int:
    """Return a text's length with ideographs, which say as much as two letters, counted twice."""
    return sum(2 if character > "\u2e7f" else 1 for character in text) if not text.isascii() else len(text)


def _linked(outline: Outline, record: Record) -> int:
    return sum(outline.length(anchor) for anchor in outline.within(outline.anchors, record.start, record.stop)[:40])


def _urls(outline: Outline, record: Record) -> list[str]:
    anchors = outline.within(outline.anchors, record.start, record.stop)[:10]
    return [url for anchor in anchors if (url := outline.url(anchor))]


def _before_pager(outline: Outline, records: list[Record], pager: int) -> float:
    """Return 1 for a block that ends right before the link to the next page, falling with the text between them."""
    if pager < records[-1].stop:
        return 0.0
    between = outline.length_between(records[-1].last_run, outline.run_start[pager])
    return 1 / (1 + between / 100)


def _headings_between(outline: Outline, records: list[Record]) -> int:
    """Count the headings that stand between records: sections of their own. Dates do not count."""
    inside = sum(len(outline.within(outline.headings, record.start, record.stop)) for record in records)
    between = outline.within(outline.headings, records[0].start, records[-1].stop)
    if inside >= len(between):
        return 0
    return sum(not has_date_shape(outline.text(heading)) for heading in between[:100]) - min(inside, 100)


def _is_embedded(outline: Outline, record: Record) -> bool:
    """Tell whether a record's first link stands in the middle of a sentence."""
    for anchor in outline.within(outline.anchors, record.start, record.stop)[:3]:
        if outline.length(anchor) >= _MIN_LINK:
            start = outline.run_start[anchor]
            before = outline.text_between(outline.line_start(start, max(record.first_run, start - 20)), start)
            return len(before) > _LEAD_IN and not has_date_shape(before)
    return False


def _dates_above(outline: Outline, candidate: Candidate, dates: list[int]) -> float:
    """Return 0.8 for records in several parents with a date heading before each: a day, then its items."""
    parents = candidate.parents
    if len(parents) < 2 or parents[0] < 0:
        return 0.0
    headed = 0
    for before, parent in pairwise([-1, *parents]):
        low = outline.run_end[before] if before >= 0 and outline.end[before] <= parent else 0
        low = max(low, outline.run_start[parent] - _NEAR)
        place = bisect_left(dates, low)
        headed += place < len(dates) and dates[place] < outline.run_start[parent]
    return 0.8 if headed * 5 >= len(parents) * 4 else 0.0


def _titles_each(outline: Outline, record: Record) -> float:
    """Return how much a record looks like a section of several teasers: 0 for one title, 1 for four."""
    titles = set()
    for anchor in outline.within(outline.anchors, record.start, record.stop)[:30]:
        length = outline.length(anchor)
        parent = outline.parent[anchor]
        if 20 <= length <= 250 and outline.length(parent) <= length + 12 and (url := outline.url(anchor)):
            titles.add(url)
    return min(3, max(0, len(titles) - 1)) / 3


def _has_run(runs: list[int], record: Record) -> bool:
    low = bisect_left(runs, record.first_run)
    return low < len(runs) and runs[low] < record.last_run


def _spread(sizes: list[int]) -> float:
    mean = sum(sizes) / len(sizes)
    return math.sqrt(sum((size - mean) ** 2 for size in sizes) / len(sizes)) / mean if mean else 1.0
