"""Reads one PDF, in a process of its own that cannot outlive its limits or its parent.

    python child.py PARENT LIBRARY LIMITS < FILE > ANSWER

PARENT is the process that starts this file, LIBRARY the folder of pypdfium2, LIMITS a JSON object (pdfs.limits). The
answer is a line of JSON for the document, one for each page, and a last one that says that it is whole, or why not. A
PDF is code from a stranger for a large program in C++: what it does to this process reaches nothing else. It is run as
a script, by its path: it needs the standard library and pypdfium2, and so costs a tenth of a second.
"""

from __future__ import annotations

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
        from ctypes import CDLL

        CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
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
        _say({"page": number + 1, "text": found} | ({"sizes": _sizes(raw, text)} if number == 0 else {}))
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


def _say(line: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]))
