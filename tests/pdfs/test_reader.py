"""A PDF is read in a process of its own: what it holds comes back, what it does to that process does not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_files import (
    bomb,
    deep_arrays,
    deep_tree,
    in_script,
    locked,
    loop,
    many_pages,
    nested_forms,
    report,
    same_page,
    scan,
)

from archive_scraper.pdfs import reader
from archive_scraper.pdfs.reader import Limits, read_pdf


def test_what_a_report_holds():
    info = {"Title": "Microsoft Word - draft.docx", "Author": "admin", "CreationDate": "D:20240312101500Z"}
    found = read_pdf(report(3, info=info).write())
    assert (found.cause, found.detail, found.pages) == ("", "", 3)
    assert found.texts[1].startswith("On page 2 the harbour ferries cross the bay and come back at night")
    assert found.first_page[0] == ("The Harbour Report", 24.0)
    assert found.first_page[1] == ("By Ada Marlowe and Jon Tell", 11.0)
    assert (found.title, found.author, found.created) == tuple(info.values())


@pytest.mark.parametrize(
    ("lines", "visual"),
    [
        (["海港報告：軍備管制", "第二行文字繼續"], False),
        (["港湾の報告書", "二行目"], False),
        (["서울의 항구 보고서", "둘째 줄"], False),
        (["תקציר הדוח", "שורה שנייה"], True),
        (["تقرير الميناء", "السطر الثاني"], True),
        (["Доклад о порте", "Вторая строка"], False),
    ],
)
def test_scripts(lines, visual):
    assert [line for line, _ in read_pdf(in_script(lines, visual=visual)).first_page] == lines


CASES = {
    "locked": (locked(report(), "secret"), "encrypted", "a password", 0),
    "locked for changes alone": (locked(report(), ""), "", "", 3),
    "white space before it": (b"\r\n" + report().write(), "", "", 3),
    "scan": (scan(3), "no-text", "no text", 0),
    "nothing": (b"%PDF-1.7", "damaged", "", 0),
    "garbage": (b"%PDF-1.7\n" + b"\0\xff garbage" * 1000, "damaged", "", 0),
    "cut off": (report(40).write()[:9000], "damaged", "", 0),
    "a page tree that is a loop": (loop(), "damaged", "1 of 2 pages", 1),
    "two billion pages": (many_pages(2**31 - 1), "", "", 1),
    "a million pages that are not there": (many_pages(1_000_000), "damaged", "pages 2 to 21", 1),
    "one page fifty thousand times": (same_page(50_000), "cut", "50,000 pages", 200),
    "a deep page tree": (deep_tree(50_000), "damaged", "cannot be opened", 0),
    "deep arrays": (deep_arrays(300_000), "no-text", "", 0),
    "a bomb of 500 MB": (bomb(500_000_000), "damaged", "memory", 0),
    "forms in forms": (nested_forms(12, 10), "too-slow", "more than 1 s", 0),
}


@pytest.mark.parametrize("case", CASES)
def test_hostile_and_broken(case):
    body, cause, words, pages = CASES[case]
    small = Limits(seconds=20, pages=200, memory=400 * 2**20)
    found = read_pdf(body, limits=Limits(seconds=1) if cause == "too-slow" else small)
    assert (found.cause, len([text for text in found.texts if text])) == (cause, pages)
    assert words in found.detail
    assert bool(found.detail) == bool(cause)


def test_more_text_than_anybody_writes_is_cut():
    found = read_pdf(report(30).write(), limits=Limits(characters=1000))
    assert (found.cause, found.pages) == ("cut", 30)
    assert "1,000 characters" in found.detail
    assert 0 < sum(map(len, found.texts)) <= 1000


def test_an_answer_is_no_larger_than_allowed():
    found = read_pdf(report(30).write(), limits=Limits(answer=2000))
    assert (found.cause, found.pages) == ("damaged", 30)
    assert found.texts


def test_it_ends_when_it_is_told_to():
    found = read_pdf(nested_forms(12, 10), stopped=lambda: True)
    assert (found.cause, found.texts) == ("stopped", ())


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
@pytest.mark.parametrize(
    "act", ["open('/etc/hostname')", "socket.socket()", "socket.create_connection(('127.0.0.1', 9))"]
)
def test_the_process_opens_nothing(act):
    path = Path(reader.__file__).with_name("child.py")
    code = f"import socket, sys; sys.path.insert(0, {str(path.parent)!r}); import child; child._shut(); {act}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "Too many open files" in done.stderr


def test_a_process_that_cannot_work_is_no_fault_of_the_file(monkeypatch, tmp_path):
    broken = tmp_path / "child.py"
    broken.write_text("raise SystemExit(3)")
    monkeypatch.setattr(reader, "_CHILD", broken)
    with pytest.raises(OSError, match="could not work: exit 3"):
        read_pdf(report().write())


def test_a_library_that_cannot_be_loaded_is_said(monkeypatch, tmp_path):
    (tmp_path / "pypdfium2.py").write_text("raise OSError('wrong ELF class')")
    monkeypatch.setattr(reader, "library_folder", lambda: tmp_path)
    found = read_pdf(report().write())
    assert (found.cause, found.detail) == ("not-installed", "pypdfium2 cannot be loaded: wrong ELF class")


def test_without_the_library(monkeypatch):
    monkeypatch.setattr(reader, "library_folder", lambda: None)
    found = read_pdf(report().write())
    assert found.cause == "not-installed"
    assert "pip install 'archive-scraper[pdf]'" in found.detail


@pytest.mark.skipif(not hasattr(os, "getppid") or sys.platform == "win32", reason="no processes of POSIX")
def test_a_killed_parent_leaves_no_orphan(tmp_path):
    body = tmp_path / "slow.pdf"
    body.write_bytes(nested_forms(12, 10))
    code = (
        "import sys, subprocess; from archive_scraper.pdfs import reader\n"
        "start = subprocess.Popen\n"
        "def popen(*a, **k):\n    p = start(*a, **k); print(p.pid, flush=True); return p\n"
        "subprocess.Popen = popen\n"
        "reader.read_pdf(open(sys.argv[1], 'rb').read())\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, str(body)], stdout=subprocess.PIPE, text=True)
    with parent:
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        for _ in range(100):
            if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split()[2]:
                break
            signal.sigtimedwait([], 0.1)
        else:
            os.kill(child, signal.SIGKILL)
            pytest.fail("the reading process lives on")
