"""Who sells to the sample industry. No such company exists: their CNPJ all begin with 99, their addresses end in `.example`."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from importlib.resources import files
from zlib import crc32

from domain.cells import listed
from domain.goods.products import Product
from domain.goods.suppliers import Supplier, supplier_id
from domain.places import Point
from domain.spelling import plain

_WEIGHTS = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
_PART = 0.75
"""Of the products of its categories a supplier sells so many, and at least those that nobody else would."""


def sample_suppliers(products: Sequence[Product]) -> list[Supplier]:
    """Forty companies, each selling most products of a category or two; every product is sold by somebody."""
    with (files("memory.samples.industry") / "suppliers.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter=";"))
    first = {category: row["nome"] for row in reversed(rows) for category in listed(row["categorias"])}
    suppliers = []
    for number, row in enumerate(rows, 1):
        categories, cnpj = set(listed(row["categorias"])), _cnpj(f"99{number:06d}0001")
        sold = (p.sku for p in products if p.category in categories and (first[p.category] == row["nome"] or _sells(row["nome"], p.sku)))
        suppliers.append(
            Supplier(
                id=supplier_id(row["nome"], cnpj),
                name=row["nome"],
                cnpj=cnpj,
                cep=row["cep"].replace("-", ""),
                email=f"vendas@{''.join(letter for letter in plain(row['nome']) if letter.isalnum())}.example",
                phone=f"(19) 3000-{number:04d}",
                lead_days=int(row["prazo_entrega_dias"]),
                city=row["cidade"],
                state=row["estado"],
                point=Point(float(row["latitude"]), float(row["longitude"])),
                skus=tuple(sorted(sold)),
            )
        )
    return suppliers


def _sells(name: str, sku: str) -> bool:
    """The same in every run, and different from supplier to supplier."""
    return crc32(f"{name}:{sku}".encode()) % 100 < _PART * 100


def _cnpj(root: str) -> str:
    """Twelve digits with the two check digits that belong to them."""
    digits = [int(digit) for digit in root]
    for weights in (_WEIGHTS[1:], _WEIGHTS):
        rest = sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11
        digits.append(0 if rest < 2 else 11 - rest)
    return "".join(map(str, digits))
