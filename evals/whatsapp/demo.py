"""`python -m evals.whatsapp.demo`: ten turns over WhatsApp, against the stand-in, with both sides printed.

Starts the whole product (`balcao serve`) on a home of its own, as it runs in production but for Meta.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from evals.whatsapp.customers import Customer
from evals.whatsapp.graph import Graph, Sent, standin
from evals.whatsapp.graph.reports import Reports
from evals.whatsapp.load.processes import SECRET, whole_product
from evals.whatsapp.messages import location
from evals.whatsapp.people import Person
from evals.whatsapp.posting import Webhooks

SCRIPT = (
    "oi", "tap:1", "quero um SUV até 90 mil", "tem automático?", "me fala do segundo", "e financiado com 20 mil de entrada em 48x?",
    "onde vocês ficam?", "place", "posso fazer um test drive na terça às 10h?", "valeu!",
)  # fmt: skip
PATIENCE = 30.0
_QUIET = 0.7
"""Seconds without another bubble after which a turn is over."""


async def talk() -> None:
    """Play the script and print it."""
    async with standin(Graph()) as graph:
        with tempfile.TemporaryDirectory() as home, whole_product(Path(home), graph.url, graph.token) as serving:
            address = f"http://127.0.0.1:{serving.port}/webhook/whatsapp"
            graph.reports = Reports(Webhooks(address, SECRET))
            async with Webhooks(address, SECRET) as webhooks:
                ana = Customer(Person(), graph, webhooks)
                bubbles: list[Sent] = []
                for line in SCRIPT:
                    await _says(ana, line, bubbles)
                    bubbles = await _hears(ana)
                await graph.reports.settle()


async def _says(ana: Customer, line: str, before: list[Sent]) -> None:
    choices = [(title, sent) for sent in before for _, title in sent.choices]
    if line.startswith("tap:") and choices:
        title, sent = choices[int(line[4:]) - 1]
        print(f"Ana   [{title}]", flush=True)
        await ana.taps(title, sent)
    elif line == "place":
        print("Ana   📍 -23.5629, -46.6544", flush=True)
        await ana.sends(location(-23.5629, -46.6544))
    else:
        words = "sim" if line.startswith("tap:") else line
        print(f"Ana   {words}", flush=True)
        await ana.says(words)


async def _hears(ana: Customer) -> list[Sent]:
    heard = [await ana.hears(PATIENCE)]
    while True:
        try:
            heard.append(await ana.hears(_QUIET))
        except TimeoutError:
            break
    for sent in heard:
        words = sent.text.replace("\n", "\n      ")
        offered = "".join(f"\n      [{title}]" for _, title in sent.choices)
        print(f"Loja  {words}{offered}", flush=True)
    return heard


if __name__ == "__main__":
    asyncio.run(talk())
