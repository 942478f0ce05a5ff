"""`python -m evals.marketplace`: the stand-in as a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import csv
import re
import signal
from decimal import Decimal
from pathlib import Path

from domain.spelling import plain
from evals.marketplace.app import marketplace
from evals.marketplace.market import FAULTS, Market, Ware


def main() -> None:
    """Serve until SIGINT or SIGTERM; the first line printed is what SCRAPER_URL takes."""
    parser = argparse.ArgumentParser(prog="python -m evals.marketplace", description="A stand-in for Mercado Livre's search, on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--wares", type=Path, help="CSV with nome, unidade and preco: what things cost here, instead of a made-up price")
    parser.add_argument("--fault", action="append", default=[], metavar="FAULT[:SLUG]", help=f"one of {', '.join(FAULTS)}; strikes once")
    told = parser.parse_args()
    market = Market(wares=_wares(told.wares) if told.wares else {})
    for said in told.fault:
        fault, _, slug = said.partition(":")
        if fault not in FAULTS:
            parser.error(f"no such fault: {fault}")
        market.faults[slug].append(fault)
    asyncio.run(_serve(market, told.port))


def _wares(file: Path) -> dict[str, Ware]:
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return {
            "-".join(re.findall(r"[a-z0-9]+", plain(row["nome"]))): Ware(
                Decimal(row["preco"].replace(",", ".")), row.get("unidade") or "un"
            )
            for row in csv.DictReader(rows)
        }


async def _serve(market: Market, port: int) -> None:
    stopping = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    async with marketplace(market, port=port):
        print(market.url, flush=True)
        await stopping.wait()


if __name__ == "__main__":
    main()
