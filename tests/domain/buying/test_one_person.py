"""Whatever one person does, in whatever order and however often: nothing above their limit is approved, nothing is sent twice."""

from __future__ import annotations

from decimal import Decimal

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.buying.approvals import approved, cancelled, confirmed, limit_of, rejected
from domain.buying.order_states import State
from domain.buying.purchase_orders import PurchaseOrder
from domain.errors import BalcaoError
from domain.people import Actor, Role
from tests.domain.buying.orders import NOW, line, order

QUANTITIES = st.decimals("0.001", "300", places=3).map(str)
PRICES = st.one_of(st.none(), st.decimals("0.0001", "9000", places=4).map(str))


class OnePerson(RuleBasedStateMachine):
    @initialize(role=st.sampled_from([role for role in Role if role.is_staff]), quantity=QUANTITIES, price=PRICES)
    def drafts(self, role: Role, quantity: str, price: str | None) -> None:
        self.me = Actor("demo", "me", role)
        self.order = order(line(quantity, price, known=Decimal(4200)), by=self.me)
        self.seen = [self.order]
        self.sendings: list[str] = []

    def _becomes(self, act: object) -> None:
        try:
            self.order = act()  # type: ignore[operator]
            self.seen.append(self.order)
        except BalcaoError:
            pass  # a refusal changes nothing, and the invariants say whether it was missing

    @rule(quantity=QUANTITIES, price=PRICES)
    def changes(self, quantity: str, price: str | None) -> None:
        self._becomes(lambda: self.order.changed(self.me.person_id, NOW, lines=(line(quantity, price, known=Decimal(4200)),)))

    @rule()
    def confirms(self) -> None:
        self._becomes(lambda: confirmed(self.order, self.me, NOW, ())[-1][1])

    @rule(at=st.integers(0, 50))
    def approves_what_was_seen_once(self, at: int) -> None:
        seen = self.seen[at % len(self.seen)]
        self._becomes(lambda: approved(self.order, self.me, NOW, seen.version, (), seen.content_hash))

    @rule(refuses=st.booleans())
    def rejects_or_cancels(self, refuses: bool) -> None:
        self._becomes(lambda: (rejected if refuses else cancelled)(self.order, self.me, NOW))

    @rule()
    def is_sent(self) -> None:
        before = self.order
        self._becomes(lambda: before.sent(NOW))
        if self.order is not before:
            self.sendings.append(self.order.key)

    @invariant()
    def nothing_above_their_limit_is_approved(self) -> None:
        current: PurchaseOrder = self.order
        if current.state in (State.APPROVED, State.SENT, State.RECEIVED):
            assert current.at_stake is not None
            assert current.at_stake <= limit_of(self.me.role)
            assert current.is_approved_as_it_is

    @invariant()
    def it_is_sent_once(self) -> None:
        assert len(self.sendings) <= 1


OnePerson.TestCase.settings = settings(max_examples=60, stateful_step_count=15, deadline=None)
TestOnePerson = OnePerson.TestCase
