"""What a worker is: which versions it runs, and whether it sees a folder."""

from __future__ import annotations

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from archive_scraper.store.schema import step_names
from archive_scraper.version import VERSION


def facts_of(probe: str, *, writes: bool) -> dict[str, Any]:
    """Return versions, and in ``lacks`` what a task would miss here: a file, and with ``writes`` a right to its folder.

    Dask's workers call it too.
    """
    path = Path(probe)
    lacks = "" if path.is_file() else f"does not see {path}"
    if writes and not lacks and not os.access(path.parent, os.W_OK):
        lacks = f"cannot write into {path.parent}"
    return {
        "versions": {
            "archive-scraper": VERSION,
            "schema": max(step_names()),
            "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
            "Scrapy": _version("scrapy"),
            "distributed": _version("distributed"),
            "pypdfium2": _version("pypdfium2"),  # without it PDFs stay unread
        },
        "lacks": lacks,
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
