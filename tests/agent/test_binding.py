"""The guard around what binds a customer, for our own brain as for a provider."""

from __future__ import annotations

from typing import Any

import pytest

from agent.binding import Word, unasked

NOTHING = Word(agrees=False, refuses=False, asks=frozenset(), amounts=frozenset())


@pytest.mark.parametrize(
    ("tool", "args"),
    [
        ("reserve_car", {"car_id": "onix-1"}),
        ("erase_my_data", {"confirmed": True}),
        ("set_consent", {"granted": True}),
        ("set_consent", {"granted": False}),
        ("stop_messages", {}),
        ("make_offer", {"car_id": "onix-1", "amount": 60_000}),
    ],
)
def test_nothing_said_binds_to_nothing(tool: str, args: dict[str, Any]) -> None:
    assert unasked(tool, args, NOTHING)
    assert not unasked(tool, args, None)


def test_what_only_informs_needs_no_word() -> None:
    assert not unasked("recommend_cars", {"budget_max": 90_000}, NOTHING)


def test_an_offer_is_the_sum_the_customer_named() -> None:
    named = Word(agrees=False, refuses=False, asks=frozenset(), amounts=frozenset({67_000}))
    assert not unasked("make_offer", {"car_id": "onix-1", "amount": 67_000}, named)
    assert unasked("make_offer", {"car_id": "onix-1", "amount": 70_000}, named)
