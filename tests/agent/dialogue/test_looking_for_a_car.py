"""Finding, narrowing, correcting, and what to say where nothing fits."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def greeted(introduce: Introduce) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim")
    return ana


async def test_one_question_at_a_time_and_only_what_is_missing(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    first = await ana.says("to procurando um carro")
    assert "Até quanto" in text(first)
    second = await ana.says("uns 90 mil")
    assert called(second, "recommend_cars") == {"budget_max": 90_000}
    assert questions(second) <= 1
    assert "Até quanto" not in text(second)


async def test_everything_said_at_once_needs_no_question(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    answer = await ana.says("quero um SUV automático até 90 mil pra família")
    args = called(answer, "recommend_cars")
    assert args == {"budget_max": 90_000, "categories": ["SUV"], "transmission": "Automático", "usage": ["família"]}
    assert questions(answer) == 0
    assert [card.id for reply in answer.replies for card in reply.cards]


async def test_a_limit_is_a_limit(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    answer = await ana.says("SUV até 85 mil")
    assert [card.id for reply in answer.replies for card in reply.cards] == ["creta-1"]


async def test_where_nothing_fits_one_wish_to_relax_is_named_with_what_it_brings(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    answer = await ana.says("quero um SUV até 80 mil")
    assert "R$ 84.900" in text(answer)
    assert "Creta" in text(answer)
    shown = await ana.says("quero ver")
    assert called(shown, "recommend_cars")["budget_max"] == 84_900
    assert "Creta" in text(shown)


async def test_a_correction_replaces_what_was_said(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    await ana.says("quero um hatch até 50 mil")
    answer = await ana.says("na verdade pode ser até 75 mil")
    assert [call.args for call in answer.tools] == [{"budget_max": 75_000, "categories": ["Hatch"]}]


async def test_cheaper_means_cheaper_than_everything_shown(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    await ana.says("quero um carro automático até 120 mil")
    answer = await ana.says("tem mais barato?")
    assert called(answer, "refine_recommendations")["budget_max"] < 84_900


async def test_others_are_cars_not_seen_yet(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    first = await ana.says("quero um carro até 120 mil")
    seen = {card.id for reply in first.replies for card in reply.cards}
    answer = await ana.says("mostra outros")
    assert not seen & {card.id for reply in answer.replies for card in reply.cards}


async def test_ones_own_car_is_not_the_car_one_looks_for(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    answer = await ana.says("tenho um onix 2017 e queria um suv até 95 mil")
    assert called(answer, "recommend_cars") == {"budget_max": 95_000, "categories": ["SUV"]}


async def test_a_kind_not_wanted_is_left_out(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    answer = await ana.says("quero um carro até 120 mil, só não quero sedan")
    assert "corolla-1" not in {card.id for reply in answer.replies for card in reply.cards}


async def test_the_second_of_the_list_is_the_second_shown(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    shown = [card.id for reply in (await ana.says("quero um suv até 90 mil")).replies for card in reply.cards]
    answer = await ana.says("me fala mais do segundo")
    assert called(answer, "car_details") == {"car_id": shown[1]}


async def test_a_car_not_in_stock_is_not_invented(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    answer = await ana.says("quanto tá a hilux?")
    assert "Não tenho" in text(answer)
    assert "R$" not in text(answer)


async def test_what_the_listing_does_not_say_is_not_said(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    await ana.says("tem onix?")
    answer = await ana.says("ele faz quantos km por litro?")
    assert "não traz" in text(answer)


async def test_two_cars_are_compared_by_their_facts(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    answer = await ana.says("qual é melhor, creta ou tracker?")
    assert set(called(answer, "compare_cars")["car_ids"]) == {"creta-1", "tracker-1"}
    assert "84.900" in text(answer)
    assert "87.500" in text(answer)


async def test_the_same_reply_is_not_given_twice(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    first = await ana.says("vocês têm corolla?")
    second = await ana.says("vocês têm corolla?")
    assert text(first) != text(second)


async def test_somebody_writing_in_english_is_met_half_way(introduce: Introduce) -> None:
    ana = introduce()
    answer = await ana.says("hello, do you have an automatic SUV?")
    assert "Portuguese" in text(answer)
    assert called(answer, "recommend_cars")["categories"] == ["SUV"]


@pytest.mark.parametrize(
    ("words", "seats"),
    [
        ("picape cabine dupla até 200 mil", 4),
        ("somos em 7, procuro um carro", 7),
        ("quero um carro pra 5 filhos", 7),
        ("carro pra 6 pessoas", 6),
    ],
)
async def test_those_who_ride_in_it_need_seats(introduce: Introduce, words: str, seats: int) -> None:
    answer = await (await greeted(introduce)).says(words)
    assert called(answer, "recommend_cars")["seats"] == seats


async def test_city_cars_are_not_counted_for_a_family(introduce: Introduce) -> None:
    answer = await (await greeted(introduce)).says("carro pra família até 100 mil")
    assert "kwid-1" not in {card.id for reply in answer.replies for card in reply.cards}
    assert "3 carros para a família" in text(answer)


async def test_what_cannot_be_among_the_cars_is_not_said_to_be_left_out(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    assert "sem contar sedans" in text(await ana.says("quero um carro automático até 120 mil, menos sedan"))
    assert "sedan" not in text(await ana.says("quero um hatch"))


async def test_a_brand_left_out_is_not_shown(introduce: Introduce) -> None:
    ana = await greeted(introduce)
    answer = await ana.says("carro pra família, sem hyundai, até 120 mil")
    assert called(answer, "recommend_cars")["excluded_brands"] == ["Hyundai"]
    assert "Hyundai" not in " ".join(card.title for reply in answer.replies for card in reply.cards)


@pytest.mark.parametrize(("words", "tool"), [("e o consumo dele?", "car_details"), ("faz por 70?", "make_offer"), ("reserva esse", None)])
async def test_the_utmost_asked_for_is_the_car_meant_from_then_on(introduce: Introduce, words: str, tool: str | None) -> None:
    ana = await greeted(introduce)
    found = await ana.says("qual o carro mais barato da loja?")
    assert called(found, "recommend_cars")["order"] == "cheapest"
    cheapest = next(card.title for reply in found.replies for card in reply.cards)
    answer = await ana.says(words)
    assert cheapest.split()[1] in text(answer)
    assert "qual" not in text(answer).lower()
    assert tool is None or tool in [call.name for call in answer.tools]


async def test_an_engine_that_is_not_wanted_stays_out_until_it_no_longer_matters(introduce: Introduce) -> None:
    ana = introduce()
    found = await ana.says("quero um hatch até 90 mil, menos 1.0")
    assert called(found, "recommend_cars")["excluded_engines"] == [1.0]
    assert "sem contar carros 1.0" in text(found)
    assert "Kwid" not in text(found)
    await ana.says("sim")
    assert "Kwid" in text(await ana.says("na verdade tanto faz o motor"))


async def test_who_wants_no_much_driven_car_is_shown_the_others_and_asked_for_none(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("quero um suv até 90 mil", "sim")
    answer = await ana.says("o mais rodado não quero")
    assert called(answer, "refine_recommendations")["mileage_max"] == 71_000
    assert "Tracker" in text(answer)
    assert "Creta" not in text(answer)


async def test_the_least_driven_come_first_for_who_wants_none_much_driven(introduce: Introduce) -> None:
    found = await introduce().says("quero um hatch até 90 mil que não seja muito rodado")
    assert called(found, "recommend_cars")["order"] == "least_driven"
    assert "menos rodado: Kwid" in text(found)


async def test_of_two_models_the_one_that_is_not_here_is_told_so(introduce: Introduce) -> None:
    ana = introduce()
    assert "HB20S assim não tenho" in text(await ana.says("vcs tem HB20S ou Onix? até 75 mil"))
