"""What a run must reach."""

from __future__ import annotations

from collections.abc import Iterator

from evals.runs.run import WHOLE, Run

FLOOR, FLOOR_OF_EACH = 0.95, 0.85
"""What pass^k must reach over all scenarios, and in every pathology."""
SLOWEST = 3_000.0
"""Milliseconds within which the local brain answers nineteen turns of twenty (REQUIREMENTS E8)."""


def shortfalls(run: Run) -> list[str]:
    """Figures of a whole run under what they must reach."""
    return [*unheard(run), *_slow(run), *_under(run)]


def unheard(run: Run) -> list[str]:
    """Why a run, whole or of a part, says nothing of the assistant or of the model that was asked for."""
    if not any(outcome.counts for outcome in run.outcomes):
        return ["nenhuma conversa contou"]
    if run.is_local or any(outcome.by_model for outcome in run.outcomes):
        return []
    return [f"{run.model} não respondeu nenhum turno: quem respondeu foi o modelo local"]


def is_under(name: str, value: float) -> bool:
    return value < _floor(name)


def _under(run: Run) -> Iterator[str]:
    for name, figure in run.figures().items():
        if not figure.of:
            yield f"{name}: nenhum cenário contou nas {run.seeds} vezes"
        elif is_under(name, figure.value):
            yield f"{name}: pass^{run.seeds} = {figure.value:.3f} < {_floor(name)}"


def _slow(run: Run) -> Iterator[str]:
    if run.reproducible and run.latency(0.95) > SLOWEST:
        yield f"p95 = {run.latency(0.95):.0f} ms > {SLOWEST:.0f}"


def _floor(name: str) -> float:
    return FLOOR if name == WHOLE else FLOOR_OF_EACH
