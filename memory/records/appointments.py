"""Visits booked with the shop. The database itself keeps two from sharing a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from domain.customers.appointments import Appointment, AppointmentStatus
from domain.errors import SlotTaken
from memory.records.collection import Collection
from memory.records.tables import appointments


class Appointments(Collection):
    async def book(self, appointment: Appointment, branch: str, length: timedelta = timedelta(hours=1)) -> None:
        """Keep a booking; SlotTaken where it would overlap one that the branch has, visits being of this `length`."""
        await self._one_at_a_time(branch)
        if await self._overlapping(appointment, branch, length):
            raise SlotTaken("Esse horário acabou de ser ocupado.")
        values = {
            "tenant": self.tenant,
            "id": appointment.id,
            "person_id": appointment.person_id,
            "car_id": appointment.car_id,
            "branch": branch,
            "starts_at": appointment.starts_at,
            "status": appointment.status.value,
        }
        try:
            async with self.connection.begin_nested():
                await self.connection.execute(appointments.insert().values(**values))
        except IntegrityError as clash:
            raise SlotTaken("Esse horário acabou de ser ocupado.") from clash

    async def _one_at_a_time(self, branch: str) -> None:
        """Until this transaction ends nobody else books at the branch. On SQLite a writing transaction is alone anyway."""
        if self.connection.dialect.name == "postgresql":
            await self.connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"visits:{self.tenant}:{branch}", 0))))

    async def _overlapping(self, wanted: Appointment, branch: str, length: timedelta) -> bool:
        found = await self._where(
            appointments.c.branch == branch,
            appointments.c.starts_at > wanted.starts_at - length,
            appointments.c.starts_at < wanted.starts_at + length,
        )
        return bool(found)

    async def cancel(self, appointment_id: str) -> None:
        await self.connection.execute(
            update(appointments)
            .where(appointments.c.tenant == self.tenant, appointments.c.id == appointment_id)
            .values(status=AppointmentStatus.CANCELLED.value)
        )

    async def of(self, person_id: str, after: datetime) -> list[Appointment]:
        """A person's booked visits from a moment on, soonest first."""
        return await self._where(appointments.c.person_id == person_id, appointments.c.starts_at >= after)

    async def taken(self, branch: str, after: datetime, days: int = 31) -> list[datetime]:
        """Times a branch has booked from a moment on."""
        until = after + timedelta(days=days)
        found = await self._where(
            appointments.c.branch == branch, appointments.c.starts_at >= after - timedelta(hours=4), appointments.c.starts_at <= until
        )
        return [appointment.starts_at for appointment in found]

    async def between(self, start: datetime, end: datetime) -> list[Appointment]:
        return await self._where(appointments.c.starts_at >= start, appointments.c.starts_at < end)

    async def _where(self, *conditions: Any) -> list[Appointment]:
        rows = await self.connection.execute(
            select(appointments)
            .where(appointments.c.tenant == self.tenant, appointments.c.status == AppointmentStatus.BOOKED.value, *conditions)
            .order_by(appointments.c.starts_at)
        )
        return [Appointment(r.id, r.tenant, r.person_id, r.car_id, r.starts_at, AppointmentStatus(r.status)) for r in rows]
