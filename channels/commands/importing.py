"""`balcao import`: files into the records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import fail, options, run

Kind = Literal["cars", "products", "suppliers", "prices", "sales"]


def importing(
    kind: Annotated[Kind, Parameter(help="O que o arquivo traz: cars, products, suppliers, prices ou sales.")],
    file: Annotated[Path, Parameter(help="Arquivo CSV.")],
    *,
    dry_run: Annotated[bool, Parameter(help="Só confere; não grava nada.")] = False,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Importa um CSV; linha com erro é apontada e não atrapalha as outras."""
    if not file.exists() or file.is_dir():
        return fail(f"Não achei o arquivo {file}. Confira o caminho.")
    return run(_import(kind, file.read_bytes(), dry_run, json))


async def _import(kind: Kind, content: bytes, dry_run: bool, json: bool) -> int:
    import orjson

    from channels.house import database_address
    from channels.settings import HouseSettings
    from memory.records import Records
    from memory.records.migrate import upgrade
    from tools.imports.kinds import import_file

    shared, settings = options.get(), HouseSettings()
    records = Records(database_address(shared.home or settings.home))
    try:
        await upgrade(records)
        report = await import_file(kind, records, settings.tenant, content, shared.clock().now(), dry_run=dry_run)
    finally:
        await records.close()
    print(orjson.dumps(report.as_json()).decode() if json else report.in_words())
    return fail(f"Nenhuma linha de {kind} pôde ser aproveitada. Corrija o que foi apontado e importe de novo.") if report.failed else 0
