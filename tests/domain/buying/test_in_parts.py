"""Whatever one person orders, of whom and when: what they alone approved of the same goods within a fortnight is within their limit."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import hypothesis.strategies as st
from hypothesis import given, settings

from domain.buying.approvals import approved, confirmed, limit_of
from domain.buying.order_states import State
from domain.buying.purchase_orders import PurchaseOrder
from domain.buying.split_purchases import LATELY, Approved
from domain.errors import BalcaoError
from domain.people import PURCHASING, Actor, Role
from tests.domain.buying.orders import NOW, line, order

SKUS, SUPPLIERS = st.sampled_from(["steel", "bolts"]), st.sampled_from(["paulista", "gerdau"])
SHARES = st.sampled_from(["0.3", "0.5", "0.6", "1"])
"""Of the person's limit."""
DEEDS = st.lists(st.tuples(st.booleans(), SKUS, SUPPLIERS, SHARES, st.integers(0, 9)), min_size=2, max_size=12)


@given(role=st.sampled_from(sorted(PURCHASING)), deeds=DEEDS)
@settings(max_examples=60, deadline=None)
def test_parts_never_sum_up_to_more_than_ones_limit(role: Role, deeds: list[tuple[bool, str, str, str, int]]) -> None:
    me, limit, now = Actor("demo", "me", role), limit_of(role), NOW
    kept: list[tuple[PurchaseOrder, datetime]] = []
    waiting: list[PurchaseOrder] = []
    for number, (orders, sku, supplier, share, days) in enumerate(deeds, start=1):
        now += timedelta(days=days)
        lately = [Approved(done, limit) for done, at in kept if at >= now - LATELY]
        with suppress(BalcaoError):  # refused
            if orders or not waiting:
                goods = replace(line(share, str(limit.reais)), sku=sku)
                made = confirmed(replace(order(goods, by=me), number=number, supplier_id=supplier), me, now, lately)[-1][1]
            else:
                made = approved(waiting.pop(), me, now, 1, lately)
            if made.state is State.APPROVED:
                kept.append((made, now))
            else:
                waiting.append(made)
        for goods_of in ("steel", "bolts"):
            of_one = [done.at_stake for done, at in kept if at >= now - LATELY and goods_of in done.skus]
            assert sum(stake.cents for stake in of_one if stake) <= limit.cents
