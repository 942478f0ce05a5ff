"""Somebody who can sign in to a new home."""

from __future__ import annotations

import asyncio

from channels.house import House
from domain.passwords import one_time, sealed
from domain.people import Role


async def first_admin(house: House) -> tuple[str, str] | None:
    """The first admin's e-mail and a one-time password, made anew at each start until somebody has a password of their own."""
    async with house.records.reading(house.tenant) as books:
        accounts = await books.accounts.all()
        admins = await books.people.of_role(Role.ADMIN)
    if any(not account.one_time for account in accounts):
        return None
    email = admins[0].id if admins else f"admin@{house.tenant}"
    password = one_time()
    seal, now = await asyncio.to_thread(sealed, password), house.clock.now()
    async with house.records.writing(house.tenant) as books:
        await books.people.meet(email, Role.ADMIN, now)
        await books.accounts.put(email, seal, now, one_time=True)
    return email, password
