"""A cluster that cannot be used is said in one line, and exit code 2."""

import sys
import threading
from importlib.metadata import version

import pytest
from click.testing import CliRunner
from clusters import scheduler

from archive_scraper.cli.main import cli
from archive_scraper.cluster import connecting, facts
from archive_scraper.cluster.address import ClusterAddress
from archive_scraper.cluster.connecting import connected
from archive_scraper.errors import UsageError


@pytest.fixture
def probe(tmp_path):
    path = tmp_path / "said"
    path.write_text("1 go", encoding="utf-8")
    return path


def words_of(address, probe):
    with pytest.raises(UsageError) as error, connected(address, probe, writes=True):
        pass
    return str(error.value)


def test_a_cluster_that_answers(cluster, probe):
    with connected(cluster, probe, writes=True) as found:
        assert list(found.workers().values()) == [1]
        assert found.unfit == {}


def test_a_worker_without_the_folder(cluster, tmp_path):
    words = words_of(cluster, tmp_path / "elsewhere" / "said")
    assert words.startswith("--cluster: tcp://127.0.0.1:")
    assert words.endswith(f" does not see {tmp_path}/elsewhere/said")


def test_a_worker_of_another_version(cluster, probe, monkeypatch):
    theirs = facts.facts_of(str(probe), writes=True)
    monkeypatch.setattr(connecting, "_ask", lambda _, workers, *__, **___: dict.fromkeys(workers, theirs))
    theirs["versions"]["Scrapy"] = "2.1.0"
    assert words_of(cluster, probe).endswith(
        f" has Scrapy 2.1.0, this machine {version('scrapy')}; install the same there"
    )


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ModuleNotFoundError("archive_scraper"), "has no archive-scraper of this version; install the same there"),
        (OSError("disk"), "cannot say what it is: OSError: disk"),
    ],
)
def test_a_worker_that_cannot_say_what_it_is(cluster, probe, monkeypatch, error, words):
    monkeypatch.setattr(connecting, "facts_of", FactsOf(error, facts.facts_of(str(probe), writes=True)))
    assert words_of(cluster, probe).endswith(words)


class FactsOf:
    """Facts of this machine; on a worker, an error."""

    def __init__(self, error, own):
        self.error, self.own = error, own

    def __call__(self, _probe, **_):
        if threading.current_thread() is threading.main_thread():
            return self.own
        raise self.error


def test_no_scheduler(probe, monkeypatch):
    monkeypatch.setattr(connecting, "_PATIENCE", 0.5)
    address = ClusterAddress(text="tcp://127.0.0.1:9", scheduler="tcp://127.0.0.1:9")  # discard; nobody listens
    assert words_of(address, probe) == "--cluster: tcp://127.0.0.1:9: no scheduler answers"


@pytest.mark.parametrize("text", ["", "{}", "no json", '{"address": 5}', '{"address": "tcp://127.0.0.1:9"}'])
def test_a_scheduler_s_file_that_is_none(tmp_path, probe, monkeypatch, text):
    monkeypatch.setattr(connecting, "_PATIENCE", 0.5)
    path = tmp_path / "s.json"
    path.write_text(text, encoding="utf-8")
    words = words_of(ClusterAddress(text=str(path), file=path), probe)
    assert words.startswith(f"--cluster: {path}: ")
    assert words.endswith(("no scheduler answers", "is not what a scheduler writes"))


def test_a_scheduler_without_workers(probe, monkeypatch):
    monkeypatch.setattr(connecting, "_PATIENCE", 0.5)
    with scheduler(workers=0) as address:
        words = words_of(ClusterAddress(text=address, scheduler=address), probe)
    assert words == f"--cluster: the scheduler at {address} has no worker; start one: dask worker {address}"


def test_without_dask(probe, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert words_of(ClusterAddress(text="local:2", workers=2), probe) == (
        "--cluster: Dask is not installed; pip install 'archive-scraper[cluster]' brings it"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["crawl", "cnas", "--cluster", "local"], "names no number of workers"),
        (["crawl", "cnas", "--cluster", "tcp://h"], "is not a scheduler's address"),
        (["crawl", "cnas", "--cluster", "tcp://127.0.0.1:9"], "--shards FOLDER"),
        (["crawl", "cnas", "--shards", "x"], "name the cluster too"),
        (["crawl", "cnas", "--cluster", "local:2", "-v"], "stay with its workers"),
        (["crawl", "cnas", "--cluster", "local:2", "--shards", "file/shards"], "cannot be written: Not a directory"),
        (["replay", "--cluster", "local:2", "--jobs", "2"], "leave --jobs or --cluster out"),
    ],
)
def test_the_command_line(tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = CliRunner().invoke(cli, [*arguments, "--db", "a.db"])
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "a.db").exists()
