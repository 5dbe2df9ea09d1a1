"""The fields of each record of a listing: the lines of all records are judged together, column by column."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive_scraper.extract.datelike import MAX_LINE, has_date_shape, is_date_line
from archive_scraper.extract.hints import (
    Hint,
    is_author_url,
    is_count,
    is_generic,
    is_topic_url,
    starts_byline,
)
from archive_scraper.extract.lines import Block, Line, Part, line_html, read_block
from archive_scraper.extract.titles import TitleChoice, find_titles
from archive_scraper.items import Person
from archive_scraper.normalize.text import clean_text

if TYPE_CHECKING:
    from archive_scraper.extract.blocks import Candidate
    from archive_scraper.extract.outline import Outline

_ISO = re.compile(r"\s*\d{4}-\d\d(?:-\d\d)?(?:$|[T ]\d|\s*$)")
_PROSE = re.compile(r"[.!?…。！？।:;]|\s\S+\s\S+\s\S+\s\S+\s\S+\s\S+\s")
MAX_SUMMARY = 3000
"""Characters of HTML after which a summary ends: a listing that prints whole posts is no reason to keep them twice."""


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
    byline_node: int = -1
    authors: tuple[Person, ...] = ()
    topics: str | None = None
    topics_node: int = -1
    summary_html: str | None = None
    summary_node: int = -1
    origins: dict[str, str] = field(default_factory=dict)


def read_fields(outline: Outline, candidate: Candidate) -> list[RecordFields]:
    """Read the fields of every record that has a title and an address."""
    blocks = [read_block(outline, record) for record in candidate.records]
    dated = {
        text: is_date_line(text)
        for block in blocks
        for line in block.lines
        for text in {line.text, *(part.text for part in line.parts)}
        if has_date_shape(text)
    }
    titles = find_titles(outline, blocks, dated)
    found = []
    for block, title in zip(blocks, titles, strict=True):
        fields = RecordFields(block)
        if title is not None:
            fields.title, fields.title_node = title.text, title.node
            _find_link(outline, fields, title)
        found.append(fields)
    chosen = [title.parts if title else [] for title in titles]
    _find_dates(outline, found, chosen)
    for fields, parts in zip(found, chosen, strict=True):
        _find_byline(outline, fields, parts)
        _find_topics(fields, parts)
    _find_summaries(outline, found, chosen)
    return [fields for fields in found if fields.title and fields.url]


def _find_link(outline: Outline, fields: RecordFields, title: TitleChoice) -> None:
    """The title's own link; else the link that most of the record leads to."""
    if title.link >= 0:
        fields.link_node, fields.url = title.link, outline.url(title.link)
        return
    block = fields.block
    votes: Counter[str] = Counter()
    first: dict[str, int] = {}
    for link in block.links:
        url = outline.url(link)
        if url is None:
            continue
        first.setdefault(url, link)
        hint = block.own_hints.get(link, Hint.NONE)
        aside = hint & (Hint.AUTHOR | Hint.TOPIC | Hint.COUNT) or is_author_url(url) or is_topic_url(url)
        votes[url] += 1 if aside else 10
    if votes:
        best = max(votes, key=lambda url: (votes[url], -first[url]))
        fields.url, fields.link_node = best, first[best]


def _find_dates(outline: Outline, found: list[RecordFields], titles: list[list[Part]]) -> None:
    """Attribute dates first; then the column of lines that is a date in most records."""
    options: list[list[tuple[tuple[str, int], str, int]]] = []
    columns: Counter[tuple[str, int]] = Counter()
    for fields, title in zip(found, titles, strict=True):
        mine = [*_marked_dates(outline, fields.block), *_printed_dates(outline, fields.block, title)]
        options.append(mine)
        columns.update({key for key, _, _ in mine})
    for fields, mine in zip(found, options, strict=True):
        if mine:
            order = {id(option): place for place, option in enumerate(mine)}
            _, text, node = max(
                mine,
                key=lambda option: (_date_rank(option[0][0]), columns[option[0]], -order[id(option)]),
            )
            fields.published, fields.published_node = text, node
            fields.origins["published"] = "pattern"


_RANKS = {"itemprop": 4, "datetime": 3, "hint": 2, "line": 1, "long": 0}


def _date_rank(source: str) -> int:
    return _RANKS[source]


def _marked_dates(outline: Outline, block: Block) -> list[tuple[tuple[str, int], str, int]]:
    found = []
    for node in range(block.record.start, min(block.record.stop, block.record.start + 400)):
        element = outline.nodes[node]
        attributes = element.attrib
        if not attributes:
            continue
        value = attributes.get("datetime") or attributes.get("content") or ""
        if not value or not _ISO.match(value):
            continue
        hint = block.own_hints.get(node, Hint.NONE)
        if hint & Hint.CHANGED and not hint & Hint.DATE:
            continue
        prop = (attributes.get("itemprop") or "").lower()
        if prop in {"datepublished", "datecreated", "startdate"} or "dt-published" in (attributes.get("class") or ""):
            found.append((("itemprop", outline.kind[node]), value.strip(), node))
        elif outline.tags[node] == "time" or attributes.get("datetime"):
            found.append((("datetime", outline.kind[node]), value.strip(), node))
    return found


