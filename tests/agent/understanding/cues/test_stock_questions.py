from __future__ import annotations

import pytest

from agent.understanding.cues.stock_questions import MOST_CHARS, asks_for_a_kind
from tests.agent.understanding.conftest import labelled


@pytest.mark.parametrize(
    "text",
    [
        "tem corolla?", "tem creta aí?", "vcs têm hilux?", "tem corolla prata?", "Oi, bom dia! tem sandero ou logan?", "corola tem?",
        "TEM KIA?", "a loja tem picape diesel?", "trabalham com peugeot?", "tem alguma strada 2021 branca no pátio", "chegou nivus?",
        "opa, vende uno aí amigo?", "tem tcross automático a pronta entrega?",
    ],
)  # fmt: skip
def test_asking_if_there_is_a_kind_of_car_is_looking_for_one(text: str) -> None:
    assert asks_for_a_kind(text)


@pytest.mark.parametrize(
    "text",
    [
        "o onix ainda tem?", "ainda tem o civic?", "essa tracker tem teto?", "tem foto do argo?", "tem hb20 mais barato?",
        "e corolla, tem?",
        "tem outro kwid?", "tem desconto?", "tem multa no renegade?", "tem gol, mas tá batido, aceita?", "", "tem?", "tem automático?",
        "tem corolla " + "a" * MOST_CHARS,
    ],
)  # fmt: skip
def test_a_car_meant_in_particular_or_another_question_is_not(text: str) -> None:
    assert not asks_for_a_kind(text)


def test_what_it_decides_of_the_labelled_messages_is_rightly_a_search() -> None:
    rows = [row for part in ("train", "test") for row in labelled(f"customer.{part}")]
    decided = [row["intent"] for row in rows if asks_for_a_kind(row["text"])]
    assert decided
    assert set(decided) == {"search_cars"}
