"""Arguments as they are meant, however they are sent: `suv`, `FAMILIA`, `automatico`, `(19) 99876-5432`, null for nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from domain.cars.equipment import EQUIPMENT
from domain.cars.traits import PRIORITIES, USES
from domain.cars.vehicles import CATEGORIES, FUELS, OTHER_NAMES, TRANSMISSIONS
from domain.spelling import canonical, readable
from domain.store import STATES


def as_meant(values: Any) -> Any:
    """Named values without those not said: models and programs send null or an empty text for them."""
    cleaned = _cleaned(values)
    return {name: value for name, value in cleaned.items() if value not in (None, "")} if isinstance(cleaned, dict) else cleaned


def _cleaned(value: Any, depth: int = 5) -> Any:
    """The texts in a value without broken emoji and NULs, which no database takes, and without blanks around them."""
    match value:
        case str():
            return readable(value).strip()
        case list() if depth:
            return [_cleaned(inner, depth - 1) for inner in value]
        case dict() if depth:
            return {name: _cleaned(inner, depth - 1) for name, inner in value.items()}
        case _:
            return value


_USES_ALSO = {
    "urbana": "urbano",
    "cidade": "urbano",
    "viagens": "viagem",
    "estrada": "viagem",
    "familiar": "família",
    "aplicativos": "aplicativo",
    "app": "aplicativo",
    "uber": "aplicativo",
}
_PRIORITIES_ALSO = {"consumo": "economia", "economico": "economia", "confortavel": "conforto", "potencia": "desempenho"}


def _spelled(allowed: Sequence[str], also: Mapping[str, str] | None = None) -> BeforeValidator:
    """Gives a word its one spelling; one that is not known stays as it is, for the type to refuse."""
    return BeforeValidator(lambda value: (canonical(value, allowed, also) or value) if isinstance(value, str) else value)


def _without(what: str) -> BeforeValidator:
    return BeforeValidator(lambda value: re.sub(what, "", value) if isinstance(value, str) else value)


Category = Annotated[
    Literal["Hatch", "Sedan", "SUV", "Picape", "Minivan", "Perua", "Cupê", "Conversível", "Van"], _spelled(CATEGORIES, OTHER_NAMES)
]
Fuel = Annotated[Literal["Flex", "Gasolina", "Etanol", "Diesel", "Híbrido", "Elétrico", "GNV"], _spelled(FUELS, OTHER_NAMES)]
Transmission = Annotated[Literal["Manual", "Automático"], _spelled(TRANSMISSIONS, OTHER_NAMES)]
Usage = Annotated[Literal["urbano", "viagem", "trabalho", "família", "aplicativo", "rural"], _spelled(tuple(USES), _USES_ALSO)]
Priority = Annotated[
    Literal["economia", "conforto", "espaço", "segurança", "desempenho", "tecnologia", "revenda", "manutenção"],
    _spelled(PRIORITIES, _PRIORITIES_ALSO),
]
State = Annotated[str, StringConstraints(pattern=f"^({'|'.join(STATES)})$"), _spelled(STATES)]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?\d{8,15}$"), _without(r"[^\d+]")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=200)]
Cpf = Annotated[str, StringConstraints(pattern=r"^\d{11}$"), _without(r"\D")]


def _known_item(value: str) -> str:
    name = canonical(value, tuple(EQUIPMENT))
    if name is None:
        raise ValueError(f"não conheço esse item; os que conheço: {', '.join(EQUIPMENT)}")
    return name


Item = Annotated[str, StringConstraints(max_length=80), AfterValidator(_known_item)]
"""An item of equipment, by its name in `domain.cars.equipment`."""
