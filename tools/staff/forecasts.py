"""What a product's price will be, as it was last published."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pydantic import Field

from domain.clock import local
from domain.errors import Invalid
from domain.goods.prices import PriceHistory, unit_price
from domain.goods.products import Product
from domain.market.forecasts import ForecastDay, PublishedForecast
from domain.people import PURCHASING
from forecasting import Model, from_rows
from memory.records import Books
from tools.counter import Counter
from tools.staff.goods_meant import product_meant
from tools.toolbox import Arguments, tool

FARTHEST = 14
"""Days ahead that are published; further the price is anybody's guess."""
FLAT = 0.5
"""Percent within which a price is said to stay."""
_YEAR = timedelta(days=366)
_FIGURES = (3, 2, 4, 1, 5, 0, 6)
"""Of `forecasting.forecasts.LEVELS`, as a ForecastDay has them."""


class ForecastPricesArguments(Arguments):
    product: str = Field(max_length=200, description='SKU, name, nickname or some words of it, e.g. "aço" or "MET-0001"')
    horizon_days: int = Field(FARTHEST, ge=1, le=366, description="how many days ahead is asked about, e.g. 7; 14 are known")


@tool(PURCHASING)
async def forecast_prices(counter: Counter, asked: ForecastPricesArguments) -> dict[str, Any]:
    """What a stock item will cost in the coming days: for each the middle and the band of 80 %, BRL a unit, whether it rises, falls or
    stays, and how far such forecasts were off. `trained` false means that no model has learned yet and it is only today's price with
    its usual spread, which must be said, as `is_synthetic` (sample data) must. Several items of such a name: error "ambiguous"."""
    today = local(counter.now).date()
    async with counter.reading() as books:
        return await coming_prices(books, await product_meant(books, asked.product, counter.now), today, asked.horizon_days)


async def coming_prices(books: Books, product: Product, today: date, horizon: int) -> dict[str, Any]:
    """What was published of a product, as `forecast_prices` tells it. Raises Invalid where no price of it is known."""
    said = await books.forecasts.latest(product.sku)
    if said is None or said.horizon < 1:
        return _floor(product, await books.prices.history(product.sku, today - _YEAR, today), today, horizon)
    model = await books.models.find(said.version)
    days = min(horizon, said.horizon)
    known = {"day": said.last_real_day.isoformat(), "amount": float(said.today)}
    told = _told(product, known, said.day, said.days[:days], horizon, said.is_synthetic)
    trained = local(model.trained_at).date().isoformat() if model else None
    return told | {"trained": True, "model": said.version, "trained_on": trained, "accuracy": _accuracy(said), "notes": list(said.notes)}


def _floor(product: Product, history: PriceHistory, today: date, horizon: int) -> dict[str, Any]:
    """Before anything was learned: today's price stays, give or take what it usually moves."""
    daily = history.daily()
    if not daily:
        raise Invalid(f"Não tenho nenhum preço de {product.name}: sem histórico não há previsão.", sku=product.sku, name=product.name)
    series = from_rows(product.sku, [day for day, _ in daily], [float(amount) for _, amount in daily])
    late = (today - daily[-1][0]).days
    days = min(horizon, FARTHEST)
    made = Model().forecast([series], late + days)[0]
    ahead = tuple(
        ForecastDay(each.astype(object), *(unit_price(Decimal(figures[level])) for level in _FIGURES))
        for each, figures in zip(made.days[late:], made.quantiles[late:].tolist(), strict=True)
    )
    known = {"day": daily[-1][0].isoformat(), "amount": float(daily[-1][1])}
    told = _told(product, known, today, ahead, horizon, history.is_synthetic)
    return told | {"trained": False, "model": made.model, "trained_on": None, "accuracy": None, "notes": list(made.notes)}


def _told(
    product: Product, known: dict[str, Any], day: date, days: tuple[ForecastDay, ...], asked: int, is_synthetic: bool
) -> dict[str, Any]:
    last = days[-1]
    change = round((float(last.mean) / known["amount"] - 1) * 100, 1)
    return {
        "about": "forecast",
        "product": {"sku": product.sku, "name": product.name, "unit": product.unit},
        "made_on": day.isoformat(),
        "price": known,
        "days": [_day(each) for each in days],
        "band_percent": 80,
        "asked_days": asked,
        "horizon_days": len(days),
        "change_percent": change,
        "direction": "stays" if abs(change) < FLAT else "rises" if change > 0 else "falls",
        "is_synthetic": is_synthetic,
    }


def _day(each: ForecastDay) -> dict[str, Any]:
    return {"day": each.day.isoformat(), "expected": _price(each.mean), "low": _price(each.low_80), "high": _price(each.high_80)}


def _price(amount: Decimal) -> float:
    """As finely as anybody would say it."""
    return float(round(amount, 2 if amount >= 1 else 4))


def _accuracy(said: PublishedForecast) -> dict[str, Any] | None:
    """On days of the past that the model had not seen: its mean error as a share of the price, and beside a price that stands still."""
    if not said.metrics.get("forecasts"):
        return None
    against = said.metrics.get("error_vs_naive")
    return {
        "forecasts": said.metrics["forecasts"],
        "error_percent": round(100 * said.metrics["mae"], 1),
        "error_vs_standing_still": against,
        "band_held_percent": round(100 * said.metrics["coverage_80"]),
    }
