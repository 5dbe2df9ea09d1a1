"""PDFs as tests need them: in any script, locked, broken, and made to harm. All of our own making."""

from __future__ import annotations

import zlib
from hashlib import md5
from typing import TYPE_CHECKING

from archive_scraper.demo.pdf_file import Line, Pdf, assemble, stream

if TYPE_CHECKING:
    from collections.abc import Sequence

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")  # PDF 32000-1, 7.6.3.3
ROOT = "/Root 1 0 R"


def report(pages: int = 3, *, info: dict[str, str] | None = None, words: str = "harbour ferries cross the bay") -> Pdf:
    """Return a report: a title page, then pages of text."""
    pdf = Pdf(info=info or {})
    pdf.pages.append(
        [
            Line(text="The Harbour Report", y=700, size=24),
            Line(text="By Ada Marlowe and Jon Tell", y=660),
            Line(text="12 March 2024", y=640),
            Line(text=f"A study of how {words} in all weathers, and why.", y=600),
        ]
    )
    for number in range(2, pages + 1):
        pdf.add_text([f"On page {number} the {words} and come back at night, every day of the year.", "They do."])
    return pdf


def in_script(lines: Sequence[str], *, visual: bool = False) -> bytes:
    """Return a page of lines in any script; ``visual`` puts its letters down from left to right, as layouts do."""
    letters = sorted({letter for line in lines for letter in line})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    pairs = "\n".join(f"<{codes[one]:04X}> <{one.encode('utf-16-be').hex()}>" for one in letters)
    cmap = (
        "begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap"
    )
    shown = [
        f"BT /F1 11 Tf 72 {700 - 15 * number} Td "
        f"<{''.join(f'{codes[one]:04X}' for one in (line[::-1] if visual else line))}> Tj ET"
        for number, line in enumerate(lines)
    ]
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                b"/Resources << /Font << /F1 5 0 R >> >> >>"
            ),
            stream("\n".join(shown).encode()),
            (
                b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] "
                b"/ToUnicode 7 0 R >>"
            ),
            (
                b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 600 /FontDescriptor 8 0 R "
                b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
            ),
            stream(cmap.encode()),
            (
                b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
                b"/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
            ),
        ],
        ROOT,
    )


def locked(pdf: Pdf, password: str) -> bytes:
    """Return a PDF that opens with a password (RC4 of 40 bits, PDF 32000-1, 7.6); "" opens it for everybody."""
    padded = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(md5(_PADDING, usedforsecurity=False).digest()[:5], padded)
    marks = (-4).to_bytes(4, "little", signed=True)
    key = md5(padded + owner + marks + b"0" * 16, usedforsecurity=False).digest()[:5]
    objects = pdf.objects()
    for place, content in enumerate(objects):
        head, mark, rest = content.partition(b"stream\n")
        if mark:
            own = md5(key + (place + 1).to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]
            objects[place] = head + mark + _rc4(own, rest.removesuffix(b"\nendstream")) + b"\nendstream"
    objects.append(
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
        % (owner.hex().encode(), _rc4(key, _PADDING).hex().encode())
    )
    number = b"0" * 16
    return assemble(objects, f"{ROOT} /Encrypt {len(objects)} 0 R /ID [<{number.hex()}> <{number.hex()}>]")


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    found = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        found.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(found)


def scan(pages: int = 2) -> bytes:
    """Return pages that hold a picture each, and no text."""
    pdf = Pdf()
    pdf.pages = [[] for _ in range(pages)]
    return pdf.write()


def _page(content: bytes, more: Sequence[bytes] = (), *, count: str = "1", kids: str = "3 0 R") -> bytes:
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
            ),
            content,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ],
        ROOT,
    )


_SHOWN = b"BT /F1 11 Tf 72 700 Td (Harbour ferries cross the bay) Tj ET\n"


def bomb(size: int) -> bytes:
    """Return a page whose text is so many bytes long when it is inflated, by two filters one in the other."""
    inner = zlib.compress(_SHOWN * (size // len(_SHOWN)), 9)
    return _page(stream(zlib.compress(inner, 9), "/Filter [/FlateDecode /FlateDecode]"))


def many_pages(count: int) -> bytes:
    """Return a file that says it has so many pages, and has one."""
    return _page(stream(_SHOWN), count=str(count))


def same_page(count: int) -> bytes:
    """Return a small file in which one page stands so many times."""
    return _page(stream(_SHOWN), count=str(count), kids="3 0 R " * count)


def deep_tree(depth: int) -> bytes:
    """Return a page tree in which each node holds one other."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(depth)]
    objects += [b"<< /Type /Page /MediaBox [0 0 595 842] /Contents %d 0 R >>" % (depth + 3), stream(_SHOWN)]
    return assemble(objects, ROOT)


def deep_arrays(depth: int) -> bytes:
    """Return a page whose dictionary holds arrays one in the other."""
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Names " + b"[" * depth + b"]" * depth + b" >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ],
        ROOT,
    )


def loop() -> bytes:
    """Return a page tree that leads back to itself."""
    return _page(stream(_SHOWN), kids="2 0 R 3 0 R", count="2")


def nested_forms(depth: int, each: int) -> bytes:
    """Return a page that shows a form which shows another one so many times, and so on: each to the power of depth."""
    forms = []
    for number in range(depth):
        content = b"/X Do " * each if number < depth - 1 else _SHOWN
        forms.append(
            stream(
                content,
                "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                f"/Resources << /Font << /F1 5 0 R >> /XObject << /X {7 + number} 0 R >> >>",
            )
        )
    return _page(stream(b"/X Do"), forms)
