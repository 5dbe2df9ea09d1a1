"""Bylines: who wrote it, as people and organizations."""

from archive_scraper.normalize.bylines.keys import group_names, person_key, same_person
from archive_scraper.normalize.bylines.reading import Byline, read_author_name, read_byline

__all__ = ["Byline", "group_names", "person_key", "read_author_name", "read_byline", "same_person"]
