"""`balcao replay`: messages that were put aside because their answer failed again and again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from channels.commands.options import fail, options, run
from domain.clock import local

if TYPE_CHECKING:
    from memory.records.tries import PutAside


def replay(
    name: Annotated[str | None, Parameter(help="Código da conversa ou da mensagem; sem ele, mostra o que há.")] = None,
    *,
    all: Annotated[bool, Parameter(help="Retoma todas.")] = False,
) -> int:
    """Mostra as mensagens postas de lado, ou as põe de volta na fila para serem respondidas."""
    return run(_replay(name, everything=all))


async def _replay(name: str | None, everything: bool) -> int:
    from channels.house import database_address
    from channels.settings import HouseSettings
    from memory.records import Records
    from memory.records.migrate import upgrade

    settings = HouseSettings()
    records = Records(database_address(options.get().home or settings.home))
    try:
        await upgrade(records)
        async with records.writing(settings.tenant) as books:
            aside = await books.tries.aside()
            brought = await books.tries.bring_back(name) if name or everything else 0
    finally:
        await records.close()
    if not name and not everything:
        _show(aside)
        return 0
    if not brought and name:
        return fail(f"Nenhuma mensagem posta de lado em {name}. Rode balcao replay para ver as que há.")
    print(f"De volta à fila: {brought}. O worker responde em instantes." if brought else "Nenhuma mensagem posta de lado.")
    return 0


def _show(aside: list[PutAside]) -> None:
    """No words of theirs: whoever reads a terminal or its log need not know them."""
    for message in aside:
        at = local(message.put_aside_at)
        print(f"{message.conversation}  {message.external_id}  {message.kind}  {at:%d/%m/%Y %H:%M}")
    told = f"Postas de lado: {len(aside)}. Retome com balcao replay CONVERSA, balcao replay MENSAGEM ou balcao replay --all."
    print(told if aside else "Nenhuma mensagem posta de lado.", file=sys.stderr)
