"""What waiting to buy a product was expected to bring, as it was published: from it a day is advised for any need, at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Wait:
    """Waiting with so many days left. Changes are shares of today's price: -0.03 is three percent cheaper.

    `expected` and the `low` and `high` between which four outcomes of five lie; `dearer` and `cheaper` the shares of such waits that
    ended above and below today's price.
    """

    expected: float
    low: float
    high: float
    dearer: float
    cheaper: float


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """How advice on one product would have done. Right is waiting that ended no dearer, or buying at once where a day at random until
    the deadline would have cost as much or more. `saved` is the mean share of the price, purchases made at once included."""

    count: int
    right: int
    waited: int
    lost: int
    saved: float

    def __str__(self) -> str:
        """`nas últimas 40 recomendações deste item: 31 certas, economia média 2,4%`"""
        saved = f"{100 * self.saved:.1f}".replace(".", ",").replace("-0,0", "0,0")
        times = "na última recomendação" if self.count == 1 else f"nas últimas {self.count} recomendações"
        brought = f", economia média {saved}%" if saved != "0,0" else ", sem economia no todo"
        return f"{times} deste item: {self.right} certa{'s' if self.right != 1 else ''}{brought}"


@dataclass(frozen=True, slots=True)
class Outlook:
    """Of one product on `day`, when its price stood at `price`."""

    sku: str
    day: date
    price: Decimal
    usual: Decimal
    """The middle price of the last three months."""
    waits: tuple[Wait, ...]
    """With 1, 2, … days left; empty where too little is known to wait for anything."""
    margin: float
    """Expected gain, as a share of the price, from which on waiting is advised."""
    standing: tuple[str, ...] = ()
    """In Portuguese: where the price stands in its own past."""
    for_waiting: tuple[str, ...] = ()
    for_buying: tuple[str, ...] = ()
    """In Portuguese: what else speaks for the one or the other."""
    version: str = ""
    """Of the model that was asked."""
    past: TrackRecord | None = None
    is_synthetic: bool = False

    @property
    def saving(self) -> float:
        """What waiting is worth to somebody who has as long as it can help, as a share of the price; 0 where buying today is advised."""
        last = self.waits[-1].expected if self.waits else 0.0
        return -last if last < -self.margin else 0.0

    @property
    def below_usual(self) -> float:
        """How much cheaper than usual it is, as a share of the price; below zero where it is dearer."""
        return float(self.usual / self.price) - 1
