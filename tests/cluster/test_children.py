"""Children of a worker: forked where that works, started as they are where it does not."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from archive_scraper.cluster import children

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no forks there")


class Died:
    """A process that forks and has died."""

    def answer(self, *, wait: bool = True) -> int:
        raise ConnectionError(wait)


@pytest.mark.parametrize(
    ("platform", "failures", "wanted"),
    [
        ("linux", 0, ["nursery 0", "forked"]),
        ("linux", 1, ["nursery 1", "nursery 0", "forked"]),  # it had died, and a new one lives
        ("linux", 2, ["nursery 2", "nursery 1", "started child"]),
        ("darwin", 0, ["started child"]),
    ],
)
def test_a_child_is_forked_or_else_started(monkeypatch, platform, failures, wanted):
    told = []
    left = [failures]

    class Nursery:
        def __init__(self):
            told.append(f"nursery {left[0]}")

        def fork(self):
            if left[0]:
                left[0] -= 1
                raise ConnectionError
            return "forked"

    monkeypatch.setattr(children, "_Nursery", Nursery)
    monkeypatch.setattr(children, "_OWN", type("Own", (), {})())
    monkeypatch.setattr(children.sys, "platform", platform)
    monkeypatch.setattr(children, "start_module", lambda module, **_: f"started {module}")
    told.append(children.start_crawl())
    assert told == wanted


def test_a_nursery_is_kept_for_the_next_child(monkeypatch):
    made = []

    class Nursery:
        def __init__(self):
            made.append(self)

        def fork(self):
            return "forked"

    monkeypatch.setattr(children, "_Nursery", Nursery)
    monkeypatch.setattr(children, "_OWN", type("Own", (), {})())
    monkeypatch.setattr(children.sys, "platform", "linux")
    assert [children.start_crawl(), children.start_crawl()] == ["forked", "forked"]
    assert len(made) == 1


def test_a_child_whose_nursery_died_was_killed():
    pipes = [os.pipe() for _ in range(3)]
    child = children._Fork(Died(), 2**22 + 1, [pipes[0][1], pipes[1][0], pipes[2][0]])
    assert child.poll() == child.wait() == -signal.SIGKILL
    child.terminate()  # sends nothing to a number that may be another's by now
    for stream in (child.stdin, child.stdout, child.stderr):
        stream.close()
    for descriptor in (pipes[0][0], pipes[1][1], pipes[2][1]):
        os.close(descriptor)
