"""`balcao models`: the versions of the model of prices, and which one speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from channels.commands.options import options, run

if TYPE_CHECKING:
    from domain.market.model_versions import ModelVersion

_STATES = {"champion": "em uso", "candidate": "pior que o em uso", "retired": "anterior"}


def models(
    *,
    use: Annotated[str | None, Parameter(help="Versão que passa a valer, com previsões novas de todos os produtos.")] = None,
    json: Annotated[bool, Parameter(help="Um objeto JSON por linha.")] = False,
) -> int:
    """Mostra os modelos de preços treinados, o mais novo primeiro, ou volta a um deles."""
    return run(_models(use, json))


async def _models(use: str | None, json: bool) -> int:
    from channels.house import database_address
    from channels.settings import HouseSettings
    from forecasting.shards import Here
    from memory.records import Records
    from memory.records.migrate import upgrade
    from tools.publishing import Site
    from tools.publishing.publication import bring_back

    shared, settings = options.get(), HouseSettings()
    home = shared.home or settings.home
    records = Records(database_address(home))
    try:
        await upgrade(records)
        if use is not None:
            site = Site(records.address, home, settings.tenant, shared.clock().now())
            made = await bring_back(records, site, use, Here(), lambda share, stage: None)
            _print(made, f"Agora vale {use}: {made['forecast']} previsões publicadas.", json)
            return 0
        async with records.reading(settings.tenant) as books:
            found = await books.models.all()
        for version in found:
            _print(as_json(version), _line(version), json)
        if not found and not json:
            print("Ainda não há modelo de preços. Treine um: balcao train prices.")
        return 0
    finally:
        await records.close()


def as_json(version: ModelVersion) -> dict[str, Any]:
    return {
        "version": version.version, "state": version.state.value, "trained_at": version.trained_at.isoformat(),
        "from": version.first_day.isoformat(), "to": version.last_day.isoformat(), "products": version.products, "prices": version.prices,
        "is_synthetic": version.is_synthetic, "metrics": dict(version.metrics), "drift": dict(version.drift),
    }  # fmt: skip


def _line(version: ModelVersion) -> str:
    from domain.clock import local

    ours = version.metrics.get("challenger") or {}
    against = ours.get("error_vs_naive")
    good = f"erro/naive {against:.3f}" if against is not None else "sem dias para conferir"
    made_up = ", preços inventados" if version.is_synthetic else ""
    when = f"{local(version.trained_at):%d/%m/%Y %H:%M}"
    return f"{version.version}  {when}  {_STATES[version.state]:<18} {version.products} produtos, {good}{made_up}"


def _print(answer: Any, words: str, json: bool) -> None:
    import orjson

    print(orjson.dumps(answer).decode() if json else words)
