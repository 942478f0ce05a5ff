"""A yes to keeping data, told apart from what stands beside it."""

from __future__ import annotations

import pytest

from agent.understanding.cues.leave_told import leave_apart


@pytest.mark.parametrize(
    ("text", "leave", "rest"),
    [
        ("sim 🙏 qual o mais novo?", "sim 🙏", "qual o mais novo?"),
        ("pode! ih, me enganei, o teto é 70", "pode!", "ih, me enganei, o teto é 70"),
        ("claro, mas nada de ficar me ligando", "claro,", "mas nada de ficar me ligando"),
        ("pode salvar sim, guri. simula em 60x", "pode salvar sim, guri.", "simula em 60x"),
        ("aff, pode, pode. mostra", "aff, pode, pode.", "mostra"),
        ("autorizo! e cadê os carros?", "autorizo!", "e cadê os carros?"),
        ("sim ta autorizado mas resolve isso logo", "sim ta autorizado", "mas resolve isso logo"),
        ("yes, that's fine. My budget is 80k", "yes, that's fine.", "My budget is 80k"),
        ("claro que sí, hasta 100 mil", "claro que sí,", "hasta 100 mil"),
        ("desculpa a demora, tava dirigindo. pode sim", "pode sim", ""),
    ],
)
def test_a_yes_to_the_privacy_question_stands_by_itself(text: str, leave: str, rest: str) -> None:
    assert leave_apart(text, asked=True) == (leave, rest)


@pytest.mark.parametrize(
    "text",
    [
        "sim, e você?",
        "ok, e o preço do gol?",
        "sim, mas só o meu telefone",
        "pode, mas antes quero ver as fotos",
        "pode… ou melhor não",
        "sim. não, pera, melhor não",
        "claro, desde que não repassem",
        "uhum, pode sim",
        "desculpa, não pode. sim",
    ],
)
def test_a_yes_that_is_taken_back_or_stands_alone_is_not_cut(text: str) -> None:
    assert leave_apart(text, asked=True) is None


@pytest.mark.parametrize(
    ("text", "leave"),
    [
        ("tem argo? pode cadastrar meus dados", "pode cadastrar meus dados"),
        ("quero um up até 40. Podem guardar minhas informações", "Podem guardar minhas informações"),
        ("autorizo guardar meus dados. procuro um voyage", "autorizo guardar meus dados."),
    ],
)
def test_leave_may_be_given_before_it_is_asked_for(text: str, leave: str) -> None:
    apart = leave_apart(text, asked=False)
    assert apart is not None
    assert apart[0] == leave


@pytest.mark.parametrize("text", ["sim. tem argo?", "tem argo? pode guardar ele pra mim", "não anota meus dados. tem argo?"])
def test_a_yes_to_something_else_gives_no_leave(text: str) -> None:
    assert leave_apart(text, asked=False) is None
