"""A training run over a home: learned, held against the champion, kept, and published where it is no worse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.errors import Invalid
from domain.market.model_versions import ModelVersion
from forecasting import Model, ModelFiles, ModelUnreadable, Plan, PriceSeries, fit_policy, train
from forecasting.contest import Contest, before_the_contest, judged, together, trials_of
from forecasting.shards import Workers, lots
from memory.records import Records
from tools.publishing.folders import ModelFolders
from tools.publishing.pasts import Pasts, digest, pasts
from tools.publishing.publication import forecast_all, publish, with_figures
from tools.publishing.site import Pains, Site

Tell = Callable[[float, str], None]
"""Told how much of the whole is done, and in Portuguese what is being done."""
KEPT = 8
"""Versions whose files are kept: the champion, and the newest others."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A model and its twin, and how they did."""

    model: ModelFiles
    twin: ModelFiles
    contest: Contest


async def learn_and_publish(records: Records, site: Site, workers: Workers, tell: Tell, pains: Pains) -> dict[str, Any]:
    """Raises Invalid where the home has no prices. The champion stays as it is until the last moment, and where the new one is worse."""
    tell(0.0, "lendo os preços")
    async with records.reading(site.tenant) as books:
        found, champion = await pasts(books, site.today), await books.models.champion()
    if not found.series:
        raise Invalid("Não há preços para treinar. Importe com balcao import prices ARQUIVO.csv, ou rode balcao demo.")
    learning, folders = found.to_learn_from(), ModelFolders(site.models)
    known = f"{digest(learning)[:24]}-{pains}"
    before, problem = _twin_of(champion, folders)
    if champion is not None and champion.metrics.get("learned_from") == known and problem is None:
        made = await forecast_all(records, site, workers, _later(tell, 0.1), found)
        return made | _told(champion, found) | {"unchanged": True, "published": True, "champion": champion.version}
    taught = _teach(learning, Plan(site.now, pains.effort), pains.policy_rounds, before, workers, tell)
    tell(0.85, "guardando o modelo")
    version = _version(site, taught, known, found, problem)
    version = replace(version, checksum=folders.keep(version.version, taught.model, taught.twin))
    rest = _later(tell, 0.9)
    if taught.contest.worse:
        async with records.writing(site.tenant) as books:
            await books.models.put(version)
        made = await forecast_all(records, site, workers, rest, found)
    else:
        made = await publish(records, site, version, taught.model, workers, rest, found)
    await _tidy(records, site, folders)
    return made | _told(version, found) | {"unchanged": False, "published": not taught.contest.worse, "champion": made["version"]}


def _teach(series: list[PriceSeries], plan: Plan, rounds: int, champion: Model | None, workers: Workers, tell: Tell) -> Taught:
    """Training itself needs all products at once; what is asked of each product by itself is divided."""
    tell(0.05, "aprendendo com os preços até seis semanas atrás")
    earlier = before_the_contest(series)
    twin = workers.one(train, earlier, plan) if earlier else Model()
    checking = "conferindo com o que veio depois"
    tell(0.35, checking)
    trials = workers.each(trials_of, lots(series), twin, champion, told=lambda done, of: tell(0.35 + 0.15 * done / of, "conferindo"))
    contest = judged(together(trials))
    tell(0.5, "aprendendo com todos os preços")
    model = workers.one(train, series, plan)
    tell(0.7, "aprendendo quando comprar")
    policy = workers.one(fit_policy, series, rounds)
    return Taught(with_figures(policy.save(model.files()), contest.by_product), twin.files(), contest)


def _twin_of(champion: ModelVersion | None, folders: ModelFolders) -> tuple[Model | None, str | None]:
    """The champion's twin, to be held against; where its files are gone it cannot be, and that is said."""
    if champion is None:
        return None, None
    try:
        folders.load(champion)
        return Model.from_files(folders.twin(champion)), None
    except ModelUnreadable as gone:
        return None, gone.detail


def _version(site: Site, taught: Taught, known: str, found: Pasts, problem: str | None) -> ModelVersion:
    about = taught.model.about
    name = f"{site.now:%Y%m%d-%H%M%S}-{known[:6]}"
    metrics = {**taught.contest.as_json(), "choice": about.get("metrics", {}).get("choice", {}), "learned_from": known}
    if problem is not None:
        metrics["champion_unreadable"] = problem
    first, last = date.fromisoformat(about["from"]), date.fromisoformat(about["to"])
    return ModelVersion(
        name, site.now, first, last, about["products"], about["prices"], name, "", is_synthetic=found.is_synthetic,
        metrics=metrics,
    )  # fmt: skip


def _told(version: ModelVersion, found: Pasts) -> dict[str, Any]:
    """What whoever asked for the run is told."""
    return {
        "version": version.version, "products": len(found.series), "learned_from": version.products, "prices": version.prices,
        "from": version.first_day.isoformat(), "to": version.last_day.isoformat(), "is_synthetic": version.is_synthetic,
        "synthetic_products": len(found.synthetic), "refused": [f"{each.what}: {each.reason}" for each in found.refused][:20],
        "metrics": dict(version.metrics),
    }  # fmt: skip


def _later(tell: Tell, begins: float) -> Tell:
    """The rest of a run, told as a share of the whole."""
    return lambda done, stage: tell(begins + (1 - begins) * done, stage)


async def _tidy(records: Records, site: Site, folders: ModelFolders) -> None:
    async with records.reading(site.tenant) as books:
        champion, versions = await books.models.champion(), await books.models.all()
    kept = {each.path for each in versions[:KEPT]} | ({champion.path} if champion else set())
    folders.tidy(kept)
