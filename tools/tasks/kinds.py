"""Every task of the house."""

from __future__ import annotations

from tools.tasks.collecting import scrape
from tools.tasks.prices import bring_back_model, forecast, train_prices
from tools.tasks.registry import Kinds
from tools.tasks.reporting import report

TASKS = Kinds([train_prices, forecast, bring_back_model, report, scrape])
