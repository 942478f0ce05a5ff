"""When to buy: the day advised for one product, or what is best bought now and what had better wait."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pydantic import Field

from domain.clock import local
from domain.errors import Invalid
from domain.goods.products import Product
from domain.goods.units import Unit
from domain.market.outlooks import Outlook, TrackRecord
from domain.money import Money
from domain.people import PURCHASING
from forecasting import Advice
from forecasting.decision.advice import advised
from forecasting.decision.given import given_record
from memory.records import Books
from tools.counter import Counter
from tools.staff.goods_meant import product_meant
from tools.staff.orders.lines import Item, quantity_of
from tools.staff.other_days import other_days
from tools.staff.purchase_list import purchase_list
from tools.staff.purchase_needs import as_json, known_of, wanted
from tools.toolbox import Arguments, tool

_KEPT = timedelta(days=90)
NOT_TRAINED = "ainda sem modelo treinado: rode balcao train prices ou peça “treina os modelos”"


class BestPurchaseDayArguments(Arguments):
    product: str | None = Field(None, max_length=200, description='one item: SKU, name or words of it, e.g. "aço"; none for a list')
    quantity: Decimal | None = Field(None, gt=0, le=10_000_000, max_digits=13, decimal_places=4, description="how much is wanted, e.g. 20")
    unit: Unit | None = Field(None, description="only where one was said, e.g. t; else it is the product's own")
    need_by: date | None = Field(None, description="the day it must be there, where one was said, e.g. 2026-12-04")
    holding_percent_a_month: float = Field(0, ge=0, le=20, description="what keeping goods costs, % of their price a month, where told")
    other_days: list[date] = Field(
        [], max_length=2, description="other coming days asked about: the first and the last, or one, e.g. 2026-12-04"
    )
    limit: int = Field(5, ge=1, le=20, description="of each list, e.g. 5")


@tool(PURCHASING)
async def best_purchase_day(counter: Counter, asked: BestPurchaseDayArguments) -> dict[str, Any]:
    """The best day to buy a stock item within 14 days: today or a later one, the price expected then, what waiting saves in BRL for the
    quantity with the range of four cases of five, the chance of paying more, reasons, what would change it, and how such advice did
    before; `order_by` the last day on which an order comes in time, `comes_late` that none does, `instead` other days that were asked about
    beside today. Without `product`: what is cheap now, what had better wait, and what runs out. Advice is what was published last;
    `trained` false means that no model has learned yet, `is_synthetic` true that it is sample data: both must be said."""
    today = local(counter.now).date()
    async with counter.reading() as books:
        if asked.product is None:
            return await purchase_list(books, today, asked.limit)
        product = await product_meant(books, asked.product, counter.now)
        outlook = await books.outlooks.latest(product.sku)
        trained = outlook is not None
        if outlook is None:
            outlook = await _unlearned(books, product, today)
        known = await known_of(books, product, today)
        past = await books.outlooks.said(product.sku, today - _KEPT, today) if trained else []
    quantity = quantity_of(product, Item(product=product.sku, quantity=asked.quantity, unit=asked.unit), 0) if asked.quantity else None
    found = await wanted(known, outlook, today, quantity, asked.need_by, asked.holding_percent_a_month)
    advice = advised(outlook, found.need)
    comes = today + timedelta(days=found.need.lead_time_days)
    others = sorted(asked.other_days)
    async with counter.reading() as books:
        instead = await other_days(books, product, today, (others[0], others[-1]), found) if others and others[0] > today else None
    return {
        "about": "purchase_day",
        "product": {"sku": product.sku, "name": product.name, "unit": product.unit},
        **as_json(found),
        "arrives": comes.isoformat() if found.supplier and found.need.lead_time_days else None,
        "order_by": (found.need.need_by - timedelta(days=found.need.lead_time_days)).isoformat() if found.need.need_by else None,
        "comes_late": bool(found.supplier and found.need_by_told and found.need.need_by and comes > found.need.need_by),
        "instead": instead,
        "holding_percent_a_month": asked.holding_percent_a_month,
        **day_told(advice, outlook, today, found.quantity),
        "reasons": list(advice.reasons),
        "would_change": advice.would_change,
        "track_record": record_told(outlook.past),
        "given_record": record_told(given_record(past)),
        "trained": trained,
        "model": outlook.version or None,
        "not_trained": None if trained else NOT_TRAINED,
    }


def day_told(advice: Advice, outlook: Outlook, today: date, quantity: Decimal | None) -> dict[str, Any]:
    """Advice as tools tell it; money for the quantity, or for one unit where none is known."""
    much = float(quantity or 1)
    saving, low, high = advice.in_reais(much)
    buy_day = max(advice.buy_day, today)
    return {
        "made_on": outlook.day.isoformat(),
        "price": {"amount": float(outlook.price), "day": outlook.day.isoformat()},
        "wait": buy_day > today,
        "buy_day": buy_day.isoformat(),
        "days_left": advice.days_left,
        "expected_price": _price(advice.expected_price),
        "cost_today": float(Money.of(round(float(outlook.price) * much, 2)).reais),
        "saving": float(saving.reais),
        "saving_low": float(low.reais),
        "saving_high": float(high.reais),
        "may_lose": max(0.0, -float(low.reais)),
        "saving_percent": round(100 * advice.saving, 1),
        "chance_of_more_percent": round(100 * advice.chance_of_more),
        "confidence_percent": round(100 * advice.confidence),
        "is_synthetic": outlook.is_synthetic,
    }


def record_told(past: TrackRecord | None) -> dict[str, Any] | None:
    if past is None:
        return None
    return {
        "advised": past.count,
        "right": past.right,
        "waited": past.waited,
        "lost": past.lost,
        "mean_saving_percent": round(100 * past.saved, 1),
        "told": str(past),
    }


def _price(amount: float) -> float:
    return round(amount, 2 if amount >= 1 else 4)


async def _unlearned(books: Books, product: Product, today: date) -> Outlook:
    """Nothing was learned yet: today's price, and no reason to wait."""
    history = await books.prices.history(product.sku, last=today)
    daily = history.daily()
    if not daily:
        raise Invalid(f"Não tenho nenhum preço de {product.name}: sem histórico não sei dizer o dia.", sku=product.sku, name=product.name)
    last = daily[-1][1]
    return Outlook(product.sku, today, last, last, (), 0.0, is_synthetic=history.is_synthetic)


