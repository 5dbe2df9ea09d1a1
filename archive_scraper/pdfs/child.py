"""Reads one PDF, in a process of its own that cannot outlive its limits or its parent.

    python child.py PARENT LIBRARY LIMITS < FILE > ANSWER

PARENT is the process that starts this file, LIBRARY the folder of pypdfium2, LIMITS a JSON object (pdfs.limits). The
answer is a line of JSON for the document, one for each page, and a last one that says that it is whole, or why not. A
PDF is code from a stranger for a large program in C++: what it does to this process reaches nothing else. It is run as
a script, by its path: it needs the standard library and pypdfium2, and so costs a tenth of a second.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import signal
import sys
import threading
import time
from typing import Any

_PR_SET_PDEATHSIG = 1
_WRONG_PASSWORD, _UNKNOWN_LOCK = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_FAILED_IN_A_ROW = 20
"""So many pages in a row that cannot be opened: a count that is a lie, or a file of which the rest is lost."""
_MOST_OF_INFO = 2000
_MOST_SIZES = 5000
"""Characters of the first page whose size of print is looked at."""
_GAP = 6
"""Points; words of one column stand closer."""
_FEWEST_JUMPS, _MOST_RECTS = 4, 20_000
_MOST_PARTS = 5000
"""As pdfs.reader has it: what it would not look at is not told."""


def main(parent: int, library: str, limits: dict[str, int]) -> None:
    """Tie this process down, then read what stands on its input."""
    _leash(parent)
    _limit(limits)
    sys.path.insert(0, library)
    try:
        _read(sys.stdin.buffer.read(), limits)
    except MemoryError:
        _say({"end": "too-large", "detail": f"needs more than {limits['memory'] // 2**20:,} MiB of memory"})
    except Exception as error:  # noqa: BLE001 # whatever a file makes of the library
        if not (isinstance(error, OSError) and error.errno == errno.EFBIG):  # RLIMIT_FSIZE: what is written counts
            _say({"end": "damaged", "detail": f"the library failed on it ({type(error).__name__})"})
    os._exit(0)  # nothing of the library need be tidied up


def _leash(parent: int) -> None:
    """End together with the parent: by the kernel on Linux, elsewhere by looking for it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if not hasattr(os, "getppid") or os.getppid() != parent:
        os._exit(1)

    def watch() -> None:  # the kernel's word goes by the thread that started this process
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _limit(limits: dict[str, int]) -> None:
    _bound("RLIMIT_CORE", 0, 0)
    _bound("RLIMIT_AS", limits["memory"], limits["memory"])
    _bound("RLIMIT_CPU", limits["seconds"], limits["seconds"] + 1)
    _bound("RLIMIT_FSIZE", limits["answer"], limits["answer"])


def _bound(name: str, soft: int, hard: int) -> None:
    """Set a limit; where the system has a lower one, or none of the kind (Windows, parts of macOS), that stays."""
    try:
        import resource

        kind = getattr(resource, name)
        most = resource.getrlimit(kind)[1]
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        resource.setrlimit(kind, (soft, hard))
    except (ImportError, AttributeError, ValueError, OSError):
        return


def _shut() -> None:
    """Open nothing from now on: no file, no connection, no process to hand them to."""
    "".encode("utf-16-le")  # what Python loads when it is asked for, and pypdfium2 will
    _bound("RLIMIT_NOFILE", 0, 0)
    _bound("RLIMIT_NPROC", 0, 0)


def _read(body: bytes, limits: dict[str, int]) -> None:
    try:
        import pypdfium2
        from pypdfium2 import raw
    except (ImportError, OSError) as error:  # a wheel of another system
        _say({"end": "not-installed", "detail": f"pypdfium2 cannot be loaded: {error}"})
        return
    _shut()
    try:
        document = pypdfium2.PdfDocument(body)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (_WRONG_PASSWORD, _UNKNOWN_LOCK)
        _say({"end": "encrypted" if locked else "damaged", "detail": "" if locked else str(error)})
        return
    info = {
        name: str(document.get_metadata_value(name))[:_MOST_OF_INFO] for name in ("Title", "Author", "CreationDate")
    }
    _say({"pages": count, "info": info})
    characters = failed = 0
    for number in range(min(count, limits["pages"])):
        try:
            page = document[number]
            text = page.get_textpage()
            found = text.get_text_range()
        except pypdfium2.PdfiumError:
            failed += 1
            if failed == _FAILED_IN_A_ROW:
                _say({"end": "damaged", "detail": f"pages {number + 2 - failed} to {number + 1} cannot be opened"})
                return
            _say({"page": number + 1, "failed": True})
            continue
        failed = 0
        characters += len(found)
        if characters > limits["characters"]:
            _say({"end": "cut", "detail": f"holds more than {limits['characters']:,} characters"})
            return
        _say(
            {"page": number + 1, "text": found}
            | ({"sizes": _sizes(raw, text)} if number == 0 else {})
            | ({"parts": _parts(raw, text, found)} if _jumps(raw, text) else {})
        )
        text.close()
        page.close()
    if count > limits["pages"]:
        _say({"end": "cut", "detail": f"has {count:,} pages, of which {limits['pages']:,} were read"})
    else:
        _say({"end": ""})


def _sizes(raw: Any, text: Any) -> list[float]:
    """Return the size of print, in points, of the first characters of a page, in the order of its text."""
    count = min(raw.FPDFText_CountChars(text), _MOST_SIZES)
    return [round(raw.FPDFText_GetFontSize(text, number), 1) for number in range(count)]


def _jumps(raw: Any, text: Any) -> bool:
    """Tell whether the file goes to the right and back time and again, as it does where it mixes columns."""
    count = raw.FPDFText_CountRects(text, 0, -1)
    if not _FEWEST_JUMPS * 2 <= count <= _MOST_RECTS:
        return False
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    ahead = back = 0
    end = start = 0.0
    for number in range(count):
        raw.FPDFText_GetRect(text, number, left, top, right, bottom)
        ahead += number > 0 and left.value > end + _GAP
        back += number > 0 and right.value < start
        start, end = left.value, right.value
    return ahead >= _FEWEST_JUMPS and back >= _FEWEST_JUMPS - 1


def _parts(raw: Any, text: Any, found: str) -> list[list[float]]:
    """Return the pieces of printed lines in the order of the file: pdfs.columns.Part says what each number is."""
    if raw.FPDFText_CountChars(text) != len(found):
        return []  # a sign of two units: where each stands is not certain
    box = [ctypes.c_double() for _ in range(4)]
    left, right = box[:2]
    base = ctypes.c_double()
    parts: list[list[float]] = []
    goes_on = False
    for number, sign in enumerate(found):
        if sign in "\r\n":
            goes_on = False
        if sign.isspace() or not raw.FPDFText_GetCharBox(text, number, *box):
            continue
        if goes_on and parts[-1][3] - 1 - _GAP < right.value and left.value < parts[-1][3] + 0.9 * parts[-1][5]:
            parts[-1][1], parts[-1][3] = number + 1, max(parts[-1][3], round(right.value, 1))
            continue
        if len(parts) == _MOST_PARTS:
            return []
        raw.FPDFText_GetCharOrigin(text, number, ctypes.c_double(), base)
        size = raw.FPDFText_GetFontSize(text, number)
        parts.append(
            [number, number + 1, round(left.value, 1), round(right.value, 1), round(base.value, 1), round(size, 1)]
        )
        goes_on = True
    return parts


def _say(line: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]))
