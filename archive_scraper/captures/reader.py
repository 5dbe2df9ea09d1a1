"""Reading captures: one by its place in its file, or many in the order in which they stand."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from fastwarc.warc import ArchiveIterator, WarcRecordType

from archive_scraper.captures.digest import digest_of
from archive_scraper.captures.places import path_of
from archive_scraper.errors import CaptureError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive_scraper.store.captures import Captured

_READ = WarcRecordType.response | WarcRecordType.revisit


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered, as it is kept."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return a header's first value, None where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def read_answer(database: Path, capture: Captured, body: Captured | None = None) -> Answer:
    """Return a capture as it was answered; ``body`` is the capture that holds its body, where it is a revisit.

    Raises CaptureError for a file that is missing, too short or damaged, and where a body is not what its digest says.
    """
    answer = _read(database, capture)
    if body is not None:
        whole = _read(database, body)
        answer = Answer(url=answer.url, status=answer.status, headers=answer.headers, body=whole.body)
    if (capture.body_id is None or body is not None) and digest_of(answer.body) != capture.digest:
        raise CaptureError(f"{capture.file}: the capture of {capture.url} is not what its digest says")
    return answer


def _read(database: Path, capture: Captured) -> Answer:
    path = path_of(database, capture.file)
    try:
        with path.open("rb") as file:
            file.seek(capture.offset)
            member = file.read(capture.length)
    except OSError as error:
        raise CaptureError(f"{path}: cannot be read: {error.strerror}") from error
    if len(member) < capture.length:
        raise CaptureError(f"{path}: ends before the capture of {capture.url}")
    try:
        return next(_answers(member))
    except StopIteration:
        raise CaptureError(f"{path}: holds no answer at byte {capture.offset}") from None
    except Exception as error:
        raise CaptureError(f"{path}: damaged at byte {capture.offset}: {error}") from error


def _answers(members: bytes) -> Iterator[Answer]:
    for record in ArchiveIterator(BytesIO(members), record_types=_READ, parse_http=True):
        headers = record.http_headers
        yield Answer(
            url=record.headers.get("WARC-Target-URI") or "",
            status=int(headers.status_code or 0) if headers else 0,
            headers=tuple(headers.astuples()) if headers else (),
            body=record.reader.read(),
        )
