from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Invalid
from forecasting import ModelFiles, Need, Policy, PriceSeries, advise, fit_policy, from_rows
from forecasting.decision.record import lived
from tests.forecasting.decision.worlds import flat, risen, weekly_offer
from tests.forecasting.worlds import market


def test_an_offer_that_comes_each_week_is_waited_for_and_taken(policy: Policy) -> None:
    product = weekly_offer("unseen", weekday=3)
    tuesday, thursday = product.until(7 * 30 + 2), product.until(7 * 30 + 4)
    before, on_the_day = advise([tuesday], policy, 7)[0], advise([thursday], policy, 5)[0]
    assert before.buy_day == before.today + timedelta(days=2)
    assert before.saving == pytest.approx(0.15, abs=0.05)
    assert not on_the_day.wait


def test_an_offer_after_the_deadline_is_not_waited_for(policy: Policy) -> None:
    friday = weekly_offer("unseen", weekday=3).until(7 * 30 + 5)
    assert not advise([friday], policy, 3)[0].wait


def test_a_noisy_price_that_just_rose_is_waited_out(policy: Policy) -> None:
    advice = advise([risen(market("unseen", 250, 50))], policy, 14)[0]
    assert advice.wait
    assert advice.saving > 0.05
    assert advice.low < advice.saving < advice.high
    assert advice.confidence > 0.7


def test_a_price_that_stands_is_bought_today(policy: Policy) -> None:
    advice = advise([flat("unseen")], policy, 14)[0]
    assert (advice.wait, advice.saving, advice.expected_price) == (False, 0, 12.5)
    assert "preço parado" in advice.reasons[0]


def test_nothing_later_than_today_changes_advice(policy: Policy, fair: list[PriceSeries]) -> None:
    known = [each.until(200) for each in fair]
    other = [from_rows(each.unique_id, each.days.tolist(), [*each.values[:200], *(each.values[200:] * 3)]).until(200) for each in fair]
    assert advise(known, policy, 9) == advise(other, policy, 9)


def test_lived_through_again_each_day_knows_only_its_past(policy: Policy, fair: list[PriceSeries]) -> None:
    start = 150
    columns = np.arange(len(fair))
    once = lived(policy, fair, columns, np.full(len(fair), start), 10, None)
    for column, waited in enumerate(once.waited.tolist()):
        for passed in range(waited + 1):
            alone = advise([fair[column].until(start + passed)], policy, 10 - passed)[0]
            assert alone.wait == (passed < waited)


@given(seed=st.integers(0, 50), horizon=st.integers(0, 40), days=st.integers(1, 120))
def test_the_day_to_buy_is_today_or_before_the_deadline(policy: Policy, seed: int, horizon: int, days: int) -> None:
    advice = advise([market("any", 120, seed).until(days)], policy, horizon)[0]
    assert advice.today <= advice.buy_day <= advice.today + timedelta(days=horizon)
    figures = (advice.saving, advice.low, advice.high, advice.confidence, advice.chance_of_more, advice.expected_price)
    assert np.isfinite(figures).all()
    assert 0 <= advice.confidence <= 1


def test_decided_anew_each_day_it_has_bought_by_the_deadline(policy: Policy) -> None:
    for seed in range(5):
        product, first = market("any", 200, 900 + seed), 150
        deadline = product.days[first - 1].astype(object) + timedelta(days=14)
        advice = [advise([product.until(first + passed)], policy, 14 - passed)[0] for passed in range(15)]
        assert all(each.buy_day <= deadline for each in advice)
        assert not advice[-1].wait


def test_a_few_prices_are_bought_today_and_said_to_be_few(policy: Policy) -> None:
    advice = advise([from_rows("new", ["2026-01-01", "2026-01-02", "2026-01-05"], [10, 30, 11])], policy, 14)[0]
    assert (advice.wait, advice.expected_price, advice.confidence) == (False, 11, 0.5)
    assert advice.reasons == ("ainda não há base para esperar com segurança",)


def test_a_policy_of_too_little_past_never_waits() -> None:
    learned = fit_policy([market("one", 120)])
    assert not learned.learned
    assert not advise([risen(market("one", 120))], learned, 14)[0].wait


def test_a_policy_kept_advises_as_before(policy: Policy, fair: list[PriceSeries]) -> None:
    again = Policy.load(policy.save(ModelFiles({})))
    assert advise(fair, again, 9) == advise(fair, policy, 9)
    assert Policy.load(Policy.cautious().save(ModelFiles({}))).forests == ()


def test_delivery_takes_its_days_from_those_left(policy: Policy) -> None:
    product = weekly_offer("unseen", weekday=3).until(7 * 30 + 2)
    today = product.last_day.astype(object)
    in_time, late = Need(need_by=today + timedelta(days=6), lead_time_days=2), Need(need_by=today + timedelta(days=6), lead_time_days=6)
    assert advise([product], policy, in_time)[0].wait
    last = advise([product], policy, late)[0]
    assert not last.wait
    assert last.reasons == ("hoje é o último dia do prazo",)


def test_keeping_dear_goods_is_put_off_and_coming_late_is_not(policy: Policy) -> None:
    product = flat("unseen")
    deadline = product.last_day.astype(object) + timedelta(days=14)
    assert advise([product], policy, Need(need_by=deadline, holding_cost_per_day=0.1))[0].buy_day == deadline
    offer = weekly_offer("unseen", weekday=3).until(7 * 30 + 2)
    by = offer.last_day.astype(object) + timedelta(days=12)
    risky = Need(need_by=by, lead_time_days=10, late_cost=500)
    assert not advise([offer], policy, risky)[0].wait


def test_savings_are_told_in_reais_for_the_quantity(policy: Policy) -> None:
    advice = advise([weekly_offer("unseen", weekday=3).until(7 * 30 + 2)], policy, 7)[0]
    saved, low, high = advice.in_reais(200)
    assert float(saved.reais) == pytest.approx(200 * 20 * advice.saving, abs=0.01)
    assert low <= saved <= high


@pytest.mark.parametrize("wrong", [{"quantity": 0}, {"quantity": float("nan")}, {"holding_cost_per_day": -1}, {"lead_time_days": 1000}])
def test_a_need_that_cannot_be_meant_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(Invalid):
        Need(need_by=date(2026, 1, 1), **wrong)  # type: ignore[arg-type]
