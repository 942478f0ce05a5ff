"""Wishes corrected, widened, taken back, left for others; extremes; and the choice where nothing fits."""

from __future__ import annotations

import pytest

from domain.conversation import Answer
from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def looking(introduce: Introduce, *said: str) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", *said)
    return ana


def cards(answer: Answer) -> list[str]:
    return [card.id for reply in answer.replies for card in reply.cards]


async def test_what_also_serves_is_added(introduce: Introduce) -> None:
    ana = await looking(introduce, "quero um hatch até 120 mil")
    assert called(await ana.says("pode ser sedan tb"), "refine_recommendations")["categories"] == ["Hatch", "Sedan"]


@pytest.mark.parametrize(
    ("words", "gone"),
    [("sem limite de preço", "budget_max"), ("esquece a cor", "colors"), ("automático ou manual tanto faz", "transmission")],
)
async def test_a_limit_taken_back_is_gone(introduce: Introduce, words: str, gone: str) -> None:
    ana = await looking(introduce, "quero um suv automático branco até 90 mil")
    args = called(await ana.says(words), "refine_recommendations")
    assert gone not in args
    assert args["categories"] == ["SUV"]


async def test_another_kind_of_car_keeps_the_pocket_and_leaves_the_old_traits(introduce: Introduce) -> None:
    ana = await looking(introduce, "quero um hatch vermelho até 120 mil")
    answer = await ana.says("agora quero ver suv")
    assert called(answer, "refine_recommendations") == {"budget_max": 120_000, "categories": ["SUV"]}
    assert "Mantive o limite de R$ 120.000" in text(answer)


async def test_a_transmission_not_wanted_leaves_the_other(introduce: Introduce) -> None:
    ana = await looking(introduce, "quero um carro até 120 mil")
    assert called(await ana.says("não quero manual"), "refine_recommendations")["transmission"] == "Automático"


@pytest.mark.parametrize(
    ("words", "car"),
    [
        ("qual o mais barato que vcs tem?", "kwid-1"),
        ("qual o mais novo de todos?", "kwid-1"),
        ("qual o carro mais caro da loja?", "corolla-1"),
    ],
)
async def test_an_extreme_is_looked_for_in_the_whole_stock(introduce: Introduce, words: str, car: str) -> None:
    ana = await looking(introduce)
    assert cards(await ana.says(words))[0] == car


async def test_an_extreme_keeps_the_wish(introduce: Introduce) -> None:
    ana = await looking(introduce, "quero um suv até 90 mil")
    assert cards(await ana.says("o mais barato de todos")) == ["creta-1", "tracker-1"]


async def test_two_ways_out_are_offered_and_chosen_by_place_or_by_words(introduce: Introduce) -> None:
    for number, choice in enumerate(("a segunda", "2", "em outro tipo"), 1):
        ana = introduce(person_id=f"ana{number}")
        await ana.has_said("oi", "sim")
        answer = await ana.says("quero um suv até 80 mil")
        assert list(answer.replies[0].buttons) == ["Até R$\u00a084.900", "Outro tipo", "Nenhuma"]
        assert questions(answer) == 1
        assert called(await ana.says(choice), "recommend_cars") == {"budget_max": 80_000}


async def test_none_of_the_ways_out_asks_what_to_change(introduce: Introduce) -> None:
    ana = await looking(introduce, "quero um suv até 80 mil")
    answer = await ana.says("nenhuma")
    assert not answer.tools
    assert questions(answer) == 1


@pytest.mark.parametrize("asked", ["tem a diesel?", "e elétrico, tem?"])
async def test_what_was_asked_for_in_vain_is_let_go_once_the_customer_goes_on(introduce: Introduce, asked: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    assert "não tenho" in text(await ana.says(asked)).lower()
    answer = await ana.says("ah então me mostra o mais novo que couber")
    assert "fuel" not in answer.tools[-1].args
    assert "2018" in text(answer)


async def test_a_limit_that_found_nothing_is_kept_where_it_is_said_again(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil", "tem a diesel?")
    assert called(await ana.says("e picape a diesel?"), "refine_recommendations")["fuel"] == "Diesel"


async def test_a_no_to_one_of_the_models_shown_brings_the_others(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("quero um suv até 90 mil", "sim")
    answer = await ana.says("Creta não, por favor. Já tive.")
    assert called(answer, "refine_recommendations")["excluded_models"] == ["Creta"]
    assert "Tracker" in text(answer)


async def test_a_limit_put_right_is_no_offer_for_any_of_the_cars(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("quero um suv automático até 88 mil", "sim")
    answer = await ana.says("eita falei errado, conversei em casa, da pra chegar em 95")
    assert called(answer, "recommend_cars") == {"budget_max": 95_000, "categories": ["SUV"], "transmission": "Automático"}
    assert "proposta" not in text(answer)
    widened = await ana.says("e manual tbm serve viu")
    assert "transmission" not in widened.tools[-1].args
    assert "Automático ou manual" not in text(widened)


async def test_a_preference_in_which_the_cars_found_are_alike_is_not_asked_for(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tem kwid?")
    assert "manual?" not in text(await ana.says("sim"))


async def test_a_yes_that_brings_a_trait_changes_the_search(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tem kwid branco?", "sim")
    assert called(await ana.says("ta bom pode ser prata entao"), "recommend_cars") == {"models": ["Kwid"], "colors": ["prata"]}
