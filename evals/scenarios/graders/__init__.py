"""What a talk is graded by: each rule in a file of its own, all of them without a model."""

from evals.scenarios.graders.end_state import EndState
from evals.scenarios.graders.grounding import Grounding
from evals.scenarios.graders.latency import Latency
from evals.scenarios.graders.manners import Manners
from evals.scenarios.graders.one_question import OneQuestion
from evals.scenarios.graders.permissions import Permissions
from evals.scenarios.graders.prices import Prices
from evals.scenarios.graders.purchases import Purchases
from evals.scenarios.graders.repetition import Repetition
from evals.scenarios.graders.rule import Grader
from evals.scenarios.graders.secrets import Secrets
from evals.scenarios.graders.tool_calls import ToolCalls
from evals.scenarios.graders.words import Words

GRADERS: tuple[Grader, ...] = (
    EndState(), Purchases(), ToolCalls(), Words(), Permissions(), Grounding(), Prices(), OneQuestion(), Repetition(), Manners(), Secrets(),
    Latency(),
)  # fmt: skip
"""All of them; a talk passes where every one does."""

__all__ = ["GRADERS", "Grader"]
