"""Small sites of our own on loopback: two in the structure of cnas.org and jamestown.org, others whose channels lie.

The two are there for the first run and for the tests: every habit of the two sites that has cost somebody an article
stands on some page (``traps`` in the content files says which), and :func:`truth` states what a reader should get.
All text, names and outlets are invented.
"""

from archive_scraper.demo.server import DemoServer
from archive_scraper.demo.truth import truth

__all__ = ["DemoServer", "truth"]
