"""A namespace of its own in which every address is this machine: what is asked for is seen, and nothing gets out."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import tempfile
import threading
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

_SERVFAIL = 2
_A, _AAAA = 1, 28


def prepare() -> None:
    """Bring the loopback up as the holder of all addresses, and ask names of the server on this machine alone."""
    for words in (
        "ip link set lo up",
        "ip route add local 0.0.0.0/0 dev lo",
        "ip -6 route add local ::/0 dev lo",
        "mount --make-rprivate /",
    ):
        subprocess.run(words.split(), check=True, capture_output=True)
    with tempfile.NamedTemporaryFile("w", prefix="torture-", delete=False) as file:
        file.write("nameserver 127.0.0.53\noptions timeout:1 attempts:1\n")
    Path(file.name).chmod(0o644)
    subprocess.run(["mount", "--bind", file.name, os.path.realpath("/etc/resolv.conf")], check=True)


class Names:
    """A name server: ``answers`` maps a name to what each look-up brings, in order; the last one stays.

    A look-up brings addresses; an empty list says that there is none, None that the server failed.
    """

    def __init__(self, answers: dict[str, list[list[str] | None]] | Callable[[str, int], list[str] | None]) -> None:
        self.answers = answers
        self.asked: Counter[tuple[str, int]] = Counter()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.53", 53))

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def look_up(self, name: str, kind: int) -> list[str] | None:
        """Return the next answer for a name."""
        number = self.asked[name, kind]
        self.asked[name, kind] += 1
        if not isinstance(self.answers, dict):
            return self.answers(name, number)
        steps = self.answers.get(name, [[]])
        return steps[min(number, len(steps) - 1)]

    def _serve(self) -> None:
        while True:
            try:
                query, client = self._socket.recvfrom(4096)
            except OSError:
                return
            if len(query) < 17:  # shorter than any question: the socket was shut down
                return
            labels, at = [], 12
            while query[at]:
                labels.append(query[at + 1 : at + 1 + query[at]].decode("latin-1"))
                at += 1 + query[at]
            (kind,) = struct.unpack_from(">H", query, at + 1)
            question = query[12 : at + 5]
            found = self.look_up(".".join(labels).lower(), kind)
            code = _SERVFAIL if found is None else 0
            wanted = [a for a in found or () if (":" in a) == (kind == _AAAA) and kind in (_A, _AAAA)]
            answer = query[:2] + struct.pack(">HHHHH", 0x8180 | code, 1, len(wanted), 0, 0) + question
            for address in wanted:
                packed = socket.inet_pton(socket.AF_INET6 if ":" in address else socket.AF_INET, address)
                answer += b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 0, len(packed)) + packed
            self._socket.sendto(answer, client)
