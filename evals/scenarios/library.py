"""Scenarios from files: a folder of YAML, one file a pathology."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from domain.errors import Invalid
from evals.scenarios.scenario import Scenario

LIBRARY = Path(__file__).parent / "library"


def load(place: Path = LIBRARY, only: Iterable[str] = ()) -> list[Scenario]:
    """The scenarios of a file, or of a folder and those in it; `only` keeps the pathologies and ids named.

    Raises Invalid with the file and what is wrong in it, or with the names that nothing has.
    """
    files = sorted(place.rglob("*.yaml")) if place.is_dir() else [place]
    found = [scenario for file in files for scenario in _of(file)]
    twice = sorted({s.id for s in found if sum(other.id == s.id for other in found) > 1})
    if twice:
        raise Invalid(f"Cenários com o mesmo nome: {', '.join(twice)}.")
    return named(found, only)


def named(scenarios: Sequence[Scenario], only: Iterable[str]) -> list[Scenario]:
    """Those whose pathology or id is among `only`, all where it is empty. Invalid where a name in it is nobody's."""
    wanted = set(only)
    if not scenarios:
        return []
    unknown = sorted(wanted - {name for s in scenarios for name in (s.id, s.pathology)})
    if unknown:
        raise Invalid(f"Nada se chama {', '.join(unknown)}. Use a patologia ou o nome inteiro, por exemplo {scenarios[0].id}.")
    return [s for s in scenarios if not wanted or wanted & {s.id, s.pathology}]


def _of(file: Path) -> list[Scenario]:
    try:
        rows: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise Invalid(f"Não consegui ler {file.name}: {' '.join(str(error).split())}.") from error
    if not isinstance(rows, list):
        raise Invalid(f"{file.name} não é uma lista de cenários.")
    try:
        return [Scenario.model_validate(row) for row in rows]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise Invalid(f"{file.name}: {first['msg']} em {'.'.join(map(str, first['loc']))}.") from error
