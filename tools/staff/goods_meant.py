"""Which product or supplier of ours somebody means, for every tool that staff name one to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from domain.clock import local
from domain.errors import Ambiguous, Invalid, NotFound
from domain.goods.name_words import name_words
from domain.goods.namebooks import Namebook
from domain.goods.products import Product
from domain.goods.suppliers import Supplier
from domain.goods.trade_words import akin
from domain.goods.turnovers import lately, leading
from memory.records import Books

_MOST = 8
"""Candidates that are told of; with more, people are better asked for another word."""


async def product_meant(books: Books, said: str, now: datetime, *, among: Collection[str] | None = None) -> Product:
    """The product that is called so: by SKU, name, nickname, some of its words, or with typos; `among` these SKUs where they are given.

    Raises NotFound with the facts `said`, `near` and `kinds` (the categories that come closest), or Ambiguous with `said`, `candidates`
    (what turns over most first, at most eight), `total` and `apart` (the words of their names by which they differ); each of `near` and
    `candidates` is `{"sku", "name", "unit"}`.
    """
    namebook = await books.products.namebook()
    found = namebook.meant(said, None if among is None else lambda product: product.sku in among)
    if len(found) == 1:
        return found[0]
    if found:
        candidates = [_product(product) for product in (await by_turnover(books, found, now))[:_MOST]]
        apart = words_apart(found)
        raise Ambiguous(f"Tenho mais de um item que pode ser {said}.", said=said, candidates=candidates, total=len(found), apart=apart)
    if not said.strip():
        raise Invalid("Diga de qual item se trata.")
    near = [_product(product) for product in namebook.near(said)]
    raise NotFound(f"Não encontrei {said} no cadastro.", said=said, near=near, kinds=akin(said, categories(namebook)))


def words_apart(products: Sequence[Product]) -> list[str]:
    """The words of names, as `name_words` writes them, that some of the products have and others have not."""
    first, *others = [set(name_words(product.name)) for product in products]
    return sorted(first.union(*others) - first.intersection(*others))


def categories(namebook: Namebook[Product]) -> list[str]:
    """What kinds of goods there are."""
    return sorted({product.category for product in namebook.things if product.category})


async def by_turnover(books: Books, products: Sequence[Product], now: datetime) -> list[Product]:
    """The same products, what the house moves most first."""
    return leading(products, await books.turnovers.between(*lately(local(now).date()), [product.sku for product in products]))


async def supplier_meant(books: Books, said: str) -> Supplier:
    """The supplier that is called so: by name, CNPJ or some of its words, or with typos. Raises as `product_meant`, with
    `{"id", "name", "city"}` each."""
    namebook = await books.suppliers.namebook()
    found = namebook.meant(said)
    if len(found) == 1:
        return found[0]
    if found:
        candidates = [_supplier(supplier) for supplier in found[:_MOST]]
        raise Ambiguous(f"Tenho mais de um fornecedor que pode ser {said}.", said=said, candidates=candidates, total=len(found))
    if not said.strip():
        raise Invalid("Diga de qual fornecedor se trata.")
    near = [_supplier(supplier) for supplier in namebook.near(said)]
    raise NotFound(f"Não encontrei o fornecedor {said} no cadastro.", said=said, near=near)


def _product(product: Product) -> dict[str, str]:
    return {"sku": product.sku, "name": product.name, "unit": product.unit}


def _supplier(supplier: Supplier) -> dict[str, str | None]:
    return {"id": supplier.id, "name": supplier.name, "city": supplier.city}
