from __future__ import annotations

import numpy as np
import pytest

from forecasting import from_rows
from forecasting.calendars import STANDS, Calendar

EARLY = from_rows("a", list(np.datetime64("2025-01-01") + np.arange(20)), np.arange(1.0, 21).tolist())
LATE = from_rows("b", list(np.datetime64("2025-01-11") + np.arange(30)), np.arange(101.0, 131).tolist())


def test_a_price_stands_a_week_after_the_last_and_is_missing_before_the_first() -> None:
    prices = np.exp(Calendar([EARLY, LATE]).prices(np.array([-3, 0, 9, 10, 19, 19 + STANDS, 20 + STANDS, 39])))
    assert prices[:, 0] == pytest.approx([np.nan, 1, 10, 11, 20, 20, np.nan, np.nan], nan_ok=True)
    assert prices[:, 1] == pytest.approx([np.nan, np.nan, np.nan, 101, 110, 117, 118, 130], nan_ok=True)


def test_a_mean_is_of_the_days_that_are_known_however_far_it_reaches() -> None:
    calendar = Calendar([EARLY, LATE])
    means = calendar.means(np.array([-1, 2, 12, 39]), 7)
    assert means[:, 0] == pytest.approx([np.nan, np.log([1, 2, 3]).mean(), np.log(np.arange(7, 14)).mean(), np.nan], nan_ok=True)
    assert means[:, 1] == pytest.approx([np.nan, np.nan, np.log([101, 102, 103]).mean(), np.log(np.arange(124, 131)).mean()], nan_ok=True)
