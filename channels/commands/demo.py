"""`balcao demo`: a home with the sample dealership and the sample industry in it."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from channels.commands.options import options, run

if TYPE_CHECKING:
    from channels.house import House
    from domain.clock import Clock
    from memory.records import Records


def demo(
    *,
    products: Annotated[int, Parameter(help="Quantos produtos a indústria tem.", validator=Number(gte=1, lte=3_000))] = 3_000,
) -> int:
    """Enche uma casa vazia com a loja de exemplo (carros, equipe, conversas) e a indústria (produtos, fornecedores, preços, vendas)."""
    return run(_demo(products))


async def _demo(products: int) -> int:
    from channels.house import open_house
    from memory.samples.industry.filling import fill

    shared = options.get()
    if there := await _cars_there():
        print(f"A casa já está em uso ({there} carros); nada mudou.")
        return 0
    async with open_house(shared.home, shared.clock()) as house:
        cars = await stock(house.records, house.tenant, house.clock)
        people = await _customers(house)
        industry = await fill(house.records, house.tenant, house.clock.now(), products)
    print(f"Loja de exemplo pronta: {cars} carros, 4 pessoas na equipe, {people} clientes que já conversaram.")
    print(
        f"Indústria de exemplo pronta: {industry.products} produtos, {industry.suppliers} fornecedores, "
        f"{industry.prices} preços e {industry.sales} vendas inventados."
    )
    print("Siga com: balcao serve  ou  balcao chat --role customer", file=sys.stderr)
    return 0


async def _cars_there() -> int:
    """Asked before the house opens, which takes seconds."""
    from channels.house import database_address
    from channels.settings import HouseSettings
    from memory.records import Records
    from memory.records.migrate import pending

    settings = HouseSettings()
    records = Records(database_address(options.get().home or settings.home))
    try:
        if await pending(records):
            return 0
        async with records.reading(settings.tenant) as books:
            return await books.catalogue.count()
    finally:
        await records.close()


async def stock(records: Records, tenant: str, clock: Clock) -> int:
    """Put the sample shop, its people and its cars into a tenant."""
    from memory.samples.dealership import STAFF, STORE
    from memory.samples.stock import sample_cars
    from tools.imports.cars import vehicle_from_sample

    now = clock.now()
    cars = [vehicle_from_sample(row) for row in sample_cars(today=now.date())]
    async with records.writing(tenant) as books:
        await books.stores.put(STORE, now)
        await books.catalogue.add_all(cars)
        for person_id, role, name in STAFF:
            await books.people.meet(person_id, role, now)
            await books.people.learn(person_id, name=name)
    return len(cars)


async def _customers(house: House) -> int:
    """Sample customers write what they wrote, a day ago; the assistant answers them."""
    from agent.assistant import Assistant
    from domain.clock import FixedClock
    from domain.conversation import Turn
    from domain.people import Role
    from memory.samples.dealership import CONVERSATIONS

    clock = FixedClock(house.clock.now() - timedelta(days=1))
    assistant = Assistant(house.records, house.toolbox, house.understanding, house.assistant.checkpointer, clock)
    for person_id, said in CONVERSATIONS:
        for at, text in enumerate(said):
            clock.set(clock.now() + timedelta(seconds=40))
            turn = Turn(f"demo:{person_id}:{at}", house.tenant, f"demo:{person_id}", person_id, Role.CUSTOMER, text, clock.now(), "demo")
            await assistant.answer(turn)
    return len(CONVERSATIONS)
