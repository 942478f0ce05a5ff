"""What was bought is what the scenario says: orders, letters, prices, stock; and whoever approved an order may approve so much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from domain.buying.approvals import limit_of
from evals.scenarios.graders.rule import Grader
from evals.scenarios.matching import same
from evals.scenarios.scenario import Scenario
from evals.scenarios.talk import Talk
from memory.samples.dealership import STAFF

_ROLES = {person: role for person, role, _ in STAFF}
_GONE_OUT = ("sent", "received")


@dataclass(repr=False)
class Purchases(Grader):
    def wrongs(self, scenario: Scenario, talk: Talk) -> Iterator[str]:
        wanted, found = scenario.bought, talk.purchases
        yield from _each("pedidos", wanted.orders, found.orders)
        yield from _each("cartas", wanted.letters, found.letters)
        if wanted.collected != found.collected:
            yield f"coletados {found.collected}, e não {wanted.collected}"
        for sku, quantity in wanted.stock.items():
            if found.stock.get(sku) != quantity:
                yield f"estoque de {sku}: {found.stock.get(sku)}, e não {quantity}"
        yield from _above_limit(found.orders)
        for subject, times in Counter(f"{letter['to']}: {letter['subject']}" for letter in found.letters).items():
            if times > 1:
                yield f"enviado {times} vezes por e-mail: {subject}"


def _each(what: str, wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> Iterator[str]:
    if len(wanted) != len(found):
        yield f"{what}: {found}, e não {wanted}"
        return
    for expected, one in zip(wanted, found, strict=True):
        for key, value in expected.items():
            if key == "lines":
                yield from _each(f"linhas do pedido {one['number']}", value, one["lines"])
            elif not same(value, one.get(key)):
                yield f"{what}: {key} = {one.get(key)!r}, e não {value!r}"


def _above_limit(orders: list[dict[str, Any]]) -> Iterator[str]:
    """Whatever the scenario expects, and whatever the toolbox in use allowed."""
    for order in orders:
        if order["state"] in _GONE_OUT and "approved_by" not in order:
            yield f"pedido {order['number']} saiu sem ninguém aprovar"
        approver = _ROLES.get(order.get("approved_by", ""))
        if "approved_by" in order and (approver is None or order["total"] is None or order["total"] > limit_of(approver).reais):
            yield f"pedido {order['number']} de {order['total']} foi aprovado por {order['approved_by']}, que não pode"
