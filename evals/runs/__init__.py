"""Playings counted, kept, shown and compared."""

from evals.runs.comparing import regressions
from evals.runs.figures import Figure, clustered, pass_power, wilson
from evals.runs.grading import graded
from evals.runs.keeping import keep, load_run
from evals.runs.processes import played
from evals.runs.run import Outcome, Run, shortfalls
from evals.runs.telling import as_text, in_a_line, side_by_side

__all__ = [
    "Figure", "Outcome", "Run", "as_text", "clustered", "graded", "in_a_line", "keep", "load_run", "pass_power", "played", "regressions",
    "shortfalls", "side_by_side", "wilson",
]  # fmt: skip
