"""Purchase orders as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from agent.brain.phrasing.dates import day_name
from agent.brain.phrasing.lists import and_list, or_list
from agent.brain.phrasing.money import brl
from domain.buying.order_states import State
from domain.buying.split_purchases import LATELY
from domain.goods.prices import in_reais

_UNITS = {"m2": "m²", "m3": "m³"}
_WORDS = {
    "un": ("unidade", "unidades"), "kg": ("quilo", "quilos"), "t": ("tonelada", "toneladas"), "m": ("metro", "metros"),
    "m2": ("metro quadrado", "metros quadrados"), "m3": ("metro cúbico", "metros cúbicos"), "l": ("litro", "litros"),
    "cx": ("caixa", "caixas"), "pct": ("pacote", "pacotes"), "par": ("par", "pares"),
}  # fmt: skip
_FEMININE = frozenset({"un", "t", "cx"})
_MOST_LINES = 12
_SENDING = {
    "waiting": "Aguardando envio por e-mail ao fornecedor.",
    "no_mail": "Aguardando envio: o e-mail da casa ainda não está configurado.",
    "sending": "O e-mail ao fornecedor está saindo.",
    "no_address": "O fornecedor não tem e-mail cadastrado: avise por outro meio e me diga “o fornecedor recebeu a OC {number}”.",
    "failed": "O e-mail ao fornecedor não saiu. Corrija o cadastro e diga “reenvia a OC {number}”, ou avise por outro meio.",
    "unknown": (
        "Não sei se o e-mail chegou ao fornecedor. Confira e me diga “o fornecedor recebeu a OC {number}” ou “reenvia a OC {number}”."
    ),
}


def quantity(amount: float, unit: str) -> str:
    """`20.000 kg`, `1,5 t`, `30 pares`."""
    digits = f"{amount:,.3f}".rstrip("0").rstrip(".") if amount != int(amount) else f"{int(amount):,}"
    word = "pares" if unit == "par" and amount != 1 else _UNITS.get(unit, unit)
    return f"{digits.translate(str.maketrans(',.', '.,'))} {word}"


def how_many(unit: str) -> str:
    """`Quantas caixas`, `Quantos quilos`."""
    return f"{'Quantas' if unit in _FEMININE else 'Quantos'} {units(unit)}"


def units(unit: str, amount: float = 2) -> str:
    """`caixas`, or `caixa` of one."""
    return _WORDS[unit][amount != 1]


def each(unit: str) -> str:
    """`a caixa`, `o quilo`."""
    return f"{'a' if unit in _FEMININE else 'o'} {_WORDS[unit][0]}"


def line(item: dict[str, Any]) -> str:
    """`20.000 kg de Aço carbono a R$ 4,20 = R$ 84.000`."""
    goods = f"{quantity(item['quantity'], item['unit'])} de {item['name']}"
    if item["price"] is None:
        return f"{goods} (sem preço)"
    told = " (preço informado)" if item["price_told_by_hand"] else " (preço de exemplo)" if item["is_synthetic"] else ""
    return f"{goods} a {in_reais(Decimal(str(item['price'])))}{told} = {brl(item['total'])}"


def summary(order: dict[str, Any], now: datetime) -> str:
    """The whole order: number, supplier, a line each, total, day."""
    lines = [f"• {line(item)}" for item in order["lines"][:_MOST_LINES]]
    more = len(order["lines"]) - _MOST_LINES
    lines += [f"• e mais {more} itens"] if more > 0 else []
    total = f"Total {brl(order['total'])}" if order["total"] is not None else "Total: falta preço"
    day = f", para {on(order['need_by'], now)}" if order["need_by"] else ""
    return f"{title(order)}:\n" + "\n".join(lines) + f"\n{total}{day}."


def title(order: dict[str, Any]) -> str:
    return f"{named(order)}, {State(order['state']).word}"


def named(order: dict[str, Any]) -> str:
    """Number, version and supplier: what a reply that shows an order has in it."""
    version = f" (versão {order['version']})" if order["version"] > 1 else ""
    return f"OC {order['number']}{version}, {order['supplier']}"


def on(day: str, now: datetime) -> str:
    """`sexta (27/11)`."""
    when = date.fromisoformat(day)
    return f"{day_name(when, now.date())} ({when:%d/%m})" if 0 <= (when - now.date()).days <= 6 else f"{when:%d/%m}"


def brief(order: dict[str, Any]) -> str:
    """One line of a list."""
    goods = [f"{quantity(item['quantity'], item['unit'])} de {item['name']}" for item in order["lines"]]
    told = and_list(goods) if len(goods) <= 2 else f"{goods[0]} e mais {len(goods) - 1} itens"
    total = brl(order["total"]) if order["total"] is not None else "falta preço"
    return f"{named(order)}: {told}, {total}, {State(order['state']).word}, por {order['requested_by']}"


def standing(order: dict[str, Any], now: datetime) -> str:
    """What became of it, after its summary."""
    by = f"Pedida por {order['requested_by']}"
    if order["approved_by"] and order["approved_by"] != order["requested_by"]:
        by += f", aprovada por {order['approved_by']}"
    waits = f" Quem pode aprovar: {or_list(order['waits_for'])}." if order["waits_for"] else ""
    why = f" Motivo: {order['reason']}." if order["reason"] and order["state"] in ("rejected", "cancelled") else ""
    together = f" {above_in_sum(order)}." if order["together"] else ""
    return f"{by}.{together}{waits}{why} {sending(order)}".strip()


def above_in_sum(order: dict[str, Any]) -> str:
    """`Com a OC 9, dos últimos 14 dias, soma R$ 9.800`: what counts together with it."""
    together = order["together"]
    if not together:
        return ""
    numbers = and_list([str(number) for number in together["numbers"]])
    which = f"a OC {numbers}" if len(together["numbers"]) == 1 else f"as OCs {numbers}"
    return f"Com {which}, dos últimos {LATELY.days} dias, soma {brl(together['sum'])} e conta junto no limite"


def sending(order: dict[str, Any]) -> str:
    return _SENDING.get(order["sending"] or "", "").format(number=order["number"])


def similar(orders: Sequence[dict[str, Any]]) -> str:
    """That the same was ordered lately."""
    one = orders[0]
    made = datetime.fromisoformat(one["created_at"])
    goods = and_list(one["goods"])
    return f"Atenção: a OC {one['number']}, de {made:%d/%m}, {State(one['state']).word}, já pede {goods} na mesma quantidade."


def comes_late(order: dict[str, Any], now: datetime) -> str:
    """That the supplier takes longer than there is until the day wanted, and who is there in time."""
    late = order["late"]
    days = f"{late['lead_days']} dia{'s' * (late['lead_days'] != 1)}"
    told = f"Atenção: a entrega leva {days}; pedindo hoje chega {on(late['arrives'], now)}, depois do prazo."
    return (
        f"{told} Chega a tempo: {or_list(late['in_time'])}." if late["in_time"] else f"{told} Ninguém do cadastro tem prazo que dê tempo."
    )


def changes(before: dict[str, Any] | None, after: dict[str, Any]) -> str:
    """What is not as it was: `Aço: de 20 t para 30 t`."""
    if before is None:
        return ""
    old, new = ({item["sku"]: item for item in one["lines"]} for one in (before, after))
    told = [f"saiu {old[sku]['name']}" for sku in old if sku not in new] + [f"entrou {line(new[sku])}" for sku in new if sku not in old]
    for sku in old.keys() & new.keys():
        if old[sku]["quantity"] != new[sku]["quantity"]:
            was, now_is = (quantity(one["quantity"], one["unit"]) for one in (old[sku], new[sku]))
            told.append(f"{new[sku]['name']}: de {was} para {now_is}")
        elif old[sku]["price"] != new[sku]["price"]:
            told.append(f"preço de {new[sku]['name']}")
    told += [f"fornecedor: {after['supplier']}"] if before["supplier"] != after["supplier"] else []
    told += ["dia da entrega"] if before["need_by"] != after["need_by"] else []
    return f"Mudou: {'; '.join(told)}." if told else ""


def approve_button(number: int, version: int) -> str:
    """Carries which version was seen."""
    return f"Aprovar OC {number} v{version}"


def why_chosen(why: dict[str, Any]) -> str:
    """`Dos 4 que vendem tudo isso, Aços Norte é o mais perto (12 km).`"""
    name, many = why["supplier"], why["of"]
    if many == 1:
        return f"Só {name} vende isso."
    if why["by"] == "price" and why["priced"] == 1:
        return f"Dos {many} que vendem, só {name} tem preço conhecido."
    days = f"{why['lead_days']} dia{'s' * (why['lead_days'] != 1)}" if why["lead_days"] is not None else ""
    best = {
        "price": "é o de menor preço",
        "distance": f"é o mais perto ({why['kilometres']} km)",
        "lead_time": f"é quem entrega antes ({days})",
        "best": "é o melhor no conjunto de preço, distância e prazo",
    }
    return f"Dos {many} que vendem, {name} {best[why['by']]}."
