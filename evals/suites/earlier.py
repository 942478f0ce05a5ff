"""What a suite asks before it plays anything: whether its models are there, and the run to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from domain.errors import Invalid, NotFound

if TYPE_CHECKING:
    from evals.runs import Run
    from evals.scenarios import Trial
    from evals.suites.asked import Asked


def check_models(asked: Asked) -> None:
    """Raises Invalid for a model, simulator or judge that nobody has, or has no key for."""
    from agent.providers import Provider

    for name in (*asked.models, asked.simulator, asked.judge):
        if name is None or (name == "local" and name in asked.models):
            continue
        try:
            Provider(name).get()
        except Exception as error:  # every SDK has its own errors for a name or a key
            raise Invalid(f"Não posso usar o modelo {name}: {error}") from error


def earlier_run(asked: Asked, suite: str, model: str, trials: Sequence[Trial]) -> Run | None:
    """The run of --compare; without it the last good one, where all of our own trials are played.

    Raises NotFound, or Invalid where --compare is no run of this suite or none of these trials counted in it.
    """
    from evals.runs import in_common, load_run
    from evals.runs.keeping import last

    folder = asked.folder / suite
    if asked.compare is None:
        kept = last(folder, model)
        return load_run(kept, folder, suite) if kept.is_file() and not asked.foreign else None
    earlier = load_run(asked.compare, folder, suite)
    if not in_common(((trial.scenario.id, trial.seed) for trial in trials), earlier):
        raise Invalid(f"{asked.compare} não tem nenhuma conversa em comum com as que seriam jogadas: não há o que comparar.")
    return earlier


def last_figures(folder: Path, of: str | None) -> Path:
    """Where a suite of figures keeps its last good run: what is measured of data of one's own is compared with the same data only."""
    return folder / (f"last-{of[:12]}.json" if of else "last.json")


def earlier_of(asked: Asked, folder: Path, part: str, of: str | None, what: str) -> dict[str, Any]:
    """The figures to compare with: of --compare, else of the last good run; empty where there is none. `of` is the checksum of the data.

    Raises NotFound, or Invalid where --compare is of another suite or of other data (`what`, for the reader).
    """
    last = last_figures(folder, of)
    if asked.compare is None and not last.is_file():
        return {}
    earlier = earlier_figures(asked.compare or last, folder, part)
    if earlier.get("data") != of:
        raise Invalid(f"{asked.compare or last} mediu {what}: não há o que comparar.")
    return earlier


def earlier_figures(place: Path, folder: Path, part: str) -> dict[str, Any]:
    """A result of a suite whose figures are under `part`: a file, or the name of one kept in `folder`.

    Raises NotFound, or Invalid for anything else.
    """
    kept = next((path for path in (place, folder / place, folder / f"{place}.json") if path.is_file()), None)
    if kept is None:
        raise NotFound(f"Não achei o resultado {place}. Confira o caminho em --compare.")
    try:
        found = orjson.loads(kept.read_bytes())
    except orjson.JSONDecodeError as error:
        raise Invalid(f"{place} não é um resultado de avaliação.") from error
    if not isinstance(found, dict) or not isinstance(found.get(part), dict):
        raise Invalid(f"{place} não é um resultado desta avaliação.")
    return found
