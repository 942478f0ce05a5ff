"""What a process of its own is asked to do for a home, from its own connection to its own end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from forecasting.shards import Here, Workers
from memory.records import Records
from tools.publishing.learning import Tell, learn_and_publish
from tools.publishing.publication import bring_back, forecast_all
from tools.publishing.site import Pains, Site


def train_home(site: Site, pains: Pains, cluster: str | None, tell: Tell) -> dict[str, Any]:
    """A training run; with `cluster`, the address of a Dask scheduler, its workers do what is divided."""
    return _run(site, cluster, lambda records, workers: learn_and_publish(records, site, workers, tell, pains))


def forecast_home(site: Site, tell: Tell) -> dict[str, Any]:
    """Today's prices, without training."""
    return _run(site, None, lambda records, workers: forecast_all(records, site, workers, tell))


def bring_back_home(site: Site, version: str, tell: Tell) -> dict[str, Any]:
    return _run(site, None, lambda records, workers: bring_back(records, site, version, workers, tell))


def _run(site: Site, cluster: str | None, work: Callable[[Records, Workers], Coroutine[Any, Any, dict[str, Any]]]) -> dict[str, Any]:
    async def with_records(workers: Workers) -> dict[str, Any]:
        records = Records(site.address)
        try:
            return await work(records, workers)
        finally:
            await records.close()

    if cluster is None:
        return asyncio.run(with_records(Here()))
    from tools.publishing.cluster import open_cluster

    with open_cluster(cluster) as workers:
        return asyncio.run(with_records(workers))
