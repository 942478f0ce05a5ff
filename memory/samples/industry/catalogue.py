"""The products of the sample industry, from a table of families: "Parafuso sextavado" in eighteen sizes and five finishes."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from itertools import product as combinations

import numpy as np

from domain.goods.products import Product

_SEED = 2026
_CONTENT = re.compile(r"\d+(?:,\d+)? ?(?:L|ml|g|kg)")
_OTHER_STEP = 1.04
_SHORT = 0.025
"""The share of products of which there is less than the minimum."""
_DAYS_KEPT = 15


@dataclass(frozen=True, slots=True)
class SampleProduct:
    """A product, what it costs today in BRL a unit, and how much of it goes out in a month."""

    product: Product
    price: float
    monthly: float


def sample_products(count: int = 3_000) -> list[SampleProduct]:
    """As many products, always the same; of fewer than all, some of each family, those with a nickname among them."""
    everything = list(_all())
    if count >= len(everything):
        return everything
    known = [at for at, sample in enumerate(everything) if sample.product.nicknames][:count]
    others = [at for at in range(len(everything)) if at not in set(known)]
    wanted = count - len(known)
    chosen = {*known, *(others[at * len(others) // wanted] for at in range(wanted))}
    return [everything[at] for at in sorted(chosen)]


def _all() -> Iterator[SampleProduct]:
    chance = np.random.default_rng(_SEED)
    numbers: Counter[str] = Counter()
    with (files("memory.samples.industry") / "families.csv").open(encoding="utf-8") as table:
        for family in csv.DictReader(table, delimiter=";"):
            first, second = family["variantes"].split("|"), family["mais_variantes"].split("|")
            by_size = _size(first, second, family["unidade"])
            for place in combinations(range(len(first)), range(len(second))):
                numbers[family["codigo"]] += 1
                sku = f"{family['codigo']}-{numbers[family['codigo']]:04d}"
                words = [first[place[0]], second[place[1]]]
                steps = float(family["fator"]) ** place[by_size] * _OTHER_STEP ** place[1 - by_size]
                price = float(family["preco"]) * steps
                monthly = max(1.0, float(family["giro"]) / steps**0.5 * chance.lognormal(-0.3, 0.6))
                product = _product(family, sku, words, monthly, chance, nicknamed=place == (0, 0))
                yield SampleProduct(product, price, monthly)


def _size(first: Sequence[str], second: Sequence[str], unit: str) -> int:
    """Which of the two lists makes a product dearer step by step: how much is in it, else how big it is, else what it is made of."""
    if unit != "kg":
        for is_size in (_CONTENT.fullmatch, re.compile(r".*\d").match):
            for at, names in enumerate((first, second)):
                if all(is_size(name) for name in names):
                    return at
    return 0


def _product(
    family: Mapping[str, str], sku: str, words: Sequence[str], monthly: float, chance: np.random.Generator, *, nicknamed: bool
) -> Product:
    minimum = max(1, round(monthly / 30 * _DAYS_KEPT))
    cover = chance.uniform(0.0, 0.9) if chance.random() < _SHORT else chance.uniform(1.15, 3.5)
    attributes = dict([family["atributos"].split("=")]) if family["atributos"] else {}
    return Product(
        sku=sku,
        name=family["nome"].format(*words).strip(),
        category=family["categoria"],
        unit=family["unidade"],
        stock=Decimal(round(minimum * cover)),
        minimum=Decimal(minimum),
        nicknames=tuple(family["apelidos"].split("|")) if nicknamed and family["apelidos"] else (),
        attributes=attributes,
    )
