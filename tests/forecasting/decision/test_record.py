from __future__ import annotations

import time

import pytest

from domain.market.outlooks import TrackRecord
from forecasting import Policy, PriceSeries
from forecasting.decision.record import track_records
from tests.forecasting.decision.worlds import flat, weekly_offer
from tests.forecasting.worlds import market


def test_the_past_record_of_offers_is_good_and_of_flat_prices_even(policy: Policy) -> None:
    offers, calm, young = track_records(policy, [weekly_offer("unseen", 3), flat("unseen too"), market("young", 60)], peers=False)
    assert offers is not None
    assert offers.saved > 0.05
    assert offers.lost <= 2
    assert calm == TrackRecord(count=26, right=26, waited=0, lost=0, saved=0)
    assert young is None


def test_a_record_is_said_in_a_sentence() -> None:
    said = str(TrackRecord(count=40, right=31, waited=20, lost=3, saved=0.024))
    assert said == "nas últimas 40 recomendações deste item: 31 certas, economia média 2,4%"


def test_forests_that_saw_a_season_say_nothing_of_it(policy: Policy, fair: list[PriceSeries]) -> None:
    from forecasting.decision.days import today

    assert policy.by_season
    there = today(fair)
    own = policy.expected(there, 7, unseen=True)
    assert own == pytest.approx(policy.forests[6][int(there.season[0]) % 3].predict(there.states) * there.fell)


def test_one_item_is_told_within_a_turn(policy: Policy) -> None:
    product = market("unseen", 800, 3)
    started = time.process_time()
    record = track_records(policy, [product], peers=False)[0]
    assert time.process_time() - started < 0.6  # 0.2 s on a quiet core
    assert record is not None
    assert record.count == 40
