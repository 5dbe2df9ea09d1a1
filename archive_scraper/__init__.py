"""Archive Scraper: listing pages of think tanks and news sites, as a clean SQLite archive."""

__version__ = "0.1.0"
