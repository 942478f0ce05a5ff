"""What managers approve: the orders waiting for them, each in the version they saw."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing import and_list, brl, or_list
from agent.brain.phrasing.orders import above_in_sum, approve_button, brief, changes, sending, standing, summary
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues.order_decisions import approves, left_out, looks, makes_exceptions, puts_off
from agent.understanding.cues.order_words import all_of_them, numbers, version
from agent.understanding.text import fold
from domain.buying.order_states import State

_BUTTON = re.compile(r"^\W*aprovar oc \d+ v\d+\W*$")
_BARE = re.compile(r"^\W*(a |o |e )?(oc|ordem( de compra)?|pedido)? ?(n\w*\.?)? ?\d+\W*$")
"""A number alone asks where the order is; it approves nothing."""
_PLAIN = re.compile(r"\b(aprov\w+|autoriz\w+|liber\w+|ok|okay|de acordo|pode|dou|confirm\w+|fechado|segue|seguir|manda\w*|certo|joia)\b")
_UNSURE = re.compile(r"\?|\b(nao|nem|se|quem|quando|acho|talvez|depois)\b")
_LITTLE = 9
"""Words of an approval that names no order."""
Pair = list[int]
"""Number and version of an order as it was shown."""


def shown(talk: Talk) -> dict[int, int]:
    """Numbers of the orders told of last, with the version each had then."""
    return {pair[0]: pair[1] for pair in talk.memory.get("orders") or []}


def _decides(talk: Talk) -> bool:
    """A button of ours, an "aprovo" under orders that were just listed, and a yes to all but some."""
    said = fold(talk.reading.text[:80])
    bare = re.match(r"^\W*(aprov[aeo]\w*|pode aprovar|de acordo)\W*$", said) is not None and talk.task is None and bool(shown(talk))
    text = talk.reading.text
    bare = bare or _goes_on_to_approve(talk)
    but_some = makes_exceptions(text) and (approves(text) or (talk.asked_for("approve") == "confirmed" and bool(left_out(text))))
    return _BUTTON.match(said) is not None or bare or (but_some and not puts_off(text) and "?" not in text)


def _goes_on_to_approve(talk: Talk) -> bool:
    """ "E já libera", "aprova você mesmo", of orders told of just now."""
    text, last = talk.reading.text, talk.memory["said"][-1]["assistant"] if talk.memory["said"] else ""
    brief = len(text.split()) <= _LITTLE and "?" not in text and re.search(r"\d", text) is None
    return brief and talk.task is None and approves(text) and re.search(r"\bOCs?\b", last) is not None


@skill("approve", "approve_po", claims=_decides, of_staff=True)
def approve(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "mexe com ordens de compra")) is not None:
        return refused
    if talk.asked_for("approve") == "confirmed" and talk.assent.answers and not numbers(talk.reading.text):
        if not talk.assent.binds:
            return Say("Tudo bem, não aprovei nada.")
        return (yield from _approved(talk, talk.slots("approve")["orders"]))
    said = fold(talk.reading.text[:200])
    if _BARE.match(said):
        return (yield from SKILLS["order_status"].run(talk))
    meant = _pairs(talk)
    if talk.asked_for("approve") == "confirmed" and left_out(talk.reading.text):
        return (yield from _but(talk, [pair[0] for pair in talk.slots("approve")["orders"]]))
    own = [talk.slots("order").get("number")]
    if talk.asked_for("order") in ("confirmed", "again") and numbers(talk.reading.text) in ([], own):
        return (yield from SKILLS["order"].run(talk))  # the buyer's own draft is shown: "aprova" is a yes to it
    if not meant or all_of_them(talk.reading.text):  # "todas menos a 4" names the one it is not about
        return (yield from _waiting(talk))
    if all(pair[1] for pair in meant) and _PLAIN.search(said) and not _UNSURE.search(said) and not looks(said):
        return (yield from _approved(talk, meant))
    return (yield from _asked(talk, [pair[0] for pair in meant]))


def _pairs(talk: Talk) -> list[Pair]:
    """The orders meant, each with the version that was seen here, 0 where it was not."""
    text, seen = talk.reading.text, shown(talk)
    out, told = left_out(text), numbers(text)
    named = [number for number in told if number not in out]
    if not told and "po_number" in talk.entities:
        named = [talk.entities["po_number"]]
    if not named and len(seen) == 1 and not all_of_them(text) and not makes_exceptions(text):
        named = list(seen)
    return [[number, version(text) or seen.get(number, 0)] for number in named]


def _but(talk: Talk, asked: list[int]) -> Skill:
    """Fewer than were asked about: what is left is asked anew."""
    out = left_out(talk.reading.text)
    rest = [number for number in asked if number not in out]
    return (yield from _asked(talk, rest)) if rest else Say("Tudo bem, não aprovei nada.")


def _asked(talk: Talk, named: list[int]) -> Skill:
    """Orders that were not seen here are shown before anybody approves them."""
    told: list[dict[str, Any]] = []
    for number in named[:5]:
        result = yield Call("purchase_order_status", {"number": number})
        if result.get("error"):
            return Say(result["detail"])
        told.append(result["order"])
    for order in told:
        if not order["for_me"]:
            return (yield from _approved(talk, [[order["number"], order["version"]]]))
    return _shall_i(talk, told)


def _shall_i(talk: Talk, told: list[dict[str, Any]]) -> Say:
    pairs = [[order["number"], order["version"]] for order in told]
    text = "\n".join(f"{summary(order, talk.now)}\n{_asked_for(order)}" for order in told)
    if len(told) == 1:
        number = told[0]["number"]
        labels = (approve_button(number, told[0]["version"]), f"Reprovar OC {number}")
        return Say(text, Question(f"Aprovo a OC {number}?", "approve", "confirmed", {"orders": pairs}, labels))
    named = and_list([str(order["number"]) for order in told])
    return Say(text, Question(f"Aprovo as OCs {named}?", "approve", "confirmed", {"orders": pairs}, ("Aprovar", "Não")))


def _asked_for(order: dict[str, Any]) -> str:
    together = f" {above_in_sum(order)}." if order["together"] else ""
    return f"Pedida por {order['requested_by']}.{together}"


def _again(talk: Talk, order: dict[str, Any]) -> Say:
    """The order as it is now, and whether it is approved so, where it still waits."""
    waits = order["state"] == State.AWAITING.value
    return _shall_i(talk, [order]) if waits else Say(f"{summary(order, talk.now)}\n{standing(order, talk.now)}")


def _waiting(talk: Talk) -> Skill:
    """Nothing was named: the one that waits is shown, of several which one is asked."""
    result = yield Call("purchase_order_status", {"which": "pending", "limit": 20})
    mine = [order for order in result["orders"] if order["for_me"]]
    if not mine:
        who = list(dict.fromkeys(role for order in result["orders"] for role in order["waits_for"]))
        others = f" Há {result['total']} acima do seu limite: quem aprova é {or_list(who)}." if result["total"] else ""
        return Say(f"Não há OC esperando sua aprovação.{others}")
    out = left_out(talk.reading.text)
    mine = [order for order in mine if order["number"] not in out]
    if not mine:
        return Say("Não sobra OC esperando sua aprovação.")
    vague = makes_exceptions(talk.reading.text) and not out
    if not vague and (len(mine) == 1 or out or all_of_them(talk.reading.text)):
        return _shall_i(talk, mine[:5])
    labels = tuple(approve_button(order["number"], order["version"]) for order in mine[:3])
    return Say("Esperando você:\n" + "\n".join(f"• {brief(order)}" for order in mine[:10]) + "\nQual aprovo?", buttons=labels)


def _approved(talk: Talk, pairs: list[Pair]) -> Skill:
    done: list[str] = []
    for number, seen in pairs:
        result = yield Call("approve_purchase_order", {"number": number, "version": seen})
        match result.get("error"):
            case None if result["already"]:
                done.append(f"A OC {number} já estava aprovada. {sending(result)}".strip())
            case None:
                done.append(f"OC {number} aprovada, {brl(result['total'])} para {result['supplier']}. {sending(result)}".strip())
            case "changed":
                asks = _again(talk, result["order"])
                return Say(
                    " ".join([*done, f"{result['detail']} {changes(result['before'], result['order'])}"]).strip() + f"\n{asks.text}",
                    asks.question,
                )
            case "above_limit":
                who = f" Quem pode aprovar: {or_list(result['who'])}." if result["who"] else ""
                done.append(f"{result['detail']}{who}")
            case _:
                done.append(result["detail"])
    return Say(" ".join(done))
