from __future__ import annotations

import pytest

from agent.understanding import Understanding
from agent.understanding.scoring import report
from tests.agent.understanding.conftest import labelled

_FLOORS = {"customer": (0.80, 0.80), "staff": (0.80, 0.80)}
"""Least accuracy and macro-F1 of intents: a little under what was measured when the model was last trained."""


@pytest.mark.parametrize("side", ["customer", "staff"])
def test_messages_never_trained_on_are_understood(understanding: Understanding, side: str) -> None:
    figures = report(labelled(f"{side}.test"), understanding.read)
    accuracy, macro = _FLOORS[side]
    assert figures["intents"]["accuracy"] >= accuracy
    assert figures["intents"]["macro_f1"] >= macro
    assert figures["sentiment"]["macro_f1"] >= 0.75
