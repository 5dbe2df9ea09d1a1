"""Articles: written, merged with what was known, compared with each other, read."""

from archive_scraper.store.articles.articles import Articles, Outcome
from archive_scraper.store.articles.details import Details
from archive_scraper.store.articles.languages import Languages
from archive_scraper.store.articles.prints import Prints
from archive_scraper.store.articles.republications import Republications
from archive_scraper.store.articles.revisions import Revisions

__all__ = ["Articles", "Details", "Languages", "Outcome", "Prints", "Republications", "Revisions"]
