"""The source of a list: bytes unpacked and decoded, and XML made sound where its texts break it."""

from __future__ import annotations

import re
import sys
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from html.entities import html5

from w3lib.encoding import resolve_encoding

from archive_scraper.extract.bounds import MIB
from archive_scraper.words.kept import compiled

MAX_UNPACKED = 50 * MIB
"""What a sitemap may have at most by its protocol (sitemaps.org); no more is unpacked."""
HEAD = 65_536
"""Bytes, or characters, at the beginning that say what a list is."""
_GZIP = b"\x1f\x8b\x08"
_MOST_MEMBERS = 64
"""A gzip file may have several (RFC 1952, section 2.2); for each the rest of the file is copied."""
_ILLEGAL = compiled("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CDATA = compiled(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_REFERENCE = compiled(r"&(?:#([0-9]{1,7});|#[xX]([0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_OF_XML = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def unpack(body: bytes, most: int = MAX_UNPACKED) -> tuple[bytes, str]:
    """Return what a gzip file holds, and a remark where that is not all; any other body as it is.

    Its first bytes decide, not its name: many a ".gz" was unpacked on its way. Never raises.
    """
    if not body.startswith(_GZIP):
        return body, ""
    found = bytearray()
    whole = True
    for _ in range(_MOST_MEMBERS):
        if not body.startswith(_GZIP) or len(found) > most:
            break
        stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            found += stream.decompress(body, most + 1 - len(found))
        except zlib.error:
            return bytes(found), "its gzip is damaged"
        body, whole = stream.unused_data, stream.eof
    if len(found) > most:
        return bytes(found[:most]), f"cut after {most // MIB} MiB, unpacked"
    if body.startswith(_GZIP):
        return bytes(found), f"cut after {_MOST_MEMBERS} members of its gzip"
    return bytes(found), "" if whole else "its gzip ends early"


def decode(body: bytes, charset: str | None) -> str:
    """Return a list's text: by its byte order mark, as UTF-8 where it is that, else as header or declaration say."""
    if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    declared = re.match(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", body[:400])
    named = [name for name in (charset, declared[1].decode("ascii") if declared else None) if name]
    known = [name for name in map(resolve_encoding, named) if name]
    if not (known and known[0].startswith("iso2022")):  # which is ASCII to the eye
        try:
            return body.removeprefix(BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError as error:
            if len(body) - error.start < 4:  # the last character was cut
                return body[: error.start].removeprefix(BOM_UTF8).decode("utf-8")
    for name in known:
        if name != "utf-8":
            return body.decode(name, "replace")
    return body.decode("utf-8" if known else "cp1252", "replace")


def legal(text: str) -> str:
    """Return a text without the characters that XML forbids."""
    return _ILLEGAL.sub("", text)


def sound_references(source: str) -> str:
    """Return a source whose references XML knows.

    "&nbsp;" and a bare "&" are what lists break on most. All references become numbers: after its first error libxml2
    drops those by name.
    """
    parts = _CDATA.split(source)
    parts[::2] = [_REFERENCE.sub(_reference, part) for part in parts[::2]]
    return "".join(parts)


def _reference(found: re.Match[str]) -> str:
    number, digits, name = found.groups()
    if number or digits:
        code = int(number) if number else int(digits, base=16)
        return f"&#{code};" if code <= sys.maxunicode and not _ILLEGAL.match(chr(code)) else "\ufffd"
    if name in _OF_XML:
        return f"&#{ord(_OF_XML[name])};"
    known = html5.get(f"{name};") if name else None
    return known if known is not None and not set(known) & set("<>&") else "&#38;" + found[0][1:]
