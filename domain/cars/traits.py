"""How well a car serves each priority, judged from the facts of its listing.

Every trait is between 0 and 1. They are rules of thumb of the used-car trade, not measurements: they order cars,
and the reasons shown to a customer name the fact behind a trait, never the number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.cars.vehicles import Vehicle

PRIORITIES = ("economia", "conforto", "espaço", "segurança", "desempenho", "tecnologia", "revenda", "manutenção")
TERRAIN = "terreno"
"""Fitness for bad roads: not a priority of its own, it serves the rural use."""

USES: Mapping[str, Mapping[str, float]] = {
    "urbano": {"economia": 0.45, "manutenção": 0.3, "conforto": 0.25},
    "viagem": {"conforto": 0.4, "espaço": 0.2, "segurança": 0.2, "desempenho": 0.2},
    "trabalho": {"economia": 0.35, "manutenção": 0.35, "espaço": 0.3},
    "família": {"espaço": 0.45, "segurança": 0.35, "conforto": 0.2},
    "aplicativo": {"economia": 0.45, "espaço": 0.2, "manutenção": 0.2, "conforto": 0.15},
    "rural": {TERRAIN: 0.6, "manutenção": 0.2, "espaço": 0.2},
}
"""What a use asks of a car, as weights of traits that add up to 1."""

ROOMY_USES = frozenset({"viagem", "aplicativo"})
"""Those that a city car does not serve at all."""
ON_THE_ROAD = "viagem"
CHARGING = 0.7
"""What is left of an electric car's fitness for the road, where it has to stop and charge."""

_SPACE = {
    "Hatch": 0.35,
    "Sedan": 0.6,
    "SUV": 0.7,
    "Picape": 0.65,
    "Minivan": 0.95,
    "Perua": 0.85,
    "Cupê": 0.15,
    "Conversível": 0.1,
    "Van": 1.0,
}
_TERRAIN = {"Picape": 0.9, "SUV": 0.7, "Van": 0.4, "Perua": 0.35, "Minivan": 0.3, "Hatch": 0.2, "Sedan": 0.2}
_WEIGHT = {"Hatch": 0.1, "Sedan": 0.05, "SUV": -0.15, "Picape": -0.2, "Van": -0.25, "Minivan": -0.1}
_RESALE = {"Toyota": 1.0, "Honda": 0.9, "Chevrolet": 0.75, "Volkswagen": 0.75, "Fiat": 0.75, "Hyundai": 0.75, "Jeep": 0.65}
_PARTS = {"Fiat": 1.0, "Volkswagen": 1.0, "Chevrolet": 1.0, "Ford": 0.7, "Toyota": 0.85, "Honda": 0.8, "Hyundai": 0.8, "Renault": 0.75}
_SAFETY = ("airbag", "abs", "estabilidade", "isofix", "frenagem", "ponto cego", "câmera", "sensor")
_COMFORT = ("ar-condicionado", "ar condicionado", "direção", "couro", "teto", "piloto", "elétrico", "digital")
_TECHNOLOGY = ("multimídia", "carplay", "android", "câmera", "sensor", "digital", "chave presencial", "conectividade", "piloto")
_ENGINE = re.compile(r"(?<![\d.])([1-6]\.\d)(?![\d.])")


def engine_litres(vehicle: Vehicle) -> float | None:
    """Engine size in litres where the version names it: `1.0 Turbo LTZ` → 1.0."""
    found = _ENGINE.search(vehicle.version)
    return float(found.group(1)) if found else None


def has_turbo(vehicle: Vehicle) -> bool:
    return bool(re.search(r"turbo|\btsi\b|\bthp\b|\bt\d{3}\b", vehicle.version, re.IGNORECASE))


def traits(vehicle: Vehicle, this_year: int) -> dict[str, float]:
    """All traits of a car; `this_year` makes its age."""
    options = " | ".join(vehicle.options).lower()
    litres = engine_litres(vehicle) or 1.6
    age = max(0, this_year - vehicle.year)
    electric = vehicle.fuel in ("Elétrico", "Híbrido")
    youth = max(0.0, 1 - age / 15)
    category = vehicle.category or ""
    automatic = vehicle.transmission == "Automático"

    def share(words: tuple[str, ...], enough: int) -> float:
        return min(1.0, sum(word in options for word in words) / enough)

    space = _SPACE.get(category, 0.45) + (0.15 if (vehicle.seats or 5) >= 7 else 0)
    economy = 0.95 if electric else 1.15 - 0.3 * litres + _WEIGHT.get(category, 0)
    values = {
        "economia": economy,
        "conforto": 0.3 * automatic + 0.4 * share(_COMFORT, 3) + 0.3 * _SPACE.get(category, 0.45),
        "espaço": space,
        "segurança": 0.6 * share(_SAFETY, 4) + 0.4 * youth,
        "desempenho": (litres - 0.8) / 2 + 0.3 * has_turbo(vehicle) + 0.3 * (vehicle.fuel == "Elétrico"),
        "tecnologia": 0.6 * share(_TECHNOLOGY, 3) + 0.4 * youth,
        "revenda": 0.7 * _RESALE.get(vehicle.make, 0.45) + 0.3 * youth,
        "manutenção": 0.6 * _PARTS.get(vehicle.make, 0.4) + 0.4 * youth - 0.1 * (litres > 2),
        TERRAIN: _TERRAIN.get(category, 0.3) + 0.1 * bool(re.search(r"4x4|awd", vehicle.version, re.IGNORECASE)),
    }
    return {name: min(1.0, max(0.0, value)) for name, value in values.items()}
