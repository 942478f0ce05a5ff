"""The products that rows of prices and sales are about."""

from __future__ import annotations

from collections.abc import Callable

from memory.records import Books


async def known_skus(books: Books) -> Callable[[str], str]:
    """`known("met-1")` → `MET-1`, the SKU as it is kept; ValueError where no product has it."""
    exact = {product.sku for product in await books.products.all()}
    folded = {sku.casefold(): sku for sku in sorted(exact)}

    def known(said: str) -> str:
        sku = said if said in exact else folded.get(said.casefold())
        if sku is None:
            raise ValueError(f"sku {said[:64]} não está no cadastro de produtos")
        return sku

    return known
