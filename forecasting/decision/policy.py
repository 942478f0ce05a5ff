"""What a learned policy knows: the worth of waiting in a situation, when that is enough, and how such waits ended before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from forecasting.decision.days import Days
from forecasting.decision.margins import USUAL
from forecasting.decision.outcomes import Outcomes
from forecasting.decision.trees import as_texts, from_texts, told
from forecasting.groups import GROUPS
from forecasting.model_files import ModelFiles, ModelUnreadable, arrays_as_bytes, arrays_from
from forecasting.series import Values

LONGEST = 14
"""Days left that are told apart; with more, as with so many."""
_FORESTS, _FIGURES = "decision.json", "decision.npz"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Policy:
    """When to wait. Without forests it is the cautious one, which never does."""

    forests: tuple[tuple[Any, ...], ...]
    """For 1, 2, … `LONGEST` days left."""
    margins: Values
    """(kinds,), the expected gain from which on waiting is advised."""
    outcomes: Outcomes | None
    by_season: bool = False
    """Whether each forest left every so manieth season out: then the past can be told by forests that never saw it."""

    @classmethod
    def cautious(cls) -> Self:
        """Learned from nothing: buy today."""
        return cls((), np.full(len(GROUPS), USUAL), None)

    @property
    def learned(self) -> bool:
        return bool(self.forests)

    def expected(self, there: Days, days_left: int, unseen: bool = False) -> Values:
        """(M,), the price that waiting ends with, relative to today's, as a change: -0.03 is three percent cheaper.

        `unseen`: each day told by the forest that was taught on other seasons, for a record that does not flatter.
        """
        if not self.learned or days_left < 1:
            return np.zeros(len(there.states))
        forests = self.forests[min(days_left, LONGEST) - 1]
        if unseen and self.by_season:
            change = np.zeros(len(there.states))
            for part, forest in enumerate(forests):
                rows = np.flatnonzero(there.season % len(forests) == part)
                change[rows] = told([forest], there.states[rows])
        else:
            change = told(forests, there.states)
        return np.where(there.fell, np.maximum(change, -0.95), 0.0)

    def save(self, files: ModelFiles) -> ModelFiles:
        """A trained model with this policy as two more parts of it."""
        forests = json.dumps({"format": _FORMAT, "forests": [as_texts(each) for each in self.forests]}).encode()
        figures: dict[str, Any] = {"margins": self.margins, "by_season": np.array(self.by_season)}
        if self.outcomes is not None:
            figures |= {f"outcomes_{name}": getattr(self.outcomes, name) for name in Outcomes.__dataclass_fields__}
        margins = dict(zip(GROUPS, self.margins.round(4).tolist(), strict=True))
        return files.with_part(_FORESTS, forests).with_part(_FIGURES, arrays_as_bytes(**figures), decision_margins=margins)

    @classmethod
    def load(cls, files: ModelFiles) -> Self:
        """Raises ModelUnreadable."""
        packed, figures = json.loads(files.part(_FORESTS)), arrays_from(files.part(_FIGURES))
        if packed.get("format") != _FORMAT:
            raise ModelUnreadable("A parte da decisão é de outra versão. Treine de novo: balcao train prices.")
        forests = tuple(tuple(from_texts(texts)) for texts in packed["forests"])
        outcomes = Outcomes(*(figures[f"outcomes_{name}"] for name in Outcomes.__dataclass_fields__)) if forests else None
        return cls(forests, figures["margins"], outcomes, bool(figures["by_season"]))
