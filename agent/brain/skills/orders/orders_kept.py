"""Orders are not erased: what was asked for and by whom stays in the records, and one that is open is cancelled by its number."""

from __future__ import annotations

from agent.brain.phrasing.orders import brief
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.order_words import erases_orders, numbers

_SHOWN = 5
_KEPT = "Ordem de compra eu não apago: fica no histórico, com quem pediu e quem aprovou."


def _erases(talk: Talk) -> bool:
    return erases_orders(talk.reading.text) and not numbers(talk.reading.text)


@skill("orders_kept", claims=_erases, of_staff=True)
def orders_kept(talk: Talk) -> Skill:
    """Which are open is told, so that one of them may be named."""
    if (refused := not_purchasing(talk, "mexe com ordens de compra")) is not None:
        return refused
    result = yield Call("purchase_order_status", {"limit": _SHOWN})
    if result.get("error") or not result["orders"]:
        return Say(f"{_KEPT} Em aberto não há nenhuma para cancelar.", keeps_task=True)
    lines = "\n".join(f"• {brief(order)}" for order in result["orders"])
    return Say(f"{_KEPT} As em aberto se cancelam uma a uma, pelo número:\n{lines}", keeps_task=True)
