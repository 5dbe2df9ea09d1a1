"""Answers cut short, and the names of what goes wrong: real fetches over loopback, and the table of exceptions."""

import gzip
import ssl
import struct
import zlib
from datetime import UTC, datetime, timedelta
from socket import SO_LINGER, SOL_SOCKET
from uuid import uuid4

import brotli
import pytest
from backports import zstd
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from fetching import fetch
from OpenSSL import SSL
from rawserver import RawServer, http
from scrapy import exceptions
from service_identity import VerificationError
from twisted.internet import error as internet
from twisted.python.failure import Failure
from twisted.web import _newclient, client
from twisted.web import http as twisted_http

from archive_scraper.crawl import refusals
from archive_scraper.crawl.answers import decompress
from archive_scraper.crawl.causes import describe, is_for_good

PAGE = b"".join(b"<p>Paragraph %d of a page.</p>" % number for number in range(3000))
SQUEEZED = {
    "gzip": gzip.compress(PAGE),
    "x-gzip": gzip.compress(PAGE),
    "deflate": zlib.compress(PAGE),
    "br": brotli.compress(PAGE),
    "zstd": zstd.compress(PAGE),
}


@pytest.mark.parametrize("encoding", SQUEEZED)
def test_a_whole_body_is_read_and_no_part_of_one(encoding):
    body = SQUEEZED[encoding]
    assert decompress(body, encoding) == PAGE
    for length in (1, 3, len(body) // 3, len(body) * 6 // 10, len(body) - 1):
        with pytest.raises(refusals.CutOffError):
            decompress(body[:length], encoding)
    with pytest.raises(refusals.BadEncodingError):
        decompress(b"<html>what is not compressed", encoding)
    with pytest.raises(refusals.DecompressionBombError):
        decompress(body, encoding, limit=len(PAGE) - 1)
    assert decompress(body, encoding, limit=len(PAGE)) == PAGE


def test_bodies_that_browsers_read_are_read():
    bare = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    assert decompress(bare.compress(PAGE) + bare.flush(), "deflate") == PAGE
    assert decompress(SQUEEZED["gzip"] * 2, "gzip") == PAGE * 2
    assert decompress(SQUEEZED["zstd"] * 2, "zstd") == PAGE * 2
    assert decompress(SQUEEZED["gzip"] + b"\r\n<!-- served by -->", "gzip") == PAGE


def test_a_damaged_body_is_not_read():
    body = bytearray(SQUEEZED["gzip"])
    body[-6] ^= 1  # of the checksum
    with pytest.raises(refusals.BadEncodingError, match="damaged"):
        decompress(bytes(body), "gzip")


def test_a_body_of_many_parts_costs_little():
    with pytest.raises(refusals.BadEncodingError, match="more than"):
        decompress(gzip.compress(b"") * 50_000, "gzip")


def endless_head(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(40_000):
        connection.sendall(b"X-%d: a header of no use at all\r\n" % number)
    connection.sendall(b"\r\nhello")


def endless_body(connection):
    connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
    for _ in range(100):
        connection.sendall(b"a" * 65536)


def reset(connection):
    connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def encoded(body, encoding):
    return http(body, "200 OK", f"Content-Encoding: {encoding}")


def redirect(url):
    return http(b"", "302 Found", f"Location: {url}")


def chunked(body):
    return http(body, "200 OK", "Transfer-Encoding: chunked", length=False)


# Path -> the answer, and what becomes of it: a cause, or the status that the run is given.
ANSWERS = {
    "whole": (encoded(SQUEEZED["gzip"], "gzip"), 200),
    "whole-twice": (encoded(gzip.compress(SQUEEZED["br"]), "br, gzip"), 200),
    "unknown-encoding": (encoded(b"<p>x", "utf-8"), 200),
    "four-layers": (encoded(gzip.compress(SQUEEZED["gzip"]), "gzip, gzip, gzip, gzip"), "bad-encoding"),
    "gzip-cut": (encoded(SQUEEZED["gzip"][:500], "gzip"), "cut-off"),
    "br-cut": (encoded(SQUEEZED["br"][:200], "br"), "cut-off"),
    "no-gzip": (encoded(b"<p>x", "gzip"), "bad-encoding"),
    "bomb": (encoded(gzip.compress(b"\0" * 4_000_000), "gzip"), "decompression-bomb"),
    "length-cut": (http(PAGE, "200 OK", "Content-Length: 900000", length=False), "cut-off"),
    "chunk-cut": (chunked(b"5\r\nhello\r\n50\r\nabc"), "cut-off"),
    "206": (http(PAGE, "206 Partial Content", "Content-Range: bytes 0-99/200"), "partial-content"),
    "204": (http(b"", "204 No Content"), "no-content"),
    "205": (http(b"", "205 Reset Content"), "no-content"),
    "empty": (http(b""), "empty"),
    "404-cut": (http(SQUEEZED["gzip"][:100], "404 Not Found", "Content-Encoding: gzip"), 404),
    "999": (http(b"no", "999 Request Denied"), 999),
    "600": (http(b"no", "600 Odd"), 600),
    "20": (http(b"no", "20 Odd"), 20),
    "300": (http(b"no", "300 Multiple Choices"), 300),
    "302-nowhere": (http(b"no", "302 Found"), 302),
    "302-file": (redirect("file:///etc/passwd"), 302),
    "302-broken": (redirect("http://[::1"), "bad-address"),
    "302-circle": (redirect("/302-circle"), "redirect-loop"),
    "302-on-and-on": (
        lambda connection: connection.sendall(redirect(f"/302-on-and-on?{uuid4()}")),
        "redirect-loop",
    ),
    "refresh-circle": (
        http(b"<meta http-equiv=refresh content='0;url=/refresh-circle'>", "200 OK", "Content-Type: text/html"),
        "redirect-loop",
    ),
    "refresh-capitals": (
        http(b"<META HTTP-EQUIV=REFRESH CONTENT='0;URL=/refresh-capitals'>", "200 OK", "Content-Type: text/html"),
        "redirect-loop",
    ),
    "refresh-wide": (
        http(
            "<meta http-equiv=refresh content='0;url=/refresh-wide'>".encode("utf-16-le"),
            "200 OK",
            "Content-Type: text/html; charset=utf-16-le",
        ),
        "redirect-loop",
    ),
    "reloads-itself": (
        http(b"<meta http-equiv=refresh content='60;url=/reloads-itself'>", "200 OK", "Content-Type: text/html"),
        200,
    ),
    "status-word": (http(b"no", "fine by me"), "bad-answer"),
    "ssh": (b"SSH-2.0-OpenSSH_9.9\r\n", "bad-answer"),
    "chunk-word": (chunked(b"5\r\nhello\r\nzz\r\n"), "bad-answer"),
    "chunk-negative": (chunked(b"-5\r\nhello\r\n"), "bad-answer"),
    "coding-unknown": (http(b"x", "200 OK", "Transfer-Encoding: bogus", length=False), "bad-answer"),
    "lengths-differ": (http(b"hello", "200 OK", "Content-Length: 5", "Content-Length: 7", length=False), "bad-answer"),
    "length-word": (http(b"hello", "200 OK", "Content-Length: some", length=False), "bad-answer"),
    "length-huge": (http(b"hello", "200 OK", "Content-Length: 999999999999", length=False), "too-large"),
    "endless-body": (endless_body, "too-large"),
    "endless-head": (endless_head, "header-flood"),
    "endless-continue": (b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000, "header-flood"),
    "endless-line": (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 500_000, "header-flood"),
    "long-line": (http(b"x", "200 OK", "Content-Security-Policy: " + "a" * 40_000), 200),
    "head-cut": (b"HTTP/1.1 200 OK\r\nX: ", "connection"),
    "nothing": (b"", "connection"),
    "reset": (reset, "connection"),
    "silence": (lambda connection: connection.recv(1), "timeout"),
}


def certificate(folder):
    """A certificate that nobody signed, for another name."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "elsewhere.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(serialization.Encoding.PEM, *plain)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_what_servers_send_gets_its_right_name(tmp_path):
    answers = {f"/{path}": answer for path, (answer, _) in ANSWERS.items()}
    with RawServer(answers) as server, RawServer(default=http(PAGE), tls=certificate(tmp_path)) as secure:
        found = fetch(
            urls=[*(server.url + path for path in answers), secure.url + "/", "http://127.0.0.1:1/"],
            named=[f"127.0.0.1:{port}" for port in (server.port, secure.port, 1)],
            impatient=[server.url + "/silence"],
            settings={"DOWNLOAD_MAXSIZE": 1_000_000},
        )
    told = [answer.get("cause", answer.get("status")) for answer in found]
    wanted = [*(expected for _, expected in ANSWERS.values()), "tls", "refused"]
    names = [*ANSWERS, "tls", "refused"]
    assert dict(zip(names, told, strict=True)) == dict(zip(names, wanted, strict=True))
    assert found[0]["size"] == len(PAGE)


def failed(*reasons):
    """A failed download as Scrapy raises it: with Twisted's failure as its cause."""
    inner = client.ResponseFailed([Failure(reason) for reason in reasons])
    outer = exceptions.DownloadFailedError(str(inner))
    outer.__cause__ = inner
    return outer


def lost(*reasons):
    outer = exceptions.ResponseDataLossError()
    outer.__cause__ = client.ResponseFailed([Failure(reason) for reason in reasons])
    return outer


@pytest.mark.parametrize(
    ("error", "cause", "again"),
    [
        # scrapy.exceptions
        (exceptions.CannotResolveHostError("x"), "unknown-host", True),
        (exceptions.DownloadCancelledError("x"), "too-large", False),
        (exceptions.DownloadConnectionRefusedError("x"), "refused", True),
        (exceptions.DownloadFailedError("x"), "connection", True),
        (exceptions.DownloadTimeoutError("x"), "timeout", True),
        (exceptions.ResponseDataLossError(), "cut-off", True),
        (exceptions.StopDownload(), "stopped", True),
        (exceptions.UnsupportedURLSchemeError("x"), "not-http", False),
        (exceptions.NotSupported("x"), "not-http", False),
        (exceptions.IgnoreRequest("max redirections reached"), "redirect-loop", True),
        (exceptions.IgnoreRequest("a plugin's own reason"), "refused-by-guard", False),
        # twisted.internet.error
        (internet.DNSLookupError("x"), "unknown-host", True),
        (internet.TimeoutError("x"), "timeout", True),
        (internet.TCPTimedOutError("x"), "timeout", True),
        (internet.ConnectionRefusedError("x"), "connection", True),
        (internet.NoRouteError("x"), "connection", True),
        (internet.ConnectionDone("x"), "connection", True),
        (internet.ConnectionLost("x"), "connection", True),
        (internet.ConnectionAborted("x"), "connection", True),
        # twisted.web, wrapped as Scrapy wraps it
        (failed(_newclient.ParseError("x", b"y")), "bad-answer", True),
        (failed(_newclient.BadResponseVersion("x", b"y")), "bad-answer", True),
        (failed(ValueError("conflicting Content-Length headers")), "bad-answer", True),
        (failed(internet.ConnectionLost("x")), "connection", True),
        (failed(refusals.HeaderFloodError("x")), "header-flood", True),
        (lost(twisted_http._DataLoss()), "cut-off", True),
        (lost(twisted_http._MalformedChunkedDataError(), twisted_http._DataLoss()), "bad-answer", True),
        (_newclient.RequestNotSent(), "connection", True),
        (_newclient.RequestTransmissionFailed([Failure(internet.ConnectionLost())]), "connection", True),
        (_newclient.RequestGenerationFailed([Failure(TypeError())]), "bad-address", False),
        (twisted_http.PotentialDataLoss(), "cut-off", True),
        # TLS
        (failed(SSL.Error([("SSL routines", "", "certificate verify failed")])), "tls", True),
        (failed(VerificationError(errors=[])), "tls", True),
        (failed(SSL.SysCallError(-1, "Unexpected EOF")), "connection", True),
        (failed(SSL.ZeroReturnError()), "connection", True),
        # the rest
        (TimeoutError(), "timeout", True),
        (ConnectionResetError(), "connection", True),
        (OSError("network is unreachable"), "connection", True),
        (ValueError("invalid hostname: a b"), "bad-address", False),
        (UnicodeError("label too long"), "bad-address", False),
        (KeyError("ours"), "KeyError", False),
    ],
)
def test_exceptions_have_their_right_names(error, cause, again):
    found, words, retry = describe(error)
    assert (found, retry) == (cause, again)
    assert words


def test_each_exception_of_scrapy_that_a_download_can_raise_has_a_name():
    not_of_downloads = {
        "NotConfigured",
        "_InvalidOutput",
        "DontCloseSpider",
        "CloseSpider",
        "DropItem",
        "UsageError",
        "ContractFail",
        "ScrapyDeprecationWarning",
    }
    kinds = {
        name: value
        for name, value in vars(exceptions).items()
        if isinstance(value, type) and issubclass(value, Exception) and value.__module__ == "scrapy.exceptions"
    }
    assert not {name for name in kinds.keys() - not_of_downloads if describe(kinds[name]())[0] == name}


def test_statuses_that_the_next_run_asks_for_again():
    assert [status for status in (301, 403, 451, 500, 501, 505, 599, 600, 999, 20) if not is_for_good(status)] == [
        *(500, 501, 505, 599, 600, 999, 20)
    ]


def test_each_refusal_has_a_name_of_its_own():
    kinds = refusals.Refusal.__subclasses__()
    assert len({kind.cause for kind in kinds}) == len(kinds) > 9
    assert all(describe(kind("where")) == (kind.cause, f"{kind.words}: where", kind.again) for kind in kinds)
