"""What crawls leave: runs, what is still to fetch, what was learned, alarms; and who crawls what, and when."""

from archive_scraper.store.crawls.alarms import Alarms
from archive_scraper.store.crawls.balance import Balance
from archive_scraper.store.crawls.channels import Channels
from archive_scraper.store.crawls.frontier import Entry, EntryKind, EntryState, Frontier, Waiting
from archive_scraper.store.crawls.history import History
from archive_scraper.store.crawls.leases import Leases
from archive_scraper.store.crawls.memory import Memory
from archive_scraper.store.crawls.runs import TOTALS, FieldCount, Runs
from archive_scraper.store.crawls.schedules import Schedules

__all__ = [
    "TOTALS", "Alarms", "Balance", "Channels", "Entry", "EntryKind", "EntryState", "FieldCount", "Frontier", "History",
    "Leases", "Memory", "Runs", "Schedules", "Waiting",
]  # fmt: skip
