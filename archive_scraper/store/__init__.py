"""The database and nothing else: one archive is one SQLite file.

The names of this package are imported when they are asked for, as the parts of an archive are.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_scraper.store.archive import Archive
    from archive_scraper.store.articles.articles import Outcome
    from archive_scraper.store.crawls.frontier import Entry, EntryKind, EntryState, Frontier, Waiting
    from archive_scraper.store.crawls.runs import TOTALS, FieldCount
    from archive_scraper.store.export import EXPORT_KEYS, ExportFormat, write_rows
    from archive_scraper.store.teasers import ListingOutcome

__all__ = [
    "EXPORT_KEYS",
    "TOTALS",
    "Archive",
    "Entry",
    "EntryKind",
    "EntryState",
    "ExportFormat",
    "FieldCount",
    "Frontier",
    "ListingOutcome",
    "Outcome",
    "Waiting",
    "write_rows",
]

_HOMES = {
    "archive": ("Archive",),
    "articles.articles": ("Outcome",),
    "crawls.frontier": ("Entry", "EntryKind", "EntryState", "Frontier", "Waiting"),
    "crawls.runs": ("TOTALS", "FieldCount"),
    "export": ("EXPORT_KEYS", "ExportFormat", "write_rows"),
    "teasers": ("ListingOutcome",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a name of this package from where it stands (PEP 562)."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = found
    return found
