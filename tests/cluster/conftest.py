"""One scheduler with one worker for all tests of this folder that need one."""

import pytest
from clusters import scheduler

from archive_scraper.cluster.address import ClusterAddress


@pytest.fixture(scope="session")
def cluster():
    pytest.importorskip("distributed")
    with scheduler(workers=1) as address:
        yield ClusterAddress(text=address, scheduler=address)
