from __future__ import annotations

import pytest

from agent.understanding.languages import language
from tests.agent.understanding.conftest import labelled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("do you have any SUV available? I want to buy one", "en"),
        ("how much is the Onix?", "en"),
        ("hola, quiero comprar un coche, cuanto cuesta el Corolla?", "es"),
        ("buenas tardes, ustedes tienen camionetas?", "es"),
        ("oi, tem Corolla Cross Hybrid?", "pt"),
        ("Jeep Compass Longitude", "pt"),
        ("test drive", "pt"),
        ("yes", "pt"),
        ("quero um carro com piloto automático e me manda a foto por favor", "pt"),
        ("", "pt"),
        ("🚗🚗🚗", "pt"),
    ],
)
def test_a_language_is_told_by_its_small_words(text: str, expected: str) -> None:
    assert language(text) == expected


def test_brazilian_messages_are_not_taken_for_foreign() -> None:
    texts = [row["text"] for side in ("customer", "staff") for row in labelled(f"{side}.train")]
    foreign = [text for text in texts if language(text) != "pt"]
    assert len(foreign) <= len(texts) / 500, foreign
