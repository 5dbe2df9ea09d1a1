"""One person, one row: which spellings are one author, by the rule and by a reader's decisions."""

from archive_scraper.store.people.people import People

__all__ = ["People"]
