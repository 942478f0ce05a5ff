"""What went out of an item, in a sentence. Every figure is the tool's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from agent.brain.phrasing.dates import span_name
from agent.brain.phrasing.goods import SAMPLE, quantity


def sold_told(result: dict[str, Any], today: date) -> str:
    """`Parafuso M8: de 01/11 a 24/11 saíram 340 un; nos 24 dias antes, 300 un.`"""
    product, unit = result["product"], result["product"]["unit"]
    first, last = date.fromisoformat(result["since"]), date.fromisoformat(result["until"])
    if result["known_since"] is None:
        return f"{product['name']}: não tenho nenhuma saída registrada."
    when = span_name(first, last, today)
    known = date.fromisoformat(result["known_since"])
    if known > last:
        return f"{product['name']}: o registro de saídas só começa em {known:%d/%m/%Y}."
    sample = f" {SAMPLE}" if result["is_synthetic"] else ""
    went = _went(result["sold"], unit) if result["sold"] else "não saiu nada"
    text = f"{product['name']}: {when} {went}{sample}."
    days = (last - first).days + 1
    if known <= first - timedelta(days=days) and days > 1:
        text += f" Nos {days} dias antes {_went(result['sold_before'], unit) if result['sold_before'] else 'nada'}."
    return text


def _went(amount: float, unit: str) -> str:
    return f"{'saiu' if amount == 1 else 'saíram'} {quantity(round(amount, 3), unit)}"
