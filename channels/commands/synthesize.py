"""`balcao synthesize`: a made-up history for a product that has none."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from channels.commands.options import options, run


def synthesize(
    product: Annotated[str, Parameter(help="SKU ou nome do produto.")],
    *,
    days: Annotated[int, Parameter(help="Quantos dias, até hoje.", validator=Number(gte=7, lte=1_100))] = 182,
    seed: Annotated[int | None, Parameter(help="Outro número faz outro histórico; o mesmo, o mesmo.", validator=Number(gte=0))] = None,
    price: Annotated[float | None, Parameter(help="Quanto a unidade custa hoje, em reais.", validator=Number(gt=0))] = None,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Inventa o histórico de preços e vendas de um produto; nada que é real muda."""
    return run(_synthesize(product, days, seed, price, json))


async def _synthesize(said: str, days: int, seed: int | None, price: float | None, json: bool) -> int:
    from dataclasses import asdict

    import orjson

    from channels.house import database_address
    from channels.settings import HouseSettings
    from memory.records import Records
    from memory.records.migrate import upgrade
    from memory.samples.industry.synthesizing import synthesize as make_up
    from tools.staff.goods_meant import product_meant

    shared, settings = options.get(), HouseSettings()
    records = Records(database_address(shared.home or settings.home))
    try:
        await upgrade(records)
        async with records.writing(settings.tenant) as books:
            product = await product_meant(books, said, shared.clock().now())
            made = await make_up(books, product, shared.clock().now(), days=days, seed=seed, price=price)
    finally:
        await records.close()
    if json:
        print(orjson.dumps({"sku": product.sku, **asdict(made)}).decode())
        return 0
    print(f"{product.name} ({product.sku}): {made.prices} dias de preços e {made.sales} de vendas de exemplo.")
    if made.real:
        print("Este produto tem preços reais: são eles que contam, e os de exemplo não aparecem.")
    return 0
