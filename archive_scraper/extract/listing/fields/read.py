"""The fields of each record of a listing: the lines of all records are judged together, column by column."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.fields.author_cells import find_author_cells, has_heads
from archive_scraper.extract.listing.fields.author_column import find_name_columns, turn_alike
from archive_scraper.extract.listing.fields.byline import MAX_BYLINE, find_byline
from archive_scraper.extract.listing.fields.date import find_dates
from archive_scraper.extract.listing.fields.lines import MAX_LINES, Block, Part, are_rare, read_block
from archive_scraper.extract.listing.fields.picture import find_pictures
from archive_scraper.extract.listing.fields.summary import find_summaries
from archive_scraper.extract.listing.fields.title import find_titles
from archive_scraper.items import Person
from archive_scraper.signs.addresses import is_author_url, is_file_url, is_topic_url
from archive_scraper.signs.buttons import is_generic, names_file
from archive_scraper.signs.class_names import Hint
from archive_scraper.signs.date_shape import has_date_shape, is_date_line, is_day
from archive_scraper.signs.languages import named_language
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.extract.listing.blocks.find import Candidate
    from archive_scraper.extract.listing.fields.title_choice import TitleChoice
    from archive_scraper.extract.listing.page.outline import Outline
    from archive_scraper.signs.pictures import Picture


# Courts print who wrote an opinion as "Marlowe, J." (Justice): a surname alone, and none of an initial.
_JUDGE = compiled(r"[^,]+,\s(?:[A-Z]\.?\s?){0,2}J{1,2}\.(?!\w)|per curiam\b", re.IGNORECASE)


@dataclass(slots=True)
class RecordFields:
    """What was found in one record, raw, with the element each came from."""

    block: Block
    url: str | None = None
    title: str = ""
    title_node: int = -1
    link_node: int = -1
    published: str | None = None
    published_node: int = -1
    byline: str | None = None
    authors: tuple[Person, ...] = ()
    topics: str | None = None
    summary_html: str | None = None
    kind: str | None = None
    outlet: str | None = None
    picture: Picture | None = None
    origins: dict[str, str] = field(default_factory=dict)


def read_fields(outline: Outline, candidate: Candidate) -> list[RecordFields]:
    """Read the fields of every record; one without title or address has "" or None there."""
    blocks = [read_block(outline, record) for record in candidate.records]
    texts = {line.text for block in blocks for line in block.lines}
    texts |= {part.text for block in blocks for line in block.lines if len(line.parts) > 1 for part in line.parts}
    dated = {text: is_date_line(text) or is_day(text) for text in texts if has_date_shape(text) or is_day(text)}
    titles = find_titles(outline, blocks, dated)
    chosen = [title.parts if title else [] for title in titles]
    dates = find_dates(outline, blocks, chosen)
    found = []
    for block, title, date in zip(blocks, titles, dates, strict=True):
        fields = RecordFields(block)
        found.append(fields)
        if title is None:
            continue
        fields.title, fields.title_node = title.text, title.node
        _find_link(outline, fields, title)
        if date is not None:
            fields.published, fields.published_node = date.text, date.node
            fields.origins["published"] = "pattern"
        byline = find_byline(outline, block, title.parts, fields.url)
        if byline is not None:
            fields.byline, fields.authors = byline.text, byline.people
            fields.origins["byline"] = "pattern"
        _find_topics(fields, title.parts)
    _find_other_authors(outline, candidate, found, chosen)
    for fields, turned in zip(found, turn_alike([one.byline for one in found]), strict=True):
        if turned is not None and turned != fields.byline:
            fields.byline = turned
            fields.authors = tuple(replace(person, name=turned) for person in fields.authors[:1])
    urls = [one.url for one in found]
    taken = [tuple(text for text in (one.title, one.byline, one.published) if text) for one in found]
    summaries = find_summaries(outline, blocks, chosen, urls, taken, cells=candidate.tag == "tr")
    for fields, summary in zip(found, summaries, strict=True):
        if summary is not None:
            fields.summary_html = summary
            fields.origins["summary"] = "pattern"
    for fields, picture in zip(found, find_pictures(outline, candidate.records), strict=True):
        if picture is not None:
            fields.picture = picture
            fields.origins["image"] = "pattern"
    return found


def _find_other_authors(
    outline: Outline, candidate: Candidate, found: list[RecordFields], titles: list[list[Part]]
) -> None:
    """Where records announce no author: the column of a table that is headed so, or a column of persons' names.

    Where some announce one, a column that has their names tells those of the others, and who is named without a link.
    """
    cells = find_author_cells(outline, candidate) if candidate.tag == "tr" else None
    is_headed = cells is not None
    if cells is not None:
        names = [outline.text(cell) if cell >= 0 and 0 < outline.length(cell) <= MAX_BYLINE else None for cell in cells]
    elif candidate.tag == "tr" and has_heads(outline, candidate):
        return
    elif any(one.byline is None or one.authors for one in found):
        names = find_name_columns(outline, [one.block for one in found], titles)
        if not (are_rare([one.byline for one in found]) or _agree(found, names)):
            return
    else:
        return
    are_judges = sum(bool(name and _JUDGE.match(name)) for name in names) * 2 >= sum(map(bool, names))
    for fields, name in zip(found, names, strict=False):
        if name is None or (are_judges and _JUDGE.match(name)):
            continue
        if fields.byline is None or (is_headed and fields.byline == name and not fields.authors):
            fields.byline = name
            fields.authors = (Person(name=name),) if is_headed else ()
            fields.origins["byline"] = "pattern"
        elif not is_headed and len(name) > len(fields.byline) and fields.authors and _are_all_in(name, fields):
            fields.byline = name


def _agree(found: list[RecordFields], names: list[str | None]) -> bool:
    """Tell whether a column of names has the authors that most teasers announce."""
    both = [(one, name) for one, name in zip(found, names, strict=True) if one.byline and name]
    same = sum(name in one.byline or _are_all_in(name, one) for one, name in both if one.byline)
    return same > 0 and same * 4 >= len(both) * 3


def _are_all_in(names: str, fields: RecordFields) -> bool:
    """Tell whether names have all linked authors of a teaser among them, or its byline where it links none."""
    printed = [person.name for person in fields.authors] or [fields.byline or ""]
    return all(name in names for name in printed)


def _find_link(outline: Outline, fields: RecordFields, title: TitleChoice) -> None:
    """The title's own link; else the link that most of the record leads to, "Read more" before others."""
    if title.link >= 0:
        fields.link_node, fields.url = title.link, outline.url(title.link)
        return
    block = fields.block
    votes: Counter[str] = Counter()
    first: dict[str, int] = {}
    spoken: dict[str, str] = {}
    hints = {part.link: part.hint for line in block.lines for part in line.parts}
    for link in block.links:
        url = outline.url(link)
        if url is None:
            continue
        first.setdefault(url, link)
        hint = block.own_hints.get(link, Hint.NONE) | hints.get(link, Hint.NONE)
        aside = hint & (Hint.AUTHOR | Hint.TOPIC | Hint.COUNT) or is_author_url(url) or is_topic_url(url)
        text = outline.text(link)
        # "Read more" before others, and these before a file: the page of an item says more than its PDF.
        is_file = is_file_url(url) or names_file(text)
        votes[url] += 1 if aside else 8 if is_file else 15 if is_generic(text) else 10
        if language := named_language(text):
            spoken[language] = url
    if own := spoken.get(outline.page.language or ""):
        votes[own] += 1  # of links that only name languages the page's own
    if votes:
        best = max(votes, key=lambda url: (votes[url], -first[url]))
        fields.url, fields.link_node = best, first[best]


def _find_topics(fields: RecordFields, title: list[Part]) -> None:
    inside = set(title)
    texts: list[str] = []
    for line in fields.block.lines[:MAX_LINES]:
        for part in line.parts:
            if not part.hint & Hint.TOPIC or part.hint & (Hint.COUNT | Hint.DATE | Hint.AUTHOR) or part in inside:
                continue
            text = part.text.strip(" ,|/·•:")
            if text and len(text) < 60 and text not in texts and not is_generic(text):
                texts.append(text)
    if texts:
        fields.topics = " / ".join(texts[:12])
        fields.origins["topics"] = "pattern"
