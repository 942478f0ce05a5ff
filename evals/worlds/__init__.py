"""The little worlds that evaluations happen in: a shop, its people, a clock, and what is so when somebody says hello."""

from evals.worlds.ending import Ending, Purchases, ending_of, purchases_of
from evals.worlds.neighbours import Neighbours, neighbours
from evals.worlds.opening import Worlds
from evals.worlds.speaking import Speaker
from evals.worlds.watched import Use, WatchedToolbox
from evals.worlds.world import Acquaintance, World, lot

__all__ = [
    "Acquaintance", "Ending", "Neighbours", "Purchases", "Speaker", "Use", "WatchedToolbox", "World", "Worlds", "ending_of", "lot",
    "neighbours", "purchases_of",
]  # fmt: skip
