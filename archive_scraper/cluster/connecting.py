"""The way to a cluster: Dask's client, the workers that are fit for our tasks, and what is refused in one line."""

from __future__ import annotations

import json
import logging
import warnings
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from archive_scraper.cluster.address import read_cluster
from archive_scraper.cluster.facts import facts_of
from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from distributed import Client

    from archive_scraper.cluster.address import ClusterAddress

_PATIENCE = 10.0
"""Seconds that a scheduler has to answer in, and a first worker to be there."""
_ANSWER = 30.0
"""Seconds that a worker has to say what it is; one that loads the program from a slow disk takes some."""


class Cluster:
    """A cluster that answers. ``open`` one, and ask for its ``workers``."""

    def __init__(self, client: Client, address: ClusterAddress, probe: Path, *, writes: bool) -> None:
        self.client = client
        self.address = address
        self.probe = probe
        """A file that every worker has to see."""
        self.writes = writes
        """Workers write into its folder."""
        self.unfit: dict[str, str] = {}
        """Workers that our tasks are not given to, and why."""
        self._fit: set[str] = set()

    def workers(self) -> dict[str, int]:
        """Return the fit workers that are there now: address -> how many tasks each takes at once.

        Raises OSError where the scheduler does not answer.
        """
        found = self.client.scheduler_info(n_workers=-1)
        if "workers" not in found:  # what Dask knows of a scheduler that is gone
            raise ConnectionError("the scheduler does not answer")
        threads = dict(found["workers"])
        unknown = [worker for worker in threads if worker not in self._fit and worker not in self.unfit]
        if unknown:
            self._look_at(unknown)
        return {name: int(facts["nthreads"]) for name, facts in threads.items() if name in self._fit}

    def _look_at(self, workers: list[str]) -> None:
        """Find out which workers are fit."""
        own = facts_of(str(self.probe), writes=self.writes)
        answers = _ask(self.client, workers, str(self.probe), writes=self.writes)
        for worker in workers:
            found = answers.get(worker, "is gone")
            why = found if isinstance(found, str) else _unlike(found, own)
            if why:
                self.unfit[worker] = why
            else:
                self._fit.add(worker)


@contextmanager
def connected(address: ClusterAddress, probe: Path, *, writes: bool) -> Iterator[Cluster]:
    """Yield the cluster of an address, with at least one worker that is fit: it sees the file ``probe``.

    Raises UsageError where Dask is not installed, nothing answers, no worker is there, and where none is fit.
    """
    try:
        import distributed  # noqa: F401 # looked for alone
    except ImportError:
        raise UsageError("--cluster: Dask is not installed; pip install 'archive-scraper[cluster]' brings it") from None
    for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what matters of it, we say ourselves
    with _client(address) as client:
        cluster = Cluster(client, address, probe, writes=writes)
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise UsageError(
                f"--cluster: the scheduler at {address.text} has no worker; start one: dask worker "
                f"{address.scheduler or f'--scheduler-file {address.text}'}"
            ) from None
        if not cluster.workers():
            worker, why = next(iter(cluster.unfit.items()), ("its only worker", "is gone"))
            more = f"; so are {len(cluster.unfit) - 1} more" if len(cluster.unfit) > 1 else ""
            raise UsageError(f"--cluster: {worker} {why}{more}")
        yield cluster


@contextmanager
def _client(address: ClusterAddress) -> Iterator[Client]:
    import dask
    from distributed import Client, LocalCluster

    config = {
        "distributed.comm.timeouts.connect": f"{_PATIENCE}s",
        "distributed.admin.large-graph-warning-threshold": "1GB",
    }
    with dask.config.set(config), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # versions that differ are judged by us, worker by worker
        if address.is_local:
            with (
                LocalCluster(
                    n_workers=address.workers,
                    threads_per_worker=1,
                    dashboard_address="127.0.0.1:0",
                    preload=["archive_scraper.cluster.preload"],
                ) as local,
                Client(local, set_as_default=False) as client,
            ):
                yield client
            return
        where = address.scheduler if address.file is None else _address_in(address.file)
        try:
            client = Client(where, timeout=_PATIENCE, set_as_default=False)
        except (OSError, TimeoutError) as error:
            raise UsageError(f"--cluster: {address.text}: no scheduler answers") from error
        with _closing(client):
            yield client


@contextmanager
def _closing(client: Client) -> Iterator[None]:
    """Close a client at the end, whose scheduler may be gone by then."""
    try:
        yield
    finally:
        with suppress(Exception):
            client.close(timeout=2)


def _address_in(file: Path) -> str:
    """Return the address that a scheduler wrote into its file. Raises UsageError."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))["address"]
        return read_cluster(found).scheduler
    except OSError as error:
        raise UsageError(f"--cluster: {file}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError, UsageError) as error:
        raise UsageError(f"--cluster: {file}: is not what a scheduler writes") from error


def _ask(client: Client, workers: list[str], probe: str, *, writes: bool) -> dict[str, Any]:
    """Return what workers say of themselves; of one that cannot say it, why."""
    try:
        found = client.run(facts_of, probe, writes=writes, workers=workers, on_error="return")
    except Exception as error:  # noqa: BLE001 # whatever Dask raises where one of them is gone
        return dict.fromkeys(workers, f"does not answer: {type(error).__name__}")
    return {worker: _words(answer) for worker, answer in found.items()}


def _words(answer: Any) -> Any:
    if isinstance(answer, ImportError):
        return "has no archive-scraper of this version; install the same there"
    if isinstance(answer, Exception):
        return f"cannot say what it is: {type(answer).__name__}: {answer}"
    return answer


def _unlike(theirs: dict[str, Any], own: dict[str, Any]) -> str:
    """Return in which way a worker differs from this machine, or what it lacks; "" where it is fit."""
    for name, mine in own["versions"].items():
        found = theirs["versions"].get(name, "")
        if found != mine:
            theirs_is = f"{name} {found}" if found else f"no {name}"
            return f"has {theirs_is}, this machine {mine or 'none'}; install the same there"
    return str(theirs["lacks"])
