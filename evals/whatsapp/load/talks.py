"""People who talk to the product all at once: each writes, waits for the answer, thinks, and writes again."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from dataclasses import dataclass, field

from evals.whatsapp.graph import Graph, Limits
from evals.whatsapp.messages import text
from evals.whatsapp.people import Person
from evals.whatsapp.posting import Webhooks
from evals.whatsapp.webhooks import Number, received

SCRIPT = (
    "oi, boa tarde", "sim", "quero um SUV até 90 mil", "tem mais barato?", "quero ver o segundo", "aceita troca?",
    "e se eu der 20 mil de entrada?", "onde fica a loja?", "posso visitar amanhã às 10h?", "obrigado!",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Talk:
    """`people` from the `first` on, each with so many `messages`; they begin within so many seconds, and pause `thinks` at the longest."""

    people: int
    messages: int
    within: float = 0.0
    thinks: float = 0.0
    first: int = 0
    patience: float = 120.0
    """Seconds after which an answer is lost."""


@dataclass(slots=True)
class Talked:
    """Seconds from handing a webhook over to the API call with the answer; what was never answered; webhooks that were not taken."""

    latencies: list[float] = field(default_factory=list)
    lost: int = 0
    refused: int = 0
    seconds: float = 0.0

    @property
    def errors(self) -> float:
        """Parts of a hundred."""
        return 100 * (self.lost + self.refused) / max(1, len(self.latencies) + self.lost)

    def percentile(self, part: float) -> float:
        """Milliseconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1_000 if ordered else float("nan")

    @property
    def median(self) -> float:
        return statistics.median(self.latencies) * 1_000 if self.latencies else float("nan")


def roomy_graph(token: str = "medida") -> Graph:  # noqa: S107 - of a measurement
    """A stand-in of a number that may send a thousand messages a second, so that its limits are not what is measured."""
    return Graph(token=token, limits=Limits(a_second=1_000, pair_burst=1_000))


async def talked(talk: Talk, graph: Graph, webhooks: Webhooks) -> Talked:
    """Have the talk. A message counts as answered with the first message that the API takes for its person."""
    result, started = Talked(), time.perf_counter()
    refused = sum(webhooks.refused.values())
    await asyncio.gather(*(_one(talk, number, graph, webhooks, result) for number in range(talk.people)))
    result.seconds = time.perf_counter() - started
    result.refused = sum(webhooks.refused.values()) - refused
    return result


async def _one(talk: Talk, number: int, graph: Graph, webhooks: Webhooks, result: Talked) -> None:
    person, chance = Person.numbered(talk.first + number), random.Random(talk.first + number)
    phone = graph.phone(person.address)
    await asyncio.sleep(chance.random() * talk.within)
    for at in range(talk.messages):
        if at:
            await asyncio.sleep(chance.uniform(talk.thinks / 4, talk.thinks))
        while not phone.empty():  # a second bubble of the answer before
            phone.get_nowait()
        began = time.time()
        await webhooks.deliver(received(Number(), person, person.writes(text(SCRIPT[at % len(SCRIPT)]))))
        try:
            async with asyncio.timeout(talk.patience):
                result.latencies.append((await phone.get()).at - began)
        except TimeoutError:
            result.lost += 1
