"""`balcao scrape`: prices of the market, of one product or of all."""

from __future__ import annotations

import secrets
import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from channels.commands.options import fail, options, run

if TYPE_CHECKING:
    from domain.clock import Clock
    from domain.goods.products import Product
    from domain.market.price_runs import PriceRun
    from memory.records import Records
    from tools.price_sources import PriceSource


def scrape(
    product: Annotated[str | None, Parameter(help="Item, por nome, apelido ou SKU; sem ele, todos.")] = None,
    *,
    json: Annotated[bool, Parameter(help="Imprime um objeto JSON.")] = False,
) -> int:
    """Coleta no Mercado Livre o preço de um item, ou de todos; o que falha para um não para os outros."""
    return run(_scrape(product, json))


async def _scrape(product: str | None, json: bool) -> int:
    from channels.house import database_address
    from channels.market import open_market
    from channels.settings import HouseSettings
    from memory.records import Records
    from memory.records.migrate import upgrade

    shared, settings = options.get(), HouseSettings()
    records = Records(database_address(shared.home or settings.home))
    try:
        await upgrade(records)
        async with open_market() as market:
            if product is not None:
                return await _one(records, settings.tenant, market, product, shared.clock(), json)
            return await _all(records, settings.tenant, market, shared.clock(), json)
    finally:
        await records.close()


async def _one(records: Records, tenant: str, market: PriceSource, said: str, clock: Clock, json: bool) -> int:
    from domain.errors import Ambiguous, NotFound
    from domain.goods.prices import in_reais
    from tools.collecting import collect
    from tools.outside import Elsewhere
    from tools.staff.collecting import as_json
    from tools.staff.goods_meant import product_meant

    async with records.reading(tenant) as books:
        try:
            product = await product_meant(books, said, clock.now())
        except (Ambiguous, NotFound) as unsure:
            near = [f"{one['sku']} {one['name']}" for one in unsure.facts.get("candidates") or unsure.facts.get("near") or ()]
            return fail(unsure.detail + (f" Pode ser: {'; '.join(near)}." if near else " Confira com balcao import products."))
    try:
        found = await collect(records, tenant, market, product, clock.now())
    except Elsewhere as refused:
        if json:
            _print({"sku": product.sku, "product": product.name, "price": None, "error": refused.code, "detail": refused.detail})
        return fail(refused.detail)
    if json:
        _print(as_json(found, market))
    else:
        price = in_reais(found.found.amount) if found.found.amount is not None else "—"
        print(f"{product.name}: {price} por {product.unit}, mediana de {found.found.used} de {found.found.seen} anúncios.")
    return 0


async def _all(records: Records, tenant: str, market: PriceSource, clock: Clock, json: bool) -> int:
    from domain.market.price_runs import PriceRun, RunState
    from tools.collecting import collect_all

    def tell(going: PriceRun, product: Product, error: str | None) -> None:
        if sys.stderr.isatty():
            print(f"\r\x1b[K{going.tried}/{going.total} {product.name[:40]}", end="", file=sys.stderr, flush=True)

    async with records.writing(tenant) as books:
        if not await books.products.count():
            return fail("Não há itens no cadastro. Importe com balcao import products ARQUIVO.csv, ou rode balcao demo.")
        asked = await books.price_runs.ask(PriceRun(f"command:{secrets.token_hex(6)}", "command", clock.now()))
    ended = await collect_all(records, tenant, market, asked, clock, tell)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    if ended is None:
        return fail("Outra coleta está em andamento agora. Espere que ela termine, ou pergunte à assistente como está a coleta.")
    if json:
        _print(_summary(ended))
    else:
        print(_in_words(ended))
    return 1 if ended.state is RunState.HELD_BACK or ended.failed == ended.total else 0


def _summary(ended: PriceRun) -> dict[str, object]:
    return {
        "state": ended.state.value,
        "total": ended.total,
        "tried": ended.tried,
        "collected": ended.tried - ended.failed,
        "failed": ended.failed,
        "errors": ended.errors,
    }


def _in_words(ended: PriceRun) -> str:
    from domain.market.price_runs import RunState
    from tools.staff.collecting import errors_in_words

    told = f"Preços coletados: {ended.tried - ended.failed} de {ended.total} itens."
    if ended.failed:
        told += f" Sem preço: {ended.failed} ({errors_in_words(ended.errors)})."
    if ended.state is RunState.HELD_BACK:
        told += " O site recusou muitas vezes seguidas e parei antes do fim; tente mais tarde."
    return told


def _print(answer: object) -> None:
    import orjson

    print(orjson.dumps(answer).decode())
