"""Where a supplier is: what was imported, else its postal code's address, else what the map knows, else the middle of its city."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime

from domain.clock import Clock
from domain.goods.suppliers import Supplier
from domain.places import Point
from memory.records import Records
from tools.outside import Elsewhere
from tools.places.cities import city_point
from tools.places.nominatim import Nominatim
from tools.places.viacep import Address, ViaCep

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Places:
    """The services that know addresses."""

    viacep: ViaCep
    nominatim: Nominatim


@dataclass(frozen=True, slots=True)
class Located:
    """How many suppliers had no place, and of how many one was found."""

    wanting: int
    found: int


def place_of(supplier: Supplier) -> tuple[Point, bool] | None:
    """Where a supplier is for all we know without asking anybody, and whether that is its own place or only its city's."""
    if supplier.point is not None:
        return supplier.point, True
    middle = city_point(supplier.city, supplier.state)
    return (middle, False) if middle is not None else None


async def locate_suppliers(records: Records, tenant: str, places: Places, clock: Clock) -> Located:
    """Look up every supplier that has no place yet, and keep what is found.

    What was asked before is not asked again. Where a service does not answer, the rest waits for the next time: until then, the
    middle of a city serves (`place_of`).
    """
    async with records.reading(tenant) as books:
        wanting = [supplier for supplier in await books.suppliers.all() if supplier.point is None and (supplier.cep or supplier.city)]
    found = 0
    for supplier in wanting:
        try:
            address = await _address(records, tenant, places.viacep, supplier, clock.now())
            point = await _point(records, tenant, places.nominatim, address, clock.now()) if address else None
        except Elsewhere as silent:
            log.info("places are not looked up now: %s", silent.code)
            break
        if address is not None:
            found += point is not None
            await _keep(records, tenant, supplier, address, point)
    return Located(len(wanting), found)


async def _address(records: Records, tenant: str, viacep: ViaCep, supplier: Supplier, now: datetime) -> Address | None:
    """As it was imported, completed by its postal code."""
    imported = Address(supplier.street, supplier.city, supplier.state) if supplier.city and supplier.state else None
    if not supplier.cep or (imported and imported.street):
        return imported
    async with records.reading(tenant) as books:
        known = await books.lookups.find(viacep.name, supplier.cep, now)
    if known is not None:
        return Address(**known.answer) if known.answer else imported
    address = await viacep.find(supplier.cep)
    answer = {"street": address.street, "city": address.city, "state": address.state} if address else None
    async with records.writing(tenant) as books:
        await books.lookups.put(viacep.name, supplier.cep, answer, now)
    return address or imported


async def _point(records: Records, tenant: str, nominatim: Nominatim, address: Address, now: datetime) -> Point | None:
    """Of the street, or of the city where the map does not know the street."""
    for street in dict.fromkeys((address.street, None)):
        asked = ", ".join(part for part in (street, address.city, address.state) if part)[:300]
        async with records.reading(tenant) as books:
            known = await books.lookups.find(nominatim.name, asked, now)
        if known is None:
            point = await nominatim.find(street, address.city, address.state)
            answer = {"latitude": point.latitude, "longitude": point.longitude} if point else None
            async with records.writing(tenant) as books:
                await books.lookups.put(nominatim.name, asked, answer, now)
        else:
            point = Point(**known.answer) if known.answer else None
        if point is not None:
            return point
    return None


async def _keep(records: Records, tenant: str, supplier: Supplier, address: Address, point: Point | None) -> None:
    """What was found, where nothing was; what an import brought meanwhile stays."""
    async with records.writing(tenant) as books:
        now = await books.suppliers.find(supplier.id)
        if now is None or now.point is not None or now.cep != supplier.cep:
            return
        told = replace(
            now, street=now.street or address.street, city=now.city or address.city, state=now.state or address.state, point=point
        )
        if told != now:
            await books.suppliers.put_all([told])
