"""What the records know of one product, for its page."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from domain.clock import local
from domain.goods.cover import days_of_cover, lately
from domain.goods.prices import Price, PriceHistory
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from forecasting.decision.advice import advised
from memory.records import Books
from tools.papers.product_report import DayToBuy, ProductFacts
from tools.staff.purchase_needs import known_of, wanted


async def product_facts(books: Books, product: Product, now: datetime) -> ProductFacts:
    today = local(now).date()
    history = await books.prices.history(product.sku, last=today)
    sold = await books.sales.history(product.sku, *lately(today))
    went = sum((sale.quantity for sale in sold), Decimal(0))
    return ProductFacts(
        product,
        history,
        await books.forecasts.latest(product.sku),
        _cheapest_first(await books.suppliers.selling(product.sku), history),
        went,
        bool(sold) and all(sale.is_synthetic for sale in sold),
        days_of_cover(product, went),
        await _day_to_buy(books, product, today),
    )


async def _day_to_buy(books: Books, product: Product, today: date) -> DayToBuy | None:
    """As anybody is told who asks for it without saying by when."""
    outlook = await books.outlooks.latest(product.sku)
    if outlook is None:
        return None
    found = await wanted(await known_of(books, product, today), outlook, today, None, None, 0)
    advice = advised(outlook, found.need)
    day = max(advice.buy_day, today)
    said = tuple(
        f"{reason[0].upper()}{reason[1:].rstrip('.')}." for reason in (*advice.reasons, *([str(outlook.past)] if outlook.past else []))
    )
    return DayToBuy(day, day > today, Decimal(f"{advice.expected_price:.4f}"), advice.saving, said)


def _cheapest_first(sellers: list[Supplier], history: PriceHistory) -> list[tuple[Supplier, Price | None]]:
    """Those whose price is known before the others."""
    last: dict[str | None, Price] = {price.supplier_id: price for price in history.prices}
    found = [(one, last.get(one.id)) for one in sellers]
    return sorted(found, key=lambda pair: (pair[1] is None, pair[1].amount if pair[1] else 0, pair[0].name))
