"""A product on one page: what it cost and will cost, the day to buy, the stock, who sells it, and how far the forecast can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from domain.clock import local
from domain.goods.prices import Price, PriceHistory
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.market.forecasts import PublishedForecast
from tools.papers.charts import price_chart
from tools.papers.typesetting import typeset
from tools.papers.writing import NONE, day, decimals, full_day, moment, number, percent, price, quantity, share, unit_price

SHOWN = timedelta(days=120)
"""Of the past, in the chart."""
_FEW = 5
"""Suppliers on the page."""
_LONGEST_COVER = 999


@dataclass(frozen=True, slots=True)
class DayToBuy:
    """What is advised: a later day worth waiting for, or today. `saving` is a share of today's price."""

    day: date
    wait: bool
    expected_price: Decimal
    saving: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """Everything the page tells. `suppliers` with the last price of each, cheapest first; `went_out` in the last 30 days."""

    product: Product
    history: PriceHistory
    forecast: PublishedForecast | None
    suppliers: Sequence[tuple[Supplier, Price | None]]
    went_out: Decimal
    sales_synthetic: bool
    days_of_cover: int | None
    to_buy: DayToBuy | None = None


def product_report(about: ProductFacts, store: str, at: datetime) -> bytes:
    return typeset("product_report", data(about, store, at), at)


def data(about: ProductFacts, store: str, at: datetime) -> dict[str, Any]:
    """What the template is given: texts as they are read, numbers only for the chart."""
    product, today = about.product, local(at).date()
    known = [each for each in about.history.daily() if each[0] <= today]
    past = [each for each in known if each[0] >= today - SHOWN]
    best, made_up = about.to_buy, about.history.is_synthetic
    marked = (best.day, best.expected_price, f"{best.day:%d/%m}: {price(best.expected_price)}") if best and best.wait else None
    chart = price_chart(past, about.forecast, today, marked)
    under = " · ".join(part for part in (f"SKU {product.sku}", product.category, f"por {_unit_word(product.unit)}") if part)
    return {
        "name": product.name, "under": under, "store": store, "date": full_day(today), "footer": f"{store} · gerado em {moment(at)}",
        "sample": _sample(about),
        "tiles": [_price_tile(known, product.unit, today), *_moves(known, today), _stock_tile(product), _cover_tile(about)],
        "chart": chart and chart | {"alt": _in_words(about, known, today), "past_is": "preço de exemplo" if made_up else "preço"},
        "no_chart": "Ainda não há preço deste item. Importe o histórico, ou peça para coletar.",
        "advice": _advice(best, today, product.unit),
        "ahead": [[day(each.day, today), price(each.mean), price(each.low_80), price(each.high_80)] for each in _ahead(about, today)],
        "no_forecast": "Ainda não há previsão publicada deste item." if known else "Sem preços não há o que prever.",
        "suppliers": [_supplier(one, last, product.unit, today) for one, last in about.suppliers[:_FEW]],
        "more_suppliers": f"e mais {len(about.suppliers) - _FEW} no cadastro" if len(about.suppliers) > _FEW else "",
        "stock": _stock(about), "quality": _quality(about.forecast),
        "no_quality": "Ainda não há medida: faltam dias do passado para conferir." if about.forecast else "Sem previsão, nada a medir.",
        "notes": list(about.forecast.notes) if about.forecast else [],
    }  # fmt: skip


def _unit_word(unit: str) -> str:
    words = {"un": "unidade", "kg": "quilo", "t": "tonelada", "m": "metro", "m2": "metro quadrado", "m3": "metro cúbico", "l": "litro"}
    return words.get(unit, {"cx": "caixa", "pct": "pacote"}.get(unit, unit))


def _sample(about: ProductFacts) -> str | None:
    """Which of the figures are made up; None where none are."""
    made_up = [words for words, so in (("preços", about.history.is_synthetic), ("saídas do estoque", about.sales_synthetic)) if so]
    if about.forecast and about.forecast.is_synthetic:
        made_up.insert(1, "previsão")
    if not made_up:
        return None
    listed = made_up[0] if len(made_up) == 1 else f"{', '.join(made_up[:-1])} e {made_up[-1]}"
    return f"{listed[0].upper()}{listed[1:]} inventados para demonstração: não decida por eles."


def _price_tile(known: Sequence[tuple[date, Decimal]], unit: str, today: date) -> dict[str, Any]:
    if not known:
        return {"label": "Preço", "value": NONE, "note": "nenhum visto"}
    last, amount = known[-1]
    return {"label": "Preço", "value": unit_price(amount, unit), "note": "hoje" if last == today else f"visto em {day(last, today)}"}


