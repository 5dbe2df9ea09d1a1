"""A small writer of PDFs: pages of text in a font that every reader has, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

A4 = (595, 842)
"""Points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text at a place of a page, in points from its lower left corner."""

    text: str
    x: float = 72
    y: float
    size: float = 11


@dataclass(slots=True, kw_only=True)
class Pdf:
    """A PDF in the making. Characters outside of Windows-1252 become question marks."""

    pages: list[list[Line]] = field(default_factory=list)
    info: Mapping[str, str] = field(default_factory=dict)
    """Document information: Title, Author, CreationDate ..."""

    def add_text(self, text: Sequence[str], *, top: float = 770, size: float = 11, leading: float = 15) -> None:
        """Add a page with lines of text from its top down."""
        self.pages.append([Line(text=line, y=top - leading * n, size=size) for n, line in enumerate(text)])

    def objects(self) -> list[bytes]:
        """Return the objects of the file: catalog, page tree, font, document information, then two a page."""
        first = 5
        kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(self.pages)))
        entries = " ".join(f"/{name} ({_escaped(value)})" for name, value in self.info.items())
        found = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>".encode(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            f"<< {entries} >>".encode("cp1252", "replace"),
        ]
        for n, lines in enumerate(self.pages):
            found.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents {first + 2 * n + 1} 0 R "
                "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
            )
            found.append(stream("\n".join(map(_shown, lines)).encode("cp1252", "replace")))
        return found

    def write(self) -> bytes:
        """Return the file."""
        return assemble(self.objects(), "/Root 1 0 R /Info 4 0 R")


def stream(content: bytes, entries: str = "") -> bytes:
    """Return a stream object of some content, with further entries of its dictionary."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries.encode(), content)


def assemble(objects: Sequence[bytes], trailer: str) -> bytes:
    """Return a file of these objects, which are numbered from 1 on, with its table of where each stands."""
    body = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer.encode(), start)
    return bytes(body)


def _shown(line: Line) -> str:
    return f"BT /F1 {line.size} Tf {line.x} {line.y} Td ({_escaped(line.text)}) Tj ET"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
