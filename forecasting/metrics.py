"""How far forecasts were from what came, and how surely one can say so."""

from __future__ import annotations

from typing import Any

import numpy as np

from forecasting.series import Values


def pinball(actual: Values, quantiles: Values, levels: Values) -> Values:
    """Loss of each quantile (its shape is that of `quantiles`, whose last axis is `levels`)."""
    missed = actual[..., None] - quantiles
    loss: Values = np.maximum(levels * missed, (levels - 1) * missed)
    return loss


def ratio(errors: Values, against: Values, clusters: Any) -> tuple[float, float]:
    """Sum of errors over sum of others', and its standard error with whole clusters (products, origins) drawn together.

    By the delta method. NaN where the others made no error at all.
    """
    total = float(against.sum())
    if total <= 0:
        return float("nan"), float("nan")
    found = float(errors.sum()) / total
    _, whose = np.unique(clusters, return_inverse=True)
    apart = np.bincount(whose, errors - found * against)
    count = len(apart)
    spread = float(np.sqrt((apart**2).sum() * count / max(count - 1, 1))) / total
    return found, spread if count > 1 else float("nan")


def mean_of_ratios(errors: Values, against: Values, clusters: Any) -> float:
    """The mean over clusters of each one's ratio; those the others made no error in are left out."""
    _, whose = np.unique(clusters, return_inverse=True)
    ours, theirs = np.bincount(whose, errors), np.bincount(whose, against)
    moved = theirs > 1e-12
    return float((ours[moved] / theirs[moved]).mean()) if moved.any() else float("nan")


def share(hits: Any, clusters: Any) -> tuple[float, float]:
    """A mean and its standard error, clustered."""
    hits = np.asarray(hits, float)
    return ratio(hits, np.ones(len(hits)), clusters) if len(hits) else (float("nan"), float("nan"))
