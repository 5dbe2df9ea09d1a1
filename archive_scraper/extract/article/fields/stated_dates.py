"""The dates that a page states for machines: JSON-LD, meta elements, the state its scripts start from, its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.linked_data import text_value
from archive_scraper.normalize.late import late
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.extract.article.context import Context

_META = (
    ("article:published_time", "published"),
    ("og:published_time", "published"),
    ("og:article:published_time", "published"),
    ("datepublished", "published"),
    ("parsely-pub-date", "published"),
    ("sailthru.date", "published"),
    ("date", "date"),
    ("dc.date", "dc.date"),
    ("dc.date.issued", "dc.date"),
    ("dcterms.date", "dc.date"),
    ("dcterms.created", "dc.date"),
    ("dcterms.issued", "dc.date"),
    ("dc.date.created", "dc.date"),
    ("citation_publication_date", "citation_date"),
    ("citation_date", "citation_date"),
    ("citation_online_date", "citation_date"),
    ("pubdate", "pubdate"),
    ("publishdate", "pubdate"),
    ("publish-date", "pubdate"),
    ("publish_date", "pubdate"),
    ("ptime", "pubdate"),
    ("last-modified-date", "modified"),
    ("cxenseparse:recs:publishtime", "published"),
    ("cxenseparse:publishtime", "published"),
    ("bt:pubdate", "published"),
    ("rnews:datepublished", "published"),
    ("article_date_original", "published"),
    ("article.published", "published"),
    ("article.created", "published"),
    ("shareaholic:article_published_time", "published"),
    ("creation_date", "published"),
    ("datecreated", "created"),
    ("article:modified_time", "modified"),
    ("og:updated_time", "modified"),
    ("article:updated_time", "modified"),
    ("datemodified", "modified"),
    ("last-modified", "modified"),
    ("dcterms.modified", "modified"),
    ("revised", "modified"),
)
# What a name that is not in the list says by its words: "prism.publicationDate", "article:published".
_TELLING = compiled(r"publi(?:sh|cation)|pub_?date|first_?create|date\W?created|created\W?date|release_?date")
_LINKED = (
    ("datePublished", "published"),
    ("dateCreated", "created"),
    ("uploadDate", "created"),
    ("dateModified", "modified"),
)
_ADDRESS = compiled(
    r"(?<!\d)((?:19|20)\d\d)(?:[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)"
    r"|[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?!\d))"
)
# It opens with the letters that all its words share, so that a megabyte of script is searched for these alone:
# "publishedAt":"2022-02-08T14:00:00", first_publish_date = '2022-02-08', PublicationDate: "20220208"
_STATE = compiled(
    r"ub(?<=[pP]ub)(?<![nN][pP]ub)(?:li(?:sh|cation)\w{0,20}|_?[dD]ate)\\?[\"']?\s{0,3}[:=,]\s{0,3}\\?[\"']?"
    r"((?:19|20)\d\d(?:-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?|[01]\d[0-3]\d(?!\d))"
    r"|1\d{9}(?:\d{3})?(?!\d))"
)
# The end of a title or description in the head: "Title | Paper | 28.04.2023", "Text (News of 14 January 2020)".
_HEAD = late(
    r"[|(–—,-]\s?(?:[^\W\d]+ ){0,3}?(\d{1,2}[./]\d{1,2}[./](?:20|19)\d\d|\d{1,2}\.? [^\W\d]{3,10},? (?:20|19)\d\d"
    r"|[^\W\d]{3,10}\.? \d{1,2}, (?:20|19)\d\d|(?:20|19)\d\d-\d\d-\d\d)\)?$"
)
_HEAD_END = 60  # characters
_MOST_STATE = 1_000_000  # characters of scripts that are looked through

Statement = tuple[str, str, str]
"""Text, origin and fact of one statement."""


def stated_dates(context: Context) -> Iterator[Statement]:
    """Yield what the page's data say of its dates; scripts are read where nothing else claims the publication."""
    claimed = False
    for text, origin, fact in _listed(context):
        claimed = claimed or fact.endswith((".published", ":published"))
        yield text, origin, fact
    if not claimed:
        yield from _by_name(context)
        yield from _state(context)
        for text in (context.head_title, *context.meta("og:title", "description")[:2]):
            if match := _HEAD.search(text, max(0, len(text) - _HEAD_END)):
                yield match[1], "title", "from:head"
    if match := _ADDRESS.search(context.page.url):
        year, month, day = match[1], match[2] or match[4], match[3] or match[5]
        yield f"{year}-{int(month):02}-{int(day):02}", "url", "from:url"


def last_change(context: Context) -> tuple[str, str] | None:
    """Return the date of the last change as the head states it, and its origin."""
    if text := text_value(context.linked.get("dateModified")):
        return text, "json-ld"
    changes = ((values[0], f"meta:{name}") for name, kind, values in context.stated(_META) if kind == "modified")
    return next(changes, None)


def _listed(context: Context) -> Iterator[Statement]:
    for name, kind in _LINKED:
        if text := text_value(context.linked.get(name)):
            yield text, "json-ld", f"from:json-ld.{kind}"
    for thing in context.page.json_ld:
        if thing is not context.linked and (text := text_value(thing.get("datePublished"))):
            yield text, "json-ld", "from:json-ld.other"
            break
    for name, kind, values in context.stated(_META):
        yield values[0], f"meta:{name}", f"from:meta:{kind}"


_KNOWN = frozenset(name for name, _ in _META)


def _by_name(context: Context) -> Iterator[Statement]:
    for name, values in context.page.meta.items():
        if name not in _KNOWN and _TELLING.search(name):
            yield values[0], f"meta:{name}", "from:meta:published"


def _state(context: Context) -> Iterator[Statement]:
    """Yield the day that all values of the scripts' publication keys agree on."""
    days: dict[str, str] = {}
    rest = _MOST_STATE
    for script in context.page.head("script"):
        text = (script.text or "")[:rest]
        rest -= len(text)
        for match in _STATE.finditer(text):
            days.setdefault(match[1][:10], match[1])
            if len(days) > 1:
                return  # a list of articles
    for text in days.values():
        yield text, "script", "from:script"
