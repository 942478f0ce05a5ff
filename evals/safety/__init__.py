"""Attacks that must come to nothing, and harmless messages that must not be taken for attacks: one message, one trial."""

from evals.safety.messages import ATTACKS, HARMLESS, attacks, harmless
from evals.safety.refusing import NotRefused

__all__ = ["ATTACKS", "HARMLESS", "NotRefused", "attacks", "harmless"]
