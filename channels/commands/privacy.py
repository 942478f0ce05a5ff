"""`balcao privacy`: what is kept of a customer, shown or erased by whoever administers the house."""

from __future__ import annotations

import json as json_
import sys
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import fail, options, run

if TYPE_CHECKING:
    from channels.house import House
    from domain.people import Person


def privacy(
    action: Annotated[Literal["export", "erase"], Parameter(help="export: mostra em JSON; erase: apaga, sem volta.")],
    person: Annotated[str, Parameter(help="Telefone, e-mail ou código do cliente; com o nome, mostra os códigos.")],
) -> int:
    """Mostra ou apaga o que se guarda de um cliente."""
    return run(_privacy(action, person))


async def _privacy(action: Literal["export", "erase"], said: str) -> int:
    from channels.house import open_house

    shared = options.get()
    async with open_house(shared.home, shared.clock()) as house:
        person = await _meant(house, said)
        if isinstance(person, str):
            return fail(person)
        if person.role.is_staff:
            return fail(f"{person.id} é da equipe; só se mostram ou apagam dados de clientes.")
        if action == "export":
            async with house.records.reading(house.tenant) as books:
                kept = await books.privacy.export(person.id)
            kept["history"] = [memento.as_json() for memento in await house.history.of(house.tenant, person.id)]
            print(json_.dumps(kept, ensure_ascii=False, indent=2))
            return 0
        erased = await _erase(house, person)
    print(f"Pronto: {erased} registros de {person.name or person.id} apagados. Fica a prova do que a pessoa respondeu sobre privacidade.")
    return 0


async def _meant(house: House, said: str) -> Person | str:
    """The person, or why it is not clear who is meant: a name alone never decides."""
    from agent.understanding.entities import extract

    contact = extract(said, role="customer", now=house.clock.now())
    async with house.records.reading(house.tenant) as books:
        if (person := await books.people.find(said)) is not None:
            return person
        found = await books.people.reached_at(str(contact.get("email") or contact.get("phone") or said))
        named = [] if found else [one for one in await books.people.named(said) if not one.role.is_staff]
    if len(found) == 1:
        return found[0]
    if not found and not named:
        return f"Não achei {said}. Passe o telefone, o e-mail, o código ou parte do nome do cliente."
    lines = [f"  {one.id}  {one.name or 'sem nome'}{f', {one.phone}' if one.phone else ''}" for one in (found or named)]
    return "Confirme quem é, repetindo o comando com o código:\n" + "\n".join(lines)


async def _erase(house: House, person: Person) -> int:
    """As if the customer had asked for it; the trail says that the house did."""
    from domain.people import Actor, Role
    from memory.records.audit import Entry
    from tools import Counter

    now = house.clock.now()
    counter = Counter(Actor(house.tenant, person.id, Role.CUSTOMER), house.records, house.clock, f"privacy:{person.id}:{now.timestamp()}")
    done = await house.toolbox.call(counter, "erase_my_data", {"confirmed": True})
    by_the_house = Entry(Actor(house.tenant, "balcao privacy", Role.ADMIN), "erase_customer", True, {"records": done["records"]}, now)
    async with house.records.writing(house.tenant) as books:
        await books.audit.record([by_the_house])
    await house.assistant.forget(house.tenant, counter.erased)
    print("Apagado também das conversas em andamento e da memória das antigas.", file=sys.stderr)
    return int(done["records"])
