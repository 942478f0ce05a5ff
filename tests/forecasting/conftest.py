from __future__ import annotations

import pytest

from forecasting import Model, PriceSeries, train
from tests.forecasting.worlds import TINY, town


@pytest.fixture(scope="session")
def series() -> list[PriceSeries]:
    return town()


@pytest.fixture(scope="session")
def model(series: list[PriceSeries]) -> Model:
    return train(series, TINY)
