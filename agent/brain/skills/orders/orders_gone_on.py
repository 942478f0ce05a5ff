"""What goes on from orders just told of: "e o mais antigo deles, de quando é?", "já chegou?", "quem pode, então?"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from agent.brain.phrasing import brl, or_list
from agent.brain.phrasing.orders import brief, named, on, sending
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.orders.approving import shown
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues import order_words as words
from agent.understanding.text import fold
from domain.buying.order_states import State

_TOLD = re.compile(r"\bOCs?\b")
_LITTLE = 10
"""Words of a question that only goes on."""
_MOST = 50
_THEM = re.compile(r"\b(?:del[ea]s|dess[ea]s|ocs?|ordens|ordem|pedidos?)\b|\bde (?:quando|que dia|qual dia)\b")


def _made(order: dict[str, Any]) -> tuple[float, int]:
    """When, and of those made in one minute which first."""
    return datetime.fromisoformat(order["created_at"]).timestamp(), order["number"]


_EXTREMES: dict[str, tuple[re.Pattern[str], str, Callable[[dict[str, Any]], tuple[float, int]]]] = {
    "oldest": (re.compile(r"\bmais (?:antig|velh)\w+|\bha mais tempo\b"), "A mais antiga", _made),
    "newest": (re.compile(r"\bmais (?:recent|nov)\w*|\bultim[oa]\b"), "A mais recente", lambda order: (-_made(order)[0], -order["number"])),
    "largest": (
        re.compile(r"\bmais car[oa]\b|\bmaior\b|\bmais alt[oa]\b"),
        "A de maior valor",
        lambda order: (-(order["total"] or 0), order["number"]),
    ),
    "smallest": (re.compile(r"\bmais barat[oa]\b|\bmenor\b"), "A de menor valor", lambda order: (order["total"] or 0, order["number"])),
}
_ARRIVAL = re.compile(
    r"\b(?:chegou|chegaram|chega|chegam|entregaram|entregue|entregou|vindo|a caminho|saiu|despachad[oa])\b.*\?"
    r"|^\W*(?:e )?(?:ja |quando |nao )(?:chegou|chega|chegaram|foi entregue|saiu|veio)\W*$|\bprevisao de (?:entrega|chegada)\b"
)
_WHO = re.compile(
    r"\bquem (?:e que |que |mais |alem dele )*(?:pode|consegue|resolve|decide|libera|autoriza|aprova)\b"
    r"|\b(?:com|pra|a) quem (?:eu )?(?:falo|peco|vou)\b"
)
_OF_APPROVAL = re.compile(r"\baprova\w*|\blimite\b", re.IGNORECASE)


def _goes_on(talk: Talk) -> bool:
    said, last = fold(talk.reading.text[:200]), _last(talk)
    if len(said.split()) <= _LITTLE and _WHO.search(said) and "Quem pode:" in last:
        return True
    if len(said.split()) > _LITTLE or _TOLD.search(last) is None or words.numbers(talk.reading.text):
        return False
    if _WHO.search(said) and _OF_APPROVAL.search(last):
        return True
    about_them = _THEM.search(said) is not None or len(shown(talk)) > 1
    return _ARRIVAL.search(said) is not None or (about_them and _extreme(said) is not None)


def _last(talk: Talk) -> str:
    return talk.memory["said"][-1]["assistant"] if talk.memory["said"] else ""


def _extreme(said: str) -> str | None:
    return next((name for name, (pattern, *_) in _EXTREMES.items() if pattern.search(said)), None)


@skill("orders_gone_on", claims=_goes_on, of_staff=True)
def orders_gone_on(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "mexe com ordens de compra")) is not None:
        return refused
    said = fold(talk.reading.text[:200])
    if _WHO.search(said):
        return (yield from _who_may(talk))
    kind = _extreme(said)
    if kind is None and len(shown(talk)) == 1 and named_lately(talk):
        result = yield Call("purchase_order_status", {"number": next(iter(shown(talk)))})
        return Say(result["detail"] if result.get("error") else _whether_here(result["order"], talk.now), keeps_task=True)
    result = yield Call("purchase_order_status", {"limit": _MOST})
    if result.get("error"):
        return Say(result["detail"])
    orders = [order for order in result["orders"] if order["number"] in shown(talk)] or result["orders"]
    if not orders:
        return Say(_none(talk, kind), keeps_task=True)
    if kind is None:
        told = "\n".join(f"• {_whether_here(order, talk.now)}" for order in orders[:8])
        return Say(told, keeps_task=True)
    _, lead, order_by = _EXTREMES[kind]
    one = min(orders, key=order_by)
    made = datetime.fromisoformat(one["created_at"])
    ago = (talk.now.date() - made.date()).days
    when = "de hoje" if not ago else f"de {made:%d/%m} ({'ontem' if ago == 1 else f'há {ago} dias'})"
    return Say(f"{lead} é {when}: {brief(one)}.", keeps_task=True)


def named_lately(talk: Talk) -> bool:
    """Whether the one order spoken of is the one that the last reply told of."""
    return re.search(rf"\bOC {next(iter(shown(talk)), 0)}\b", _last(talk)) is not None


def _none(talk: Talk, kind: str | None) -> str:
    if kind is not None:
        return talk.pick("Não há OC nenhuma em aberto, então não tem o que ordenar.", "Nenhuma OC em aberto, então não há qual comparar.")
    return talk.pick("Não há OC em aberto, então não tem entrega a caminho.", "Não chega nada por enquanto: nenhuma OC em aberto.")


def _whether_here(order: dict[str, Any], now: datetime) -> str:
    """What is known of an order's goods: in stock, on their way, or not even asked for."""
    day = f", para {on(order['need_by'], now)}" if order["need_by"] else ""
    match order["state"]:
        case State.RECEIVED.value:
            return f"Sim: {named(order)} já foi recebida."
        case State.SENT.value:
            return f"Que eu saiba, não: {named(order)} foi enviada ao fornecedor{day}, e ninguém deu entrada. Quando chegar, me diga."
        case State.APPROVED.value:
            return f"Ainda não: {named(order)} está aprovada{day}. {sending(order)}".strip()
        case State.AWAITING.value:
            return f"Não: {named(order)} ainda aguarda aprovação ({or_list(order['waits_for'])}), não foi ao fornecedor."
        case _:
            return f"Não: {named(order)} está {State(order['state']).word}, não foi ao fornecedor."


def _who_may(talk: Talk) -> Skill:
    """Who approves what waits, or, with nothing waiting, up to how much each may."""
    result = yield Call("purchase_order_status", {"which": "pending", "limit": _MOST})
    if result.get("error"):
        return Say(result["detail"])
    waiting = [order for order in result["orders"] if order["number"] in shown(talk)] or result["orders"][:1]
    told = ", ".join(f"{one['role']} até {brl(one['limit'])}" for one in result["limits"])
    if waiting:
        order = waiting[0]
        return Say(f"Quem pode aprovar a {named(order)}: {or_list(order['waits_for'])}. Ela fica na fila até lá.", keeps_task=True)
    return Say(f"Por OC, aprova: {told}. Acima do limite de quem pediu, é outra pessoa.", keeps_task=True)
