"""A purchase in several orders counts as one against the limit of whoever approves it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.buying.approvals import AboveLimit, approved, confirmed, limit_of, who_may
from domain.buying.order_states import State
from domain.buying.purchase_orders import Line, PurchaseOrder
from domain.buying.split_purchases import Approved
from domain.money import Money
from domain.people import Actor, Role
from tests.domain.buying.orders import ADMIN, BUYER, MANAGER, NOW, line, order


def approved_by(actor: Actor, number: int, *lines: Line, **fields: object) -> Approved:
    fields = {"state": State.APPROVED, "approved_by": actor.person_id, **fields}
    return Approved(replace(order(*lines), number=number, **fields), limit_of(actor.role))  # type: ignore[arg-type]


def outcome(fresh: PurchaseOrder, *lately: Approved) -> State:
    return confirmed(fresh, BUYER, NOW, lately)[-1][1].state


def test_two_halves_of_a_purchase_wait_for_somebody_else_as_the_whole_would() -> None:
    half = line("1", "4900")
    assert outcome(order(half)) is State.APPROVED
    assert outcome(order(half), approved_by(BUYER, 1, half)) is State.AWAITING


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ({"supplier_id": "gerdau"}, True),  # the same goods of another supplier
        ({"lines": (replace(line("1", "4900"), sku="PAR-M8"),)}, True),  # other goods of the same supplier
        ({"lines": (replace(line("1", "4900"), sku="PAR-M8"),), "supplier_id": "gerdau"}, False),
        ({"requested_by": "lia", "drafted_by": "lia"}, False),
        ({"requested_by": "lia"}, True),  # somebody else's, rewritten by the same person
        ({"number": 12}, False),  # an older approval of the order itself
    ],
)
def test_what_counts_together_is_of_the_same_people_and_of_the_same_goods_or_supplier(told: dict[str, object], counts: bool) -> None:
    other = approved_by(BUYER, 1, line("1", "4900"))
    other = replace(other, order=replace(other.order, **told))  # type: ignore[arg-type]
    assert (outcome(order(line("1", "4900")), other) is State.AWAITING) == counts


def test_what_a_higher_limit_approved_does_not_take_up_a_lower_one() -> None:
    assert outcome(order(line("1", "4900")), approved_by(MANAGER, 1, line("1", "40000"))) is State.APPROVED


def test_a_manager_who_approves_the_parts_has_them_summed_too() -> None:
    parts = [approved_by(MANAGER, 1, line("1", "30000")), approved_by(BUYER, 2, line("1", "4000"))]
    waits = confirmed(order(line("1", "20000")), BUYER, NOW, parts)[-1][1]
    with pytest.raises(AboveLimit) as refused:
        approved(waits, MANAGER, NOW, 1, parts)
    assert (refused.value.facts["who"], str(Money.of(54_000)) in refused.value.detail) == (["administrador"], True)
    assert approved(waits, ADMIN, NOW, 1, parts).state is State.APPROVED
    assert who_may(waits, parts[:1]) == [Role.MANAGER, Role.ADMIN]
