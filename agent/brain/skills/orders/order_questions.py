"""The one thing that an order still misses, as a question."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing import and_list, or_names
from agent.brain.phrasing.money import brl
from agent.brain.phrasing.orders import how_many, quantity, units
from agent.brain.phrasing.short_names import short_names
from agent.brain.talk import Question, Say
from agent.brain.which_item import nearest

Slots = dict[str, Any]
TAKES = "order"
_TOLD = 4


def question_for(result: dict[str, Any], slots: Slots) -> Say:
    """What to ask after an error of create_purchase_order; its sentence where nothing can be asked."""
    slots = {**slots, "item": result.get("item", 0), "choices": [], "by_turnover": False}
    match result["error"], result.get("slot"):
        case "ambiguous", slot:
            found, total = result["candidates"], result["total"]
            some = or_names([one["name"] for one in found[:_TOLD]])
            goods = slot != "supplier"
            much = _much(slots) if goods else ""
            lead = f"Tenho {total} “{result['said']}”; {'os que mais giram são' if goods else 'como'}" if total > _TOLD else ""
            lead = lead or f"Tenho mais de um “{result['said']}”:"
            lead = f"Para {much}, {lead[0].lower()}{lead[1:]}" if much else lead
            return _which(f"{lead} {some}. Qual?", slot, {**slots, "by_turnover": goods}, found)
        case "not_found", ("product" | "supplier") as slot:
            near = result.get("near", [])[:4]
            lead = f"Não achei “{result['said']}” no cadastro.{nearest(result)}"
            if not near:
                return _which(f"{lead} {'Qual é o item?' if slot == 'product' else 'Qual é o fornecedor?'}", slot, slots, [])
            return _which(f"{lead} Seria {or_names([one['name'] for one in near])}?", slot, slots, near)
        case "no_quantity", _:
            return _ask(f"{how_many(result['unit'])} de {result['name']}?", "quantity", {**slots, "unit": result["unit"]})
        case "unknown_unit", _:
            amount_said = slots["items"][slots["item"]]["quantity"]
            said = f"{quantity(amount_said, '')}{units(result['given'], amount_said)}"
            text = f"{result['name']} se compra em {units(result['unit'])}. {how_many(result['unit'])} são {said}?"
            return _ask(text, "quantity", {**slots, "unit": result["unit"]})
        case "not_whole", _:
            exact = f"{quantity(result['exact'], '')}{units(result['unit'])}"
            text = f"Isso dá {exact} de {result['name']}, que só vem inteiro. {how_many(result['unit'])} peço?"
            return _ask(text, "quantity", {**slots, "unit": result["unit"]})
        case "no_supplier", _:
            return _supplier(result, slots)
        case "invalid", "need_by":
            return _ask("Esse dia já passou. Para quando?", "date", slots)
        case _:
            return Say(result["detail"])


def the_leading_one(slots: Slots) -> Say:
    """What a bare yes to "which?" is answered with: the one that leads, to be said yes to."""
    much = _much(slots)
    ask = f"Pode ser {slots['choices'][0]['name']}{f', {much}' if much else ''}?"
    return Say("", _question(ask, "product", {**slots, "offered": True}, ("Sim",)))


def _much(slots: Slots) -> str:
    """The quantity of the item in doubt, as far as it was said."""
    item = slots["items"][slots["item"]] if slots.get("items") else {}
    return quantity(item["quantity"], item.get("unit", "")).strip() if "quantity" in item else ""


def _supplier(result: dict[str, Any], slots: Slots) -> Say:
    found = result["candidates"]
    if not found and result["apart"]:
        parts = [f"{and_list(part['goods'])}: {_offer(part)}" for part in result["apart"]]
        text = "Nenhum fornecedor vende tudo isso:\n" + "\n".join(f"• {part}" for part in parts)
        ask = f"Faço {len(parts)} OCs, uma para cada?"
        return Say(text, _question(ask, "apart", {**slots, "apart": result["apart"]}, ("Fazer separado", "Não")))
    if not found:
        return _ask("Nenhum fornecedor cadastrado vende tudo isso. De qual peço?", "supplier", slots)
    lines = [f"• {_offer(one)}" for one in found]
    text = "Quem vende, pelo último preço:\n" + "\n".join(lines)
    return Say(text, _question("De qual peço?", "supplier", {**slots, "choices": found}, short_names([one["name"] for one in found])))


def _offer(one: dict[str, Any]) -> str:
    cost = brl(one["cost"]) if one["cost"] is not None else "sem preço conhecido"
    days = "" if one["lead_days"] is None else f", entrega em {one['lead_days']} dia{'s' * (one['lead_days'] != 1)}"
    return f"{one['name']}: {cost}{days}"


def _which(text: str, slot: str | None, slots: Slots, choices: list[dict[str, Any]]) -> Say:
    return Say("", _question(text, slot or "product", {**slots, "choices": choices}, short_names([one["name"] for one in choices])))


def _ask(text: str, asks: str, slots: Slots) -> Say:
    return Say("", _question(text, asks, slots))


def _question(text: str, asks: str, slots: Slots, labels: tuple[str, ...] = ()) -> Question:
    return Question(text, "order", asks, slots, labels, takes=TAKES)
