"""How well messages are understood, measured on labelled ones that nothing was trained on."""

from evals.understanding.measuring import Score, measure
from evals.understanding.report import as_html, as_text, headlines, regressions

__all__ = ["Score", "as_html", "as_text", "headlines", "measure", "regressions"]
