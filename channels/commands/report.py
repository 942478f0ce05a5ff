"""`balcao report`: a product, the catalogue or the model of prices as PDF."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from channels.commands.options import fail, options, run

if TYPE_CHECKING:
    from datetime import datetime

    from memory.records import Records
    from tools.reporting import Wanted


def report(
    product: Annotated[str | None, Parameter(help="Item, por nome, apelido ou SKU; sem ele, o catálogo.")] = None,
    *,
    model: Annotated[bool, Parameter(help="O relatório do modelo de preços.")] = False,
    out: Annotated[Path | None, Parameter(help="Arquivo PDF a escrever; - escreve na saída. Sem ele, um nome na pasta atual.")] = None,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Gera em PDF o relatório de um item, do catálogo ou do modelo de preços."""
    if product is not None and model:
        return fail("Escolha um: o item ou --model.")
    if out is not None and (out.is_dir() or not out.parent.is_dir()):
        return fail(f"Não dá para escrever em {out}. Dê um arquivo numa pasta que existe.")
    return run(_report(product, model, out, json))


async def _report(product: str | None, model: bool, out: Path | None, json: bool) -> int:
    from channels.house import database_address
    from channels.settings import HouseSettings
    from domain.errors import BalcaoError
    from memory.records import Records
    from memory.records.migrate import upgrade
    from tools.reporting import file_name, made

    shared, settings = options.get(), HouseSettings()
    records = Records(database_address(shared.home or settings.home))
    now = shared.clock().now()
    try:
        await upgrade(records)
        wanted = await _wanted(records, settings.tenant, product, model, now)
        title, pdf = await made(records, settings.tenant, wanted, now)
    except BalcaoError as refused:
        near = [f"{one['sku']} {one['name']}" for one in refused.facts.get("candidates") or refused.facts.get("near") or ()]
        return fail(refused.detail + (f" Pode ser: {'; '.join(near)}." if near else ""))
    finally:
        await records.close()
    return _written(pdf, title, out or Path(file_name(title, now)), json)


async def _wanted(records: Records, tenant: str, product: str | None, model: bool, now: datetime) -> Wanted:
    from domain.reports import ReportKind
    from tools.reporting import Wanted
    from tools.staff.goods_meant import product_meant

    if product is None:
        return Wanted(ReportKind.MODEL if model else ReportKind.CATALOGUE)
    async with records.reading(tenant) as books:
        return Wanted(ReportKind.PRODUCT, (await product_meant(books, product, now)).sku)


def _written(pdf: bytes, title: str, out: Path, json: bool) -> int:
    if str(out) == "-":
        sys.stdout.buffer.write(pdf)
        return 0
    out.write_bytes(pdf)
    if json:
        import orjson

        print(orjson.dumps({"title": title, "file": str(out), "bytes": len(pdf)}).decode())
    else:
        print(f"{title}: {out}")
    return 0
