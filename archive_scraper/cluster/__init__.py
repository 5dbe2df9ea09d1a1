"""Crawls and replays on more than one machine: Dask hands the tasks out, the archives hold the truth."""
