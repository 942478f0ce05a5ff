"""What stands before the matter of a message, and what is the matter itself."""

from __future__ import annotations

import pytest

from agent.understanding.cues.preambles import after_greeting, asked_at_work, declines_a_deed, matter


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("foi mal, tava estressado. gostei do primeiro", "gostei do primeiro"),
        ("bom dia, desculpa a demora. em 48x", "em 48x"),
        ("não precisa simular, só me fala o km", "só me fala o km"),
        ("nao quero marcar nada, qual a cor dele", "qual a cor dele"),
        ("não quero sedan, só suv", "não quero sedan, só suv"),
        ("não quero marcar visita ainda", "não quero marcar visita ainda"),
    ],
)
def test_only_the_matter_of_a_message_is_read(words: str, left: str) -> None:
    assert matter(words) == left


def test_a_deed_declined_is_told_from_a_wish_refused() -> None:
    assert declines_a_deed("não quero marcar visita ainda")
    assert not declines_a_deed("não quero sedan")


def test_a_request_is_found_behind_a_greeting() -> None:
    assert after_greeting("bom dia o que ta acabando no estoque?") == "o que ta acabando no estoque?"
    assert after_greeting("oi boa tarde tudo bem?") is None


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("peraí, quanto tem de verniz?", "quanto tem de verniz?"),
        ("opa, calma aí, quem vende lixa", "quem vende lixa"),
        ("bom dia, comecei ontem. pede lixa", "pede lixa"),
        ("olá, eu sou novo na equipe, compra 3 lixas", "compra 3 lixas"),
        ("pera mecânica, quanto tem?", "pera mecânica, quanto tem?"),
        ("espera", "espera"),
        ("peraí, 200 caixas", "peraí, 200 caixas"),
    ],
)
def test_a_hesitation_or_a_newcomers_word_is_not_what_is_asked_at_work(said: str, asked: str) -> None:
    assert asked_at_work(said) == asked
