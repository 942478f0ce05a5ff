"""Questions and kinds of car in everyday words that the classifier takes for something else, as a talk takes them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from agent.understanding import Understanding

_NOW = datetime(2026, 11, 24, 10)


@pytest.mark.parametrize(
    ("words", "intent", "told"),
    [
        ("e um corolla 2025 por 60 mil?", "search_cars", {"models": ["Corolla"], "budget_max": 60_000}),
        ("e um gol 2012, quanto vcs dão?", "trade_in", {"models": ["Gol"]}),
        ("não, quero carro pequeno, fácil de estacionar", "search_cars", {"categories": ["Hatch"]}),
        ("não falei branco, falei preto", "refine_search", {"colors": ["preto"]}),
        ("bom dia, desculpa a demora. em 48x", "provide_profile", {"installments": 48}),
        ("how much would it be monthly with 20k down in 48 months?", "financing", {"installments": 48, "down_payment": 20_000}),
        ("sim, Sandro Melo 41 99700-1122", "affirm", {"name": "Sandro Melo"}),
        ("não, esse aí não, outro", "refine_search", {}),
        ("sexta não vai dar, bota sábado às 10", "test_drive", {"date": "2026-11-28"}),
        ("então qualquer picape nesse valor", "refine_search", {"categories": ["Picape"]}),
    ],
)
def test_a_message_is_taken_for_what_it_asks(understanding: Understanding, words: str, intent: str, told: dict[str, Any]) -> None:
    reading = understanding.read_all(words, role="customer", now=_NOW)[0]
    assert (reading.intent, reading.entities | told) == (intent, reading.entities)
