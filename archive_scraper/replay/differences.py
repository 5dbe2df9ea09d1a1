"""An article as a reader sees it, before and after; and what differs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from archive_scraper.store.articles.lists import authors_of, links_of, related_to, topics_of
from archive_scraper.store.articles.merge import ALONE, TOGETHER

if TYPE_CHECKING:
    from archive_scraper.store import Archive

Kind = Literal["added", "lost", "changed"]

EVIDENCE = "evidence"
"""What values were read from, where nothing else differs: texts as printed, their places, the text as Markdown."""
_LISTS = ("authors", "topics", "external_links", "related", "body")
_EVIDENCE_COLUMNS = (
    "origins", "byline", "word_count", "topics_raw", "body_markdown", *(n for group in TOGETHER for n in group[1:]),
)  # fmt: skip
_PLAIN = tuple(name for name in (*(group[0] for group in TOGETHER), *ALONE) if name not in _EVIDENCE_COLUMNS)
FIELDS = ("url", "gone_status", *_PLAIN, *_LISTS, EVIDENCE)
_JSON_LISTS = ("pdf_links", "alternate_urls")

Snapshot = dict[str, str | None]
"""Field -> its value as text, None where there is none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one article that another reading changes."""

    field: str
    kind: Kind
    old: str | None
    new: str | None


def snapshot_of(archive: Archive, article_id: int | None) -> Snapshot | None:
    """Return an article as it is stored; None where there is none."""
    row = archive.row(
        "SELECT a.*, b.body, b.body_markdown FROM articles a LEFT JOIN bodies b ON b.article_id = a.id WHERE a.id = ?",
        (article_id,),
    )
    if article_id is None or row is None:
        return None
    values: dict[str, object] = {name: row[name] for name in ("url", "gone_status", *_PLAIN, "body")}
    for name in _JSON_LISTS:
        values[name] = "; ".join(json.loads(row[name]))
    values["authors"] = "; ".join(person["name_as_printed"] for person in authors_of(archive, [article_id])[article_id])
    values["topics"] = "; ".join(topics_of(archive, [article_id])[article_id])
    values["related"] = "\n".join(related_to(archive, [article_id])[article_id])
    links = links_of(archive, [article_id])[article_id]
    values["external_links"] = "\n".join(json.dumps(link, ensure_ascii=False, sort_keys=True) for link in links)
    values[EVIDENCE] = json.dumps({name: row[name] for name in _EVIDENCE_COLUMNS}, ensure_ascii=False, sort_keys=True)
    return {name: str(values[name]) if values[name] not in (None, "") else None for name in FIELDS}


def differences(before: Snapshot, after: Snapshot) -> list[Difference]:
    """Return what differs, field by field; the evidence only where nothing else does."""
    found = [
        Difference(name, _kind(before[name], after[name]), before[name], after[name])
        for name in FIELDS
        if before[name] != after[name]
    ]
    return [one for one in found if one.field != EVIDENCE] or found


def _kind(old: str | None, new: str | None) -> Kind:
    return "added" if old is None else "lost" if new is None else "changed"
