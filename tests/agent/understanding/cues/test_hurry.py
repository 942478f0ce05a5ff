"""No patience left."""

from __future__ import annotations

import pytest

from agent.understanding.cues.hurry import in_a_hurry, no_more_questions


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
