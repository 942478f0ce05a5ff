"""Suppliers are ranked by price, distance and lead time, and the reasons are true."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.buying.supplier_choice import Offer, Order, ranked
from domain.goods.prices import Price
from domain.goods.suppliers import Supplier

TODAY = date(2026, 11, 24)


def offer(name: str, price: str | None, kilometres: float | None, days: int | None) -> Offer:
    found = Price("X", TODAY, Decimal(price), supplier_id=name) if price else None
    return Offer(Supplier(name, name, lead_days=days), found, kilometres)


CHEAP, NEAR, FAST = offer("barato", "10.00", 800, 12), offer("perto", "10.60", 5, 6), offer("rapido", "12.00", 90, 1)


@pytest.mark.parametrize(
    ("order", "first"), [(Order.PRICE, "barato"), (Order.DISTANCE, "perto"), (Order.LEAD_TIME, "rapido"), (Order.BEST, "perto")]
)
def test_the_best_by_what_was_asked_comes_first(order: Order, first: str) -> None:
    assert ranked([CHEAP, NEAR, FAST], TODAY, order)[0].offer.supplier.name == first


def test_reasons_say_what_is_best_and_how_much_dearer_the_others_are() -> None:
    told = {choice.offer.supplier.name: choice.reasons for choice in ranked([CHEAP, NEAR, FAST], TODAY)}
    assert told == {
        "barato": ("o mais barato",),
        "perto": ("6,0% acima do mais barato", "o mais perto"),
        "rapido": ("20,0% acima do mais barato", "a entrega mais rápida"),
    }


def test_nobody_is_called_the_best_of_one_or_of_equals() -> None:
    assert ranked([CHEAP], TODAY)[0].reasons == ()
    assert all("mais perto" not in " ".join(c.reasons) for c in ranked([offer("a", "1", 4, 1), offer("b", "2", 4, 1)], TODAY))


def test_who_cannot_deliver_in_time_comes_last_however_cheap() -> None:
    unknown = offer("calado", "9.00", 1, None)
    choices = ranked([CHEAP, unknown, FAST], TODAY, Order.PRICE, TODAY + timedelta(days=3))
    assert [(c.offer.supplier.name, c.in_time) for c in choices] == [("rapido", True), ("calado", None), ("barato", False)]
    assert choices[2].reasons[0] == "não chega a tempo"


OFFERS = st.lists(
    st.builds(
        offer,
        st.text("abc", min_size=1, max_size=4),
        st.none() | st.decimals("0.01", "1000", places=2).map(str),
        st.none() | st.floats(0, 4_000),
        st.none() | st.integers(0, 60),
    ),
    max_size=8,
)


@settings(max_examples=50)
@given(OFFERS, st.sampled_from(Order), st.none() | st.integers(0, 30))
def test_everybody_is_ranked_once_and_who_is_in_time_before_who_is_not(offers: list[Offer], order: Order, days: int | None) -> None:
    need_by = TODAY + timedelta(days=days) if days is not None else None
    choices = ranked(offers, TODAY, order, need_by)
    assert sorted(id(choice.offer) for choice in choices) == sorted(id(one) for one in offers)
    standing = [{True: 0, None: 1, False: 2}[choice.in_time] for choice in choices]
    assert standing == sorted(standing) or need_by is None
