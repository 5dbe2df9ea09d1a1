"""Links that hand the reader on to another publication: calls to action and attributions."""

from archive_scraper.normalize.links.outlet_names import publication_key
from archive_scraper.normalize.links.reading import LinkReading, find_links, leads_elsewhere, read_link

__all__ = ["LinkReading", "find_links", "leads_elsewhere", "publication_key", "read_link"]
