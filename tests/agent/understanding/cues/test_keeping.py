"""Leave to keep data, given or refused wherever it stands in a message."""

from __future__ import annotations

import pytest

from agent.understanding.cues.assent import about_keeping, spoken
from agent.understanding.cues.keeping import asks_what_is_kept, keeping_clause
from agent.understanding.cues.leave_told import leave_apart, less_yes


@pytest.mark.parametrize(
    ("text", "leave", "rest"),
    [
        ("não quero passar meus dados não, só diz se tem diesel", "não quero passar meus dados não", "só diz se tem diesel"),
        ("prefiro que não guardem nada, qual o endereço?", "prefiro que não guardem nada", "qual o endereço?"),
        (
            "não quero ficar com dado meu registrado aí não, mostra os SUV",
            "não quero ficar com dado meu registrado aí não",
            "mostra os SUV",
        ),
        ("queria um Polo só que não vou deixar meus dados", "não vou deixar meus dados", "queria um Polo"),
        ("tem Argo? nem quero fazer cadastro", "nem quero fazer cadastro", "tem Argo?"),
        ("sem salvar meus dados, quanto custa o Polo?", "sem salvar meus dados", "quanto custa o Polo?"),
        ("boa noite, não precisa guardar meus dados. tem moto?", "boa noite, não precisa guardar meus dados.", "tem moto?"),
    ],
)
def test_leave_refused_is_taken_apart_from_what_is_asked_beside_it(text: str, leave: str, rest: str) -> None:
    assert leave_apart(text, False) == (leave, rest)
    said = spoken(leave)
    assert said is not None
    assert said.refuses


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("procuro um sedan e vocês podem usar meus dados", "procuro um sedan"),
        ("meus dados podem guardar, quero uma picape", "quero uma picape"),
        ("olá, podem ficar com meu cadastro sim. quero um hatch", "quero um hatch"),
        ("tem minha autorização pra guardar. e o Fit?", "e o Fit?"),
    ],
)
def test_leave_given_is_taken_apart_too(text: str, rest: str) -> None:
    both = leave_apart(text, False)
    assert both is not None
    assert both[1] == rest
    assert (said := spoken(both[0])) is not None
    assert said.binds


@pytest.mark.parametrize(
    "text", ["vocês guardam meus dados?", "pode guardar o Onix pra mim?", "como vocês usam meus dados?", "anota meu pedido"]
)
def test_a_question_and_a_car_put_aside_say_nothing_of_data(text: str) -> None:
    assert keeping_clause(text) is None


def test_what_is_asked_for_with_may_is_no_yes() -> None:
    said = spoken("pode me passar o telefone da loja?")
    assert said is not None
    assert not said.binds
    assert leave_apart("podem me mostrar um hatch?", True) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("sim. uns 60 mil", "uns 60 mil"),
        ("claro, quero ver picapes", "quero ver picapes"),
        ("ok, e o preço?", "ok, e o preço?"),
        ("sim", "sim"),
    ],
)
def test_a_yes_to_nothing_is_left_out(text: str, left: str) -> None:
    assert less_yes(text) == left


@pytest.mark.parametrize(
    "text", ["que informações minhas vcs têm salvas", "o que vocês sabem sobre mim", "quais dados vocês guardam de mim aí"]
)
def test_asking_what_is_kept_gives_leave_for_nothing(text: str) -> None:
    assert asks_what_is_kept(text)
    assert not asks_what_is_kept("pode guardar meus dados sim")


def test_leave_that_reassures_is_leave() -> None:
    assert about_keeping("pode guardar fica tranquilo")
    assert not about_keeping("pode guardar ele pra mim até sábado")
