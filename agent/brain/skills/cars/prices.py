"""What several cars in sight cost."""

from __future__ import annotations

from collections.abc import Sequence

from agent.brain.phrasing import brl
from agent.brain.talk import Call, Say, Skill
from agent.state import Shown


def prices_of(cars: Sequence[Shown]) -> Skill:
    """What each of those shown costs today; which of them is not asked of somebody who wants the price first."""
    lines = []
    for car in cars:
        result = yield Call("car_details", {"car_id": car["id"]})
        now = f"{brl(result['car']['preco'])}" if result.get("available") else "já não está à venda"
        lines.append(f"• {car['name']}: {now}")
    return Say("\n".join(lines), buttons=("Ver detalhes", "Marcar visita"))
