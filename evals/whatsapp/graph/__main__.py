"""`python -m evals.whatsapp.graph`: the stand-in as a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import signal

from evals.whatsapp.graph.limits import Limits
from evals.whatsapp.graph.reports import Reports
from evals.whatsapp.graph.running import standin
from evals.whatsapp.graph.standin import Graph
from evals.whatsapp.graph.templates import Template
from evals.whatsapp.posting import Webhooks
from evals.whatsapp.webhooks import Number


def main() -> None:
    """Serve until SIGINT or SIGTERM; the first line printed is what WHATSAPP_API_URL takes."""
    asyncio.run(_serve(_told()))


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.whatsapp.graph", description="A stand-in for Meta's Graph API, on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--number", action="append", help="phone_number_id; may be repeated")
    parser.add_argument("--token", default=Graph().token, help="the access token that is right")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds that every answer takes")
    parser.add_argument("--per-second", type=float, default=80.0, help="messages a second of a number")
    parser.add_argument("--pair-seconds", type=float, default=6.0, help="seconds between two messages to one person; 45 go in advance")
    parser.add_argument("--template", action="append", default=[], metavar="NAME:LANGUAGE:BODY", help="an approved template")
    parser.add_argument("--webhook", help="address that statuses are told to")
    parser.add_argument("--secret", default="", help="app secret that signs them")
    return parser.parse_args()


async def _serve(told: argparse.Namespace) -> None:
    stopping = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    graph = Graph(
        numbers=tuple(Number(id) for id in told.number or [Number().id]),
        token=told.token,
        latency=told.latency,
        limits=Limits(a_second=told.per_second, pair_seconds=told.pair_seconds),
        reports=Reports(Webhooks(told.webhook, told.secret) if told.webhook else None),
    )
    graph.templates.add(*(Template(*template.split(":", 2)) for template in told.template))
    async with standin(graph, port=told.port):
        print(graph.url, flush=True)
        await stopping.wait()


if __name__ == "__main__":
    main()
