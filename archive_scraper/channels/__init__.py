"""The channels of a source: where they may be, what each says, which to believe. Listings in, verdicts out."""

from archive_scraper.channels.choose import article_shapes, choose, main_of
from archive_scraper.channels.model import Candidate, Choice, Seen

__all__ = ["Candidate", "Choice", "Seen", "article_shapes", "choose", "main_of"]
