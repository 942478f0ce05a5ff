"""`python -m evals.marketplace`: the stand-in as a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import csv
import signal
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from evals.marketplace.app import marketplace
from evals.marketplace.market import FAULTS, Market, Ware
from memory.samples.industry.catalogue import sample_products
from tools.price_sources.mercado_livre import slug


def main() -> None:
    """Serve until SIGINT or SIGTERM; the first line printed is what SCRAPER_URL takes."""
    parser = argparse.ArgumentParser(prog="python -m evals.marketplace", description="A stand-in for Mercado Livre's search, on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--wares", type=Path, help="CSV with nome, unidade and preco; without it, the sample industry's products")
    parser.add_argument("--fault", action="append", default=[], metavar="FAULT[:SLUG]", help=f"one of {', '.join(FAULTS)}; strikes once")
    told = parser.parse_args()
    market = Market(wares=_wares(told.wares) if told.wares else _samples())
    for said in told.fault:
        fault, _, search = said.partition(":")
        if fault not in FAULTS:
            parser.error(f"no such fault: {fault}")
        market.faults[search].append(fault)
    asyncio.run(_serve(market, told.port))


def _samples() -> dict[str, Ware]:
    return _shelf((sample.product.name, Decimal(str(round(sample.price, 4))), sample.product.unit) for sample in sample_products())


def _wares(file: Path) -> dict[str, Ware]:
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return _shelf((row["nome"], Decimal(row["preco"].replace(",", ".")), row.get("unidade") or "un") for row in csv.DictReader(rows))


def _shelf(things: Iterable[tuple[str, Decimal, str]]) -> dict[str, Ware]:
    return {slug(name): Ware(price, unit, name) for name, price, unit in things}


async def _serve(market: Market, port: int) -> None:
    stopping = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    async with marketplace(market, port=port):
        print(market.url, flush=True)
        await stopping.wait()


if __name__ == "__main__":
    main()
