"""A process of a worker that reads captures: requests come on stdin, readings go to stdout, both pickled.

In a process of its own, since the limit that ends the reading of an endless page holds in a main thread alone.
"""

from __future__ import annotations

import os
import pickle  # the requests come from the process that started this one
import signal
import sys

from archive_scraper.cluster.pipes import hand_over, take
from archive_scraper.replay.pool import read_job


def main() -> None:
    """Read captures until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the business of the replay in charge
    outlet = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # all else that is printed
    while (request := take(sys.stdin.buffer)) is not None:
        jobs, database, rules = pickle.loads(request)  # noqa: S301 # see above
        hand_over(outlet, pickle.dumps([read_job(job, database, rules) for job in jobs]))


if __name__ == "__main__":
    main()
