"""Work in the background that people, programs and the schedule ask for by its name."""

from tools.tasks.kinds import TASKS
from tools.tasks.performing import perform
from tools.tasks.registry import Bench, Kind, Kinds, task

__all__ = ["TASKS", "Bench", "Kind", "Kinds", "perform", "task"]
