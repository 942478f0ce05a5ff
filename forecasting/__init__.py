"""What prices will be and when to buy: frames in, values out. No network, no database."""

from forecasting.backtest import Backtest, backtest
from forecasting.candidates.gradient_boosting import Effort
from forecasting.decision.advice import Advice, advise
from forecasting.decision.learning import fit_policy
from forecasting.decision.need import Need
from forecasting.decision.policy import Policy
from forecasting.forecasts import Forecast
from forecasting.frames import collected, from_rows, read
from forecasting.model import Model
from forecasting.model_files import ModelFiles, ModelUnreadable
from forecasting.series import Collection, PriceSeries, Refused
from forecasting.training import Plan, train

__all__ = [
    "Advice", "Backtest", "Collection", "Effort", "Forecast", "Model", "ModelFiles", "ModelUnreadable", "Need", "Plan", "Policy",
    "PriceSeries", "Refused", "advise", "backtest", "collected", "fit_policy", "from_rows", "read", "train",
]  # fmt: skip
