"""The local brain: a pydantic-ai model whose thinking is a dialogue policy over skills, without a network."""

from agent.brain.model import LocalBrain
from agent.brain.talk import Call, Question, Say, Talk, Who, as_shown
from agent.brain.thinking import think

__all__ = ["Call", "LocalBrain", "Question", "Say", "Talk", "Who", "as_shown", "think"]
