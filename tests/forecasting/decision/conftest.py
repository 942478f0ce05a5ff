from __future__ import annotations

import pytest

from forecasting import Policy, PriceSeries, fit_policy
from tests.forecasting.decision.worlds import flat, weekly_offer
from tests.forecasting.worlds import market


@pytest.fixture(scope="session")
def fair() -> list[PriceSeries]:
    """Products with an offer each week, noisy markets, and prices that stand."""
    offers = [weekly_offer(f"offer{number}", weekday=number) for number in range(7)]
    return [*offers, *(market(f"market{number}", 280, number) for number in range(6)), flat("flat")]


@pytest.fixture(scope="session")
def policy(fair: list[PriceSeries]) -> Policy:
    return fit_policy(fair, rounds=80)
