"""To come."""

from __future__ import annotations

from typing import Any

from agent.understanding.entities.utterance import Utterance


def read(utterance: Utterance) -> dict[str, Any]:
    """Nothing yet."""
    return {}
