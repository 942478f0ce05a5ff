"""`balcao user`: who of the shop may sign in."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import fail, options, run

if TYPE_CHECKING:
    from memory.records import Books

_EMAIL = re.compile(r"[^@\s\x00]{1,64}@[^@\s\x00]{1,63}")
BY = "balcao user"


def user(
    action: Annotated[
        Literal["add", "list", "remove"], Parameter(help="add: cria (ou dá senha nova e papel); list: mostra; remove: tira o acesso.")
    ],
    email: Annotated[str | None, Parameter(help="E-mail da pessoa.")] = None,
    *,
    role: Annotated[Literal["seller", "buyer", "manager", "admin"] | None, Parameter(help="Papel da pessoa.")] = None,
    name: Annotated[str | None, Parameter(help="Nome da pessoa.")] = None,
) -> int:
    """Cuida de quem da equipe entra: senha de uso único, papel, acesso."""
    return run(_user(action, email.strip().lower() if email else None, role, name))


async def _user(action: str, email: str | None, role: str | None, name: str | None) -> int:
    from channels.house import database_address
    from channels.settings import HouseSettings
    from memory.records import Records
    from memory.records.migrate import upgrade

    settings = HouseSettings()
    if action != "list" and (email is None or not _EMAIL.fullmatch(email)):
        return fail(f"Diga o e-mail: balcao user {action} nome@empresa.com.br" + (" --role buyer" if action == "add" else ""))
    records = Records(database_address(options.get().home or settings.home))
    try:
        await upgrade(records)
        async with records.writing(settings.tenant) as books:
            if action == "list":
                return await _list(books)
            return await (_add(books, str(email), role, name) if action == "add" else _remove(books, str(email)))
    finally:
        await records.close()


async def _add(books: Books, email: str, role: str | None, name: str | None) -> int:
    from domain.passwords import one_time, sealed
    from domain.people import Actor, Role
    from memory.records.audit import Entry

    known = await books.people.find(email)
    if known is not None and not known.role.is_staff:
        return fail(f"{email} é o código de um cliente; a equipe entra com outro e-mail.")
    if role is None and known is None:
        return fail("Diga o papel: --role seller, buyer, manager ou admin.")
    now, password = options.get().clock().now(), one_time()
    given = Role(role) if role else known.role  # type: ignore[union-attr]
    await books.people.meet(email, given, now)
    await books.people.appoint(email, given)
    if name:
        await books.people.learn(email, name=name)
    await books.accounts.put(email, sealed(password), now, one_time=True)
    await books.audit.record([Entry(Actor(books.tenant, BY, Role.ADMIN), "give_account", True, {"role": given.value}, now)])
    print(f"{email}  {given.word}  senha de uso único: {password}")
    print("Na primeira entrada a pessoa escolhe a própria senha. A de uso único não aparece de novo.", file=sys.stderr)
    return 0


async def _list(books: Books) -> int:
    accounts = await books.accounts.all()
    for account in accounts:
        print(f"{account.email}  {account.role.word}  {account.name or ''}{'  (ainda sem senha própria)' if account.one_time else ''}")
    if not accounts:
        print("Ninguém da equipe tem senha. Crie com: balcao user add nome@empresa.com.br --role manager", file=sys.stderr)
    return 0


async def _remove(books: Books, email: str) -> int:
    from domain.people import Actor, Role
    from memory.records.audit import Entry

    if not await books.accounts.remove(email):
        return fail(f"{email} não tem acesso. Veja quem tem: balcao user list")
    await books.audit.record([Entry(Actor(books.tenant, BY, Role.ADMIN), "take_account", True, {}, options.get().clock().now())])
    print(f"{email} não entra mais; quem estava conectado com esse e-mail foi desconectado.")
    return 0
