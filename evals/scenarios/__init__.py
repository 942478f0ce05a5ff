"""Conversations that say whether the assistant is good: played in a world of their own, and graded by rules (docs/evals.md)."""

from evals.scenarios.dataset import dataset
from evals.scenarios.library import LIBRARY, load, named
from evals.scenarios.playing import Player
from evals.scenarios.scenario import Expected, Said, Scenario, State
from evals.scenarios.talk import Exchange, Talk
from evals.scenarios.trial import Trial

__all__ = ["LIBRARY", "Exchange", "Expected", "Player", "Said", "Scenario", "State", "Talk", "Trial", "dataset", "load", "named"]
