"""What is to be bought, by when, and what waiting costs besides the price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from domain.errors import Invalid
from forecasting.series import Values

USUAL_DAYS = 14
"""Looked ahead where nobody said by when it is needed."""
LONGEST_DAYS = 365
USUAL_DELAY = 0.2
"""Mean delay of a delivery, as a share of its lead time, where nothing better is known."""


@dataclass(frozen=True, slots=True)
class Need:
    """A purchase wanted. Raises Invalid for figures that cannot be meant.

    `quantity` in `unit`; `need_by` the day the goods must be there; `holding_cost_per_day` R$ a unit and day of keeping them before
    that day; `lead_time_days` from order to delivery; `late_cost` R$ a unit where the goods come after that day.
    """

    quantity: float = 1.0
    need_by: date | None = None
    holding_cost_per_day: float = 0.0
    lead_time_days: int = 0
    unit: str = "un"
    late_cost: float = 0.0

    def __post_init__(self) -> None:
        if not 0 < self.quantity < 1e9:
            raise Invalid("A quantidade tem de ser maior que zero.")
        if not 0 <= self.holding_cost_per_day < 1e6:
            raise Invalid("O custo de guardar não pode ser negativo.")
        if not 0 <= self.late_cost < 1e9:
            raise Invalid("O custo do atraso não pode ser negativo.")
        if not 0 <= self.lead_time_days <= LONGEST_DAYS:
            raise Invalid(f"O prazo de entrega vai de 0 a {LONGEST_DAYS} dias.")

    def cost_of_waiting(self, days: Values, days_left: int) -> Values:
        """R$ a unit that buying `days` later costs besides the price: less keeping, more risk of coming late."""
        delay = USUAL_DELAY * self.lead_time_days
        late = np.exp(-(np.maximum(days_left - days, 0)) / delay) - np.exp(-max(days_left, 0) / delay) if delay else np.zeros(len(days))
        cost: Values = self.late_cost * late - self.holding_cost_per_day * days
        return cost

    def days_left(self, today: date) -> int:
        """Days for which buying can still wait; 0 on the last, below it where the goods will come late even if bought today."""
        if self.need_by is None:
            return USUAL_DAYS
        return min((self.need_by - timedelta(days=self.lead_time_days) - today).days, LONGEST_DAYS)
