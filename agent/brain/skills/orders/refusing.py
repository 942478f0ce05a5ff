"""Orders that are not approved: refused in so many words and with a reason, or left waiting, and told so."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing import and_list, or_list
from agent.brain.phrasing.orders import brief
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.orders.approving import shown
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues.order_decisions import decides, denies, names_an_order, puts_off, queues, refuses
from agent.understanding.cues.order_items import less_hesitation
from agent.understanding.cues.order_words import about_orders, numbers, reason
from agent.understanding.text import fold
from domain.buying.order_states import State
from domain.people import PURCHASING, Role

_DECIDING = ("approve", "reject")
_OF_DECISIONS = frozenset({"approve_po", "reject_po"})
_UNSURE = re.compile(r"\?|\b(acho|talvez|sera|quem sabe)\b")
_POINTS = re.compile(r"\b(?:el[ea]|ess[ea]|isso|est[ea])\b")
_OPEN = (State.DRAFT.value, State.AWAITING.value, State.APPROVED.value)


def _deciding(talk: Talk) -> bool:
    return talk.task is not None and talk.task["skill"] in _DECIDING


def _of_orders(talk: Talk) -> bool:
    """Whether a decision that is not taken is one on an order."""
    return Role(talk.who.role) in PURCHASING and (_deciding(talk) or bool(numbers(talk.reading.text)) or about_orders(talk.reading.text))


def _leaves(talk: Talk) -> bool:
    text = talk.reading.text
    if queues(text) and shown(talk) and Role(talk.who.role) in PURCHASING and (talk.task is None or _deciding(talk)):
        return True
    if not puts_off(less_hesitation(text)) or not (_of_orders(talk) or (denies(text) and shown(talk))):
        return False
    return denies(text) or _deciding(talk) or talk.reading.intent in _OF_DECISIONS


def _meant(talk: Talk) -> list[int]:
    """Orders that are named, asked about, or the one told of last."""
    if named := numbers(talk.reading.text):
        return named
    asked = [pair[0] for pair in talk.slots("approve").get("orders", [])] or [
        slots["number"] for slots in (talk.slots("reject"), talk.slots("order")) if slots.get("number")
    ]
    return asked or (list(shown(talk)) if len(shown(talk)) == 1 else [])


@skill("leave_waiting", claims=_leaves, of_staff=True)
def leave(talk: Talk) -> Skill:
    """Nothing is decided; where the orders stand is looked up, not supposed."""
    return (yield from _left(_meant(talk)))


def _left(named: list[int]) -> Skill:
    waiting: list[str] = []
    who: list[str] = []
    others: list[str] = []
    detail = "Certo, não aprovei nem recusei nada."
    for number in named[:5]:
        result = yield Call("purchase_order_status", {"number": number})
        if result.get("error"):
            detail = result["detail"]
        elif result["order"]["state"] == State.AWAITING.value:
            waiting.append(str(number))
            who += result["order"]["waits_for"]
        else:
            others.append(f"A OC {number} está como estava: {State(result['order']['state']).word}.")
    by = f" ({or_list(list(dict.fromkeys(who)))})" if who else ""
    if len(waiting) == 1:
        return Say(" ".join([f"Certo, a OC {waiting[0]} continua esperando aprovação{by}.", *others]))
    if waiting:
        return Say(" ".join([f"Certo, as OCs {and_list(waiting)} continuam esperando aprovação{by}.", *others]))
    return Say(" ".join(others) or detail)


def _of_another(talk: Talk) -> bool:
    """Whether the decision names an order by number, and not the draft that is asked about."""
    named = numbers(talk.reading.text) if decides(talk.reading.text) else []
    return bool(named) and talk.slots("order").get("number") not in named


def _points_at_the_one_told(talk: Talk) -> bool:
    """ "cancela ela", right after one order was told."""
    last = talk.memory["said"][-1]["assistant"] if talk.memory["said"] else ""
    told = [number for number in shown(talk) if f"OC {number}" in last]
    return len(told) == len(shown(talk)) == 1 and _POINTS.search(fold(talk.reading.text[:200])) is not None


def _against(talk: Talk) -> bool:
    """A no to an order, plain or not; under the buyer's own draft it is about the draft."""
    text = talk.reading.text
    if Role(talk.who.role) not in PURCHASING or (talk.asked_for("order") is not None and not _of_another(talk)):
        return False
    known = names_an_order(text) or bool(shown(talk).keys() & set(numbers(text))) or _points_at_the_one_told(talk)
    return (refuses(text) and known and "?" not in text) or (denies(text) and (_of_orders(talk) or bool(shown(talk))))


