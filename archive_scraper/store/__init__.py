"""The database and nothing else: one archive is one SQLite file."""

from archive_scraper.store.archive import Archive
from archive_scraper.store.articles import Outcome
from archive_scraper.store.crawls import TOTALS, Entry, EntryKind, EntryState, FieldCount, Frontier, Waiting
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
