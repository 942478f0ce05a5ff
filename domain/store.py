"""The shop: where it is, when it is open, and its terms. One per tenant."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

import holidays as public_holidays

from domain.places import Point
from domain.spelling import plain

WEEKDAYS = ("segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo")
STATES = ("AC", "AL", "AM", "AP", "BA", "CE", "DF", "ES", "GO", "MA", "MG", "MS", "MT", "PA", "PB", "PE", "PI", "PR", "RJ", "RN", "RO",
          "RR", "RS", "SC", "SE", "SP", "TO")  # fmt: skip
"""The federation's units, as UF."""


LONGEST_REST = 31
"""Days ahead that an opening is looked for."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Opening and closing by weekday (0 is Monday); a weekday that is absent is closed, as are public holidays."""

    week: dict[int, tuple[time, time]]
    state: str = "SP"
    """UF whose holidays close the shop, beside the national ones."""

    def on(self, day: date) -> tuple[time, time] | None:
        if self.holiday(day):
            return None
        return self.week.get(day.weekday())

    def holiday(self, day: date) -> str | None:
        """The holiday's name, or None."""
        return _holidays(self.state, day.year).get(day)

    def is_open(self, now: datetime) -> bool:
        span = self.on(now.date())
        return span is not None and span[0] <= now.time() < span[1]

    def next_opening(self, now: datetime) -> datetime | None:
        """When the doors open next, in the zone of `now`; None where they stay shut for a month."""
        for days in range(LONGEST_REST):
            day = now.date() + timedelta(days=days)
            if (span := self.on(day)) and (opens := datetime.combine(day, span[0], now.tzinfo)) > now:
                return opens
        return None

    def __str__(self) -> str:
        """`segunda a sexta das 8h às 18h, sábado das 9h às 13h`."""
        groups: list[tuple[list[int], tuple[time, time]]] = []
        for weekday, hours in sorted(self.week.items()):
            if groups and groups[-1][1] == hours and groups[-1][0][-1] == weekday - 1:
                groups[-1][0].append(weekday)
            else:
                groups.append(([weekday], hours))
        return ", ".join(f"{_span(days)} das {clock_time(opens)} às {clock_time(closes)}" for days, (opens, closes) in groups)


def _span(days: list[int]) -> str:
    if len(days) == 1:
        return WEEKDAYS[days[0]]
    return f"{WEEKDAYS[days[0]]} {'e' if len(days) == 2 else 'a'} {WEEKDAYS[days[-1]]}"


def clock_time(moment: time) -> str:
    """`15h`, `15h30`."""
    return f"{moment.hour}h{moment.minute:02d}" if moment.minute else f"{moment.hour}h"


@lru_cache(maxsize=64)
def _holidays(state: str, year: int) -> dict[date, str]:
    return dict(public_holidays.country_holidays("BR", subdiv=state, years=year, language="pt_BR"))


@dataclass(frozen=True, slots=True)
class Branch:
    name: str
    address: str
    city: str
    state: str
    phone: str
    point: Point | None = None
    """Where it stands; None where nobody told."""

    def as_json(self) -> dict[str, Any]:
        told = {"name": self.name, "address": self.address, "city": self.city, "state": self.state, "phone": self.phone}
        return told | ({"point": [self.point.latitude, self.point.longitude]} if self.point else {})

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Branch:
        return cls(**{**data, "point": Point(*data["point"]) if data.get("point") else None})


@dataclass(frozen=True, slots=True)
class FinancingTerms:
    """What the shop's bank asks: `monthly_rate` as a fraction, terms in months."""

    monthly_rate: Decimal = Decimal("0.0189")
    terms: tuple[int, ...] = (12, 24, 36, 48, 60)
    least_down_payment: Decimal = Decimal("0.20")
    opening_fee: Decimal = Decimal("890")
    """BRL, financed with the car; with the IOF tax it makes CET higher than the rate."""


@dataclass(frozen=True, slots=True)
class Store:
    """A dealership. The first branch is the main one."""

    name: str
    branches: tuple[Branch, ...]
    hours: OpeningHours
    financing: FinancingTerms = field(default_factory=FinancingTerms)
    warranty: str = "3 meses de garantia de motor e câmbio, como manda a lei"
    papers: tuple[str, ...] = ()
    delivery: str | None = None
    payments: tuple[str, ...] = ()
    """Ways of paying that are taken or not, in a sentence each."""
    visit_minutes: int = 60
    reservation_hours: int = 48

    @property
    def main(self) -> Branch:
        return self.branches[0]

    def branch_in(self, city: str | None) -> Branch:
        """The branch of a city, or the main one."""
        return next((b for b in self.branches if city and plain(b.city) == plain(city)), self.main)

    def nearest_to(self, here: Point) -> list[tuple[Branch, float]]:
        """The branches whose place is known, each with its distance in km as the crow flies, the nearest first."""
        known = [(branch, here.kilometres_to(branch.point)) for branch in self.branches if branch.point]
        return sorted(known, key=lambda found: found[1])

    def as_json(self) -> dict[str, Any]:
        """As it is kept in the settings of a tenant."""
        return {
            "name": self.name,
            "branches": [branch.as_json() for branch in self.branches],
            "week": {str(day): [opens.isoformat(), closes.isoformat()] for day, (opens, closes) in self.hours.week.items()},
            "state": self.hours.state,
            "financing": {
                "monthly_rate": str(self.financing.monthly_rate),
                "terms": list(self.financing.terms),
                "least_down_payment": str(self.financing.least_down_payment),
                "opening_fee": str(self.financing.opening_fee),
            },
            "warranty": self.warranty,
            "papers": list(self.papers),
            "delivery": self.delivery,
            "payments": list(self.payments),
            "visit_minutes": self.visit_minutes,
            "reservation_hours": self.reservation_hours,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Store:
        week = {int(day): (time.fromisoformat(opens), time.fromisoformat(closes)) for day, (opens, closes) in data["week"].items()}
        terms = data["financing"]
        return cls(
            name=data["name"],
            branches=tuple(Branch.from_json(branch) for branch in data["branches"]),
            hours=OpeningHours(week, data["state"]),
            financing=FinancingTerms(
                Decimal(terms["monthly_rate"]), tuple(terms["terms"]), Decimal(terms["least_down_payment"]), Decimal(terms["opening_fee"])
            ),
            warranty=data["warranty"],
            papers=tuple(data["papers"]),
            delivery=data["delivery"],
            payments=tuple(data.get("payments", ())),
            visit_minutes=data["visit_minutes"],
            reservation_hours=data["reservation_hours"],
        )
