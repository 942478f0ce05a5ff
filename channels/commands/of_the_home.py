"""A staff tool used from the command line, on the home: the same answer as by chat, as text or as its JSON."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from typing import Any

from channels.commands.options import fail, options, run

Told = Callable[[dict[str, Any], date], str]


def ask_the_home(tool: str, args: dict[str, Any], told: Told, json: bool) -> int:
    """Exit code: 0 where there was an answer, 1 where the tool refused; the refusal names near or possible items."""
    return run(_ask(tool, args, told, json))


async def _ask(tool: str, args: dict[str, Any], told: Told, json: bool) -> int:
    import orjson

    from channels.house import database_address
    from channels.settings import HouseSettings
    from domain.clock import local
    from domain.people import Actor, Role
    from memory.records import Records
    from memory.records.migrate import upgrade
    from tools import Counter
    from tools.catalogue import TOOLBOX

    shared, settings = options.get(), HouseSettings()
    records = Records(database_address(shared.home or settings.home))
    clock, who = shared.clock(), Actor(settings.tenant, "command", Role.ADMIN)
    try:
        await upgrade(records)
        result = await TOOLBOX.attempt(Counter(who, records, clock, f"command:{secrets.token_hex(6)}"), tool, args)
    finally:
        await records.close()
    if json:
        print(orjson.dumps(result).decode())
    if result.get("error"):
        near = [f"{one['sku']} {one['name']}" for one in result.get("candidates") or result.get("near") or ()]
        return fail(result["detail"] + (f" Pode ser: {'; '.join(near)}." if near else ""))
    if not json:
        print(told(result, local(clock.now()).date()))
    return 0