class PurchaseDaysArguments(Arguments):
    after: str = Field("", max_length=128, description="the last SKU of the page before; empty for the first page")
    limit: int = Field(100, ge=1, le=500, description="products a page, e.g. 100")


@tool(PURCHASING)
async def purchase_days(counter: Counter, asked: PurchaseDaysArguments) -> dict[str, Any]:
    """The best purchase day of every product, page by page, by SKU: `next` is what `after` takes for the next page, null on the last."""
    today = local(counter.now).date()
    async with counter.reading() as books:
        page = await books.outlooks.page(asked.after, most=asked.limit + 1)
        names = {product.sku: product for product in (await books.products.namebook()).things}
        total = await books.outlooks.count()
    more, page = len(page) > asked.limit, page[: asked.limit]
    told = [_briefly(names[each.sku], each, today) for each in page if each.sku in names]
    return {"about": "purchase_days", "products": told, "total": total, "next": page[-1].sku if more else None}


def _briefly(product: Product, outlook: Outlook, today: date) -> dict[str, Any]:
    advice = advised(outlook)
    return {
        "sku": product.sku,
        "product": product.name,
        "unit": product.unit,
        "today_price": float(outlook.price),
        "best_day": max(advice.buy_day, today).isoformat(),
        "expected_price": _price(advice.expected_price),
        "expected_saving_pct": round(100 * advice.saving, 2),
        "confidence": round(advice.confidence, 3),
        "reason": "; ".join(advice.reasons),
        "is_synthetic": outlook.is_synthetic,
    }
