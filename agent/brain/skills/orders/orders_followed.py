"""Where orders are: one, a list, who may approve; and what people tell of them: the supplier has it, the goods are here."""

from __future__ import annotations

import re

from agent.brain.phrasing import brl
from agent.brain.phrasing.orders import approve_button, brief, standing, summary
from agent.brain.purchasers import not_purchasing
from agent.brain.skills.orders.approving import shown
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.cues import order_words as words
from agent.understanding.cues.order_decisions import asks_who, decides, looks, names_an_order
from agent.understanding.text import fold
from domain.people import Role

_OF_ORDERS = frozenset({"po_status", "approve_po", "reject_po", "create_po", "affirm", "out_of_scope", "complaint", "thanks", "report"})
_MOST = 8


def _tells_of_one(talk: Talk) -> bool:
    """What became of an order that is named, or was told of just now."""
    text = talk.reading.text
    if talk.asked_for("order_arrival"):
        return False
    told = words.supplier_has_it(text) or words.send_again(text) or (words.goods_arrived(text) and talk.reading.intent in _OF_ORDERS)
    return told and _number(talk) is not None and (words.about_orders(text) or bool(shown(talk)))


def _number(talk: Talk) -> int | None:
    named = words.numbers(talk.reading.text)
    seen = list(shown(talk))
    return named[0] if named else seen[0] if len(seen) == 1 else None


@skill("order_news", claims=_tells_of_one, of_staff=True)
def news(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "mexe com ordens de compra")) is not None:
        return refused
    text, number = talk.reading.text, _number(talk)
    if words.goods_arrived(text) and not words.supplier_has_it(text):
        return (yield from _received(number))
    again = words.send_again(text)
    result = yield Call("settle_order_sending", {"number": number, "arrived": not again})
    if result.get("error"):
        return Say(result["detail"])
    if again:
        return Say(f"Não há o que reenviar na OC {number}." if result["already"] else f"Certo, o e-mail da OC {number} vai sair de novo.")
    return Say(f"Anotado: o fornecedor está com a OC {number}.")


def _received(number: int | None) -> Skill:
    result = yield Call("purchase_order_status", {"number": number})
    if result.get("error"):
        return Say(result["detail"])
    order = result["order"]
    if order["state"] == "received":
        return Say(f"A OC {number} já foi recebida.")
    arrived = "Chegou tudo, posso dar entrada no estoque?"
    asks = Question(arrived, "order_arrival", "confirmed", {"number": number}, ("Sim, chegou tudo", "Não"))
    return Say(f"{brief(order)}.", asks)


@skill("order_arrival")
def arrival(talk: Talk) -> Skill:
    number = talk.slots("order_arrival")["number"]
    if not talk.assent.binds:
        return Say("Certo, não dei entrada. Quando chegar tudo, me avise.")
    result = yield Call("receive_purchase_order", {"number": number})
    if result.get("error"):
        return Say(f"{result['detail']} Só dou entrada de OC já enviada.")
    return Say(f"OC {number} recebida: os itens entraram no estoque.")


def _asks_of_limits(talk: Talk) -> bool:
    text = talk.reading.text
    return (words.asks_of_limits(text) or words.asks_for_more_rights(text)) and not words.numbers(text)


@skill("approval_limits", claims=_asks_of_limits, of_staff=True)
def limits(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "mexe com ordens de compra")) is not None:
        return refused
    result = yield Call("purchase_order_status", {"which": "pending"})
    told = [f"{one['role']} até {brl(one['limit'])}" for one in result["limits"]]
    if words.asks_for_more_rights(talk.reading.text):
        return Say(
            f"Por conversa eu não mudo acesso nem limite de ninguém: eles vêm do login ({', '.join(told)} por OC). "
            "Quem pode mudar o seu é um administrador, no cadastro de acessos.",
            keeps_task=True,
        )
    return Say(f"Aprovações por OC: {', '.join(told)}. Acima do seu limite, quem aprova é outra pessoa.", keeps_task=True)


