"""Collecting what products cost on the market: one of them, or all."""

from tools.collecting.one import Collected, NoOffer, collect
from tools.collecting.run import collect_all

__all__ = ["Collected", "NoOffer", "collect", "collect_all"]
