"""The flight recorder: a conversation of a home as one file, which says what happened and can be played again."""

from evals.recorder.as_scenario import as_scenario
from evals.recorder.cars_needed import with_cars_needed
from evals.recorder.recording import Recording, played_again
from evals.recorder.standins import StandIns
from evals.recorder.taping import taped

__all__ = ["Recording", "StandIns", "as_scenario", "played_again", "taped", "with_cars_needed"]
