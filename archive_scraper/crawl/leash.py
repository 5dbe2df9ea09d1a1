"""Becomes a command that the kernel ends together with the process that started it.

    python leash.py PARENT COMMAND [ARGUMENT]...

PARENT is the process that starts this file. A supervisor that is killed with -9 can end nothing itself: without this
its crawls would live on as orphans and hold their sources. On Linux the kernel does it (prctl(2), PR_SET_PDEATHSIG,
which outlives execve); elsewhere such a crawl runs to its end. The file is run as a script, by its path: it needs
nothing but the standard library, and so costs a hundredth of a second.
"""

from __future__ import annotations

import os
import signal
import sys

_PR_SET_PDEATHSIG = 1
_NO_SUCH_COMMAND = 127  # as in a shell


def main(parent: int, command: list[str]) -> None:
    """Tie this process to its parent, then become the command."""
    if sys.platform == "linux":
        from ctypes import CDLL

        # A crawl loses nothing by SIGKILL but the pages on their way, and one that hangs would not hear SIGTERM.
        CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the leash was on
        sys.exit("the process that started this crawl is gone")
    try:
        os.execvp(command[0], command)  # noqa: S606 # no shell, our own command
    except OSError as error:
        print(f"{command[0]}: cannot be started: {error.strerror}", file=sys.stderr)
        sys.exit(_NO_SUCH_COMMAND)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