def _printed_dates(outline: Outline, block: Block, title: list[Part]) -> list[tuple[tuple[str, int], str, int]]:
    found = []
    inside = {id(part) for part in title}
    for line in block.lines[:60]:
        rest = [part for part in line.parts if id(part) not in inside]
        if not rest:
            continue
        marked = False
        for part in rest:
            text = part.text
            if part.hint & Hint.DATE and not part.hint & Hint.CHANGED and has_date_shape(text):
                found.append((("hint", outline.kind[part.owner]), text, part.owner))
                marked = True
        if marked:
            continue
        text = line.text if len(rest) == len(line.parts) else clean_text("".join(part.raw for part in rest))
        if has_date_shape(text) and len(text) <= MAX_LINE:
            source = "line" if is_date_line(text) or not _is_prose(text) else "long"
            if source == "line":
                single = [part for part in rest if has_date_shape(part.text)]
                if len(single) == 1 and len(rest) > 1:
                    found.append(((source, outline.kind[single[0].owner]), single[0].text, single[0].owner))
                else:
                    found.append(((source, outline.kind[line.owner]), text, line.owner))
    return found


def _find_byline(outline: Outline, fields: RecordFields, title: list[Part]) -> None:
    inside = {id(part) for part in title}
    people: list[Person] = []
    for line in fields.block.lines[:60]:
        for place, part in enumerate(line.parts):
            if id(part) in inside or not part.text:
                continue
            url = outline.url(part.link) if part.link >= 0 else None
            claimed = bool(part.hint & Hint.AUTHOR) and not part.hint & (Hint.COUNT | Hint.TOPIC)
            led = (
                place > 0 and starts_byline(line.parts[place - 1].text + " x") and len(line.parts[place - 1].text) < 30
            )
            linked = url is not None and (is_author_url(url) or (claimed and part.link >= 0))
            if (
                linked
                and (claimed or led or is_author_url(url or ""))
                and not is_count(part.text)
                and len(part.text) < 80
            ):
                if all(person.name != part.text for person in people) and not has_date_shape(part.text):
                    people.append(Person(name=part.text, url=url))
                    fields.byline_node = part.owner if fields.byline_node < 0 else fields.byline_node
    line_text, node = _byline_text(fields.block.lines[:60], inside, outline)
    if people:
        fields.authors = tuple(people)
        fields.origins["authors"] = "pattern"
    if line_text:
        fields.byline, fields.byline_node = line_text, node
        fields.origins["byline"] = "pattern"
    elif people:
        fields.byline = ", ".join(person.name for person in people)
        fields.origins["byline"] = "pattern"


def _byline_text(lines: list[Line], inside: set[int], outline: Outline) -> tuple[str | None, int]:
    """Return the text of the line or piece that names the authors."""
    for line in lines:
        if any(id(part) in inside for part in line.parts):
            continue
        claimed = [part for part in line.parts if part.hint & Hint.AUTHOR]
        if claimed and len(line.text) <= 200:
            text = clean_text("".join(part.raw for part in claimed))
            if text and not starts_byline(text + " x") or len(text) > 12:
                return text, claimed[0].owner
        if starts_byline(line.text) and len(line.text) <= MAX_LINE:
            return line.text, line.owner
        if len(line.text) <= MAX_LINE and len(line.parts) > 1:
            for place, part in enumerate(line.parts[1:], 1):
                before = line.parts[place - 1].text.rsplit("|")[-1].strip()
                if len(before) < 16 and starts_byline(before + " x"):
                    return part.text, part.owner
    return None, -1


def _find_topics(fields: RecordFields, title: list[Part]) -> None:
    inside = {id(part) for part in title}
    texts: list[str] = []
    for line in fields.block.lines[:60]:
        for part in line.parts:
            text = part.text.strip(" ,|/·•:")
            if id(part) in inside or not part.hint & Hint.TOPIC or part.hint & (Hint.COUNT | Hint.DATE | Hint.AUTHOR):
                continue
            if text and len(text) < 60 and text not in texts and not is_generic(text):
                texts.append(text)
                if fields.topics_node < 0:
                    fields.topics_node = part.owner
    if texts:
        fields.topics = " / ".join(texts[:12])
        fields.origins["topics"] = "pattern"


def _find_summaries(outline: Outline, found: list[RecordFields], titles: list[list[Part]]) -> None:
    rows = [_prose_lines(fields, title) for fields, title in zip(found, titles, strict=True)]
    for fields, lines in zip(found, rows, strict=True):
        if not lines:
            continue
        strong = [pair for pair in lines if pair[0].hint & Hint.SUMMARY]
        kept = strong or lines
        size, html = 0, []
        for line, parts in kept:
            html.append(line_html(outline, parts))
            size += len(line.text)
            if size > MAX_SUMMARY:
                break
        fields.summary_html = html[0] if len(html) == 1 else "".join(f"<p>{part}</p>" for part in html)
        fields.summary_node = kept[0][0].owner
        fields.origins["summary"] = "pattern"


def _prose_lines(fields: RecordFields, title: list[Part]) -> list[tuple[Line, list[Part]]]:
    """Return the lines that read as sentences, without what was taken for another field."""
    inside = {id(part) for part in title}
    found = []
    for line in fields.block.lines:
        parts = [part for part in line.parts if id(part) not in inside]
        if not parts or len(parts) < len(line.parts):
            continue
        while parts and (parts[-1].hint & Hint.MORE or is_generic(parts[-1].text)):
            parts = parts[:-1]
        text = clean_text("".join(part.raw for part in parts))
        if not text or text == fields.title or text == fields.byline or is_count(text) or is_generic(text):
            continue
        if any(part.heading >= 0 for part in parts):
            continue
        hint = line.hint
        if hint & (Hint.CAPTION | Hint.COUNT | Hint.TOPIC | Hint.DATE) and not hint & Hint.SUMMARY:
            continue
        if is_date_line(text) or (starts_byline(text) and len(text) < 80 and not hint & Hint.SUMMARY):
            continue
        if (hint & Hint.SUMMARY and len(text) > 15) or _is_prose(text):
            found.append((line, parts))
    return found


def _is_prose(text: str) -> bool:
    weight = sum(2 if character > "\u2e7f" else 1 for character in text[:200])
    return weight >= 60 and _PROSE.search(text) is not None
