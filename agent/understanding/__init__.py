"""What a message says: intent, values, feeling (contracts/nlu.md)."""

from __future__ import annotations

from agent.understanding.learning.model_files import ModelError
from agent.understanding.reading import Reading
from agent.understanding.understanding import Understanding

__all__ = ["ModelError", "Reading", "Understanding"]
