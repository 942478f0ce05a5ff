"""Cars held for a customer for a while. One holder a car at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from domain.errors import CarUnavailable
from memory.records.collection import Collection
from memory.records.tables import reservations


@dataclass(frozen=True, slots=True)
class Reservation:
    id: str
    person_id: str
    car_id: str
    until: datetime


class Reservations(Collection):
    async def hold(self, reservation: Reservation) -> None:
        """Keep a reservation; CarUnavailable where somebody holds the car."""
        values = {
            "tenant": self.tenant,
            "id": reservation.id,
            "person_id": reservation.person_id,
            "car_id": reservation.car_id,
            "until": reservation.until,
            "active": True,
        }
        try:
            async with self.connection.begin_nested():
                await self.connection.execute(reservations.insert().values(**values))
        except IntegrityError as clash:
            raise CarUnavailable("Esse carro acabou de ser reservado por outra pessoa.", car_id=reservation.car_id) from clash

    async def active(self, *, car_id: str | None = None, person_id: str | None = None) -> list[Reservation]:
        conditions = [reservations.c.car_id == car_id] if car_id else []
        conditions += [reservations.c.person_id == person_id] if person_id else []
        return await self._where(*conditions)

    async def ended(self, now: datetime) -> list[Reservation]:
        """Active reservations whose time is over."""
        return await self._where(reservations.c.until <= now)

    async def release(self, reservation_id: str) -> None:
        await self.connection.execute(
            update(reservations).where(reservations.c.tenant == self.tenant, reservations.c.id == reservation_id).values(active=False)
        )

    async def _where(self, *conditions: Any) -> list[Reservation]:
        rows = await self.connection.execute(
            select(reservations)
            .where(reservations.c.tenant == self.tenant, reservations.c.active.is_(True), *conditions)
            .order_by(reservations.c.until)
        )
        return [Reservation(r.id, r.person_id, r.car_id, r.until) for r in rows]
