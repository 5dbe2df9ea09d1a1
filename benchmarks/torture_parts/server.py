"""An HTTP server that may say anything: handlers return an answer, or the very bytes to send and when."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came in."""

    target: str
    headers: dict[str, str]
    count: int
    """How often this target was asked for, this time included."""
    address: str
    """The address of ours that was reached."""

    @property
    def path(self) -> str:
        """The target without its query."""
        return urlsplit(self.target).path

    @property
    def query(self) -> str:
        """The target's query."""
        return urlsplit(self.target).query


@dataclass(frozen=True, slots=True)
class Answer:
    """A well-formed answer, as far as its headers want."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    reason: str = "X"

    def encode(self) -> bytes:
        """Return the bytes on the wire."""
        body = self.body.encode() if isinstance(self.body, str) else self.body
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
        headers |= self.headers
        lines = [f"HTTP/1.1 {self.status} {self.reason}", *(f"{k}: {v}" for k, v in headers.items() if v)]
        return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + body


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes in pieces, with a pause after each."""

    pieces: Iterable[bytes]
    pause: float = 0.0


Handler = Callable[[Request], Answer | Raw]


class Server:
    """Serves a handler while the ``with`` block runs.

    Attributes:
        log: (seconds since the start, target, address reached) of each request, in order.
        on_request: called with the number of each request before it is answered.
    """

    def __init__(self, handler: Handler, host: str = "127.0.0.1", port: int = 0) -> None:
        self.handler = handler
        self.log: list[tuple[float, str, str]] = []
        self.on_request: Callable[[int], None] | None = None
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._begun = time.monotonic()
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.socket(family)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            self._socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        self._socket.bind((host, port))
        self._socket.listen(256)
        self.port = self._socket.getsockname()[1]
        self.url = f"http://{host}:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def forget(self) -> None:
        """Start counting anew."""
        with self._lock:
            self.log.clear()
            self._counts.clear()

    def asked(self, path: str) -> int:
        """Return how often a path was asked for, with any query."""
        return sum(urlsplit(target).path == path for _, target, _ in list(self.log))

    def most(self) -> tuple[str, int]:
        """Return the target that was asked for most often, and how often."""
        with self._lock:
            return max(self._counts.items(), key=lambda pair: pair[1], default=("", 0))

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            client.settimeout(30)
            head = b""
            while b"\r\n\r\n" not in head and len(head) < 1 << 20:
                piece = client.recv(65536)
                if not piece:
                    return
                head += piece
            answer = self._answer(head, client.getsockname()[0])
            pieces: Iterator[bytes] = iter([answer.encode()] if isinstance(answer, Answer) else answer.pieces)
            pause = answer.pause if isinstance(answer, Raw) else 0.0
            for piece in pieces:
                client.sendall(piece)
                if pause and self._closing.wait(pause):
                    return
            client.shutdown(socket.SHUT_WR)
            client.settimeout(2)
            while client.recv(65536):
                pass

    def _answer(self, head: bytes, address: str) -> Answer | Raw:
        lines = head.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        target = ([*lines[0].split(" "), "", ""])[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        with self._lock:
            self._counts[target] += 1
            count = self._counts[target]
            self.log.append((time.monotonic() - self._begun, target, address.removeprefix("::ffff:")))
            number = len(self.log)
        if self.on_request is not None:
            self.on_request(number)
        return self.handler(Request(target, headers, count, address))
