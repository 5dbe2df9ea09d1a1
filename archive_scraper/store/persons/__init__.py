"""One human, one row, across sources: what joins authors, what a reader decided, what is printed of their offices."""

from archive_scraper.store.persons.offices import Offices
from archive_scraper.store.persons.persons import Persons

__all__ = ["Offices", "Persons"]
