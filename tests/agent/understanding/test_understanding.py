from __future__ import annotations

import json
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from agent.understanding import Understanding
from agent.understanding.labels import INTENTS, SENTIMENTS, side
from agent.understanding.reading import Reading
from tests.agent.understanding.conftest import NOW

_ROLES = ("customer", "buyer", "manager", "staff")


@settings(max_examples=60, deadline=None)
@given(some.text(max_size=300), some.sampled_from(_ROLES))
def test_any_text_gives_a_reading_that_json_can_hold(understanding: Understanding, text: str, role: str) -> None:
    for reading in [understanding.read(text, role=role, now=NOW), *understanding.read_all(text, role=role, now=NOW)]:
        assert reading.intent in INTENTS[side(role)]
        assert reading.sentiment in SENTIMENTS
        assert 0 <= reading.confidence <= 1
        assert json.loads(json.dumps(reading.as_json()))["intent"] == reading.intent
        assert Reading.from_state(json.loads(json.dumps(reading.as_state()))).intent == reading.intent


@pytest.mark.parametrize("text", ["", "   ", "\x00\x01\x02", "...", "\ud800", "\u200b\u200b"])
def test_a_text_that_says_nothing_is_out_of_scope_and_unsure(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text, role="customer", now=NOW)
    assert (reading.intent, reading.sentiment, reading.entities) == ("out_of_scope", "neutral", {})
    assert reading.confidence < 0.6


@pytest.mark.parametrize("unit", ["a", "quero um carro ", "não ", "1 2 3 ", "é", "😀", "? ", "e qual o preço? "])
def test_reading_time_grows_no_faster_than_the_text(understanding: Understanding, unit: str) -> None:
    short, long = (unit * (length // len(unit)) for length in (10_000, 40_000))
    # Four times is linear, sixteen quadratic. A reading may have been disturbed: then it is tried again.
    assert any(_seconds(understanding, long) < 10 * _seconds(understanding, short) for _ in range(4))


def _seconds(understanding: Understanding, text: str) -> float:
    """Processor time of a reading."""
    started = process_time()
    understanding.read_all(text, role="customer", now=NOW)
    return process_time() - started


def test_values_are_read_with_the_intent(understanding: Understanding) -> None:
    reading = understanding.read("oi, queria um suv automatico ate 90 mil pra familia", role="customer", now=NOW)
    assert (reading.intent, reading.sentiment) == ("search_cars", "neutral")
    assert reading.entities == {"categories": ["SUV"], "transmission": "Automático", "budget_max": 90_000, "usage": ["família"]}


def test_refused_values_are_kept_apart(understanding: Understanding) -> None:
    reading = understanding.read("quero um hatch, não quero sedan nem preto", role="customer", now=NOW)
    assert reading.entities["categories"] == ["Hatch"]
    assert reading.refused == {"categories": ["Sedan"], "colors": ["preto"]}


def test_every_role_but_customer_is_staff(understanding: Understanding) -> None:
    said = "quanto vai custar o aço mês que vem?"
    assert {understanding.read(said, role=role, now=NOW).intent for role in ("buyer", "owner")} == {"forecast_price"}


def test_confidence_and_alternatives_are_shares(understanding: Understanding) -> None:
    reading = understanding.read("e aquele prata?", role="customer", now=NOW)
    assert len(reading.alternatives) == 2
    assert reading.confidence >= reading.alternatives[0][1] >= reading.alternatives[1][1]
    assert reading.confidence + sum(share for _, share in reading.alternatives) <= 1.0001


def test_a_spanish_message_says_so(understanding: Understanding) -> None:
    assert understanding.read("hola, ustedes tienen autos automaticos? cuanto cuesta?", role="customer", now=NOW).language == "es"


@pytest.mark.parametrize(
    "text", ["bom dia! vi no insta que vcs tem um onix", "boa tarde, vi o polo de vcs no facebook", "oi, sobre a hilux"]
)
def test_a_greeting_that_names_a_car_asks_for_it(understanding: Understanding, text: str) -> None:
    assert understanding.read(text, role="customer", now=NOW).intent in ("search_cars", "car_details")


@pytest.mark.parametrize("text", ["qualquer marca menos nissan", "não ligo pra cor", "o câmbio tanto faz"])
def test_the_contracts_label_stands_beside_what_the_talk_takes_it_for(understanding: Understanding, text: str) -> None:
    assert understanding.read(text, role="customer", now=NOW).intent == "provide_profile"
    assert understanding.read_all(text, role="customer", now=NOW)[0].intent == "refine_search"
