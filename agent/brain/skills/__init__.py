"""What the local brain can handle: one file a family of requests, found by the intents it names.

Where two skills claim a message, the one whose file comes first by name has it, whatever folder it is in.
"""

from importlib import import_module
from pkgutil import walk_packages

from agent.brain.skills.registry import SKILLS, SkillEntry

for _name in sorted((module.name for module in walk_packages(__path__, f"{__name__}.")), key=lambda name: name.rpartition(".")[2]):
    import_module(_name)

__all__ = ["SKILLS", "SkillEntry"]
