"""What somebody who comes in is told of first: orders that wait for them."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from agent.brain.talk import Call, Talk
from domain.people import PURCHASING, Role


def orders_waiting(talk: Talk) -> Generator[Call, dict[str, Any], str]:
    """A sentence on the orders that wait for the speaker's approval, and those whose supplier may not have them; empty where none."""
    role = Role(talk.who.role)
    if role not in PURCHASING:
        return ""
    pending = yield Call("purchase_order_status", {"which": "pending", "limit": 20})
    doubtful = yield Call("purchase_order_status", {"which": "in_doubt", "mine": role is Role.BUYER, "limit": 5})
    told = ""
    if count := pending.get("for_me", 0):
        told += f" Há {count} OC{'s' * (count > 1)} esperando sua aprovação."
    for order in doubtful.get("orders", [])[:1]:
        told += f" A OC {order['number']} está aprovada, mas não há certeza de que o fornecedor recebeu."
    return told
