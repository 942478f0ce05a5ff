"""Steps that are no change of price: another unit, another currency, a slip of the decimal mark."""

from __future__ import annotations

import numpy as np

from forecasting.series import Mask, Values

LEAP = np.log(8.0)
"""A change between two known prices that is looked at: eight times, up or down."""
AROUND = 7
"""Days looked at on either side of a step."""
BEFORE = 28
"""Days before a slip that must have been calm."""
DECIMAL = np.log([10.0, 100.0, 1000.0])
"""A unit or a decimal mark changes a price by about this."""
CLOSE = np.log(1.35)
"""How near such a factor a step is to be one."""


def in_one_unit(values: Values, observed: Mask) -> tuple[Values, list[str]]:
    """All prices in today's unit, and what was done. A leap that comes back is a slip (the price before stands); one that stays,
    between two calm stretches, is another unit: what came before is converted. Wild series, whose prices leap by nature, are left."""
    if len(values) < 2:
        return values, []
    given = logs = np.log(values)
    if np.abs(np.diff(logs)).max() < LEAP:
        return values, []
    logs, slips = _without_slips(logs)
    logs, steps = _converted(logs)
    notes = [f"{slips} preço{'s' if slips > 1 else ''} de outra ordem de grandeza posto{'s' if slips > 1 else ''} de lado"] if slips else []
    notes += [f"mudança de unidade ou moeda (×{_told(step)}): o que veio antes foi convertido" for step in steps]
    return np.where(logs == given, values, np.round(np.exp(logs), 6)), notes


def _leaps(logs: Values) -> list[int]:
    return [int(at) + 1 for at in np.flatnonzero(np.abs(np.diff(logs)) >= LEAP)]


def _without_slips(logs: Values) -> tuple[Values, int]:
    """Up to three days at another order of magnitude, the calm same on both sides of them."""
    logs, slips = logs.copy(), 0
    for at in _leaps(logs):
        before = logs[max(0, at - BEFORE) : at]
        for length in (1, 2, 3):
            after = logs[at + length : at + length + AROUND]
            leap = abs(logs[at] - before[-1])
            if leap >= LEAP and len(after) and _spread(np.append(before, after)) < leap / 4:
                logs[at : at + length] = before[-1]
                slips += length
                break
    return logs, slips


def _converted(logs: Values) -> tuple[Values, list[float]]:
    steps = []
    for at in _leaps(logs):
        before, after = logs[max(0, at - AROUND) : at], logs[at : at + AROUND]
        step = float(np.median(after) - np.median(before)) if len(after) >= 3 else float(logs[at] - logs[at - 1])
        calm = max(_spread(before), _spread(after)) < abs(step) / 3
        decimal = np.abs(np.abs(step) - DECIMAL).min() < CLOSE
        if calm and (decimal or min(len(before), len(after)) >= AROUND):
            logs[:at] += step
            steps.append(float(np.exp(step)))
    return logs, steps


def _spread(logs: Values) -> float:
    return float(logs.max() - logs.min())


def _told(step: float) -> str:
    factor = step if step > 1 else 1 / step
    nearest = float(np.exp(DECIMAL[np.abs(DECIMAL - np.log(factor)).argmin()]))
    shown = nearest if abs(np.log(factor / nearest)) < CLOSE else factor
    return f"{shown:.0f}" if step > 1 else f"1/{shown:.0f}"
