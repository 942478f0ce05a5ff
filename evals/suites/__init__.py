"""What `balcao eval` runs: each suite measures, keeps its run, compares it, and says what to look at."""

from evals.suites.asked import Asked
from evals.suites.forecasting import forecasting
from evals.suites.load import load
from evals.suites.safety import safety
from evals.suites.scenarios import scenarios
from evals.suites.understanding import understanding

__all__ = ["Asked", "forecasting", "load", "safety", "scenarios", "understanding"]
