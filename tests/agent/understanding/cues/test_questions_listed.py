"""Several questions of one item in a message."""

from __future__ import annotations

import pytest

from agent.understanding.cues.answer_apart import answer_apart
from agent.understanding.cues.questions_listed import questions_listed


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        ("preço, fornecedor e estoque da resina epóxi 5 kg", ["preço de", "quem vende", "quanto tem em estoque de"]),
        ("Me diz o preço da resina epóxi 5 kg, o estoque e a previsão", ["preço de", "quanto tem em estoque de", "previsão de preço de"]),
        ("quero saber: saldo da resina epóxi 5 kg, quem fornece", ["quanto tem em estoque de", "quem vende"]),
        ("tem resina epóxi 5 kg e quanto custa?", ["quanto tem em estoque de", "preço de"]),
    ],
)
def test_each_question_is_asked_of_the_item_that_one_names(words: str, questions: list[str]) -> None:
    assert [asked.rstrip("?") for asked in questions_listed(words)] == [f"{question} resina epóxi 5 kg" for question in questions]


@pytest.mark.parametrize(
    "words",
    ["compra 20 luvas e 30 capacetes", "preciso de 3 caixas de parafuso e quem vende", "preço do aço e estoque da tinta", "preço da luva"],
)
def test_an_order_one_question_or_those_of_two_items_are_no_list(words: str) -> None:
    assert questions_listed(words) == []


def test_an_answer_is_told_from_the_question_behind_it() -> None:
    assert answer_apart("nao, era a mesma. quantas OC tem aberta?") == ("nao, era a mesma", "quantas OC tem aberta?")
    assert answer_apart("não quero mais não, quais as pendentes?") == ("não quero mais não", "quais as pendentes?")


@pytest.mark.parametrize("words", ["não, 30 em vez de 20", "sim", "não gostei. faz com outro fornecedor", "quantas OC tem aberta?"])
def test_an_answer_alone_or_a_correction_is_not_cut(words: str) -> None:
    assert answer_apart(words) is None
