"""What kind of publication a printed label names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Labels as many publishers print them, and the words of their addresses -> kind. Two-word labels first.
KINDS: dict[str, str] = {
    "testimony": "testimony",
    "press release": "press-release",
    "press": "press",
    "policy brief": "brief",
    "policy briefs": "brief",
    "issue brief": "brief",
    "white paper": "report",
    "working paper": "paper",
    "working papers": "paper",
    "research paper": "paper",
    "paper": "paper",
    "papers": "paper",
    "report": "report",
    "reports": "report",
    "research report": "report",
    "commentary": "commentary",
    "commentaries": "commentary",
    "op-ed": "commentary",
    "op-eds": "commentary",
    "opinion": "commentary",
    "opinions": "commentary",
    "analysis": "analysis",
    "analyses": "analysis",
    "podcast": "podcast",
    "podcasts": "podcast",
    "video": "video",
    "videos": "video",
    "transcript": "transcript",
    "transcripts": "transcript",
    "interview": "interview",
    "interviews": "interview",
    "book review": "review",
    "review": "review",
    "reviews": "review",
    "blog": "blog",
    "blog post": "blog",
    "blogs": "blog",
    "event": "event",
    "events": "event",
    "book": "book",
    "books": "book",
    "news": "article",
    "article": "article",
    "articles": "article",
}

_WORD = re.compile(r"[\w-]+")


def read_kind(label: str, own: Mapping[str, str] | None = None) -> str | None:
    """Return the kind that a printed label names; ``own`` are the labels of the site's rules.

    >>> read_kind("Op-Eds"), read_kind("Reports"), read_kind("Asia"), read_kind("Tide Note", {"tide note": "brief"})
    ('commentary', 'report', None, 'brief')
    """
    key = " ".join(_WORD.findall(label.replace("_", " ").lower())).replace(" - ", " ")
    return (own or {}).get(key) or KINDS.get(key)
