"""Leave to keep data given beside something else: both are heard, and nothing is asked twice."""

from __future__ import annotations

import pytest

from agent.understanding.cues.stopping import wants_them_again
from domain.customers.consent import WORDING
from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import called, text


async def test_a_yes_and_a_correction_in_one_breath(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("queria um SUV até 85 mil")
    answer = await ana.says("pode. ih, errei, é até 90 mil")
    assert called(answer, "set_consent") == {"granted": True}
    assert called(answer, "recommend_cars")["budget_max"] == 90_000


async def test_leave_told_with_the_first_request_is_not_asked_for(introduce: Introduce) -> None:
    answer = await introduce().says("Bom dia, tem Creta? Podem guardar meus dados, sou a Nair")
    assert called(answer, "set_consent") == {"granted": True}
    assert called(answer, "update_profile") == {"name": "Nair"}
    assert "Creta" in text(answer)
    assert WORDING not in text(answer)


async def test_the_cars_on_the_screen_are_shown_again_in_few_words(introduce: Introduce) -> None:
    ana = introduce()
    first = await ana.says("queria um SUV até 90 mil")
    answer = await ana.says("sim 👍 manda as opções")
    assert called(answer, "set_consent") == {"granted": True}
    assert [card.title for card in answer.replies[0].cards] == [card.title for card in first.replies[0].cards]
    assert "Creta" in text(answer)
    assert "Tracker" in text(answer)


async def test_the_same_request_twice_is_said_to_bring_the_same_cars(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("queria um SUV até 90 mil")
    first, second = await ana.says("não"), await ana.says("queria um SUV até 90 mil")
    third = await ana.says("queria um SUV até 90 mil")
    assert "mesm" in text(second) + text(third)
    assert text(third) != text(second) != text(first)
    assert "outros" in text(third)


async def test_a_condition_about_calls_is_agreed_to(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("tem Onix?")
    answer = await ana.says("pode guardar sim, só não me liguem")
    assert called(answer, "set_consent") == {"granted": True}
    assert "handoff_to_human" not in [call.name for call in answer.tools]


async def test_leave_refused_beside_a_question_is_kept_and_not_asked_for_again(introduce: Introduce) -> None:
    ana = introduce()
    answer = await ana.says("não quero deixar meus dados, qual o endereço de vocês?")
    assert called(answer, "set_consent") == {"granted": False}
    called(answer, "store_info")
    assert WORDING not in text(answer)


async def test_leave_given_unasked_is_answered_with_what_is_kept(introduce: Introduce) -> None:
    answer = await introduce().says("oi! autorizo guardarem meus dados viu")
    assert called(answer, "set_consent") == {"granted": True}
    assert "ver ou apagar" in text(answer)


async def test_somebody_who_had_our_messages_stopped_is_told_that_they_are(introduce: Introduce) -> None:
    ana = introduce()
    called(await ana.says("sair"), "stop_messages")
    answer = await ana.says("tirou mesmo? semana passada chegou um monte de promoção")
    assert not answer.tools
    assert "Parou, sim" in text(answer)


async def test_messages_are_allowed_again_by_whoever_stopped_them(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "PARAR")
    assert not [call for call in (await ana.says("pode me mandar o endereço?")).tools if call.name == "allow_messages"]
    answer = await ana.says("pensei melhor, pode enviar as novidades sim")
    assert called(answer, "allow_messages") == {}
    assert "volto a te avisar" in text(answer)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("quero voltar a receber as ofertas", True),
        ("podem me mandar promoção de novo", True),
        ("reativa os avisos pra mim", True),
        ("não quero receber de novo", False),
        ("pode mandar as fotos de novo?", False),
    ],
)
def test_wanting_messages_again_is_said_in_many_ways(said: str, wanted: bool) -> None:
    assert wants_them_again(said, stopped=False) is wanted


async def test_an_impatient_yes_is_a_yes(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("tem Onix?")
    assert called(await ana.says("aff, pode, pode tudo. anda logo"), "set_consent") == {"granted": True}