def _moves(known: Sequence[tuple[date, Decimal]], today: date) -> list[dict[str, Any]]:
    """The change over 30 days, and where the price stood in 90."""
    before = [amount for seen, amount in known if seen <= today - timedelta(days=30)]
    lately = [amount for seen, amount in known if seen >= today - timedelta(days=90)]
    moved = percent(float(known[-1][1] / before[-1]) - 1) if before else NONE
    span = f"90 dias: {price(min(lately))} a {price(max(lately))}" if lately else ""
    return [{"label": "Em 30 dias", "value": moved, "note": span}]


def _stock_tile(product: Product) -> dict[str, Any]:
    value = quantity(product.stock, product.unit) if product.stock is not None else NONE
    note = f"mínimo {number(product.minimum, 3)}" if product.minimum is not None else "sem mínimo no cadastro"
    return {"label": "Estoque", "value": value, "note": note, "strong": product.is_short}


def _cover_tile(about: ProductFacts) -> dict[str, Any]:
    cover = about.days_of_cover
    if cover is None:
        return {
            "label": "Cobertura",
            "value": NONE,
            "note": "sem saídas em 30 dias" if about.product.stock is not None else "estoque não informado",
        }
    value = f"{cover} dia{'s' if cover != 1 else ''}" if cover <= _LONGEST_COVER else f"mais de {_LONGEST_COVER} dias"
    return {"label": "Cobertura", "value": value, "note": "no ritmo de 30 dias"}


def _in_words(about: ProductFacts, known: Sequence[tuple[date, Decimal]], today: date) -> str:
    """The chart for whoever cannot see it."""
    told = f"Gráfico do preço de {about.product.name}"
    if known:
        told += f", {price(known[-1][1])} em {day(known[-1][0], today)}"
    if about.forecast and about.forecast.days:
        last = about.forecast.days[-1]
        told += f"; previsão de {price(last.mean)} em {day(last.day, today)}, entre {price(last.low_80)} e {price(last.high_80)}"
    return told + "."


def _advice(best: DayToBuy | None, today: date, unit: str) -> dict[str, Any] | None:
    if best is None:
        return None
    if not best.wait:
        return {"title": "Melhor dia para comprar: hoje. Esperar não deve compensar.", "reasons": list(best.reasons)}
    saves = f"economia esperada de {share(best.saving)}"
    return {
        "title": f"Melhor dia para comprar: até {day(best.day, today)}, por volta de {unit_price(best.expected_price, unit)} ({saves}).",
        "reasons": list(best.reasons),
    }


def _ahead(about: ProductFacts, today: date) -> list[Any]:
    return [each for each in about.forecast.days if each.day > today] if about.forecast else []


def _supplier(one: Supplier, last: Price | None, unit: str, today: date) -> dict[str, str]:
    place = f"{one.city}/{one.state}" if one.city and one.state else ""
    cost = f"{price(last.amount)} em {day(last.day, today)}" if last else NONE
    return {"name": one.name, "place": place, "price": cost, "lead": f"{one.lead_days} d" if one.lead_days is not None else NONE}


def _stock(about: ProductFacts) -> list[list[str]]:
    product = about.product
    rows = [["Em estoque", quantity(product.stock, product.unit) if product.stock is not None else "não informado"]]
    rows.append(["Mínimo", quantity(product.minimum, product.unit) if product.minimum is not None else "não informado"])
    if product.missing:
        rows.append(["Falta para o mínimo", quantity(product.missing, product.unit)])
    rows.append(["Saiu em 30 dias", quantity(about.went_out, product.unit)])
    return rows


def _quality(forecast: PublishedForecast | None) -> list[list[str]]:
    """The figures of days that the model had not seen, beside the naive forecast where they are."""
    figures = forecast.metrics if forecast else {}
    if not figures:
        return []
    rows = [["Erro médio (MAE)", _share(figures.get("mae"))], ["Raiz do erro quadrático (RMSE)", _share(figures.get("rmse"))]]
    against = figures.get("error_vs_naive")
    if against is not None:
        rows.append(["Erro ÷ repetir o preço de hoje", decimals(against)])
    if figures.get("mase") is not None:
        rows.append(["Erro ÷ variação semanal (MASE)", decimals(figures["mase"])])
    rows.append(["Dentro da faixa de 8 em 10", _share(figures.get("coverage_80"))])
    rows.append(["Previsões conferidas", number(figures.get("forecasts", 0))])
    return rows


def _share(value: float | None) -> str:
    return share(value) if value is not None else NONE
