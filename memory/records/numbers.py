"""Which tenant a WhatsApp number belongs to. Asked before there is a tenant to keep books for."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from memory.records.collection import insertion
from memory.records.tables import whatsapp_numbers


async def tenants_by_number(connection: AsyncConnection) -> dict[str, str]:
    """Every number (Meta's phone number id) with its tenant."""
    rows = await connection.execute(select(whatsapp_numbers))
    return {row.phone_number_id: row.tenant for row in rows}


async def give_number(connection: AsyncConnection, phone_number_id: str, tenant: str) -> None:
    """From now on what comes by this number is the tenant's."""
    statement = insertion(whatsapp_numbers, connection.dialect.name).values(phone_number_id=phone_number_id, tenant=tenant)
    await connection.execute(statement.on_conflict_do_update(index_elements=["phone_number_id"], set_={"tenant": tenant}))
