"""Buying on another day instead of today, compared by the forecast. Every figure is the tool's."""

from __future__ import annotations

from datetime import date
from typing import Any

from agent.brain.phrasing.dates import span_name
from agent.brain.phrasing.goods import SAMPLE, quantity, unit_price
from agent.brain.phrasing.money import brl
from agent.brain.phrasing.purchase_days import percent

_LITTLE = 0.5
"""Percent within which a day is as good as another."""


def bought_then(advice: dict[str, Any], today: date) -> str:
    """What the price is expected to be on the days asked about, beside today's; for the quantity where one is known."""
    name, unit, instead = advice["product"]["name"], advice["product"]["unit"], advice["instead"]
    if instead["since"] is None:
        first, last = (date.fromisoformat(day) for day in instead["asked"])
        return f"{name}: só arrisco {instead['days_known']} dias à frente, e {span_name(first, last, today)} fica depois disso."
    when = span_name(date.fromisoformat(instead["since"]), date.fromisoformat(instead["until"]), today)
    sample = f" {SAMPLE}" if instead["is_synthetic"] else ""
    between = f"entre {unit_price(instead['low'], unit)} e {unit_price(instead['high'], unit)} em {instead['band_percent']}% dos casos"
    further = " Mais à frente não arrisco." if instead["until"] < instead["asked"][1] else ""
    lines = [
        f"{name}, comprando {when}: espero {unit_price(instead['expected'], unit)}, {between}; "
        f"hoje custa {unit_price(instead['today'], unit)}{sample}.{further}",
        _difference(advice, instead),
        _in_time(advice, instead),
        "" if instead["trained"] else "(Ainda sem modelo treinado: é o preço de hoje com a variação usual.)",
    ]
    return "\n".join(line for line in lines if line)


def _difference(advice: dict[str, Any], instead: dict[str, Any]) -> str:
    if instead["percent"] < _LITTLE:
        return "Na média dá no mesmo que hoje."
    much = quantity(advice["quantity"], advice["product"]["unit"]) if advice["quantity"] else ""
    sum_of = f" ({brl(instead['difference'])} em {much})" if instead["difference"] and much else ""
    return f"Na média sai {percent(instead['percent'])} {'mais caro' if instead['dearer'] else 'mais barato'} que hoje{sum_of}."


def _in_time(advice: dict[str, Any], instead: dict[str, Any]) -> str:
    """When it would be there, beside the day it is needed by."""
    if instead["in_time"] is None:
        return ""
    ordered, comes, needed = (date.fromisoformat(day) for day in (instead["since"], instead["arrives"], advice["need_by"]))
    if instead["in_time"]:
        return f"Pedindo em {ordered:%d/%m}, chega em {comes:%d/%m}, a tempo ({needed:%d/%m})."
    why = "o prazo" if advice["need_by_told"] else "quando o estoque já pede"
    return f"Atenção: pedindo em {ordered:%d/%m}, chega em {comes:%d/%m}, depois de {needed:%d/%m}, {why}."
