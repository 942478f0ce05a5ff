"""Who may approve how much: each role up to its limit, above it a second person whose limit covers the order, together with what the
same people had approved lately of the same (domain/buying/split_purchases.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.buying.order_states import Action, Changed
from domain.buying.purchase_orders import PurchaseOrder
from domain.buying.split_purchases import LATELY, Approved, joined, summed
from domain.errors import Invalid, NotAllowed
from domain.money import Money
from domain.people import Actor, Role

LIMITS: Mapping[Role, Money] = {
    Role.BUYER: Money.of(5_000),
    Role.MANAGER: Money.of(50_000),
    Role.ADMIN: Money.of(500_000),
}
"""Of an order as a whole, and of the orders that count together with it. Roles that are not named approve nothing."""
DECIDERS = frozenset({Role.MANAGER, Role.ADMIN})
"""Who may reject or cancel what others ordered."""


class AboveLimit(NotAllowed):
    """The order is worth more than this person may approve: `who` names the roles that may."""

    code = "above_limit"


class NoPrice(Invalid):
    """An order without all its prices has no total, and is within nobody's limit."""

    code = "no_price"


def limit_of(role: Role, limits: Mapping[Role, Money] = LIMITS) -> Money:
    return limits.get(role, Money(0))


def who_may(order: PurchaseOrder, lately: Sequence[Approved], limits: Mapping[Role, Money] = LIMITS) -> list[Role]:
    """Roles whose limit covers an order with what counts together with it, the lowest first."""
    stake = stake_of(order)
    return sorted(
        (role for role, limit in limits.items() if summed(stake, joined(order, lately, limit)) <= limit), key=lambda role: limits[role]
    )


def stake_of(order: PurchaseOrder) -> Money:
    if (stake := order.at_stake) is None:
        unpriced = [line.name for line in order.lines if line.price is None]
        raise NoPrice(f"Falta o preço de {', '.join(unpriced)}.", unpriced=unpriced, number=order.number)
    return stake


def _above_all(order: PurchaseOrder, lately: Sequence[Approved], limits: Mapping[Role, Money]) -> AboveLimit:
    highest = max(limits.values())
    detail = f"{_worth(order, lately, highest)} e passa do maior limite de aprovação da casa ({highest}): aqui ninguém pode aprovar."
    return AboveLimit(detail, number=order.number, who=[])


def _worth(order: PurchaseOrder, lately: Sequence[Approved], limit: Money) -> str:
    """`A OC 12 é de R$ 4.000 e, com a OC 9, também dos últimos 14 dias, soma R$ 8.000`."""
    stake, others = stake_of(order), joined(order, lately, limit)
    if not others:
        return f"A OC {order.number} é de {stake}"
    return f"A OC {order.number} é de {stake} e, {_with(others)}, soma {summed(stake, others)}"


def _with(others: Sequence[PurchaseOrder]) -> str:
    numbers = [str(other.number) for other in others]
    named = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} e {numbers[-1]}"
    return f"com a{'s' * (len(numbers) > 1)} OC{'s' * (len(numbers) > 1)} {named} dos últimos {LATELY.days} dias"


def confirmed(
    order: PurchaseOrder, by: Actor, at: datetime, lately: Sequence[Approved], limits: Mapping[Role, Money] = LIMITS
) -> list[tuple[Action, PurchaseOrder]]:
    """The steps that a requester's yes takes an order: to approved within their own limit, else to waiting for somebody else's."""
    if by.person_id not in (order.drafted_by, order.requested_by):
        raise NotAllowed("Quem confirma é quem fez o pedido.", number=order.number)
    may = who_may(order, lately, limits)
    if not may:
        raise _above_all(order, lately, limits)
    stands = order.moved(Action.CONFIRM, at)
    if by.role in may:
        return [(Action.CONFIRM, stands), (Action.APPROVE, stands.approved(by.person_id, at))]
    return [(Action.CONFIRM, stands), (Action.SUBMIT, stands.moved(Action.SUBMIT, at))]


def approved(
    order: PurchaseOrder,
    by: Actor,
    at: datetime,
    version: int,
    lately: Sequence[Approved],
    content_hash: str | None = None,
    limits: Mapping[Role, Money] = LIMITS,
) -> PurchaseOrder:
    """The order approved by somebody who has seen this version of it."""
    if version != order.version or content_hash not in (None, order.content_hash):
        raise Changed(f"A OC {order.number} mudou depois que você a viu.", number=order.number, seen=version, version=order.version)
    may = who_may(order, lately, limits)
    if not may:
        raise _above_all(order, lately, limits)
    if by.role not in may:
        limit = limit_of(by.role, limits)
        raise AboveLimit(
            f"{_worth(order, lately, limit)}, e seu limite é {limit}.",
            number=order.number, who=[role.word for role in may], limit=limit.cents / 100, own=by.person_id == order.requested_by,
        )  # fmt: skip
    return order.approved(by.person_id, at)


def rejected(order: PurchaseOrder, by: Actor, at: datetime) -> PurchaseOrder:
    if by.role not in DECIDERS:
        raise NotAllowed("Reprovar é com gerente ou administrador; um pedido seu você pode cancelar.", number=order.number)
    return order.moved(Action.REJECT, at)


def cancelled(order: PurchaseOrder, by: Actor, at: datetime) -> PurchaseOrder:
    if by.role not in DECIDERS and by.person_id not in (order.requested_by, order.drafted_by):
        raise NotAllowed("Só quem pediu, um gerente ou um administrador cancela esta OC.", number=order.number)
    return order.moved(Action.CANCEL, at)
