"""How likely a customer is to buy: a score from 0 to 100 with the reason for each part (REQUIREMENTS A10)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

BUDGET, URGENCY, PREFERENCES, ENGAGEMENT = 30, 25, 25, 20
"""Points of each part; they add up to 100."""
HIGH, MEDIUM = 60, 40


class Temperature(StrEnum):
    HIGH = "high"
    """60 points or more: the dealer is told."""
    MEDIUM = "medium"
    """From 40 to 59 points."""
    LOW = "low"
    """Under 40: nurtured, written to again after seven days."""

    @classmethod
    def of(cls, points: int) -> Temperature:
        return cls.HIGH if points >= HIGH else cls.MEDIUM if points >= MEDIUM else cls.LOW


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a customer when the score is made. Budget in whole reais."""

    budget_max: int | None = None
    cheapest_fit: int | None = None
    """Price of the cheapest available car that meets the other limits; None where none does."""
    down_payment: int | None = None
    payment: tuple[str, ...] = ()
    urgency: str | None = None
    preferences: int = 0
    """How many kinds of preference were given (category, model, year, use…)."""
    turns: int = 0
    actions: frozenset[str] = frozenset()
    """What was done: `details`, `financing`, `trade_in`, `offer`, `test_drive`, `reservation`, `contact`."""


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    points: int
    most: int
    reason: str


@dataclass(frozen=True, slots=True)
class LeadScore:
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        return sum(part.points for part in self.parts)

    @property
    def temperature(self) -> Temperature:
        return Temperature.of(self.total)

    def as_json(self) -> dict[str, Any]:
        parts = [{"name": p.name, "points": p.points, "most": p.most, "reason": p.reason} for p in self.parts]
        return {"score": self.total, "temperature": self.temperature.value, "parts": parts}


def score(evidence: Evidence) -> LeadScore:
    """The four parts, each a share of its weight."""
    return LeadScore((_budget(evidence), _urgency(evidence), _preferences(evidence), _engagement(evidence)))


def _part(name: str, most: int, share: float, reason: str) -> Part:
    return Part(name, round(most * min(1.0, max(0.0, share))), most, reason)


def _budget(evidence: Evidence) -> Part:
    backed = evidence.down_payment is not None or bool({"à vista", "financiado", "consórcio", "troca"} & set(evidence.payment))
    if evidence.budget_max is None:
        return _part("budget", BUDGET, 0.4 if backed else 0, "disse como paga, mas não quanto" if backed else "não disse o orçamento")
    if evidence.cheapest_fit is None or evidence.cheapest_fit > evidence.budget_max:
        known = "forma de pagamento definida, mas " if backed else ""
        return _part("budget", BUDGET, 0.5 if backed else 0.3, f"{known}nada no estoque cabe no orçamento")
    if backed:
        return _part("budget", BUDGET, 1, "orçamento que cabe no estoque e forma de pagamento definida")
    return _part("budget", BUDGET, 0.8, "orçamento que cabe no estoque")


_SHARE_OF_URGENCY = {
    "imediata": (1.0, "quer comprar já"),
    "semana": (0.8, "quer comprar nesta semana"),
    "mês": (0.5, "quer comprar neste mês"),
    "pesquisando": (0.1, "só está pesquisando"),
}


def _urgency(evidence: Evidence) -> Part:
    if evidence.actions & {"reservation", "test_drive"}:
        return _part("urgency", URGENCY, 1, "reservou um carro ou marcou visita")
    share, reason = _SHARE_OF_URGENCY.get(evidence.urgency or "", (0.0, "não disse quando quer comprar"))
    return _part("urgency", URGENCY, share, reason)


def _preferences(evidence: Evidence) -> Part:
    if not evidence.preferences:
        return _part("preferences", PREFERENCES, 0, "ainda não disse o que procura")
    plural = "s" if evidence.preferences > 1 else ""
    return _part("preferences", PREFERENCES, evidence.preferences / 4, f"{evidence.preferences} preferência{plural} clara{plural}")


_SHARE_OF_ACTION = {"reservation": 1.0, "test_drive": 0.8, "offer": 0.6, "financing": 0.4, "trade_in": 0.4, "contact": 0.3, "details": 0.2}
SCORED_ACTIONS = frozenset(_SHARE_OF_ACTION)
_WORD_OF_ACTION = {"reservation": "reservou", "test_drive": "marcou visita", "offer": "fez proposta", "financing": "simulou financiamento",
                   "trade_in": "ofereceu um usado", "contact": "deixou contato", "details": "viu detalhes"}  # fmt: skip


def _engagement(evidence: Evidence) -> Part:
    share = min(0.5, evidence.turns / 20) + sum(_SHARE_OF_ACTION[action] for action in evidence.actions)
    done = [word for action, word in _WORD_OF_ACTION.items() if action in evidence.actions]
    said = f"{evidence.turns} mensage{'m' if evidence.turns == 1 else 'ns'}"
    return _part("engagement", ENGAGEMENT, share, ", ".join([said, *done]))
