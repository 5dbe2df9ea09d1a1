"""Which cluster a text names."""

import pytest

from archive_scraper.cluster.address import read_cluster
from archive_scraper.errors import UsageError


@pytest.mark.parametrize(
    ("text", "workers", "scheduler"),
    [
        ("local:1", 1, ""),
        ("local:16", 16, ""),
        ("tcp://10.0.0.1:8786", 0, "tcp://10.0.0.1:8786"),
        ("tls://node-3.example.org:8786", 0, "tls://node-3.example.org:8786"),
        ("tcp://[::1]:8786", 0, "tcp://[::1]:8786"),
    ],
)
def test_addresses(text, workers, scheduler):
    found = read_cluster(text)
    assert (found.workers, found.scheduler, found.is_local) == (workers, scheduler, bool(workers))


def test_a_scheduler_s_file(tmp_path):
    path = tmp_path / "scheduler.json"
    path.write_text("{}", encoding="utf-8")
    assert read_cluster(str(path)).file == path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("local", "no number of workers"),
        ("local:0", "no number of workers"),
        ("local:257", "no number of workers"),
        ("local:two", "no number of workers"),
        ("local:٣", "no number of workers"),
        ("tcp://host", "such as tcp://host:8786"),
        ("tcp://host:port", "such as tcp://host:8786"),
        ("http://host:8787/status", "such as tcp://host:8786"),
        ("host:8786", "neither local:N"),
        ("missing.json", "neither local:N"),
        ("", "neither local:N"),
    ],
)
def test_what_names_no_cluster(text, words):
    with pytest.raises(UsageError, match=words):
        read_cluster(text)
