"""Trained models of prices: which one speaks, which waits its turn, which spoke before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class ModelState(StrEnum):
    CANDIDATE = "candidate"
    """Trained, and not better than the one that speaks: kept to be looked at, or chosen by hand."""
    CHAMPION = "champion"
    """Speaks; there is one at most."""
    RETIRED = "retired"
    """Spoke before; may be brought back."""


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """A model on disk, and what is to be known of it."""

    version: str
    trained_at: datetime
    first_day: date
    last_day: date
    """Of the prices it learned from."""
    products: int
    prices: int
    path: str
    """Its folder, within the home's `models`."""
    checksum: str
    """SHA-256 of its manifest, which holds those of its parts."""
    state: ModelState = ModelState.CANDIDATE
    is_synthetic: bool = False
    """Learned from made-up prices only, where the house had no others."""
    metrics: Mapping[str, Any] = field(default_factory=dict)
    """On days it had not seen; where there was a champion, its figures on the same days and the verdict."""
    drift: Mapping[str, Any] = field(default_factory=dict)
    """What was last seen to have changed since it was trained; empty: nothing was looked for yet."""
