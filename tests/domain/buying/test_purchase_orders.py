"""What an order is worth, who may approve it, and what becomes of an approval when the order changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import pytest

from domain.buying.approvals import AboveLimit, NoPrice, approved, cancelled, confirmed, rejected
from domain.buying.order_states import APPROVAL_LASTS, DRAFT_LASTS, Changed, State, WrongState
from domain.buying.purchase_orders import PurchaseOrder
from domain.errors import NotAllowed
from domain.money import Money
from tests.domain.buying.orders import ADMIN, BUYER, MANAGER, NOW, SELLER, line, order


def awaiting(*lines: object) -> PurchaseOrder:
    return confirmed(order(*lines), BUYER, NOW, ())[-1][1]  # type: ignore[arg-type]


def test_fractions_of_a_cent_count_until_the_total() -> None:
    screws = line("1200", "0.0375")
    assert order(screws).total == Money.of(45)


def test_within_the_requesters_limit_a_yes_approves() -> None:
    steps = confirmed(order(line("1", "5000")), BUYER, NOW, ())
    assert [state.state for _, state in steps] == [State.CONFIRMED, State.APPROVED]
    assert steps[-1][1].is_approved_as_it_is


def test_above_it_the_order_waits_for_somebody_else() -> None:
    assert awaiting(line("1", "5000.01")).state is State.AWAITING


def test_the_second_person_needs_a_limit_that_covers_it() -> None:
    with pytest.raises(AboveLimit) as refused:
        approved(awaiting(), MANAGER, NOW, version=1, lately=())
    assert refused.value.facts["who"] == ["administrador"]
    assert approved(awaiting(), ADMIN, NOW, version=1, lately=()).state is State.APPROVED


@pytest.mark.parametrize("actor", [BUYER, SELLER])
def test_nobody_approves_above_their_own_limit(actor: object) -> None:
    with pytest.raises(AboveLimit):
        approved(awaiting(line("2", "4200")), actor, NOW, version=1, lately=())  # type: ignore[arg-type]


def test_a_price_told_by_hand_does_not_bring_an_order_under_the_limit() -> None:
    cheap = line("20", "0.01", known=Decimal("4200"))
    assert order(cheap).total == Money.of("0.20")
    assert awaiting(cheap).state is State.AWAITING


def test_an_order_that_nobody_may_approve_is_refused_at_once() -> None:
    with pytest.raises(AboveLimit):
        confirmed(order(line("1000")), BUYER, NOW, ())


def test_without_a_price_nothing_is_confirmed_or_approved() -> None:
    with pytest.raises(NoPrice):
        confirmed(order(line(price=None)), BUYER, NOW, ())
    with pytest.raises(NoPrice):
        approved(order(line(price=None), state=State.AWAITING), ADMIN, NOW, version=1, lately=())


def test_a_change_takes_the_approval_away() -> None:
    done = approved(awaiting(), ADMIN, NOW, version=1, lately=())
    changed = done.changed("jorge", NOW, lines=(line("30"),))
    assert (changed.state, changed.version, changed.approved_by) == (State.DRAFT, 2, None)
    with pytest.raises(WrongState):
        changed.sent(NOW)


def test_what_was_seen_before_a_change_is_not_approved() -> None:
    changed = confirmed(awaiting().changed("jorge", NOW, lines=(line("30"),)), BUYER, NOW, ())[-1][1]
    with pytest.raises(Changed):
        approved(changed, ADMIN, NOW, version=1, lately=())
    with pytest.raises(Changed):
        approved(changed, ADMIN, NOW, version=2, lately=(), content_hash=awaiting().content_hash)


def test_what_is_not_exactly_what_was_approved_is_not_sent() -> None:
    done = approved(awaiting(), ADMIN, NOW, version=1, lately=())
    with pytest.raises(Changed):
        replace(done, lines=(line("30"),)).sent(NOW)
    assert done.sent(NOW).state is State.SENT


def test_all_that_the_supplier_is_told_is_in_the_hash() -> None:
    first = order()
    others = [
        replace(first, lines=(line("21"),)),
        replace(first, lines=(line(price="4200.01"),)),
        replace(first, need_by=date(2026, 11, 27)),
        replace(first, supplier_id="gerdau"),
        replace(first, number=13),
    ]
    assert len({first.content_hash, *(other.content_hash for other in others)}) == 6
    assert replace(first, lines=(line("20.000", "4200.0"),)).content_hash == first.content_hash


def test_a_sent_order_is_not_changed_cancelled_or_sent_again() -> None:
    sent = approved(awaiting(), ADMIN, NOW, version=1, lately=()).sent(NOW)
    for act in (lambda: sent.changed("jorge", NOW), lambda: cancelled(sent, ADMIN, NOW), lambda: sent.sent(NOW)):
        with pytest.raises(WrongState):
            act()


def test_another_buyer_neither_confirms_nor_cancels_it() -> None:
    other = replace(BUYER, person_id="lia")
    for act in (partial(confirmed, lately=()), cancelled, rejected):
        with pytest.raises(NotAllowed):
            act(order(), other, NOW)
    assert cancelled(order(), MANAGER, NOW).state is State.CANCELLED


def test_drafts_and_waiting_orders_run_out() -> None:
    assert not order().is_over(NOW + DRAFT_LASTS)
    assert order().is_over(NOW + DRAFT_LASTS + timedelta(seconds=1))
    assert awaiting().is_over(NOW + APPROVAL_LASTS + timedelta(seconds=1))
    assert not approved(awaiting(), ADMIN, NOW, version=1, lately=()).is_over(NOW + timedelta(days=900))
