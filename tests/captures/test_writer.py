"""Records as they are written: other tools read them, and find what was answered."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive_scraper.captures.writer import LEVEL, CaptureFile, Exchange, Original

AT = datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC)
URL = "https://pier.example/a?b=1"
SENT = [("User-Agent", "archive-scraper"), ("Cookie", "secret")]


def written(folder, exchange, **options):
    file = CaptureFile(folder / "1.warc.gz", "archive-scraper")
    file.add(exchange, **options)
    file.sync()
    file.close()
    with file.path.open("rb") as stream:
        records = ArchiveIterator(stream, check_digests="raise")
        return {record.rec_type: (record, record.content_stream().read()) for record in records}


@pytest.mark.parametrize(("status", "line"), [(200, "200 OK"), (404, "404 Not Found"), (999, "999 Unknown")], ids=str)
def test_an_answer_and_its_request(status, line, tmp_path):
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Set-Cookie", "secret")]
    exchange = Exchange(url=URL, at=AT, status=status, headers=headers, body=b"\0hello\xff", request_headers=SENT)
    found = written(tmp_path, exchange)
    assert list(found) == ["warcinfo", "response", "request"]
    answer, body = found["response"]
    assert body == b"\0hello\xff"
    assert (answer.rec_headers.protocol, answer.rec_headers.get_header("WARC-Date")) == (
        "WARC/1.1",
        "2026-03-01T12:00:05Z",
    )
    assert answer.http_headers.statusline == line
    assert answer.http_headers.headers == [("Content-Type", "text/html"), ("Content-Length", "7")]
    request, nothing = found["request"]
    assert (request.http_headers.statusline, request.http_headers.protocol, nothing) == ("/a?b=1 HTTP/1.1", "GET", b"")
    assert request.http_headers.headers == [("Host", "pier.example"), ("User-Agent", "archive-scraper")]
    answer_id = answer.rec_headers.get_header("WARC-Record-ID")
    assert request.rec_headers.get_header("WARC-Concurrent-To") == answer_id


@pytest.mark.parametrize(("status", "profile"), [(200, "identical-payload-digest"), (304, "server-not-modified")])
def test_a_body_that_is_kept_already(status, profile, tmp_path):
    original = Original(url="https://pier.example/first", at=AT, digest="sha256:A")
    exchange = Exchange(url=URL, at=AT, status=status, headers=[("ETag", "1")], body=b"", request_headers=SENT)
    record, body = written(tmp_path, exchange, original=original)["revisit"]
    told = record.rec_headers.get_header
    assert told("WARC-Profile") == f"http://netpreserve.org/warc/1.1/revisit/{profile}"
    assert (told("WARC-Refers-To-Target-URI"), told("WARC-Payload-Digest")) == (original.url, "sha256:A")
    assert (body, record.http_headers.headers) == (b"", [("ETag", "1")])


@pytest.mark.parametrize("half", [0, 3, 30, 50, 60, 220, 500, 1300])
def test_a_record_of_any_size_is_read_and_no_larger_than_with_a_whole_window(half, tmp_path):
    body = b"".join(sha256(b"%d" % n).digest() for n in range(half)) * 2  # its second half alone can be told shorter
    exchange = Exchange(url=URL, at=AT, status=200, headers=[], body=body)
    file = CaptureFile(tmp_path / "1.warc.gz", "archive-scraper")
    place = file.add(exchange)
    file.close()
    record = zlib.decompress((member := file.path.read_bytes()[place.offset :][: place.length]), 16 + zlib.MAX_WBITS)
    assert record.endswith(body + b"\r\n\r\n")
    assert len(member) <= len(zlib.compress(record, LEVEL, 16 + zlib.MAX_WBITS)) + 8


def test_letters_of_headers_are_kept_as_they_came(tmp_path):
    """Twisted hands over bytes, Scrapy the Latin-1 of them."""
    sent = "Zürich; ort=Genève, наука".encode().decode("latin-1")
    exchange = Exchange(url=URL, at=AT, status=200, headers=[("X-Place", sent), ("X-Über", "1")], body=b"x")
    record, _ = written(tmp_path, exchange)["response"]
    assert record.http_headers.get_header("X-Place") == "Zürich; ort=Genève, наука"
