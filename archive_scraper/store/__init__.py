"""The database and nothing else: one archive is one SQLite file."""

from archive_scraper.store.archive import Archive
from archive_scraper.store.export import ExportFormat, write_rows
from archive_scraper.store.frontier import Entry, EntryKind, EntryState, Frontier, Waiting
from archive_scraper.store.listings import ListingOutcome
from archive_scraper.store.rows import EXPORT_KEYS
from archive_scraper.store.runs import TOTALS, FieldCount
from archive_scraper.store.writer import Outcome

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
