"""Slips of the finger that are put right, and words that are none."""

from __future__ import annotations

import pytest

from agent.understanding.entities.words.inflections import inflections
from agent.understanding.slips import respelled


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("suv automtaico", "suv automatico"),
        ("quero finnanciar em 48x", "quero financiar em 48x"),
        ("qual a garatnia", "qual a garantia"),
        ("QTO FICA A PARCLEA", "QUANTO FICA A PARCELA"),
        ("quantas batrias, e por quanto comparr", "quantas baterias, e por quanto comprar"),
    ],
)
def test_a_slip_in_a_long_word_is_put_right(typed: str, meant: str) -> None:
    assert respelled(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("visita marrcada", "visita marcada"), ("eles finnanciam?", "eles financiam?"), ("tava me atndendo", "tava me atendendo")],
)
def test_forms_of_a_verb_are_words_like_their_infinitive(typed: str, meant: str) -> None:
    assert respelled(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("simula c 30 mil de entrada", "simula com 30 mil de entrada"),
        ("n quero falar c ninguem", "n quero falar com ninguem"),
        ("tem classe c 180?", "tem classe c 180?"),
        ("prefiro q nao", "prefiro que nao"),
        ("pd ser qnta 15h", "pode ser quinta 15h"),
    ],
)
def test_a_short_form_is_written_out(typed: str, meant: str) -> None:
    assert respelled(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("canela minha visita", "cancela minha visita"),
        ("pede 20 kg de canela em pó", "pede 20 kg de canela em pó"),
        ("pensado melhor, prefiro manual", "pensando melhor, prefiro manual"),
        ("to procurado um suv", "to procurando um suv"),
        ("era o mais procurado", "era o mais procurado"),
        ("votando na creta, quantos km?", "voltando na creta, quantos km?"),
        ("quero marcar uma vista amanhã", "quero marcar uma visita amanhã"),
        ("pago a vista", "pago a vista"),
    ],
)
def test_another_word_by_its_letters_is_read_by_its_place(typed: str, meant: str) -> None:
    assert respelled(typed) == meant


def test_of_two_words_a_slip_away_the_far_more_usual_is_meant() -> None:
    assert respelled("minto, conigo 45") == "minto, consigo 45"


@pytest.mark.parametrize(
    "said",
    [
        "sou a Zuleidde, tenho um Corsa",
        "meu email é automtaico@exemplo.com",
        "comprei no bairro prefeito",
        "falavam de tocar, votaram e recuaram na despesa da parceira",
        "o carro chegado ontem",
        "paleta de estanho",
    ],
)
def test_a_name_an_address_and_another_word_are_left_alone(said: str) -> None:
    assert respelled(said) == said


def test_a_stem_is_written_as_its_ending_asks() -> None:
    assert {"marcado", "marquem", "marcavam"} <= set(inflections("marcar"))
    assert not list(inflections("sofa"))
