"""`balcao db`: the database's schema."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import options, run


def database(action: Annotated[Literal["upgrade"], Parameter(help="upgrade: aplica as migrações que faltam.")]) -> int:
    """Cuida do banco de dados."""
    return run(_upgrade())


async def _upgrade() -> int:
    from channels.house import database_address
    from channels.settings import HouseSettings
    from memory.records import Records
    from memory.records.migrate import upgrade

    records = Records(database_address(options.get().home or HouseSettings().home))
    try:
        await upgrade(records)
    finally:
        await records.close()
    print("Banco de dados atualizado.")
    return 0
