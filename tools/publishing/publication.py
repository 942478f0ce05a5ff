"""All products forecast and published in one transaction: whoever asks sees the forecasts of before, or all of the new ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import orjson

from domain.errors import NotFound
from domain.market.model_versions import ModelVersion
from domain.market.outlooks import TrackRecord
from forecasting import Model, ModelFiles, Policy
from forecasting.decision.published import outlooks_of
from forecasting.shards import Workers, lots
from memory.records import Records
from tools.publishing.folders import ModelFolders
from tools.publishing.pasts import Pasts, pasts
from tools.publishing.saying import forecasts_of, published
from tools.publishing.site import Site
from tools.publishing.watching import watch

MOST = 1_000_000
"""Products of a home."""
KEPT_FOR = timedelta(days=90)
"""After which what was said is dropped; its errors stay."""

Tell = Callable[[float, str], None]
_FIGURES = "products.json"


def with_figures(files: ModelFiles, by_product: Mapping[str, Any]) -> ModelFiles:
    """A model with how it did on each product, which is published with the product's forecasts."""
    return files.with_part(_FIGURES, orjson.dumps(by_product))


async def forecast_all(records: Records, site: Site, workers: Workers, tell: Tell, found: Pasts | None = None) -> dict[str, Any]:
    """Say anew what the champion thinks, from today's prices; nothing is learned. Raises NotFound before the first training."""
    async with records.reading(site.tenant) as books:
        champion = await books.models.champion()
    if champion is None:
        raise NotFound("Ainda não há modelo de preços. Treine um: balcao train prices, ou peça à assistente para treinar.")
    return await publish(records, site, champion, ModelFolders(site.models).load(champion), workers, tell, found, crown=False)


async def bring_back(records: Records, site: Site, version: str, workers: Workers, tell: Tell) -> dict[str, Any]:
    """Let a version speak that is not the champion, from today's prices."""
    async with records.reading(site.tenant) as books:
        wanted = await books.models.find(version)
    if wanted is None:
        raise NotFound(f"Não há modelo de versão {version}.", version=version)
    return await publish(records, site, wanted, ModelFolders(site.models).load(wanted), workers, tell)


async def publish(
    records: Records,
    site: Site,
    version: ModelVersion,
    files: ModelFiles,
    workers: Workers,
    tell: Tell,
    found: Pasts | None = None,
    *,
    crown: bool = True,
) -> dict[str, Any]:
    """Forecast all products from today by `version`, say of each what waiting to buy is worth, and make it the champion. Without `crown`
    who speaks stays as it is: another run may have decided meanwhile.
    """
    tell(0.0, "lendo os preços")
    if found is None:
        async with records.reading(site.tenant) as books:
            found = await pasts(books, site.today)
    spoken = sorted(found.to_speak_of(site.today), key=lambda each: each.unique_id)
    together = lots(spoken)
    model, policy = Model.from_files(files), Policy.load(files)
    said = workers.each(forecasts_of, together, model, told=lambda done, of: tell(0.1 + 0.3 * done / of, "prevendo"))
    tell(0.4, "vendo quando comprar")
    known = {} if crown else await _records_known(records, site)
    waits = workers.each(outlooks_of, together, policy, version.version, found.synthetic, known)
    metrics = orjson.loads(files.part(_FIGURES))
    rows = published(spoken, [one for lot in said for one in lot], version.version, site.now, metrics, found.synthetic)
    tell(0.8, "publicando")
    async with records.writing(site.tenant) as books:
        if crown:
            await books.models.put(version)
            await books.models.crown(version.version)
        await books.forecasts.put_all(rows)
        await books.forecasts.prune(site.today - KEPT_FOR)
        await books.outlooks.put_all([each for lot in waits for each in lot])
        await books.outlooks.prune(site.today - KEPT_FOR)
    tell(0.9, "conferindo o que foi dito")
    drifts = (await watch(records, site, spoken))["found"]
    tell(1.0, "pronto")
    told = {"version": version.version, "forecast": len(rows), "too_old": len(found.series) - len(spoken)}
    return told | {"day": site.today.isoformat(), "drift": drifts}


async def _records_known(records: Records, site: Site) -> Mapping[str, TrackRecord | None]:
    """How advice on each product did, as the champion was last asked; on Mondays it is asked anew."""
    if site.today.weekday() == 0:
        return {}
    async with records.reading(site.tenant) as books:
        return {each.sku: each.past for each in await books.outlooks.page(most=MOST)}
