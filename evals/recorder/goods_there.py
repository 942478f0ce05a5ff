"""The items that a talk may be about, as a home knows them: what a recording of those who buy needs of it to be played again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from agent.understanding.text import fold
from domain.goods.prices import PriceHistory
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from evals.recorder.standins import StandIns
from evals.worlds.goods import Goods
from memory.records import Books

_DAYS = timedelta(days=90)
_MOST = 300
"""Items of a recording."""
_LEAST = 3
"""Letters of a word that may name an item."""


async def goods_there(books: Books, said: Iterable[str], day: date, standins: StandIns) -> Goods | None:
    """Items with a word in common with what was said and answered, who sells them, and their last three months; None where there are
    none. How people are reached at a supplier is replaced."""
    words = {word.removesuffix("s") for text in said for word in re.findall(r"\w+", fold(text)) if len(word) >= _LEAST}
    products = [product for product in await books.products.all() if _words(product) & words][:_MOST]
    if not products:
        return None
    skus = {product.sku for product in products}
    histories = await books.prices.histories(sorted(skus), day - _DAYS, day)
    named = {price.supplier_id for history in histories.values() for price in history.prices}
    suppliers = [supplier for supplier in await books.suppliers.all() if supplier.id in named or skus & set(supplier.skus)]
    sold = {sku: await books.sales.history(sku, day - _DAYS, day) for sku in sorted(skus)}
    outlooks = {sku: await books.outlooks.latest(sku) for sku in sorted(skus)}
    names = {supplier.id: supplier.name for supplier in suppliers}
    return Goods.model_validate(
        {
            "products": [_row(product) for product in products],
            "suppliers": [_seller(supplier, skus, standins) for supplier in suppliers],
            "prices": {sku: _by_seller(history, names, day) for sku, history in sorted(histories.items())},
            "sold": {sku: {(day - sale.day).days: sale.quantity for sale in sales} for sku, sales in sold.items() if sales},
            "outlooks": {sku: outlook for sku, outlook in outlooks.items() if outlook is not None},
            "made_up": any(history.is_synthetic for history in histories.values()),
        }
    )


def _words(product: Product) -> set[str]:
    names = fold(" ".join((product.name, product.sku, *product.nicknames)))
    return {word.removesuffix("s") for word in re.findall(r"\w+", names) if len(word) >= _LEAST}


def _row(product: Product) -> dict[str, Any]:
    row = {
        "sku": product.sku, "nome": product.name, "categoria": product.category, "unidade": product.unit,
        "estoque_atual": product.stock, "estoque_minimo": product.minimum, "apelidos": "|".join(product.nicknames),
    }  # fmt: skip
    return {key: str(value) for key, value in (row | product.attributes).items() if value not in (None, "")}


def _seller(supplier: Supplier, skus: set[str], standins: StandIns) -> dict[str, Any]:
    row = {
        "nome": supplier.name, "email": standins.value(supplier.email), "telefone": standins.value(supplier.phone),
        "prazo_entrega_dias": supplier.lead_days, "cidade": supplier.city, "estado": supplier.state,
        "produtos": "|".join(sku for sku in supplier.skus if sku in skus),
    }  # fmt: skip
    return {key: str(value) for key, value in row.items() if value not in (None, "")}


def _by_seller(history: PriceHistory, names: dict[str, str], day: date) -> dict[str, dict[int, Any]]:
    found: dict[str, dict[int, Any]] = {}
    for price in history.prices:
        found.setdefault(names.get(price.supplier_id or "", ""), {})[(day - price.day).days] = price.amount
    return found