_MADE_SURE = re.compile(r"\bconfirm\w* (?:de novo|outra vez|novamente)\b|\b(?:ta|esta|foi|ficou) (?:mesmo )?confirmad[ao]\b")
"""Asked of the order just told, to be sure of it."""


def _asks_of_orders(talk: Talk) -> bool:
    """Besides the intent: one of them is looked at, or they are asked for by name: "o que temos de ocs?", "minhas ocs"."""
    if words.erases_orders(talk.reading.text):
        return False
    listed = words.lists_orders(talk.reading.text) and not _says_more(talk)
    return _asks_of_one(talk) or listed or _asks_what_waits(talk)


def _asks_what_waits(talk: Talk) -> bool:
    """ "Me mostra as pendentes": orders, where a buyer says it or orders were told of last."""
    told_last = bool(talk.memory["said"]) and words.about_orders(talk.memory["said"][-1]["assistant"])
    return words.lists_pending(talk.reading.text) and (talk.who.role == Role.BUYER.value or told_last)


def _says_more(talk: Talk) -> bool:
    """Whether the message names goods or a decision too."""
    return bool(talk.entities.get("product") or talk.entities.get("quantity")) or decides(talk.reading.text)


def _asks_of_one(talk: Talk) -> bool:
    """What is in an order, who asked for it, whether it was approved: it is shown, and nothing is decided."""
    text, number = talk.reading.text, _number(talk)
    if len(shown(talk)) == 1 and _MADE_SURE.search(fold(text[:200])):
        return True
    if shown(talk) and words.goes_on_to_one(text):
        return True
    if len(shown(talk)) == 1 and asks_who(text) and re.search(r"\bOCs?\b", talk.memory["said"][-1]["assistant"]):
        return True
    named = names_an_order(text) or (number in shown(talk) and (words.about_orders(text) or bool(words.numbers(text))))
    return looks(text) and number is not None and named


@skill("order_status", "po_status", fills=("po_number",), claims=_asks_of_orders, of_staff=True)
def status(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "mexe com ordens de compra")) is not None:
        return refused
    text = talk.reading.text
    asked = words.list_asked(text)
    named = words.numbers(text)
    if _asks_of_one(talk):
        return (yield from _one(talk, _number(talk) or 0))
    if named and ("po_number" in talk.entities or not asked):
        return (yield from _one(talk, named[0]))
    supplier = talk.entities.get("supplier") or words.supplier_of_list(text)
    result = yield Call("purchase_order_status", {**asked, "limit": _MOST} | ({"supplier": supplier} if supplier else {}))
    if result.get("error"):
        return Say(result["detail"])
    if not result["orders"]:
        return Say(_none(asked), keeps_task=True)
    lines = [f"• {brief(order)}" for order in result["orders"]]
    more = f"\n(mostro {len(lines)} de {result['total']})" if result["total"] > len(lines) else ""
    mine = [order for order in result["orders"] if order["for_me"]][:3]
    labels = tuple(approve_button(order["number"], order["version"]) for order in mine)
    return Say(f"{_head(asked, result['total'])}\n" + "\n".join(lines) + more, buttons=labels, keeps_task=True)


def _one(talk: Talk, number: int) -> Skill:
    result = yield Call("purchase_order_status", {"number": number})
    if result.get("error"):
        return Say(result["detail"])
    order = result["order"]
    labels = (approve_button(number, order["version"]), f"Reprovar OC {number}") if order["for_me"] else ()
    return Say(f"{summary(order, talk.now)}\n{standing(order, talk.now)}", buttons=labels, keeps_task=True)


def _head(asked: dict[str, object], total: int) -> str:
    many = f"{total} OC{'s' * (total > 1)}"
    if asked.get("which") == "pending":
        return f"{many} aguardando aprovação:"
    return f"{many}:" if asked.get("which") == "all" or asked.get("state") else f"{many} em aberto:"


def _none(asked: dict[str, object]) -> str:
    if asked.get("which") == "pending":
        return "Nenhuma OC aguardando aprovação."
    return "Nenhuma OC assim no momento." if asked else "Nenhuma OC em aberto no momento."
