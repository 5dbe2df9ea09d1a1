"""References and bytes of lists that state what they hold."""

from __future__ import annotations

import gzip

import pytest

from archive_scraper.extract.stated.source import decode, sound_references, unpack


@pytest.mark.parametrize(
    ("printed", "sound"),
    [
        ("&#9;&#10;&#13;", "&#9;&#10;&#13;"),  # the only control characters that XML allows
        ("&#4;", "\ufffd"),
        ("&#8;", "\ufffd"),
        ("&#18;", "\ufffd"),
        ("&#20;", "\ufffd"),
        ("&#26;", "\ufffd"),
        ("&#31;", "\ufffd"),
        ("&#32;", "&#32;"),
        ("&#xD7FF;", "&#55295;"),
        ("&#xD800;", "\ufffd"),
        ("&#xDFFF;", "\ufffd"),
        ("&#xE000;", "&#57344;"),
        ("&#xFFFD;", "&#65533;"),
        ("&#xFFFE;", "\ufffd"),
        ("&#128030; &#x1F41E;", "&#128030; &#128030;"),  # a picture among the letters
        ("&#1114112;", "\ufffd"),  # beyond all letters
        ("&amp;&lt;&gt;&quot;&apos;", "&#38;&#60;&#62;&#34;&#39;"),
        ("&nbsp;", "\xa0"),
        ("salt & tide", "salt &#38; tide"),
    ],
)
def test_references(printed: str, sound: str):
    assert sound_references(printed) == sound


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<?xml version="1.0" encoding="iso-8859-1"?><a>caf\xe9</a>'.encode("latin-1"), "café"),
        (
            b"<?xml " + b" " * 300 + b'encoding="iso-8859-1"?>caf\xe9 is open',
            "café",
        ),  # far behind: read as Windows writes it
        # what is declared after four hundred letters is not looked at
        (b" " * 250 + b'<?xml version="1.0" encoding="iso-8859-2"?>\xb1 tide', "ą tide"),
        (b" " * 450 + b'<?xml version="1.0" encoding="iso-8859-2"?>\xb1 tide', "± tide"),
        ("<a>café".encode()[:-1], "caf"),  # the last letter was cut
        (b"<a>caf\xe9 is open", "café"),
    ],
)
def test_decode(body: bytes, text: str):
    assert text in decode(body, None)


def test_what_is_packed_ends_at_the_bound():
    text = b"tide " * 1_000_000
    found, remark = unpack(gzip.compress(text), 2 * 1024 * 1024)
    assert (len(found), remark) == (2 * 1024 * 1024, "cut after 2 MiB, unpacked")
    assert unpack(gzip.compress(b"tide"), 100) == (b"tide", "")
