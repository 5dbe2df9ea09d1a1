"""What a worker makes of a child that crawls: it ends for certain, and how it ended is said."""

import subprocess
import sys

import pytest

from archive_scraper.cluster import work

SAYS = "import json, sys, time; say = lambda **m: print(json.dumps(m), flush=True); sys.stdin.buffer.read(); "
REPORT = "say(report={'source': 'one', 'state': 'good'})"
FOREVER = "time.sleep(600)"


@pytest.fixture
def watch(tmp_path, monkeypatch):
    """Watches a child that is a line of Python; returns what became of it, and what was told meanwhile."""
    (tmp_path / "claim").write_text("1-a", encoding="utf-8")
    (tmp_path / "said").write_text("1 go", encoding="utf-8")
    monkeypatch.setattr(work, "_POLL", 0.01)
    monkeypatch.setattr(work, "_LOOK", 0.02)
    monkeypatch.setattr(work, "_SPEAK", 0.02)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}

    def run(code, on_tell=lambda _: None, **bounds):
        children, told = [], []

        def start():
            children.append(
                subprocess.Popen([sys.executable, "-S", "-c", SAYS + code], start_new_session=True, **pipes)
            )
            return children[0]

        def tell(counts):
            told.append(counts)
            if counts:  # the child has begun
                on_tell(tmp_path)

        monkeypatch.setattr(work, "start_crawl", start)
        job = {"source": "one", "attempt": "1-a", "claim": str(tmp_path / "claim"), "said": str(tmp_path / "said")}
        job |= {"silent": 60.0, "orphaned": 60.0, "grace": 60.0} | bounds
        answer = work._Watch(job, tell).crawl(b"a parcel")
        assert all(child.returncode is not None for child in children)
        return answer, told

    return run


def test_a_crawl_that_ends(watch):
    answer, told = watch(f"say(pages=3, delay=2.5); time.sleep(0.2); say(pages=4, delay=1.0); {REPORT}")
    assert answer["outcome"] == "ended"
    assert answer["report"] == {"source": "one", "state": "good"}
    assert (answer["delay"], answer["code"]) == (2.5, 0)
    assert {} in told or {"pages": 3} in told  # also before its first page the worker speaks


@pytest.mark.parametrize(
    ("code", "outcome", "words"),
    [
        ("say(refusal='no browser here')", "ended", ""),
        ("sys.exit('MemoryError')", "killed", "MemoryError"),
        ("import os; os.kill(os.getpid(), 9)", "killed", ""),
        ("print('{half a line'); sys.stderr.write('x' * 2_000_000)", "killed", "x" * 300),
    ],
)
def test_a_crawl_that_says_nothing_of_its_end(watch, code, outcome, words):
    answer, _ = watch(code)
    assert (answer["outcome"], answer["words"]) == (outcome, words)
    assert answer["report"] is None


def test_a_crawl_that_hangs_is_ended(watch):
    assert watch(FOREVER, silent=0.1)[0]["outcome"] == "hung"


def test_a_crawl_that_hangs_and_does_not_listen_is_killed(watch):
    deaf = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); say(pages=1); {FOREVER}"
    answer, _ = watch(deaf, silent=0.3, grace=0.1)
    assert (answer["outcome"], answer["code"]) == ("hung", -9)


def test_a_crawl_that_nobody_waits_for_is_ended(watch):
    assert watch(FOREVER, orphaned=0.1)[0]["outcome"] == "orphaned"


def test_a_crawl_that_another_worker_has_taken_over_is_killed_at_once(watch):
    deaf = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); say(pages=1); {FOREVER}"
    answer, _ = watch(deaf, on_tell=lambda folder: (folder / "claim").write_text("2-b", encoding="utf-8"))
    assert answer["outcome"] == "superseded"


def test_a_crawl_that_is_told_to_stop_says_its_report(watch):
    listens = (
        f"import signal; signal.signal(signal.SIGTERM, lambda *_: ({REPORT}, sys.exit())); say(pages=1); {FOREVER}"
    )

    def stop(folder):
        (folder / "said").write_text("2 stop", encoding="utf-8")

    answer, _ = watch(listens, on_tell=stop)
    assert (answer["outcome"], answer["report"]["state"]) == ("ended", "good")


def test_a_claim_that_is_gone_begins_nothing(watch, tmp_path):
    (tmp_path / "claim").unlink()
    assert watch(FOREVER)[0] == {"outcome": "superseded"}
