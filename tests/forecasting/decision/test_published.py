"""What is published of every product."""

from __future__ import annotations

from forecasting.decision.policy import Policy
from forecasting.decision.published import WORTH_WAITING, outlooks_of
from forecasting.series import PriceSeries


def test_nobody_is_told_to_wait_for_less_than_is_worth_it(policy: Policy, fair: list[PriceSeries]) -> None:
    said = outlooks_of(fair, policy, "v1", frozenset(), dict.fromkeys((each.unique_id for each in fair), None))
    assert {each.sku for each in said} == {each.unique_id for each in fair}
    assert all(each.margin >= WORTH_WAITING and (not each.saving or each.saving >= WORTH_WAITING) for each in said)
