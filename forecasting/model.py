"""A trained model: the candidates that learned, which speaks for which group, and how wide its bands must be."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from forecasting.candidates import Candidate
from forecasting.candidates.gradient_boosting import HORIZON, GradientBoosting
from forecasting.candidates.random_walk import RandomWalk
from forecasting.candidates.seasonal_naive import SeasonalNaive
from forecasting.choice import FLOOR, voices
from forecasting.conformal import Widths
from forecasting.features import last_windows
from forecasting.forecasts import LEVELS, Forecast, in_order
from forecasting.groups import GROUPS, groups
from forecasting.model_files import ModelFiles, ModelUnreadable, arrays_as_bytes, arrays_from
from forecasting.peers import told
from forecasting.series import PriceSeries, Values

YOUNG = 30
"""Days of past below which nothing is told but today's price and how far prices go."""
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Forecasts any product's prices, seen in training or not. Without `learned` it is the random walk for all.

    Products asked about together are each other's peers; `peers` says what others had done where those are not among them.
    """

    learned: Sequence[GradientBoosting] = ()
    choice: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(GROUPS, FLOOR))
    widths: Widths = field(default_factory=lambda: Widths.as_they_are(HORIZON))
    about: Mapping[str, Any] = field(default_factory=dict)
    """Version, training day, data range, number of products, metrics: what is published with it."""

    def candidates(self) -> list[Candidate]:
        return candidates(self.learned)

    def forecast(self, series: Sequence[PriceSeries], horizon: int) -> list[Forecast]:
        """One a product, in the order given, for the `horizon` days after its last."""
        made: list[Forecast] = []
        peers = told(series) if self._asks_peers() else None
        for start in range(0, len(series), _AT_ONCE):
            some = series[start : start + _AT_ONCE]
            quantiles, speakers = self.said(some, horizon, None if peers is None else peers[start : start + _AT_ONCE])
            prices = np.array([each.last_value for each in some])[:, None, None] * np.exp(in_order(quantiles))
            made += [
                Forecast(each.unique_id, each.ahead(horizon), said, speaker, (*each.notes, *_limits(each)))
                for each, said, speaker in zip(some, prices, speakers, strict=True)
            ]  # fmt: skip
        return made

    name = "balcao"

    def quantiles(self, series: Sequence[PriceSeries], horizon: int, peers: Values | None = None) -> Values:
        """As a candidate among others."""
        return self.said(series, horizon, peers)[0]

    def said(self, series: Sequence[PriceSeries], horizon: int, peers: Values | None = None) -> tuple[Values, list[str]]:
        """Quantiles (M, H, levels) of the change from today's price, as a logarithm, and whose they are."""
        if not series:
            return np.zeros((0, horizon, len(LEVELS))), []
        whose = groups(last_windows(list(series)))
        speakers = [FLOOR if len(each) < YOUNG else self.choice[GROUPS[group]] for each, group in zip(series, whose, strict=True)]
        quantiles = np.zeros((len(series), horizon, len(LEVELS)))
        for candidate in self.candidates():
            rows = np.array([row for row, speaker in enumerate(speakers) if candidate.name in voices(speaker)], int)
            if len(rows):
                said = candidate.quantiles([series[row] for row in rows], horizon, None if peers is None else peers[rows])
                quantiles[rows] += said / np.array([len(voices(speakers[row])) for row in rows])[:, None, None]
        grown = np.array([len(each) >= YOUNG for each in series], bool)
        return np.where(grown[:, None, None], self.widths.applied(quantiles, whose), quantiles), speakers

    def _asks_peers(self) -> bool:
        speaking = {voice for speaker in self.choice.values() for voice in voices(speaker)}
        return any(one.peers and one.name in speaking for each in self.learned for one in each.both())

    def files(self) -> ModelFiles:
        parts = {name: content for each in self.learned for name, content in each.parts().items()}
        parts["choice.json"] = json.dumps(dict(self.choice), indent=1, sort_keys=True).encode()
        parts["widths.npz"] = arrays_as_bytes(factors=self.widths.factors)
        return ModelFiles(dict(self.about), parts)

    def save(self, folder: Path) -> None:
        """Into a model's folder; parts that other steps added there for another training are not kept."""
        self.files().save(folder)

    @classmethod
    def load(cls, folder: Path) -> Model:
        return cls.from_files(ModelFiles.load(folder))

    @classmethod
    def from_files(cls, files: ModelFiles) -> Model:
        """Raises ModelUnreadable where a part is missing or is not what it should be."""
        try:
            choice = {group: str(json.loads(files.part("choice.json"))[group]) for group in GROUPS}
            widths = Widths(arrays_from(files.part("widths.npz"))["factors"])
            learned = GradientBoosting.from_parts(files.parts)
        except (KeyError, TypeError, ValueError) as wrong:
            raise ModelUnreadable("O modelo é de outra versão do Balcão. Treine de novo: balcao train prices.") from wrong
        return cls(learned, choice, widths, files.about)


def candidates(learned: Sequence[GradientBoosting]) -> list[Candidate]:
    """All that may speak, by themselves or as one of two."""
    return [RandomWalk(), SeasonalNaive(), *(one for each in learned for one in each.both())]


def _limits(series: PriceSeries) -> tuple[str, ...]:
    """What the reader must know of a forecast from such a past, in Portuguese."""
    notes = []
    if len(series) < YOUNG:
        dias = "1 dia" if len(series) == 1 else f"{len(series)} dias"
        notes.append(f"histórico curto ({dias}): a previsão repete o último preço, e a faixa é a de um produto comum")
    if series.frequency != "daily":
        often = {"weekly": "semanal", "monthly": "mensal", "irregular": "espaçado"}[series.frequency]
        notes.append(f"histórico {often}: entre um preço e outro vale o último")
    return tuple(notes)
