"""Text from outside, made harmless to show: nothing that a terminal obeys, nothing that reorders what is read."""

from __future__ import annotations

import re

# C0 but tab and line feed, DEL, C1 (ECMA-48: terminals run them as commands); what Unicode's UAX #9 calls explicit
# directional formatting, its implicit marks, and the deprecated ones of the same block; the separators that break a
# line; interlinear annotations. Joiners (U+200C, U+200D) are letters' own: Persian and emoji need them.
_OBEYED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]"
)


def harmless(text: str) -> str:
    r"""Return a text whose control characters and marks of direction are named; tabs and line ends stay. Idempotent.

    >>> harmless("invoice\u202efdp.exe"), harmless("\x1b[2Jgone"), harmless("a line\r\n")
    ('invoice[U+202E]fdp.exe', '[U+001B][2Jgone', 'a line\n')
    """
    if text.isprintable() and text.isascii():
        return text
    return _OBEYED.sub(_named, text.replace("\r\n", "\n"))


def harmless_json(text: str) -> str:
    r"""Return JSON whose control characters and marks of direction are escapes: harmless, and the same values.

    >>> harmless_json('"invoice\u202efdp.exe"')
    '"invoice\\u202efdp.exe"'
    """
    return text if text.isascii() and "\x7f" not in text else _OBEYED.sub(_escaped, text)


def _named(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
