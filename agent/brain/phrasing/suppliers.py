"""Who sells an item, in words: each with where they are, what they ask, when they bring it, and what speaks for them."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing.goods import SAMPLE, unit_price

_BEST_AT = {"price": "mais barato", "distance": "mais perto", "lead_time": "com menor prazo", "best": "melhor no conjunto"}
"""What the one supplier told of is best at."""


def suppliers_told(result: dict[str, Any], asked: dict[str, Any], *, contact: bool) -> str:
    product, found = result["product"], result["suppliers"]
    family = result["family"]
    item = product["name"] if product else family["said"] if family else None
    where = f" em {asked['city'] or asked['state']}" if asked.get("city") or asked.get("state") else ""
    if not found:
        beyond = f" Fora de lá, {result['elsewhere']} vende{'m' * (result['elsewhere'] > 1)}." if result["elsewhere"] else ""
        return f"Ninguém vende {item}{where}: nenhum fornecedor cadastrado.{beyond}" if item else f"Nenhum fornecedor cadastrado{where}."
    lines = [f"{at}. {_line(one, result, contact=contact)}" for at, one in enumerate(found, 1)]
    more = f" Mostro {len(found)} de {result['total']}." if result["total"] > len(found) else ""
    which = f" Para comparar preço, diga qual {item}." if family else ""
    made_up = f" Preços {SAMPLE}." if result["prices_are_synthetic"] else ""
    crow = f" Distância em linha reta de {result['from']}." if any(one["kilometres"] is not None for one in found) else ""
    late = " Nenhum deles garante esse prazo." if result["need_by"] and not any(one["in_time"] for one in found) else ""
    head = f"Quem vende {item}{where}" if item else f"Fornecedores{where}"
    if asked["limit"] == 1:
        late = late or f" Comparei {result['total']}." * (result["total"] > 1)
        told = f"{head if item else f'Fornecedor{where}'} {_BEST_AT[asked['order']]}: {_line(found[0], result, contact=contact)}"
        return f"{told}{late}{made_up}"
    return f"{head}:\n" + "\n".join(lines) + f"\n{(late + more + crow + which + made_up).strip()}".rstrip()


def supplier_told(result: dict[str, Any], *, contact: bool) -> str:
    """What is known of the one supplier that was asked after."""
    one, of = result["suppliers"][0], result if result["sells"] else {**result, "product": None, "family": None}
    lacks = "" if one["lead_days"] is not None or contact else " O prazo de entrega não está no cadastro."
    return f"{_line({**one, 'reasons': []}, of, contact=contact)}{lacks}"


def _line(one: dict[str, Any], result: dict[str, Any], *, contact: bool) -> str:
    """`Aços Ribeirão, Campinas/SP, 3 km: R$ 8,20 o kg (24/11), entrega em 4 dias (28/11). O mais barato e o mais perto.`"""
    place = "/".join(part for part in (one["city"], one["state"]) if part)
    away = f"{'uns ' if one['distance_is_of_the_city'] else ''}{one['kilometres']} km" if one["kilometres"] is not None else ""
    head = ", ".join(part for part in (one["name"], place, away) if part)
    product, family, told = result["product"], result["family"], list[str]()
    if family:
        told.append(f"vende {one['items_sold']} dos {family['items']} itens")
    elif product and one["price"] is not None:
        told.append(f"{unit_price(one['price'], product['unit'])} ({_day(one['price_day'])})")
    elif product:
        told.append("sem preço registrado")
    days = one["lead_days"]
    if days is not None:
        told.append(f"entrega em {days} dia{'s' * (days != 1)} ({_day(one['arrives'])})" if days else "entrega no mesmo dia")
    if contact:
        told += [part for part in (one["phone"], one["email"]) if part] or ["sem telefone nem e-mail no cadastro"]
    reasons = ", ".join(one["reasons"])
    return f"{head}: {', '.join(told)}." + (f" {reasons[0].upper()}{reasons[1:]}." if reasons else "") if told else f"{head}."


def _day(iso: str) -> str:
    return f"{iso[8:]}/{iso[5:7]}"
