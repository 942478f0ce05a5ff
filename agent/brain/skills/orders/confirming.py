"""What a yes or a no to the whole order does: confirmed, or cancelled; then the next of several is drafted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from agent.brain.phrasing.orders import above_in_sum, sending, similar
from agent.brain.skills.orders.order_proposals import drafted, proposed
from agent.brain.skills.orders.order_questions import TAKES
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues.order_decisions import approves
from agent.understanding.cues.order_words import reason


def confirmed(talk: Talk, *, despite_similar: bool) -> Skill:
    slots = talk.slots("order")
    if "version" not in slots:
        return Say("Essa OC ainda não está completa.", keeps_task=True)
    asked = {"number": slots["number"], "version": slots["version"], "despite_similar": despite_similar}
    result = yield Call("confirm_purchase_order", asked)
    match result.get("error"):
        case None:
            return (yield from _next(talk, _outcome(talk, result)))
        case "repeated":
            asks = Question("Quer pedir de novo mesmo assim?", "order", "again", slots, ("Pedir de novo", "Cancelar"), takes=TAKES)
            return Say(similar(result["similar"]), asks)
        case "changed":
            now = yield Call("purchase_order_status", {"number": slots["number"]})
            return proposed(talk, {**now["order"], "similar": []}, {"items": []})
        case _:
            return Say(result["detail"])


def _next(talk: Talk, told: str) -> Skill:
    """After one order of several, the next is drafted."""
    if not (rest := talk.slots("order").get("rest")):
        return Say(told)
    answer = yield from drafted(talk, {**rest[0], "rest": rest[1:]})
    return replace(answer, text=f"{told}\n{answer.text}".strip())


def _outcome(talk: Talk, result: dict[str, Any]) -> str:
    number = f"{result['number']} (versão {result['version']})" if result["version"] > 1 else result["number"]
    if result["state"] == "awaiting_approval":
        who = " ou ".join(result["waits_for"])
        above = above_in_sum(result) or "O valor passa do seu limite"
        nobody_else = " Por ele eu não aprovo; ela fica na fila." if approves(talk.reading.text) else ""
        return f"OC {number} confirmada. {above}: agora aguarda aprovação ({who}).{nobody_else}"
    return f"Pronto! OC {number} confirmada e aprovada. {sending(result)}".strip()


def given_up(talk: Talk) -> Skill:
    number = talk.slots("order")["number"]
    why = reason(talk.reading.text)
    result = yield Call("reject_purchase_order", {"number": number} | ({"reason": why} if why else {}))
    return (yield from _next(talk, result["detail"] if result.get("error") else f"Cancelei a OC {number}."))
