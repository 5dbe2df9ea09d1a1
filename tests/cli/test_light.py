"""What a crawl does not load."""

import gc
import importlib
import resource
import subprocess
import sys

import pytest

from archive_scraper.cli.light import loading, roomy, without


def test_a_module_is_hidden_while_the_block_runs_and_only_where_it_is_not_loaded(monkeypatch):
    monkeypatch.delitem(sys.modules, "wave", raising=False)
    with without("wave", "pathlib"):
        with pytest.raises(ImportError):
            importlib.import_module("wave")
        assert importlib.import_module("pathlib").Path
    assert importlib.import_module("wave").Error


def test_making_an_archive_loads_no_pandas(tmp_path):
    code = f"""
import sys
from pathlib import Path
from archive_scraper.cli.light import without
from archive_scraper.store import Archive
with without("pandas", "numpy"), Archive.open(Path({str(tmp_path / "a.db")!r})):
    pass
sys.exit("sqlite_utils.db" not in sys.modules or "pandas" in sys.modules or "numpy" in sys.modules)
"""
    assert not subprocess.run([sys.executable, "-c", code], check=False).returncode


def test_the_downloader_is_loaded_as_ever_without_a_look_through_the_call_stack():
    code = """
import inspect, sys
from archive_scraper.cli.light import load_downloader
before = inspect.stack, inspect.getmodule
looked = []
inspect.getsourcelines = inspect.findsource = looked.append
load_downloader()
from scrapy.core.downloader import contextfactory, tls
assert not looked and (inspect.stack, inspect.getmodule) == before
for module, name in ((contextfactory, "ScrapyClientContextFactory"), (tls, "ScrapyClientTLSOptions")):
    assert getattr(module, name).__module__ == module.__name__, getattr(module, name).__module__
"""
    assert not subprocess.run([sys.executable, "-c", code], check=False).returncode


def test_what_is_loaded_is_not_looked_at_again():
    before = gc.get_threshold()
    gc.set_threshold(700)  # another test of this process may have loaded a crawl
    try:
        with loading():
            assert not gc.isenabled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold()[0] > 700
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def leaf():
    pass


leaf.__code__ = leaf.__code__.replace(co_stacksize=100)  # a frame larger than the step between two depths


def pieces_taken(depth, turns=400):
    """Return how often the system was asked for memory, about, while so many calls were made at some depth."""
    if depth:
        return pieces_taken(depth - 1, turns)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(turns):
        leaf()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def test_no_depth_of_calls_takes_memory_in_each_turn():
    found = []
    roomy(lambda: found.extend(pieces_taken(depth) for depth in range(150)))  # which touches it first
    found.clear()
    roomy(lambda: found.extend(pieces_taken(depth) for depth in range(150)))
    assert max(found) < 200


def test_what_is_raised_below_comes_through():
    with pytest.raises(SystemExit):
        roomy(sys.exit)
