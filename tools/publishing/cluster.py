"""The workers of a Dask cluster: the lots of products are divided among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from domain.errors import Misconfigured, Unavailable
from forecasting import PriceSeries

T = TypeVar("T")
_PATIENCE = 20
"""Seconds for the scheduler to answer."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """`forecasting.shards.Workers` over a client of Dask. Its workers run this very release: work is sent by its name."""

    client: Any

    @property
    def count(self) -> int:
        return max(1, len(self.client.scheduler_info(n_workers=-1)["workers"]))

    def each(
        self, work: Callable[..., T], lots: Sequence[list[PriceSeries]], *shared: Any, told: Callable[[int, int], None] | None = None
    ) -> list[T]:
        import distributed

        everywhere = self.client.scatter(list(shared), broadcast=True, hash=False) if shared else []
        asked = [self.client.submit(work, lot, *everywhere, pure=False) for lot in lots]
        for done, _ in enumerate(distributed.as_completed(asked, loop=self.client.loop), 1):  # type: ignore[no-untyped-call]
            if told:
                told(done, len(asked))
        found: list[T] = self.client.gather(asked)
        return found

    def one(self, work: Callable[..., T], *arguments: Any) -> T:
        scattered = self.client.scatter(list(arguments), hash=False)
        found: T = self.client.submit(work, *scattered, pure=False).result()
        return found


@contextmanager
def open_cluster(address: str, patience: float = _PATIENCE) -> Iterator[Cluster]:
    """Raises Misconfigured without the extra, Unavailable where no scheduler or no worker answers."""
    try:
        from distributed import Client
    except ImportError as missing:
        raise Misconfigured("Falta o Dask. Instale com: pip install -e '.[dask]'") from missing
    try:
        client = Client(address, timeout=patience, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as silent:
        raise Unavailable(f"O Dask em {address} não responde. Confira o endereço, por exemplo tcp://10.0.0.5:8786.") from silent
    try:
        if not client.scheduler_info()["workers"]:
            raise Unavailable(f"O Dask em {address} não tem nenhum trabalhador. Inicie um: dask worker {address}.")
        yield Cluster(client)
    finally:
        client.close()  # type: ignore[no-untyped-call]
