"""An archive as Parquet, for analysis: tables by source and year that DuckDB, polars and pandas read."""

from archive_scraper.parquet.write import Written, write_tables

__all__ = ["Written", "write_tables"]
