"""What the user's own looks saw at the addresses of the catalogue: lines of JSON in a file next to the database.

A file and no table: what an address answers depends on who asks from where. So it is no part of an archive that is
given away, and it is there before there is an archive.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from archive_scraper.catalogue.model import MEANINGS
from archive_scraper.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one look saw at one address."""

    name: str
    """The entry's."""
    kind: str
    url: str
    listed: str
    """What the catalogue knows of it: "works 2026-07", "never tried"."""
    status: str
    """One of the catalogue's, or "unreachable": that may be this network's fault, and no crawl goes by it."""
    day: str
    """ISO date of the look."""
    why: str = ""
    """The evidence in words: "HTTP status 404", "dead since 2021"."""
    moved_to: str = ""
    """Where it led instead."""

    @property
    def said(self) -> str:
        """What was seen, in a few words: "works 2026-11-29", with where it led."""
        return f"{self.status} {self.day}{f', moved to {self.moved_to}' if self.moved_to else ''}"


def file_for(db: Path) -> Path:
    """Return where the verdicts next to a database lie."""
    return db.with_name(f"{db.stem}.catalogue.jsonl")


def read_verdicts(path: Path) -> dict[str, Verdict]:
    """Return the last verdict on each address; what cannot be read of a file, such as a line cut off, is left out."""
    found: dict[str, Verdict] = {}
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return found
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read: {error.strerror}") from error
    for line in text.splitlines():
        try:
            verdict = Verdict(**json.loads(line))
        except (ValueError, TypeError):
            continue
        found[verdict.url] = verdict
    return found


def add_verdicts(path: Path, verdicts: Iterable[Verdict]) -> None:
    """Write verdicts to the end of the file, whole lines at once. Raises ArchiveError."""
    text = "".join(json.dumps(asdict(verdict), ensure_ascii=False) + "\n" for verdict in verdicts)
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be written: {error.strerror}") from error


def for_crawls(verdicts: Iterable[Verdict]) -> dict[str, tuple[str, str]]:
    """Return what a crawl goes by: address -> status and day."""
    return {verdict.url: (verdict.status, verdict.day) for verdict in verdicts if verdict.status in MEANINGS}
