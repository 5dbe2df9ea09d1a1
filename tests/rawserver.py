"""A server on loopback that sends the bytes it is told to, well-formed or not, and closes."""

import socket
import ssl
from threading import Thread


class RawServer:
    """Answers each path with the bytes of ``answers``; a path may be a callable that is given the connection.

    Attributes:
        asked: the paths asked for, in order.
    """

    def __init__(self, answers=None, *, default=None, host="127.0.0.1", tls: ssl.SSLContext | None = None):
        self.answers = answers or {}
        self.default = default
        self.asked = []
        self.hosts = []
        self.tls = tls
        self._socket = socket.create_server((host, 0))
        self.port = self._socket.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://{host}:{self.port}"
        self._thread = Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def _serve(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(10)
                try:
                    if self.tls is not None:
                        connection = self.tls.wrap_socket(connection, server_side=True)
                    self._answer(connection)
                except OSError:  # the client went away, which some of the answers are made for
                    pass
                finally:
                    connection.close()

    def _answer(self, connection):
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65536)
            if not data:
                return
            head += data
        lines = head.decode("latin-1").splitlines()
        path = lines[0].split(" ")[1]
        self.asked.append(path)
        self.hosts += [line.partition(": ")[2] for line in lines if line.lower().startswith("host: ")]
        answer = self.answers.get(path, self.answers.get(path.partition("?")[0], self.default))
        if callable(answer):
            answer(connection)
        elif answer is not None:
            connection.sendall(answer)
        if self.tls is None:
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(1)
            while connection.recv(65536):  # closing with bytes unread would reset the connection
                pass


def http(body=b"", status="200 OK", *headers, length=True):
    """Return an answer as bytes."""
    lines = [f"HTTP/1.1 {status}", *headers, "Connection: close"]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
