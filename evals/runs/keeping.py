"""Runs kept under the home: JSON to compare with, a page to read, JUnit for the CI."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from domain.errors import Invalid, NotFound
from evals.runs.junit import as_junit
from evals.runs.page import as_page
from evals.runs.run import Run


def keep(run: Run, folder: Path, *, best: bool, beside: Sequence[Run] = ()) -> Path:
    """Write a run; `best` makes it the one that the next is compared with, `beside` are other models' runs, shown on its page.

    Returns the page's path.
    """
    folder.mkdir(parents=True, exist_ok=True)
    whole = run.model_dump_json()
    (folder / f"{run.name}.json").write_text(whole, encoding="utf-8")
    (folder / f"{run.name}.xml").write_text(as_junit(run), encoding="utf-8")
    page = folder / f"{run.name}.html"
    page.write_text(as_page(run, beside), encoding="utf-8")
    if best:
        last(folder, run.model).write_text(whole, encoding="utf-8")
    return page


def last(folder: Path, model: str) -> Path:
    """Where the run is that the next one with this model is compared with."""
    return folder / f"last-{''.join(c if c.isalnum() else '-' for c in model)}.json"


def load_run(place: Path, folder: Path, suite: str) -> Run:
    """A run of a suite from a file, or by its name among those kept. Raises NotFound, or Invalid for a file that is no such run."""
    found = next((path for path in (place, folder / place, folder / f"{place}.json") if path.is_file()), None)
    if found is None:
        raise NotFound(f"Não achei o resultado {place}. Confira o caminho em --compare.")
    try:
        run = Run.model_validate_json(found.read_bytes())
    except ValidationError as error:
        raise Invalid(f"{found} não é um resultado de avaliação.") from error
    if run.suite != suite:
        raise Invalid(f"{found} é um resultado de {run.suite}, não de {suite}.")
    return run
