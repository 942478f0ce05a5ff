"""How a price behaves, from its own past alone: what is chosen and measured group by group holds for products never seen."""

from __future__ import annotations

import numpy as np

from forecasting.features import YEAR, Windows
from forecasting.series import Counts

GROUPS = ("calm", "rare_steps", "steps", "market", "spot")
"""Hardly ever moves; moves a few times a year; shop prices with promotions; moves most days; an index that leaps."""
NAMES = {
    "calm": "preço parado", "rare_steps": "preço que muda pouco", "steps": "preço em degraus, com promoções",
    "market": "preço de mercado", "spot": "índice que oscila muito",
}  # fmt: skip
_EDGES = (0.004, 0.03, 0.15)
"""Share of the last year's days with a change, between the first four."""
_SPOT = (0.85, 0.15)
"""Share of days with a change, and weekly change as a logarithm, both at least."""


def groups(of: Windows) -> Counts:
    """(M,), positions in `GROUPS`."""
    moved = np.abs(np.diff(of.logs, axis=1)[:, -YEAR:]) > 1e-9
    share = moved.sum(1) / np.clip(of.age - 1, 1, YEAR)
    found: Counts = np.searchsorted(_EDGES, share, "right")
    found[(share >= _SPOT[0]) & (of.scale() >= _SPOT[1])] = GROUPS.index("spot")
    return found
