"""Dates as the page printed them -> ISO 8601 at the precision that the text supports."""

from archive_scraper.normalize.dates.machine import Date, read_iso
from archive_scraper.normalize.dates.order import date_order, usual_order
from archive_scraper.normalize.dates.reading import DateReading, read_date

__all__ = ["Date", "DateReading", "date_order", "read_date", "read_iso", "usual_order"]
