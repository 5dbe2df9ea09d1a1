"""The archive: one connection that writes and reads everything in the database."""

from __future__ import annotations

from archive_scraper.store.alarms import Alarms
from archive_scraper.store.balance import Balance
from archive_scraper.store.custody import Custody
from archive_scraper.store.memory import Memory
from archive_scraper.store.prints import Prints
from archive_scraper.store.rekey import Rekey
from archive_scraper.store.republications import Republications
from archive_scraper.store.rows import Rows
from archive_scraper.store.schedules import Schedules
from archive_scraper.store.search import Search
from archive_scraper.store.writer import Articles


class Archive(Alarms, Balance, Custody, Memory, Schedules, Prints, Rekey, Republications, Articles, Rows, Search):
    """One archive, open. A context manager; see Connection.open for what it refuses.

    Its parts by file: connect (opening, transactions), sources, runs, alarms, leases,
    custody (renaming and removing sources), memory, schedules, listings
    (teasers), writer (articles), republications, names (authors, topics, publications), people (who is who), rows and
    search (reading).
    """
