"""Coming prices and demand, in a buyer's words. Every figure is a tool's."""

from __future__ import annotations

from datetime import date
from typing import Any

from agent.brain.phrasing.goods import SAMPLE, quantity, unit_price
from agent.brain.phrasing.purchase_days import percent


def prices_ahead(result: dict[str, Any], today: date) -> str:
    product, last, now = result["product"], result["days"][-1], result["price"]
    unit, sample = product["unit"], f" {SAMPLE}" if result["is_synthetic"] else ""
    way = {"stays": "deve ficar onde está", "rises": "deve subir", "falls": "deve cair"}[result["direction"]]
    moved = "" if result["direction"] == "stays" else f" {percent(result['change_percent'])}"
    seen = date.fromisoformat(now["day"])
    when = "hoje" if seen == today else f"em {seen:%d/%m}"
    lines = [
        f"{product['name']}: {way}{moved} até {date.fromisoformat(last['day']):%d/%m}{sample}. "
        f"Preço {when}: {unit_price(now['amount'], unit)}; espero {unit_price(last['expected'], unit)}, "
        f"entre {unit_price(last['low'], unit)} e {unit_price(last['high'], unit)} em {result['band_percent']}% dos casos."
    ]
    if result["asked_days"] > result["horizon_days"]:
        lines.append(f"Só arrisco {result['horizon_days']} dias à frente.")
    if not result["trained"]:
        lines.append(
            "Ainda sem modelo treinado (é o preço de hoje com a variação usual): rode balcao train prices ou peça “treina os modelos”."
        )
    elif accuracy := result["accuracy"]:
        lines.append(f"Errei em média {percent(accuracy['error_percent'])} em {accuracy['forecasts']} previsões deste item no passado.")
    return " ".join(lines)


def demand_told(result: dict[str, Any], today: date) -> str:
    product, days = result["product"], result["horizon_days"]
    period = "amanhã" if days == 1 else f"os próximos {days} dias"
    if result["expected"] is None:
        return f"{product['name']}: não tenho nenhuma venda registrada, então não sei prever."
    unit, sample = product["unit"], f" {SAMPLE}" if result["is_synthetic"] else ""
    text = (
        f"{product['name']}: {period} devem levar {quantity(result['expected'], unit)}, "
        f"entre {quantity(result['low'], unit)} e {quantity(result['high'], unit)} em {result['band_percent']}% dos casos{sample}. "
        f"Nos {days} dias passados saíram {quantity(result['went_out_before'], unit)}."
    )
    if product["stock"] is not None:
        text += f" Em estoque: {quantity(product['stock'], unit)}"
        lasts = result["days_of_cover"]
        text += f", dura cerca de {lasts} dia{'s' * (lasts != 1)}" if lasts and product["stock"] else ""
        text += f"; faltam {quantity(result['missing'], unit)}." if result["missing"] else "."
    return text + (f" Atenção: {result['notes'][0]}." if result["notes"] else "")
