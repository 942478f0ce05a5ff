"""`balcao chat`: the terminal channel."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import fail, options, run


def chat(
    *,
    role: Annotated[Literal["customer", "staff"], Parameter(help="Quem conversa.")] = "customer",
    as_: Annotated[str | None, Parameter(name="--as", help="Pessoa: um nome para voltar à mesma conversa, ou o e-mail da equipe.")] = None,
    script: Annotated[Path | None, Parameter(help="Arquivo com uma mensagem por linha (texto ou JSON).")] = None,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON por turno.")] = False,
) -> int:
    """Conversa com a assistente no terminal."""
    if script is not None and (not script.exists() or script.is_dir()):
        return fail(f"Não achei o arquivo {script}. Confira o caminho em --script.")
    return run(_chat(role, as_, script, json))


async def _chat(role: Literal["customer", "staff"], as_: str | None, script: Path | None, json: bool) -> int:
    from channels.collecting import keep_collecting
    from channels.filing import keep_filing
    from channels.house import open_house
    from channels.meanwhile import meanwhile
    from channels.ordering import keep_ordering, open_ordering
    from channels.settings import HouseSettings
    from channels.terminal import ScriptClock, Terminal
    from channels.working import keep_working
    from tools.tasks import Bench

    shared = options.get()
    clock = ScriptClock(shared.clock())
    async with open_house(shared.home, clock) as house:
        terminal = await Terminal.open(house.records, house.assistant, clock, house.tenant, role, as_)
        ordering = open_ordering(house.records, house.tenant, clock)
        collecting = keep_collecting(house.records, house.tenant, clock, house.market)
        bench = Bench(house.records, house.tenant, clock, house.home, house.market, address=HouseSettings().url or "")
        async with (
            meanwhile(keep_filing(house.history, house.tenant)),
            meanwhile(keep_ordering(ordering)),
            meanwhile(collecting),
            meanwhile(keep_working(bench)),
        ):
            await terminal.converse(script, json)
        await ordering.go_on()
    return 0
