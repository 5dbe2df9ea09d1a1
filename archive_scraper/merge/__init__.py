"""Merging: archives of others, or shards that workers wrote, folded into one."""

from archive_scraper.merge.report import MergeReport, ShardReport
from archive_scraper.merge.run import merge_shards

__all__ = ["MergeReport", "ShardReport", "merge_shards"]
