"""`balcao contacts`: two contacts that are one person joined by whoever administers the house, and parted again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import fail, options, run
from domain.clock import local
from domain.people import Actor, Role

if TYPE_CHECKING:
    from memory.records import Books

BY = "balcao contacts"


def contacts(
    action: Annotated[
        Literal["show", "merge", "undo"],
        Parameter(help="show: as junções de um contato; merge: junta dois; undo: desfaz uma junção pelo número."),
    ],
    first: Annotated[str, Parameter(help="Código, telefone ou e-mail do contato que fica (merge, show), ou o número da junção (undo).")],
    second: Annotated[str | None, Parameter(help="O contato que passa a fazer parte do primeiro (merge).")] = None,
) -> int:
    """Junta dois contatos que são a mesma pessoa, ou desfaz a junção; nada se perde."""
    return run(_contacts(action, first, second))


async def _contacts(action: Literal["show", "merge", "undo"], first: str, second: str | None) -> int:
    from channels.house import database_address
    from channels.settings import HouseSettings
    from domain.errors import BalcaoError
    from memory.records import Records
    from memory.records.migrate import upgrade

    settings = HouseSettings()
    records = Records(database_address(options.get().home or settings.home))
    try:
        await upgrade(records)
        async with records.writing(settings.tenant) as books:
            if action == "merge":
                return await _merge(books, first, second)
            return await (_undo(books, first) if action == "undo" else _show(books, first))
    except BalcaoError as error:
        return fail(error.detail)
    finally:
        await records.close()


async def _merge(books: Books, kept: str, gone: str | None) -> int:
    if gone is None:
        return fail("Diga os dois contatos: balcao contacts merge QUEM_FICA QUEM_SE_JUNTA.")
    into, joined = await _id(books, kept), await _id(books, gone)
    number = await books.merges.merge(into, joined, options.get().clock().now(), _administrator(books))
    print(f"Pronto: {joined} agora faz parte de {into}. Para desfazer: balcao contacts undo {number}")
    return 0


async def _undo(books: Books, number: str) -> int:
    if not number.isascii() or not number.isdigit() or len(number) > 15:
        return fail("A junção se diz pelo número; veja com balcao contacts show CONTATO.")
    await books.merges.undo(int(number), options.get().clock().now(), _administrator(books))
    print("Desfeito: são dois contatos de novo.")
    return 0


async def _show(books: Books, said: str) -> int:
    person_id = await _id(books, said)
    found = await books.merges.of(person_id)
    for merge in found:
        undone = "  (desfeita)" if merge.undone_at else ""
        print(f"{merge.id}  {merge.gone} → {merge.kept}  {local(merge.at):%d/%m/%Y %H:%M}{undone}")
    if not found:
        print(f"Nenhuma junção no contato {person_id}.")
    return 0


async def _id(books: Books, said: str) -> str:
    """The one contact meant. Raises NotFound where there is none, Invalid where there are several."""
    from agent.understanding.entities import extract
    from domain.errors import Invalid, NotFound

    if (person := await books.people.find(said)) is not None:
        return person.id
    contact = extract(said, role="customer", now=options.get().clock().now())
    found = await books.people.reached_at(str(contact.get("email") or contact.get("phone") or said))
    if len(found) > 1:
        raise Invalid(f"{said} é de mais de um contato: " + ", ".join(one.id for one in found) + ". Use o código.")
    if not found:
        raise NotFound(f"Não achei {said}. Passe o código, o telefone ou o e-mail do contato.")
    return found[0].id


def _administrator(books: Books) -> Actor:
    return Actor(books.tenant, BY, Role.ADMIN)