@skill("reject", "reject_po", claims=_against, of_staff=True)
def reject(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "mexe com ordens de compra")) is not None:
        return refused
    text, slots, asked = talk.reading.text, talk.slots("reject"), talk.asked_for("reject")
    named = numbers(text)
    only_points = not named and not names_an_order(text) and _POINTS.search(fold(text[:200])) is not None
    plainly = refuses(text) and not only_points  # "cancela ela" is asked about first, however long ago it was told
    if asked == "confirmed" and talk.assent.answers and not named:
        unclear = slots.get("unclear") and not plainly
        if not talk.assent.binds:
            return (yield from _left([slots["number"]])) if unclear else Say("Certo, deixei como está.")
        return (yield from _refused(slots["number"], slots.get("reason"))) if not unclear else _sure(talk, slots["number"], None, "")
    meant = named or _meant(talk)
    seen = shown(talk)
    if not meant:
        listed = " ou ".join(str(number) for number in list(seen)[:3])
        why = {"reason": reason(text), "unclear": not plainly}
        return Say("", Question(f"Qual OC{f', {listed}' if listed else ''}?", "reject", "po_number", why))
    plainly = plainly or (asked == "po_number" and not slots.get("unclear"))
    if not plainly and len(meant) > 1:
        return (yield from _left(meant))
    number, why_not = meant[0], reason(text) or slots.get("reason")
    known = number in seen or number in (talk.slots("order").get("number"), slots.get("number"))
    if plainly and known and not _UNSURE.search(fold(text)):
        return (yield from _refused(number, why_not))
    result = yield Call("purchase_order_status", {"number": number})
    if result.get("error"):
        return Say(result["detail"])
    lead = f"{brief(result['order'])}."
    return _sure(talk, number, why_not, lead) if plainly else _either(talk, result["order"], lead)


def _sure(talk: Talk, number: int, why: str | None, lead: str) -> Say:
    cancels = re.search(r"\bcancel", fold(talk.reading.text)) or talk.slots("reject").get("cancels")
    verb = "Cancelo" if cancels else "Reprovo"
    labels = (f"Sim, {verb.lower()[:-1]}ar", "Não")
    return Say(lead, Question(f"{verb} a OC {number}?", "reject", "confirmed", {"number": number, "reason": why}, labels))


def _either(talk: Talk, order: dict[str, Any], lead: str) -> Say:
    """A no that does not say what becomes of the order."""
    if order["state"] not in _OPEN:
        return Say(lead)
    number, slots = order["number"], {"number": order["number"], "unclear": True}
    if order["state"] == State.AWAITING.value and talk.who.role != Role.BUYER.value:
        labels = (f"Reprovar OC {number}", "Deixar esperando")
        return Say(lead, Question(f"Reprovo a OC {number}, ou deixo esperando?", "reject", "confirmed", slots, labels))
    labels = (f"Cancelar OC {number}", "Deixar como está")
    return Say(lead, Question(f"Cancelo a OC {number}, ou deixo como está?", "reject", "confirmed", {**slots, "cancels": True}, labels))


def _refused(number: int, why: str | None) -> Skill:
    result = yield Call("reject_purchase_order", {"number": number} | ({"reason": why} if why else {}))
    if result.get("error"):
        return Say(result["detail"])
    done = "reprovada" if result["state"] == "rejected" else "cancelada"
    lead = f"A OC {number} já estava {done}." if result["already"] else f"OC {number} {done}."
    return Say(f"{lead} Motivo: {result['reason']}." if result["reason"] and why else lead)
