"""Instalments, trade-ins, offers, reservations and visits."""

from __future__ import annotations

import pytest

from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, text


async def looking_at_the_onix(introduce: Introduce) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    return ana


async def test_instalments_of_the_car_talked_about(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = await ana.says("com 20 mil de entrada em 48x fica quanto?")
    assert called(answer, "simulate_financing") == {"car_id": "onix-1", "down_payment": 20_000, "installments": 48}
    assert "48x de R$" in text(answer)
    assert "estimado" in text(answer)


async def test_a_monthly_amount_alone_tells_what_it_can_buy(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.says("só posso pagar 1500 por mês de parcela, o que dá pra comprar?")
    assert called(answer, "simulate_financing") == {"monthly_payment": 1_500}
    assert "estimativa" in text(answer)


async def test_a_trade_in_is_asked_for_piece_by_piece(introduce: Introduce, shop: Records) -> None:
    ana = await looking_at_the_onix(introduce)
    assert "km" in text(await ana.says("aceita meu gol 2012 na troca?"))
    noted = await ana.says("120 mil km")
    assert "Como ele está" in text(noted)
    answer = await ana.says("tem uns riscos na porta")
    known = {"model": "Gol", "year": 2012, "mileage": 120_000, "condition": "tem uns riscos na porta"}
    assert called(answer, "register_trade_in") == known
    assert "vistoria" in text(noted)
    assert "R$" not in text(noted) + text(answer)  # three similar listings would be needed to name a range
    async with shop.reading(TENANT) as books:
        assert "trade_in" in {dealing.kind for dealing in await books.dealings.of("ana")}


async def test_an_offer_above_the_floor_goes_to_a_person_and_nothing_is_promised(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = await ana.says("faz por 67 mil?")
    assert called(answer, "make_offer") == {"car_id": "onix-1", "amount": 67_000}
    assert "vendedor" in text(answer)
    assert "66.000" not in text(answer)


async def test_an_offer_below_the_floor_is_declined_without_telling_the_floor(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = await ana.says("te dou 50 mil nele")
    assert called(answer, "make_offer")["amount"] == 50_000
    assert "não consigo" in text(answer)
    assert "66.000" not in text(answer)


async def test_after_two_answers_the_third_offer_goes_to_a_person_however_low(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    for words in ("te dou 50 mil nele", "e 55?"):
        assert "não consigo" in text(await ana.says(words))
    assert "quem negocia com você" in text(await ana.says("58 então"))


async def test_what_is_taken_off_is_an_offer_and_one_above_the_price_needs_no_bargain(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    assert called(await ana.says("tira 3 mil que eu levo"), "make_offer")["amount"] == 66_900
    above = await ana.says("dou 75 mil à vista")
    assert "nem precisa tanto" in text(above)
    assert above.replies[0].buttons == ("Reservar", "Agora não")


async def test_what_became_of_an_offer_is_told_from_the_records(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    await ana.says("faz por 67 mil?")
    assert "R$ 67.000" in text(await ana.says("e aí, o vendedor aceitou?"))
    assert "chame ele" in text(await ana.says("e se eu levar dois carros?"))


async def test_a_reservation_is_confirmed_before_it_is_made(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    asked = await ana.says("quero reservar ele")
    assert "reserve_car" not in [call.name for call in asked.tools]
    assert "Confirmo" in text(asked)
    done = await ana.says("confirmo")
    assert called(done, "reserve_car") == {"car_id": "onix-1"}
    assert "reservado" in text(done)


async def test_saying_no_to_a_reservation_reserves_nothing(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    await ana.says("quero reservar ele")
    assert not (await ana.says("agora não")).tools


async def test_a_visit_is_booked_moved_and_cancelled(introduce: Introduce, shop: Records) -> None:
    ana = await looking_at_the_onix(introduce)
    offered = await ana.says("quero marcar um test drive")
    assert called(offered, "schedule_test_drive") == {"action": "book", "car_id": "onix-1"}
    assert len(offered.replies[0].buttons) == 3
    booked = await ana.says("quinta às 15h")
    assert "Marcado" in text(booked)
    assert "quinta, 26/11, às 15h" in text(booked)
    await ana.says("Ana Prado")
    moved = await ana.says("preciso remarcar para sexta às 10h")
    assert "sexta, 27/11, às 10h" in text(moved)
    async with shop.reading(TENANT) as books:
        assert len(await books.appointments.of("ana", ana.clock.now())) == 1
    assert "Cancelei" in text(await ana.says("quero cancelar a visita"))
    async with shop.reading(TENANT) as books:
        assert not await books.appointments.of("ana", ana.clock.now())


async def test_a_time_offered_can_be_chosen_by_its_place(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    await ana.says("quero agendar uma visita")
    assert "Marcado" in text(await ana.says("o segundo"))


async def test_a_closed_day_leads_to_open_ones(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = await ana.says("quero ver ele domingo às 10h")
    assert "Domingo não abrimos" in text(answer)
    assert "segunda" in text(answer)


async def test_two_customers_cannot_have_the_same_time(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    await ana.says("quero ver ele quinta às 15h")
    bia = introduce(person_id="bia")
    await bia.has_said("tem creta?", "sim")
    answer = await bia.says("quero ver o creta quinta às 15h")
    assert "ocupado" in text(answer)
    assert "Marcado" not in text(answer)


async def test_after_a_digression_the_open_question_is_asked_again(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    await ana.says("quero marcar um test drive")
    answer = await ana.says("qual o endereço de vocês?")
    assert called(answer, "store_info") == {}
    assert "Amoreiras" in text(answer)
    assert answer.replies[0].text.endswith("?")
    assert "Marcado" in text(await ana.says("o primeiro horário"))


async def test_money_in_hand_with_no_car_in_sight_is_a_budget(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    assert called(await ana.says("tenho 50 mil na mão pra comprar à vista"), "recommend_cars")["budget_max"] == 50_000


@pytest.mark.parametrize("words", ["vi um igual na webmotors por 62", "na loja do vizinho tá 62 mil, na olx por 60", "e se eu desse 62?"])
async def test_a_price_quoted_or_imagined_is_no_offer(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    answer = await ana.says(words)
    assert not {"make_offer", "recommend_cars", "refine_recommendations"} & {call.name for call in answer.tools}
    assert "69.900" in text(answer)


@pytest.mark.parametrize(
    ("first", "then", "said"), [("60 mil", "dou 58 mil", "não deu"), ("67 mil", "dou 66 mil", "já está com o vendedor")]
)
async def test_a_lower_offer_than_the_last_is_not_taken_down_as_new(introduce: Introduce, first: str, then: str, said: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", f"dou {first}")
    answer = await ana.says(then)
    assert "make_offer" not in [call.name for call in answer.tools]
    assert said in text(answer)


async def test_another_sum_right_after_an_offer_is_another_offer(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um SUV até 90 mil", "me fala do primeiro", "faz por 70?")
    answer = await ana.says("e se for 74?")
    assert called(answer, "make_offer")["amount"] == 74_000


@pytest.mark.parametrize("words", ["eu perguntei o preço", "só quero o preço"])
async def test_prices_asked_for_once_more_are_told_of_all_in_sight(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("quero um suv até 90 mil", "sim")
    answer = text(await ana.says(words))
    assert "R$ 84.900" in answer
    assert "R$ 87.500" in answer
    assert "?" not in answer


async def test_who_pays_at_once_and_asks_for_a_discount_hears_no_instalments(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = await ana.says("financiamento não, nem vou parcelar nada, é à vista. rola um desconto?")
    assert not any(call.name == "simulate_financing" for call in answer.tools)
    assert "Quanto você oferece?" in text(answer)


async def test_a_price_asked_for_instead_of_a_person_is_told(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    answer = await ana.says("não precisa chamar ninguém da loja, só fala o preço dele")
    assert "69.900" in text(answer)


async def test_a_yes_after_an_offer_was_passed_on_says_that_it_was(introduce: Introduce) -> None:
    ana = await looking_at_the_onix(introduce)
    await ana.has_said("faz por 67 mil?")
    answer = await ana.says("isso, pode mandar pra ele")
    assert "67.000" in text(answer)
    assert "reserva" not in text(answer)


async def test_a_price_asked_for_while_it_is_asked_which_car_one_offers_for_is_no_offer(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem suv até 90?", "ofereço 60 mil")
    answer = await ana.says("quanto custa o onix ltz? meu nome é Clécio Brandão")
    assert "make_offer" not in {call.name for call in answer.tools}
    assert "69.900" in text(answer)


async def test_an_offer_beside_several_cars_asks_for_which(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil")
    answer = await ana.says("ofereço 60 mil pra levar agora")
    assert not answer.tools
    assert "qual carro" in text(answer)
