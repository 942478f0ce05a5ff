"""What the results of tools make known: the cars shown, and the one now talked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.brain.talk import as_shown
from agent.recommended import MOST_CARDS, recommended
from agent.state import KEPT_SEEN, Memory


def noticed(memory: Memory, results: Sequence[dict[str, Any]]) -> Memory:
    """The memory with what was shown and looked at."""
    shown = [as_shown(car) for car in recommended(results)]
    looked_at = [as_shown(result["car"]) for result in results if isinstance(result.get("car"), dict)]
    before = memory["focus"]
    still = before if not shown or (before and before["id"] in {car["id"] for car in shown}) else None
    focus = looked_at[-1] if looked_at else shown[0] if len(shown) == 1 else still
    return {
        **memory,
        "shown": shown[:MOST_CARDS] or memory["shown"],
        "seen": list(dict.fromkeys([*memory["seen"], *(car["id"] for car in shown)]))[-KEPT_SEEN:],
        "focus": focus,
    }
