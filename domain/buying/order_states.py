"""The way of a purchase order: draft → confirmed → awaiting_approval → approved → sent → received, or rejected, cancelled, expired.

Which action leads from which states to which, and how long an order may wait in one.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from domain.errors import Unavailable

DRAFT_LASTS = timedelta(days=7)
"""A draft that nobody confirmed for so long is over."""
APPROVAL_LASTS = timedelta(days=30)
"""And so is an order that nobody approved: its prices are too old."""


class State(StrEnum):
    DRAFT = "draft"
    CONFIRMED = "confirmed"
    """Its requester stands by it; in the same step it is approved within their own limit, or waits for somebody else's."""
    AWAITING = "awaiting_approval"
    APPROVED = "approved"
    SENT = "sent"
    """Its supplier's mail server has taken it, or somebody of the house has told it to the supplier."""
    RECEIVED = "received"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    EXPIRED = "expired"

    @property
    def is_open(self) -> bool:
        """Whether goods may still come of it."""
        return self in _OPEN

    @property
    def word(self) -> str:
        """What an order in it is said to be."""
        return _WORDS[self]


_WORDS = {
    State.DRAFT: "em rascunho",
    State.CONFIRMED: "confirmada",
    State.AWAITING: "aguardando aprovação",
    State.APPROVED: "aprovada",
    State.SENT: "enviada ao fornecedor",
    State.RECEIVED: "recebida",
    State.REJECTED: "reprovada",
    State.CANCELLED: "cancelada",
    State.EXPIRED: "vencida",
}
_OPEN = frozenset({State.DRAFT, State.CONFIRMED, State.AWAITING, State.APPROVED, State.SENT})


class Action(StrEnum):
    DRAFT = "draft"
    CHANGE = "change"
    CONFIRM = "confirm"
    SUBMIT = "submit"
    APPROVE = "approve"
    REJECT = "reject"
    CANCEL = "cancel"
    EXPIRE = "expire"
    SEND = "send"
    RECEIVE = "receive"


_BEFORE_SENDING = frozenset({State.DRAFT, State.CONFIRMED, State.AWAITING, State.APPROVED})
MOVES: dict[Action, tuple[frozenset[State], State]] = {
    Action.CHANGE: (_BEFORE_SENDING | {State.REJECTED, State.EXPIRED}, State.DRAFT),
    Action.CONFIRM: (frozenset({State.DRAFT}), State.CONFIRMED),
    Action.SUBMIT: (frozenset({State.CONFIRMED}), State.AWAITING),
    Action.APPROVE: (frozenset({State.CONFIRMED, State.AWAITING}), State.APPROVED),
    Action.REJECT: (frozenset({State.AWAITING}), State.REJECTED),
    Action.CANCEL: (_BEFORE_SENDING, State.CANCELLED),
    Action.EXPIRE: (frozenset({State.DRAFT, State.AWAITING}), State.EXPIRED),
    Action.SEND: (frozenset({State.APPROVED}), State.SENT),
    Action.RECEIVE: (frozenset({State.SENT}), State.RECEIVED),
}
"""From which states an action leads to which."""
LASTS = {State.DRAFT: DRAFT_LASTS, State.AWAITING: APPROVAL_LASTS}
"""What is not taken further in time is over."""


class WrongState(Unavailable):
    """The order is not where this action begins."""

    code = "wrong_state"


class Changed(Unavailable):
    """The order is not any more what whoever acts has seen."""

    code = "changed"
