"""No patience left."""

from __future__ import annotations

import pytest

from agent.understanding.cues.hurry import in_a_hurry, no_more_questions, tired_of_waiting


@pytest.mark.parametrize(
    "words",
    [
        "rapido to sem tempo",
        "anda logo",
        "tô com pressa, vai logo",
        "sem enrolação por favor",
        "responde logo!!",
        "aff que demora",
        "tá demorando hein",
    ],
)
def test_hurry_alone_is_heard(words: str) -> None:
    assert in_a_hurry(words)


@pytest.mark.parametrize(
    "words", ["que", "e ai", "tem algum carro rápido?", "vou logo aí ver o onix", "quanto tempo demora?", "ta", "logo mais passo aí"]
)
def test_other_talk_is_no_hurry(words: str) -> None:
    assert not in_a_hurry(words)


@pytest.mark.parametrize(
    "words", ["para de perguntar e mostra", "chega de tanta pergunta", "só me mostra os carros", "não me pergunta mais nada"]
)
def test_somebody_tired_of_questions_is_heard(words: str) -> None:
    assert no_more_questions(words)


@pytest.mark.parametrize("words", ["posso fazer uma pergunta?", "tenho mais perguntas", "me mostra suv", "sem entrada dá?"])
def test_questions_of_their_own_are_welcome(words: str) -> None:
    assert not no_more_questions(words)


@pytest.mark.parametrize(
    "words",
    ["que demora hein", "nossa como demora", "tô esperando há meia hora", "vcs demoram muito", "cadê a resposta?", "vai responder ou não?",
     "aff, demorou pra responder", "cansei de esperar", "cadê? responde"],
)  # fmt: skip
def test_who_only_says_that_our_answer_takes_long_is_heard(words: str) -> None:
    assert tired_of_waiting(words)
    assert in_a_hurry(words)


@pytest.mark.parametrize(
    "words",
    ["quanto tempo demora?", "demora pra sair o financiamento?", "tô esperando a resposta do banco", "cadê as fotos", "cadê o vendedor?"],
)
def test_waiting_for_something_else_is_another_matter(words: str) -> None:
    assert not tired_of_waiting(words)
