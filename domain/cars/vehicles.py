"""A car on the lot, and the names its fields have on the wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from domain.money import Money

CATEGORIES = ("Hatch", "Sedan", "SUV", "Picape", "Minivan", "Perua", "Cupê", "Conversível", "Van")
FUELS = ("Flex", "Gasolina", "Etanol", "Diesel", "Híbrido", "Elétrico", "GNV")
TRANSMISSIONS = ("Manual", "Automático")
OTHER_NAMES = {
    "hatchback": "Hatch", "seda": "Sedan", "utilitario esportivo": "SUV", "pickup": "Picape", "pick-up": "Picape",
    "caminhonete": "Picape", "monovolume": "Minivan", "station wagon": "Perua", "coupe": "Cupê",
    "alcool": "Etanol", "total flex": "Flex", "flexfuel": "Flex", "bicombustivel": "Flex", "gasolina/alcool": "Flex",
    "alcool/gasolina": "Flex", "gasolina/etanol": "Flex", "etanol/gasolina": "Flex", "gasolina e alcool": "Flex",
    "hibrida": "Híbrido", "eletrica": "Elétrico", "oleo diesel": "Diesel", "gas natural": "GNV",
    "automatica": "Automático", "automatizado": "Automático", "automatizada": "Automático", "cvt": "Automático",
    "mecanico": "Manual", "mecanica": "Manual",
}  # fmt: skip
"""What else people write for these, in plain letters (`domain.spelling.plain`)."""


class CarStatus(StrEnum):
    AVAILABLE = "available"
    """May be shown, reserved and sold."""
    RESERVED = "reserved"
    """Held for a customer until the reservation ends."""
    SOLD = "sold"
    """Gone; kept for history."""


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A used car for sale. `floor` is the lowest price the shop accepts: never shown, only compared with."""

    id: str
    make: str
    model: str
    year: int
    price: Money
    version: str = ""
    mileage: int | None = None
    category: str | None = None
    fuel: str | None = None
    transmission: str | None = None
    color: str | None = None
    city: str | None = None
    state: str | None = None
    seats: int | None = None
    doors: int | None = None
    images: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    description: str = ""
    floor: Money | None = None
    status: CarStatus = CarStatus.AVAILABLE
    attributes: dict[str, str] = field(default_factory=dict)
    """Columns of an imported file that have no field here."""

    @property
    def name(self) -> str:
        """As people call it: `Onix LTZ 1.4 2019`."""
        return " ".join(part for part in (self.model, self.version, str(self.year)) if part)

    @property
    def full_name(self) -> str:
        return f"{self.make} {self.name}"

    def as_wire(self) -> dict[str, Any]:
        """The car under the names other programs know (contracts/cli.md); the floor never leaves."""
        return {
            "id": self.id,
            "marca": self.make,
            "modelo": self.model,
            "versao": self.version,
            "ano": self.year,
            "preco": float(self.price.reais) if self.price.cents % 100 else self.price.whole,
            "quilometragem": self.mileage,
            "categoria": self.category,
            "combustivel": self.fuel,
            "cambio": self.transmission,
            "cor": self.color,
            "cidade": self.city,
            "estado": self.state,
            "lugares": self.seats,
            "portas": self.doors,
            "imagens": list(self.images),
            "opcionais": list(self.options),
            "descricao": self.description,
        }
