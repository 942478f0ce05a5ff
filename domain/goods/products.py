"""What the industry buys, keeps and sells: a stock item, and how much of it there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Product:
    """A stock item. `stock` and `minimum` are in its `unit`, None where nobody told; `nicknames` are what the house calls it."""

    sku: str
    name: str
    category: str | None = None
    unit: str = "un"
    stock: Decimal | None = None
    minimum: Decimal | None = None
    nicknames: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    """Columns of an imported file that have no field here, such as `unidades_por_caixa`."""

    @property
    def missing(self) -> Decimal | None:
        """How much is wanting to the minimum, zero where nothing is; None where stock or minimum is not known."""
        if self.stock is None or self.minimum is None:
            return None
        return max(self.minimum - self.stock, Decimal(0))

    @property
    def is_short(self) -> bool:
        """Whether there is less than the minimum, or nothing at all."""
        return bool(self.missing) or (self.stock is not None and self.stock <= 0)
