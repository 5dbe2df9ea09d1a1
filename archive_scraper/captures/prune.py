"""Thinning captures out: which are not needed any more, and giving back the space that they take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from archive_scraper.captures.places import folder_of, path_of, stored_name
from archive_scraper.captures.rewrite import compact
from archive_scraper.captures.verify import leased, orphans
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.store import Archive

Keep = Literal["latest", "changed", "all"]
_OURS = compiled(r"\..*\.part|\d+(-\d+)?\.warc\.gz|import-\w+-\d{1,6}\.warc\.gz")
"""Files that a killed prune or crawl leaves without a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """What the captures of a source take."""

    captures: int
    size: int
    """Bytes of their files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a source keeps and what it does not need."""

    source: str
    before: Space
    remove: frozenset[int]
    """Ids of captures."""
    freed: int
    """Bytes of their records."""


def plan(archive: Archive, source: str, keep: Keep, *, before: str | None = None, last_too: bool = False) -> Plan:
    """Return what can go.

    ``latest`` keeps of each page its newest capture, its newest that holds a page, and whatever an article was read
    from; ``changed`` also each that differs from the one before; ``all`` keeps every one. What is as new as ``before``
    stays in any case, and so does a capture that holds the body of one that stays. With ``last_too`` all that is older
    than ``before`` goes, also the last capture of an article.
    """
    rows = archive.captures.to_thin(source)
    remove = {
        row["id"]
        for row in rows
        if (before is None or row["at"] < before)
        and (last_too or not (keep == "all" or row["is_needed"] or (keep == "changed" and row["is_changed"])))
    }
    remove -= {row["body_id"] for row in rows if row["id"] not in remove}
    return Plan(
        source=source,
        before=Space(captures=len(rows), size=_size(archive, source)),
        remove=frozenset(remove),
        freed=sum(row["bytes"] for row in rows if row["id"] in remove),
    )


def prune(archive: Archive, source: str, keep: Keep, *, before: str | None = None, last_too: bool = False) -> Space:
    """Remove what a source does not need, and return what is left: first the rows, then, file by file, the records.

    Raises LeaseHeldError while a crawl of the source is at work, CaptureError for a damaged file, ArchiveError where
    the disk refuses. Whenever it ends, each capture is there that the index names, and it may be called again.
    """
    with leased(archive, source):
        folder = folder_of(archive.path) / source
        remove = plan(archive, source, keep, before=before, last_too=last_too).remove
        names = archive.captures.files(source)
        with archive.durable_transaction():
            for capture_id in remove:
                archive.captures.remove(capture_id)
        killed = [stored_name(archive.path, path) for path in orphans(archive, folder) if _OURS.fullmatch(path.name)]
        for name in dict.fromkeys((*names, *killed)):
            archive.leases.keep(source, datetime.now(UTC))
            if path_of(archive.path, name).exists():  # `verify` names one that is gone
                compact(archive, name)
        return Space(captures=len(archive.captures.to_thin(source)), size=_size(archive, source))


def _size(archive: Archive, source: str) -> int:
    total = 0
    for name in archive.captures.files(source):
        try:
            total += path_of(archive.path, name).stat().st_size
        except OSError:
            continue  # `verify` names it
    return total
