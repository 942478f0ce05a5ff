"""The cars of a tenant, and their columns for ranking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select, update

from domain.cars.lots import Lot
from domain.cars.vehicles import CarStatus, Vehicle
from domain.errors import NotFound
from domain.money import Money
from memory.records.tables import cars, catalogue_versions
from memory.records.versioned import Versioned


class Catalogue(Versioned):
    versions = catalogue_versions

    async def put(self, vehicle: Vehicle) -> bool:
        """Add or change a car; False where it was there already, just so. A sold or reserved car stays that."""
        if not await self.differs(vehicle):
            return False
        await self._put(cars, ["id"], _row(vehicle), keep=["status"])
        await self._changed()
        return True

    async def differs(self, vehicle: Vehicle) -> bool:
        """Whether a car is new, or anything but its status is not as it is kept."""
        existing = await self.find(vehicle.id)
        return existing is None or _row(replace(existing, status=vehicle.status)) != _row(vehicle)

    async def add_all(self, vehicles: Iterable[Vehicle]) -> None:
        """Add many new cars at once."""
        rows = [{"tenant": self.tenant, **_row(vehicle)} for vehicle in vehicles]
        if rows:
            await self.connection.execute(cars.insert(), rows)
            await self._changed()

    async def find(self, car_id: str) -> Vehicle | None:
        row = (await self.connection.execute(select(cars).where(cars.c.tenant == self.tenant, cars.c.id == car_id))).first()
        return _vehicle(row) if row else None

    async def get(self, car_id: str) -> Vehicle:
        vehicle = await self.find(car_id)
        if vehicle is None:
            raise NotFound("Não encontrei esse carro no nosso estoque.", car_id=car_id)
        return vehicle

    async def count(self) -> int:
        found = await self.connection.execute(select(func.count()).select_from(cars).where(cars.c.tenant == self.tenant))
        return int(found.scalar_one())

    async def set_status(self, car_id: str, status: CarStatus) -> None:
        await self.connection.execute(update(cars).where(cars.c.tenant == self.tenant, cars.c.id == car_id).values(status=status.value))
        await self._changed()

    async def lot(self, this_year: int, version: int | None = None) -> Lot:
        """All cars as columns, from memory while the catalogue is unchanged; `version` where it was just looked up."""
        return await self._picture(lambda: self._lot(this_year), this_year, version=version)

    async def _lot(self, this_year: int) -> Lot:
        rows = await self.connection.execute(select(cars).where(cars.c.tenant == self.tenant).order_by(cars.c.id))
        return Lot([_vehicle(row) for row in rows], this_year)


def _row(vehicle: Vehicle) -> dict[str, Any]:
    return {
        "id": vehicle.id,
        "make": vehicle.make,
        "model": vehicle.model,
        "version": vehicle.version,
        "year": vehicle.year,
        "price_cents": vehicle.price.cents,
        "floor_cents": vehicle.floor.cents if vehicle.floor else None,
        "mileage": vehicle.mileage,
        "category": vehicle.category,
        "fuel": vehicle.fuel,
        "transmission": vehicle.transmission,
        "color": vehicle.color,
        "city": vehicle.city,
        "state": vehicle.state,
        "seats": vehicle.seats,
        "doors": vehicle.doors,
        "images": list(vehicle.images),
        "options": list(vehicle.options),
        "description": vehicle.description,
        "attributes": dict(vehicle.attributes),
        "status": vehicle.status.value,
    }


def _vehicle(row: Any) -> Vehicle:
    fields = {name: value for name, value in row._mapping.items() if name not in ("tenant", "price_cents", "floor_cents")}
    fields |= {"images": tuple(row.images), "options": tuple(row.options), "status": CarStatus(row.status)}
    floor = Money(row.floor_cents) if row.floor_cents is not None else None
    return Vehicle(**fields, price=Money(row.price_cents), floor=floor)
