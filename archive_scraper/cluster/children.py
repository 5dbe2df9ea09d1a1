"""Child processes of a worker: forked from a process that has loaded all they need, or started as they are."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import local
from typing import IO, Protocol

from archive_scraper.cluster.pipes import hand_over, take

_LEASH = Path(__file__).parent.parent / "crawl" / "leash.py"
_NUMBER = 8  # as in cluster.nursery, which loads too much to be asked
_OWN = local()
"""The nursery of each thread of this worker."""


class Process(Protocol):
    """What this package asks of a child."""

    pid: int
    returncode: int | None
    stdin: IO[bytes] | None
    stdout: IO[bytes] | None
    stderr: IO[bytes] | None

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal; None while it runs."""

    def wait(self) -> int:
        """Wait for the end and return the exit code."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""


def start_module(
    module: str, *arguments: str, streams: int = subprocess.PIPE, stderr: int, keep: tuple[int, ...] = ()
) -> subprocess.Popen[bytes]:
    """Start a module of this package in a process that the kernel ends together with this thread (crawl.leash)."""
    leash = [sys.executable, "-I", "-S", str(_LEASH), str(os.getpid())]
    return subprocess.Popen(  # noqa: S603 # our own command
        [*leash, sys.executable, "-P", "-m", f"{__package__}.{module}", *arguments],
        stdin=streams,
        stdout=streams,
        stderr=stderr,
        pass_fds=keep,
        start_new_session=True,  # Ctrl-C in the terminal is the business of who waits for the worker
    )


def start_crawl() -> Process:
    """Start a child that crawls what it finds on its stdin. Raises OSError."""
    if sys.platform == "linux":  # forks are tied to the life of their parent there alone
        with suppress(OSError):
            return _nursery().fork()
        _OWN.nursery = None
        with suppress(OSError):  # it had died; a new one may live
            return _nursery().fork()
    return start_module("child", stderr=subprocess.PIPE)


class Reader:
    """A process that reads captures, for one thread of a worker; it ends with that thread."""

    def __init__(self) -> None:
        self._process = start_module("reader", stderr=subprocess.DEVNULL)

    def lives(self) -> bool:
        """Tell whether it can be asked."""
        return self._process.poll() is None

    def ask(self, parcel: bytes) -> bytes | None:
        """Return what it says to a parcel; None where it dies of it."""
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: S101, PT018 # pipes, both
        with suppress(OSError):
            hand_over(self._process.stdin, parcel)
            answer = take(self._process.stdout)
            if answer is not None:
                return answer
        end(self._process)
        return None

    def __del__(self) -> None:
        """End the process."""
        end(self._process)
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what it was not given any more
                stream.close()  # type: ignore[union-attr] # pipes, both


def end(process: Process) -> None:
    """Kill what is left of a child and of what it started."""
    if hasattr(os, "killpg"):
        with suppress(OSError):  # nobody is left
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _nursery() -> _Nursery:
    found: _Nursery | None = getattr(_OWN, "nursery", None)
    if found is None:
        found = _OWN.nursery = _Nursery()
    return found


class _Nursery:
    """The process that forks."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = start_module(
                "nursery",
                str(theirs.fileno()),
                streams=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                keep=(theirs.fileno(),),
            )

    def __del__(self) -> None:
        """End the process with the thread that it served."""
        self._socket.close()
        self._process.kill()
        self._process.wait()

    def fork(self) -> _Fork:
        """Return a new child. Raises OSError where this process is gone."""
        pipes = [os.pipe() for _ in range(3)]
        given = [pipes[0][0], pipes[1][1], pipes[2][1]]
        kept = [pipes[0][1], pipes[1][0], pipes[2][0]]
        try:
            socket.send_fds(self._socket, [b"1"], given)
            number = self.answer()
        except OSError:
            for descriptor in kept:
                os.close(descriptor)
            raise
        finally:
            for descriptor in given:
                os.close(descriptor)
        return _Fork(self, number, kept)

    def answer(self, *, wait: bool = True) -> int:
        """Return the next number. Raises BlockingIOError where there is none yet, OSError where the process is gone."""
        flags = 0 if wait else socket.MSG_DONTWAIT
        data = self._socket.recv(_NUMBER, flags)
        if len(data) < _NUMBER:
            raise ConnectionError("the process that forks is gone")
        return int.from_bytes(data, "big")


class _Fork:
    """A child of the process that forks, as subprocess.Popen shows one."""

    def __init__(self, nursery: _Nursery, number: int, streams: list[int]) -> None:
        self._nursery = nursery
        self.pid = number
        self.returncode: int | None = None
        self.stdin: IO[bytes] | None = os.fdopen(streams[0], "wb")
        self.stdout: IO[bytes] | None = os.fdopen(streams[1], "rb")
        self.stderr: IO[bytes] | None = os.fdopen(streams[2], "rb")

    def poll(self) -> int | None:
        return self._ended(wait=False)

    def wait(self) -> int:
        return self._ended(wait=True) or 0

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        self._send(signal.SIGKILL)

    def _send(self, number: signal.Signals) -> None:
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def _ended(self, *, wait: bool) -> int | None:
        if self.returncode is None:
            try:
                self.returncode = os.waitstatus_to_exitcode(self._nursery.answer(wait=wait))
            except BlockingIOError:
                return None
            except OSError:  # with the process that forks its child dies too
                self.returncode = -signal.SIGKILL
        return self.returncode
