"""The fields of an article page, raw, each with its origin."""

from archive_scraper.extract.article.extraction import extract_article, read_page

__all__ = ["extract_article", "read_page"]
