import json
import subprocess
import sys
import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.understanding.entities import extract
from agent.understanding.entities.keys_of_intents import SURE
from tests.agent.understanding.entities.reading import FRIDAY, customer

INTENTS = [
    None,
    "search_cars",
    "provide_profile",
    "financing",
    "negotiate",
    "test_drive",
    "create_po",
    "score_lead",
    "po_status",
    "forecast_price",
]
WORDS = (  # noqa: SIM905
    "90 mil até 80 entre e de 70 18/19 às 15h terça 30/02 dia 31 99:99 %% r$ 1.2.3 uno gol o segundo 4x4 oc nº São Paulo lead k km x"
).split()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["customer", "staff"]), st.sampled_from(INTENTS))
def test_any_text_gives_json_and_never_raises(text: str, role: str, intent: str | None) -> None:
    json.dumps(extract(text, role=role, now=FRIDAY, intent=intent))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=14),
    st.sampled_from(["customer", "staff"]),
    st.sampled_from(INTENTS),
)
def test_any_jumble_of_its_own_words_gives_json_and_never_raises(words: list[str], role: str, intent: str | None) -> None:
    json.dumps(extract(" ".join(words), role=role, now=datetime(2024, 2, 29, 23, 59), intent=intent))


@pytest.mark.parametrize("unit", ["a", "90 mil ", "gol ", "de ", "a@", "1.", "quem vende aço ", "Ana Maria "])
@pytest.mark.parametrize("role", ["customer", "staff"])
def test_a_hundred_kilobytes_are_read_in_well_under_a_second(unit: str, role: str) -> None:
    text = unit * (100_000 // len(unit))
    extract("aquece", role=role, now=FRIDAY)
    start = time.process_time()
    extract(text, role=role, now=FRIDAY)
    assert time.process_time() - start < 1


def test_the_same_message_is_always_read_alike() -> None:
    text = "quero um onix 2020 prata até 70 mil em bh, aceita meu gol na troca?"
    assert all(customer(text, "search_cars") == customer(text, "search_cars") for _ in range(5))


def test_importing_the_package_loads_no_lexicon() -> None:
    code = (
        "import sys, agent.understanding.entities; "
        "lexicons = {'rapidfuzz', 'phonenumbers', 'agent.understanding.entities.places.cities'}; "
        "heavy = lexicons & sys.modules.keys(); "
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_an_unsure_intent_rules_no_value_out() -> None:
    said = "quinta às 16h"
    sure = extract(said, role="customer", now=FRIDAY, intent="financing", confidence=SURE)
    unsure = extract(said, role="customer", now=FRIDAY, intent="financing", confidence=SURE - 0.01)
    assert (sure, unsure) == ({}, {"date": "2026-11-26", "time": "16:00"})
