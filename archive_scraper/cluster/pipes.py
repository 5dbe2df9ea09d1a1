"""Data of a known length over a pipe."""

from __future__ import annotations

from typing import IO

_LENGTH = 8
"""Bytes of a length."""


def take(stream: IO[bytes]) -> bytes | None:
    """Return what comes next; None where the other side has ended."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    data = stream.read(length)
    return data if len(data) == length else None


def hand_over(stream: IO[bytes], data: bytes) -> None:
    """Send data with its length. Raises OSError where nobody takes it."""
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()
