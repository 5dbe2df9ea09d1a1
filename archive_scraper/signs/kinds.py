"""What kind of publication a printed label names."""

from __future__ import annotations

import re

# Labels as publishers print them, and the words of their addresses -> kind. Two-word labels first.
KINDS: dict[str, str] = {
    "congressional testimony": "congressional-testimony",
    "testimony": "congressional-testimony",
    "press release": "press-release",
    "press note": "press",
    "in the news": "press",
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


def read_kind(label: str) -> str | None:
    """Return the kind that a printed label names.

    >>> read_kind("Congressional Testimony"), read_kind("Reports"), read_kind("Asia")
    ('congressional-testimony', 'report', None)
    """
    return KINDS.get(" ".join(_WORD.findall(label.replace("_", " ").lower())).replace(" - ", " "))
