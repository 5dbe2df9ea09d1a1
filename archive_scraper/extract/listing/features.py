"""What a repeated block looks like, in numbers: the features that decide which block is the listing."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.extract.datelike import has_date_shape
from archive_scraper.extract.listing.looks import Look, average, look_at
from archive_scraper.extract.listing.outline import BREAK, Outline
from archive_scraper.normalize.urls import host_of, page_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.extract.listing.blocks import Candidate
    from archive_scraper.extract.listing.records import Record

SAMPLE = 12
_HUGE = 1500
"""Mean characters of a record that is more than a teaser."""
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
        self._looks: dict[tuple[int, int, int, int], Look] = {}

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

    def look(self, record: Record) -> Look:
        """Return what a record looks like."""
        key = (record.start, record.stop, record.first_run, record.last_run)
        if (known := self._looks.get(key)) is None:
            known = self._looks[key] = look_at(self.outline, record, self.date_runs)
        return known

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


def describe(candidate: Candidate, facts: PageFacts) -> dict[str, float]:
    """Return a candidate's features, each about 0 to 1."""
    outline = facts.outline
    records = candidate.records
    step = max(1, len(records) // SAMPLE)
    sample = records[::step]
    count = len(sample)
    looks = [facts.look(record) for record in sample]
    sizes = [look.size for look in looks]
    navigation, side, related, content = facts.surroundings(records[0].root)
    own = outline.names(records[0].root)
    above = facts.heading_above(records[0].start)
    article = facts.is_article
    is_related = float(related or _RELATED_HEADING.match(above) is not None)
    place = records[0].start / max(1, len(outline.nodes))
    features = average(looks)
    features["date"] = max(features["date"], _dates_above(outline, candidate, facts.date_runs))
    features["urls_each"] = min(1.0, features["urls_each"])
    return features | {
        "many": min(math.log2(len(records)), 5.0) / 5,
        "two": float(len(records) == 2),
        "title_distinct": len({look.title for look in looks}) / count,
        "share": min(1.0, sum(sizes) * step / facts.size) ** 0.5,
        "even": 1.0 - min(1.0, _spread(sizes)),
        "linked": sum(min(look.size, look.linked) for look in looks) / max(1, sum(sizes)),
        "distinct": len({tuple(look.urls) for look in looks}) / count,
        "before_pager": _before_pager(outline, records, facts.pager),
        "headed": min(4, max(0, _headings_between(outline, records))) / max(4, len(candidate.parents) - 1),
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
        "place": place,
        "place_on_article": article * place,
        "stated": sum(any(page_key(url) in facts.stated for url in look.urls) for look in looks) / count
        if facts.stated
        else 0.0,
        "huge": float(sum(sizes) / count > _HUGE),
    }


@lru_cache(maxsize=4096)
def _read_surroundings(names: str) -> tuple[bool, bool, bool, bool]:
    return (
        _NAVIGATION.search(names) is not None,
        _SIDE.search(names) is not None,
        _RELATED.search(names) is not None,
        _CONTENT.search(names) is not None,
    )


def _before_pager(outline: Outline, records: list[Record], pager: int) -> float:
    """Return 1 for a block that ends right before the link to the next page, falling with the text between them."""
    if pager < records[-1].stop:
        return 0.0
    between = outline.length_between(records[-1].last_run, outline.run_start[pager])
    return 1 / (1 + between / 100)


def _headings_between(outline: Outline, records: list[Record]) -> int:
    """Count the headings that stand between records: sections of their own. Dates do not count."""
    headings = outline.headings
    between = outline.within(headings, records[0].start, records[-1].stop)
    if not between:
        return 0
    inside = sum(bisect_left(headings, record.stop) - bisect_left(headings, record.start) for record in records)
    if inside >= len(between):
        return 0
    return sum(not has_date_shape(outline.text(heading)) for heading in between[:100]) - min(inside, 100)


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


def _spread(sizes: list[int]) -> float:
    mean = sum(sizes) / len(sizes)
    return math.sqrt(sum((size - mean) ** 2 for size in sizes) / len(sizes)) / mean if mean else 1.0
