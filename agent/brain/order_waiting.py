"""A drafted order outlasts a question about something else: its confirmation is asked for again beside the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from agent.brain.talk import Question, Say, Talk

_BESIDE = frozenset(
    {"price_history", "stock_status", "forecast_prices", "forecast_demand", "best_purchase_day", "purchase_days", "find_suppliers",
     "purchase_order_status", "business_metrics", "list_leads", "score_lead",
     "approve_purchase_order", "reject_purchase_order", "settle_order_sending", "receive_purchase_order"}
)  # fmt: skip
"""Tools that only look something up, or decide of another order."""
_OVER = ("cancelled", "rejected")
"""States in which nothing is left to confirm."""


def beside_a_draft(talk: Talk, skill: str, answer: Say, used: Sequence[str], results: Sequence[Mapping[str, Any]] = ()) -> Say:
    """The answer of another skill that left the draft as it is, with the order's question named by its number."""
    task = talk.task
    if task is None or task["skill"] != "order" or skill in ("order", "order_change") or answer.question is not None:
        return answer
    if not used or not set(used) <= _BESIDE:
        return answer
    number = task["slots"].get("number")
    if number is None:
        return replace(answer, keeps_task=True)  # nothing is drafted yet: its question is put again once, as any other
    if any(result.get("number") == number and result.get("state") in _OVER for result in results):
        return answer
    question = Question.of(task, again=True)
    return replace(answer, question=replace(question, text=f"Confirma a OC {number}?") if task["asked"] == "confirmed" else question)
