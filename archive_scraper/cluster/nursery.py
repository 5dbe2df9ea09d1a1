"""A process of a worker that has loaded all that a crawl needs, and forks for each one.

    python -P -m archive_scraper.cluster.nursery FD

To load it takes one and a half seconds of work, more than many a crawl that finds nothing new. Over the socket FD come
the three streams of a child; its number goes back, and when it has ended what waitpid(2) says of it. One at a time.
"""

from __future__ import annotations

import ctypes
import gc
import os
import random
import signal
import socket
import sys
import traceback
from importlib import import_module

from archive_scraper.cluster import child

_PR_SET_PDEATHSIG = 1
_LOADED = ("archive_scraper.crawl.spider", "archive_scraper.pipelines", "archive_scraper.pipelines.store", "uvloop")
"""What a crawl would load after its begin, next to what its module does."""
NUMBER = 8
"""Bytes of a number that goes back."""
STREAMS = 3


def main(descriptor: int) -> None:
    """Fork whenever somebody asks, until nobody can ask any more."""
    for name in _LOADED:
        try:
            import_module(name)
        except ImportError:  # none for this system
            continue
    gc.collect()
    gc.freeze()  # a collection in a child would copy what it shares with this process
    parent = os.getpid()
    with socket.socket(fileno=descriptor) as asked:
        while streams := _receive(asked):
            number = os.fork()
            if number == 0:
                asked.close()
                _crawl(parent, streams)
            for stream in streams:
                os.close(stream)
            asked.sendall(number.to_bytes(NUMBER, "big"))
            _, status = os.waitpid(number, 0)
            asked.sendall(status.to_bytes(NUMBER, "big"))


def _receive(asked: socket.socket) -> list[int]:
    """Return the streams of a child that is asked for; none where the worker has ended."""
    _, descriptors, _, _ = socket.recv_fds(asked, 1, STREAMS)
    return descriptors


def _crawl(parent: int, streams: list[int]) -> None:
    """Be the child: a session of its own, tied to this process's life, with its own streams."""
    code = 1
    try:
        os.setsid()
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == parent:
            for place, stream in enumerate(streams):
                os.dup2(stream, place)
            random.seed()  # or every crawl would wait by the same dice
            child.main()
            code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    except BaseException:  # noqa: BLE001 # nothing of this process may go on where the other one stands
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main(int(sys.argv[1]))
