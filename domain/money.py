"""Money in Brazilian reais, exact to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of BRL held as whole cents, so that sums never drift.

    Arithmetic keeps cents exact; multiplying by a rate rounds half to even, as banks do.
    """

    cents: int

    @classmethod
    def of(cls, reais: int | str | Decimal | float) -> Money:
        """Build from reais; floats are read by their shortest decimal form, never by their binary value."""
        try:
            return cls(int((Decimal(str(reais)) * 100).to_integral_value(ROUND_HALF_EVEN)))
        except (InvalidOperation, ValueError, OverflowError) as error:
            raise ValueError(f"not an amount of money: {reais!r}") from error

    @property
    def reais(self) -> Decimal:
        return Decimal(self.cents) / 100

    @property
    def whole(self) -> int:
        """Reais without the cents, rounded to the nearest."""
        return int(self.reais.to_integral_value(ROUND_HALF_EVEN))

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __mul__(self, rate: int | Decimal) -> Money:
        return Money(int((Decimal(self.cents) * rate).to_integral_value(ROUND_HALF_EVEN)))

    def __str__(self) -> str:
        """As people read it: `R$ 89.900`, or `R$ 1.234,56` where there are cents."""
        sign = "-" if self.cents < 0 else ""
        reais, cents = divmod(abs(self.cents), 100)
        digits = f"{reais:,}".replace(",", ".")
        return f"{sign}R${NO_BREAK_SPACE}{digits}" + (f",{cents:02d}" if cents else "")
