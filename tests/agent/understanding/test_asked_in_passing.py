"""Short words in the middle of a talk that look like something else: a trait asked for, advice, any that runs so, the assistant again."""

from __future__ import annotations

import pytest

from agent.understanding import Understanding
from agent.understanding.cues.handing_back import calls_back
from tests.agent.understanding.conftest import NOW


@pytest.mark.parametrize("text", ["tem manual?", "e manual?", "tem câmbio manual?"])
def test_a_gearbox_asked_for_in_a_word_is_no_call_for_help(understanding: Understanding, text: str) -> None:
    reading = understanding.read_all(text, role="customer", now=NOW)[0]
    assert reading.intent in ("refine_search", "search_cars")
    assert reading.entities["transmission"] == "Manual"


@pytest.mark.parametrize("text", ["qual vc pegaria? responde curto", "o que você escolheria?", "e qual deles é mais econômico?"])
def test_advice_on_the_cars_in_sight_compares_them(understanding: Understanding, text: str) -> None:
    assert understanding.read_all(text, role="customer", now=NOW)[0].intent == "compare_cars"


def test_any_that_runs_so_leaves_the_make_open(understanding: Understanding) -> None:
    waived = understanding.read_all("qualquer eletrico serve vai, ate 180 mil", role="customer", now=NOW)[0].waived
    assert waived["brands"] == []
    assert "fuel" not in waived


def test_a_drawn_out_greeting_hides_no_request(understanding: Understanding) -> None:
    assert understanding.read_all("bom diaa tem nivus?", role="customer", now=NOW)[0].entities["models"] == ["Nivus"]


def test_the_assistant_will_do_instead_of_a_person() -> None:
    assert calls_back("demora mt? deixa, vc mesmo serve. tem cronos?")
    assert not calls_back("vc mesmo falou que tinha")


def test_a_sigh_at_a_price_hides_no_question(understanding: Understanding) -> None:
    assert understanding.read_all("caro demais. e em 60?", role="customer", now=NOW)[0].text == "e em 60?"
