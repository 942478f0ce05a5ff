"""How much to buy: what will be used until the next delivery, with some to spare, and more where today's price is worth stocking up."""

from __future__ import annotations

import math
from dataclasses import dataclass

from domain.errors import Invalid
from forecasting.demand import Demand
from forecasting.series import Values

SERVICE = 0.9
"""Chance of not running out before the next delivery."""
CYCLE_DAYS = 14
"""Between two purchases, where nobody says."""
MOST_AHEAD = 60
"""Days of use that a good price may bring forward at most."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is of a product. Quantities in its unit; `pack` the smallest quantity sold at once; money in R$ a unit."""

    stock: float = 0.0
    minimum: float = 0.0
    on_order: float = 0.0
    pack: float = 0.0
    price: float = 0.0
    holding_cost_per_day: float = 0.0

    def __post_init__(self) -> None:
        figures = (self.minimum, self.on_order, self.pack, self.price, self.holding_cost_per_day)
        if not (math.isfinite(self.stock) and all(math.isfinite(each) and each >= 0 for each in figures)):
            raise Invalid("Estoque, mínimo, pedidos e custos têm de ser números, zero ou mais.")


@dataclass(frozen=True, slots=True)
class Purchase:
    """How much to buy. `ahead` of it only because the price is good; `lasts_days` until what there is then falls to the minimum."""

    quantity: float
    ahead: float
    lasts_days: int
    reasons: tuple[str, ...]


def quantity_to_buy(
    demand: Demand, shelf: Shelf, lead_time_days: int = 0, cycle_days: int = CYCLE_DAYS, advantage: float = 0.0
) -> Purchase:
    """`advantage`: how much cheaper than usual today is, as a share of the price (0.08); zero or below brings nothing forward."""
    if not (0 <= lead_time_days <= 365 and 1 <= cycle_days <= 365):
        raise Invalid("O prazo de entrega e o intervalo entre compras vão até 365 dias.")
    days = lead_time_days + cycle_days
    there = shelf.stock + shelf.on_order
    safe = demand.below(days, SERVICE)
    wanted = safe + shelf.minimum - there
    more_days = _worth_ahead(shelf, advantage)
    ahead = demand.expected(days + more_days) - demand.expected(days)
    ahead = max(0.0, ahead + min(wanted, 0.0))
    quantity = _in_packs(max(wanted, 0.0) + ahead, shelf.pack, demand.whole)
    reasons = [
        f"em {days} dias devem sair {_told(demand.expected(days))}; {_told(safe)} bastam em {SERVICE:.0%} dos casos",
        f"há {_told(shelf.stock)} em estoque" + (f" e {_told(shelf.on_order)} a caminho" if shelf.on_order else ""),
    ]
    if shelf.minimum:
        reasons.append(f"o mínimo é {_told(shelf.minimum)}")
    if ahead > 0:
        reasons.append(f"o preço está {100 * advantage:.0f}% abaixo do usual: vale adiantar {more_days} dias de uso")
    return Purchase(quantity, min(ahead, quantity), _lasting(demand.week, there + quantity - shelf.minimum), (*reasons, *demand.notes))


def _worth_ahead(shelf: Shelf, advantage: float) -> int:
    """Days of use worth buying early: a unit used `d` days later saves the advantage and costs its keeping for `d` days."""
    if not advantage > 0 or not shelf.price:
        return 0
    if not shelf.holding_cost_per_day:
        return min(MOST_AHEAD, CYCLE_DAYS)  # what keeping costs is not known: one more purchase, no more
    return int(min(MOST_AHEAD, advantage * shelf.price / shelf.holding_cost_per_day))


def _in_packs(quantity: float, pack: float, whole: bool) -> float:
    if pack > 0:
        return math.ceil(round(quantity / pack, 9)) * pack
    return float(math.ceil(round(quantity, 9))) if whole else quantity


def _lasting(week: Values, quantity: float) -> int:
    a_day = float(week.mean())
    if quantity <= 0:
        return 0
    return 365 if a_day <= 0 else int(min(365, quantity / a_day))


def _told(quantity: float) -> str:
    return f"{quantity:,.1f}".removesuffix(".0").replace(",", " ").replace(".", ",").replace(" ", ".")
