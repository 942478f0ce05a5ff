"""Money as people read it."""

from domain.money import Money


def brl(amount: float) -> str:
    """`R$ 89.900`, with cents only where there are some."""
    return str(Money.of(amount))
