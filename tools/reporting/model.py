"""What the records know of the models of prices, for their page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from domain.market.forecasts import PublishedForecast
from memory.records import Books
from tools.papers.model_report import GROUPS, ModelFacts


async def model_facts(books: Books) -> ModelFacts:
    return ModelFacts(await books.models.all(), by_group((await books.forecasts.all_latest()).values()))


def by_group(said: Iterable[PublishedForecast]) -> list[dict[str, Any]]:
    """The figures of the products' forecasts, group by group: a product counts as often as it was forecast.

    The error beside the naive one is the sum of the one over the sum of the other, as for all products together.
    """
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for each in said:
        if each.metrics.get("forecasts"):
            groups.setdefault(each.group, []).append(each.metrics)
    return [_figures(group, groups[group]) for group in GROUPS if group in groups]


def _figures(group: str, products: list[Mapping[str, Any]]) -> dict[str, Any]:
    forecasts = sum(each["forecasts"] for each in products)

    def mean(name: str) -> float:
        return float(sum(each[name] * each["forecasts"] for each in products) / forecasts)

    naive = sum(each["mae"] * each["forecasts"] / each["error_vs_naive"] for each in products if each.get("error_vs_naive"))
    error = mean("mae") * forecasts
    return {
        "group": group, "products": len(products), "forecasts": forecasts, "mae": mean("mae"), "rmse": mean("mse") ** 0.5,
        "mase": sum(each["mase"] for each in products) / len(products), "error_vs_naive": error / naive if naive else None,
        "pinball": mean("pinball"), "coverage_80": mean("coverage_80"),
    }  # fmt: skip
