from __future__ import annotations

import pytest

from agent.understanding import Understanding
from agent.understanding.glossaries import in_portuguese
from agent.understanding.languages import language
from tests.agent.understanding.conftest import NOW, labelled


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


@pytest.mark.parametrize(
    ("text", "lately", "expected"),
    [("saturday", "en", "en"), ("ok", "es", "es"), ("quero esse", "en", "pt"), ("Onix 2019", "pt", "pt"), ("obrigado", "es", "pt")],
)
def test_a_short_answer_is_in_the_language_of_the_talk(text: str, lately: str, expected: str) -> None:
    assert language(text, lately) == expected


@pytest.mark.parametrize(
    ("text", "intent", "entities"),
    [
        (
            "I'm looking for an automatic SUV up to 60k",
            "search_cars",
            {"categories": ["SUV"], "transmission": "Automático", "budget_max": 60_000},
        ),
        (
            "do you have a black pickup under 120,000?",
            "search_cars",
            {"categories": ["Picape"], "colors": ["preto"], "budget_max": 120_000},
        ),
        ("busco una camioneta negra hasta 90 mil", "search_cars", {"categories": ["Picape"], "colors": ["preto"], "budget_max": 90_000}),
        ("can I come see it next Saturday at 3pm?", "test_drive", {"date": "2026-11-28", "time": "15:00"}),
        ("can I speak with someone of the store please", "human", {}),
        ("quiero hablar con una persona", "human", {}),
        ("me gustaria hablar con un vendedor", "human", {}),
        ("where are you located?", "store_info", {}),
    ],
)
def test_english_and_spanish_are_read_where_the_reading_is_certain(
    understanding: Understanding, text: str, intent: str, entities: dict[str, object]
) -> None:
    (reading,) = understanding.read_all(text, role="customer", now=NOW)
    assert reading.language != "pt"
    assert (reading.intent, reading.entities) == (intent, entities)


def test_what_the_glossary_does_not_know_stays_as_typed() -> None:
    assert in_portuguese("how much is the Onix Plus 2021?", "en") == "quanto custa o Onix Plus 2021?"


@pytest.mark.parametrize(
    ("text", "tongue", "meant"),
    [
        ("at half past ten", "en", "às 10h30"),
        ("a quarter past 3", "en", "às 3h15"),
        ("ten o'clock", "en", "às 10h"),
        ("a las cuatro y media", "es", "às 4h30"),
        ("tipo 4", "es", "às 4h"),
        ("y tienen uno más barato?", "es", "e tem mais barato?"),
        ("eighty grand", "en", "oitenta mil"),
    ],
)
def test_hours_and_sums_in_words_are_written_as_here(text: str, tongue: str, meant: str) -> None:
    assert in_portuguese(text, tongue) == meant
