"""What the local brain can handle: one file a family of requests, found by the intents it names."""

from agent.brain.skills import (
    bargaining,
    comparing,
    consenting,
    details,
    financing,
    foreign,
    handing_over,
    papers,
    privacy,
    profiling,
    reserving,
    searching,
    small_talk,
    staff,
    store,
    trading_in,
    visiting,
)
from agent.brain.skills.registry import SKILLS, SkillEntry

__all__ = [
    "SKILLS",
    "SkillEntry",
    "bargaining",
    "comparing",
    "consenting",
    "details",
    "financing",
    "foreign",
    "handing_over",
    "papers",
    "privacy",
    "profiling",
    "reserving",
    "searching",
    "small_talk",
    "staff",
    "store",
    "trading_in",
    "visiting",
]
