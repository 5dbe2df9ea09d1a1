"""Merges shards in a process of its own and kills it at a statement.

    python killed_merge.py TARGET STATEMENT SHARD...

With STATEMENT 0 it runs to its end and prints how many statements that took.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from archive_scraper.merge import merge_shards, pair
from archive_scraper.store.connect import Connection


def main(target: str, statement: str, *shards: str) -> None:
    seen = 0
    execute = Connection._execute
    pair.BATCH = 3

    def counted(self, sql, parameters):
        nonlocal seen
        seen += 1
        if seen == int(statement):
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(self, sql, parameters)

    Connection._execute = counted
    merge_shards(Path(target), [Path(shard) for shard in shards])
    print(seen)


if __name__ == "__main__":
    main(*sys.argv[1:])
