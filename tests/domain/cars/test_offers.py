from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.cars.offers import OfferOutcome, weigh
from domain.money import Money
from tests.domain.strategies import car, few

amounts = st.integers(1, 300_000).map(Money.of)


@few
@given(amounts, st.none() | amounts, amounts)
def test_an_offer_below_the_floor_is_never_more_than_too_low(price: Money, floor: Money | None, offer: Money) -> None:
    floor = min(floor, price) if floor else None
    outcome = weigh(car(price=price.reais, floor=floor), offer)
    if floor is not None and offer < floor:
        assert outcome is OfferOutcome.TOO_LOW
    elif offer >= price:
        assert outcome is OfferOutcome.ASKING_PRICE
    else:
        assert outcome is OfferOutcome.FOR_A_PERSON


def test_the_floor_itself_is_for_a_person_and_a_cent_less_is_too_low() -> None:
    bargain = car(price=80_000, floor=Money.of(75_000))
    assert weigh(bargain, Money.of(75_000)) is OfferOutcome.FOR_A_PERSON
    assert weigh(bargain, Money.of("74999.99")) is OfferOutcome.TOO_LOW


def test_without_a_floor_every_lower_offer_is_a_persons_to_answer() -> None:
    assert weigh(car(price=80_000), Money.of(1)) is OfferOutcome.FOR_A_PERSON


def test_the_floor_never_leaves_the_car() -> None:
    wire = car(price=80_000, floor=Money.of(71_234)).as_wire()
    assert "71234" not in str(wire)
    assert not {"floor", "preco_minimo"} & set(wire)
