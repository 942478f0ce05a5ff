"""A price ahead as a mixture: lower with some chance, the same, or higher, and by how much when it moves.

Prices stand still more often than not, and a distribution with an atom is learned better in two questions than as quantiles:
whether it moves, and how far. Quantiles of the mixture are then exact, and come in order.
"""

from __future__ import annotations

import numpy as np

from forecasting.series import Values

GRID = np.linspace(0.005, 0.995, 67)
"""Levels at which the spread of moves about their middle is kept."""
SMALLEST, LARGEST = -7.0, 4.0
"""Logarithms of a move, in weekly scales."""


def mixture(down: Values, up: Values, fall: Values, rise: Values, levels: Values) -> Values:
    """(N, Q), the mixture's quantiles at `levels` (Q).

    `down`, `up` (N): chances; `fall`, `rise` (N, GRID): logarithms of how far, at the levels of `GRID`. In scales, as a signed change.
    """
    columns = []
    for level in levels:
        below = _at(fall, 1 - level / np.maximum(down, 1e-9))
        above = _at(rise, (level - 1 + up) / np.maximum(up, 1e-9))
        columns.append(np.where(level < down, -np.exp(below), np.where(level > 1 - up, np.exp(above), 0.0)))
    return np.stack(columns, axis=1)


def _at(curves: Values, levels: Values) -> Values:
    """Each row's curve read at its own level."""
    place = np.clip((levels - GRID[0]) / (GRID[1] - GRID[0]), 0, len(GRID) - 1.000001)
    left = place.astype(int)
    rows, share = np.arange(len(curves)), place - left
    read: Values = curves[rows, left] * (1 - share) + curves[rows, left + 1] * share
    return read
