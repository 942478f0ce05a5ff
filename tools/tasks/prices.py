"""Models of prices trained, and prices forecast anew."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from domain.people import PURCHASING
from tools.publishing.apart import apart
from tools.publishing.runs import bring_back_home, forecast_home, train_home
from tools.tasks.registry import Bench, task
from tools.toolbox import Arguments, Nothing


class VersionArguments(Arguments):
    version: str = Field(max_length=80, description="of a model that is kept, e.g. 20261124-100000-3f9a1c")


@task(PURCHASING, heavy=True)
async def train_prices(bench: Bench, asked: Nothing) -> dict[str, Any]:
    """Learn from all prices; the new model speaks if it is no worse than the one that does. Forecasts of all products are published."""
    found: dict[str, Any] = await apart(train_home, bench.site(), bench.pains, bench.cluster, tell=bench.tell)
    return found


@task(PURCHASING)
async def forecast(bench: Bench, asked: Nothing) -> dict[str, Any]:
    """Forecast all products from the prices of today, without training."""
    found: dict[str, Any] = await apart(forecast_home, bench.site(), tell=bench.tell)
    return found


@task(PURCHASING)
async def bring_back_model(bench: Bench, asked: VersionArguments) -> dict[str, Any]:
    """Let an earlier model speak again, from the prices of today."""
    found: dict[str, Any] = await apart(bring_back_home, bench.site(), asked.version, tell=bench.tell)
    return found
