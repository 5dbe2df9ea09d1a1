"""The line of labels above or below a teaser's title: which of kind, outlet, date and topics it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.date_shape import is_date_line
from archive_scraper.signs.kinds import read_kind
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

# Bullets, middle dots and bars part labels; a slash or a comma may be inside of one ("AI/ML", "Energy, Economics").
_BETWEEN = compiled(r"\s*[•·∙‧・|¦]\s*")


@dataclass(frozen=True, slots=True)
class Labels:
    """What a line of labels says, each as printed."""

    kind: str | None = None
    outlet: str | None = None
    published: str | None = None
    topics: str | None = None


def read_labels(text: str, kinds: Mapping[str, str] | None = None) -> Labels:
    """Return the labels of one line.

    A piece that is a date is the date, one that names a kind of publication is the kind, and one name between the
    two is the outlet. Names in a line without a kind are topics. What a name next to a kind means without a date is
    left open: some sites print the outlet there, some the topic. ``kinds`` are the labels of the site's rules.

    >>> read_labels("Commentary • Harbor Review • March 04, 2021")
    Labels(kind='Commentary', outlet='Harbor Review', published='March 04, 2021', topics=None)
    >>> read_labels("Defense / Northern Security").topics
    'Defense / Northern Security'
    """
    kind = published = None
    names: list[tuple[str, bool, bool]] = []  # with whether kind and date stood before
    for piece in _BETWEEN.split(clean_text(text)):
        if published is None and is_date_line(piece):
            published = piece
        elif kind is None and read_kind(piece, kinds) is not None:
            kind = piece
        elif piece:
            names.append((piece, kind is not None, published is not None))
    if kind is None:
        return Labels(published=published, topics=" / ".join(name for name, _, _ in names) or None)
    between = [name for name, after_kind, after_date in names if after_kind != after_date]
    outlet = between[0] if published and len(names) == len(between) == 1 else None
    return Labels(kind=kind, outlet=outlet, published=published)
