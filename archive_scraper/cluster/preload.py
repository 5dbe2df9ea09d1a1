"""Loaded by the workers of this machine as they begin: Ctrl-C is the business of the crawl in charge."""

from __future__ import annotations

import signal


def dask_setup(worker: object) -> None:  # noqa: ARG001 # Dask's signature
    """Leave Ctrl-C alone: the crawl in charge tells its workers to stop, and they store what they have."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
