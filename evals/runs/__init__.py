"""Playings counted, kept, shown and compared."""

from evals.runs.comparing import in_common, missing, regressions
from evals.runs.figures import Figure, clustered, pass_power, wilson
from evals.runs.floors import shortfalls, unheard
from evals.runs.grading import graded
from evals.runs.keeping import keep, load_run
from evals.runs.processes import played
from evals.runs.run import Outcome, Run
from evals.runs.telling import as_text, in_a_line, in_short, side_by_side, spending

__all__ = [
    "Figure", "Outcome", "Run", "as_text", "clustered", "graded", "in_a_line", "in_common", "in_short", "keep", "load_run", "missing",
    "pass_power", "played", "regressions", "shortfalls", "side_by_side", "spending", "unheard", "wilson",
]  # fmt: skip
