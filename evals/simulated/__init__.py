"""Customers that do not exist: they want something, know some facts, and talk until they have it."""

from evals.simulated.agenda import Change, Goal
from evals.simulated.by_model import by_model
from evals.simulated.scripted import ScriptedUser, scripted
from evals.simulated.user import Simulator, SimulatorFailed, User

__all__ = ["Change", "Goal", "ScriptedUser", "Simulator", "SimulatorFailed", "User", "by_model", "scripted"]
