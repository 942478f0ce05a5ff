"""Visits as they are spoken of: parts of a day, a visit kept, several cars of a name."""

from __future__ import annotations

import pytest

from agent.brain.phrasing.labels import LONGEST
from domain.cars.vehicles import Vehicle
from domain.money import Money
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def choosing_a_time(introduce: Introduce) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero marcar um test drive")
    return ana


async def with_a_visit(introduce: Introduce, *more: str) -> Speaker:
    """A visit for the Onix on Thursday at three; Ana's name is known."""
    ana = await choosing_a_time(introduce)
    await ana.has_said("quinta às 15h", "Ana Prado", *more)
    return ana


async def two_alike(shop: Records) -> None:
    """Two Onix of one version, alike but for year and colour."""
    alike = {"version": "LTZ 1.4", "mileage": 50_000, "category": "Hatch", "transmission": "Manual", "fuel": "Flex", "city": "Campinas"}
    cars = [
        Vehicle("onix-2", "Chevrolet", "Onix", 2019, Money.of(71_900), color="branco", **alike),
        Vehicle("onix-3", "Chevrolet", "Onix", 2021, Money.of(78_900), color="preto", **alike),
    ]
    async with shop.writing(TENANT) as books:
        await books.catalogue.add_all(cars)


@pytest.mark.parametrize(
    ("words", "starts_at"),
    [
        ("segunda às 9h", "segunda, 30/11, às 9h"),
        ("segunda feira 9 da manhã", "segunda, 30/11, às 9h"),
        ("Ana Prado, 19 99888-7777, sábado 10h", "sábado, 28/11, às 10h"),
        ("amanhã lá pelas 3 da tarde", "amanhã, 25/11, às 15h"),
        ("o segundo", "hoje, 24/11, às 13h"),
        ("2º", "hoje, 24/11, às 13h"),
        ("tanto faz", "hoje, 24/11, às 11h"),
        ("ter 24/11 11h", "hoje, 24/11, às 11h"),
        ("deixa eu ver... quarta as 14 então", "quarta"),
    ],
)
async def test_a_day_and_time_are_booked_however_they_are_said(introduce: Introduce, words: str, starts_at: str) -> None:
    ana = await choosing_a_time(introduce)
    booked = text(await ana.says(words))
    assert "Marcado!" in booked
    assert starts_at in booked or starts_at == "quarta"


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("sexta de manhã", ["09:00", "10:00", "11:00"]),
        ("amanhã depois do almoço", ["13:00", "15:00", "17:00"]),
        ("quinta fim de tarde", ["16:00", "17:00"]),
    ],
)
async def test_a_part_of_a_day_narrows_the_times_to_choose_from(introduce: Introduce, words: str, times: list[str]) -> None:
    ana = await choosing_a_time(introduce)
    offered = await ana.says(words)
    assert [button.split()[-1] for button in offered.replies[0].buttons] == [f"{int(time[:2])}h" for time in times]
    assert "Marcado!" in text(await ana.says(str(int(times[-1][:2]))))


async def test_a_name_told_with_the_time_is_kept_and_not_asked_for(introduce: Introduce) -> None:
    ana = await choosing_a_time(introduce)
    answer = await ana.says("Ana Prado, 19 99888-7777, sábado 10h")
    assert called(answer, "update_profile") == {"name": "Ana Prado", "phone": "+5519998887777"}
    assert questions(answer) == 0


@pytest.mark.parametrize("words", ["que dia é minha visita?", "que horas ficou mesmo?", "minha visita tá confirmada?"])
async def test_when_the_visit_is_comes_from_the_diary(introduce: Introduce, words: str) -> None:
    ana = await with_a_visit(introduce)
    answer = await ana.says(words)
    assert called(answer, "my_arrangements") == {}
    assert "quinta, 26/11, às 15h" in text(answer)


@pytest.mark.parametrize(
    ("words", "moved_to"),
    [
        ("pode mudar pra 11h?", "quinta, 26/11, às 11h"),
        ("consegue passar pra sexta no mesmo horário?", "sexta, 27/11, às 15h"),
        ("vou precisar remarcar pra amanhã às 10", "amanhã, 25/11, às 10h"),
    ],
)
async def test_a_visit_moves_to_another_time_of_its_day_or_another_day(introduce: Introduce, words: str, moved_to: str) -> None:
    ana = await with_a_visit(introduce)
    assert moved_to in text(await ana.says(words))


async def test_another_day_is_asked_for_and_taken(introduce: Introduce) -> None:
    ana = await with_a_visit(introduce)
    assert questions(await ana.says("dá pra ser outro dia?")) == 1
    assert "Remarcado! Onix LTZ 1.4 2019, sexta, 27/11, às 10h" in text(await ana.says("sexta 10h"))


async def test_a_delay_reaches_the_shop(introduce: Introduce) -> None:
    ana = await with_a_visit(introduce)
    answer = await ana.says("vou chegar uns 20 min atrasada")
    assert called(answer, "schedule_test_drive") == {"action": "late", "car_id": "onix-1"}


async def test_somebody_who_cannot_come_is_asked_whether_another_day_would_do(introduce: Introduce) -> None:
    ana = await with_a_visit(introduce)
    asked = await ana.says("não vou poder ir")
    assert asked.replies[0].buttons == ("Outro dia", "Cancelar visita")
    assert "Cancelei" in text(await ana.says("Cancelar visita"))


async def test_of_two_visits_the_one_meant_is_asked_for(introduce: Introduce, shop: Records) -> None:
    ana = await with_a_visit(introduce, "quero ver o creta sexta às 10h")
    asked = await ana.says("cancela a visita")
    assert asked.replies[0].buttons == ("qui 26/11 15h", "sex 27/11 10h")
    assert "sexta" in text(await ana.says("sex 27/11 10h"))
    async with shop.reading(TENANT) as books:
        assert [visit.car_id for visit in await books.appointments.of("ana", ana.clock.now())] == ["onix-1"]


async def test_the_day_asked_for_is_offered_first_and_a_closed_one_is_named(introduce: Introduce) -> None:
    ana = await choosing_a_time(introduce)
    friday = await ana.says("pode ser sexta?")
    assert {button.split()[0] for button in friday.replies[0].buttons} == {"sex"}
    assert "Sexta, 25/12, é feriado (Natal)" in text(await ana.says("e dia 25/12?"))


async def test_a_question_on_the_way_leaves_the_times_open(introduce: Introduce) -> None:
    ana = await choosing_a_time(introduce)
    asked = await ana.says("qual a quilometragem dele?")
    assert "45.000 km" in text(asked)
    assert questions(asked) == 1


async def test_which_of_several_cars_is_asked_by_what_tells_them_apart(introduce: Introduce, shop: Records) -> None:
    await two_alike(shop)
    ana = introduce()
    await ana.has_said("oi", "sim")
    asked = await ana.says("quero marcar uma visita pra ver um onix")
    buttons = asked.replies[0].buttons
    assert len(set(buttons)) == 3
    assert all(len(button) <= LONGEST for button in buttons)
    again = await ana.says("sábado 10h")
    assert not [call for call in again.tools if call.name == "schedule_test_drive"]
    assert again.replies[0].buttons == buttons
    booked = await ana.says(next(button for button in buttons if "78.900" in button))
    assert called(booked, "schedule_test_drive") == {"action": "book", "car_id": "onix-3", "date": "2026-11-28", "time": "10:00"}


@pytest.mark.parametrize(
    ("words", "car_id"), [("o branco", "onix-2"), ("o de 2021", "onix-3"), ("o preto", "onix-3"), ("o mais barato", "onix-1")]
)
async def test_the_car_is_chosen_by_what_only_it_has(introduce: Introduce, shop: Records, words: str, car_id: str) -> None:
    await two_alike(shop)
    ana = introduce()
    await ana.has_said("oi", "sim", "quero marcar uma visita pra ver um onix")
    assert called(await ana.says(words), "schedule_test_drive")["car_id"] == car_id


@pytest.mark.parametrize("words", ["quero reservar", "marcar visita", "te dou 60 mil"])
async def test_nothing_is_done_with_a_car_that_was_merely_put_forward(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um SUV até 90 mil")
    asked = await ana.says(words)
    assert len(asked.replies[0].buttons) == 2
    assert not [call for call in asked.tools if call.name != "store_info"]


@pytest.mark.parametrize("words", ["tem outra cor?", "tem em branco?", "e automático, tem?"])
async def test_another_look_of_the_car_keeps_its_model(introduce: Introduce, shop: Records, words: str) -> None:
    await two_alike(shop)
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um onix", "me fala do prata")
    assert called(await ana.says(words), "refine_recommendations")["models"] == ["Onix"]


async def test_after_a_new_list_the_car_looked_at_before_is_not_taken_for_granted(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um SUV até 90 mil", "me fala do primeiro", "qual o mais novo?")
    shown = await ana.says("mostra os SUVs de novo")
    if len(shown.replies[0].cards) > 1:
        assert not (await ana.says("quero reservar")).tools


async def test_another_car_is_seen_on_the_same_day(introduce: Introduce) -> None:
    ana = await with_a_visit(introduce)
    answer = await ana.says("quero ver o creta também, no mesmo dia")
    assert {button[:9] for button in answer.replies[0].buttons} == {"qui 26/11"}
    assert "Creta" in text(await ana.says("10h"))
    both = text(await ana.says("quais visitas eu tenho?"))
    assert "Onix" in both
    assert "Creta" in both


async def test_a_visit_wanted_at_first_contact_goes_on_after_the_privacy_question(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("queria agendar uma visita")
    assert "Qual carro você quer ver?" in text(await ana.says("sim"))


@pytest.mark.parametrize("words", ["tem outro horário?", "não consigo nesses horários", "nenhum desses"])
async def test_when_no_time_offered_suits_another_is_asked_for(introduce: Introduce, words: str) -> None:
    ana = await choosing_a_time(introduce)
    assert "Que dia e horário" in text(await ana.says(words))
    assert "Marcado!" in text(await ana.says("sábado as 10"))


async def test_a_place_by_itself_is_the_car_of_the_list(introduce: Introduce) -> None:
    ana = introduce()
    for said in ("oi", "sim", "quero um SUV até 90 mil"):
        shown = await ana.says(said)
    assert called(await ana.says("2º"), "car_details")["car_id"] == shown.replies[0].cards[1].id


@pytest.mark.parametrize(("words", "hour"), [("na verdade 11", "11:00"), ("melhor 16", "16:00"), ("então 10h", "10:00")])
async def test_a_bare_figure_right_after_booking_is_another_hour(introduce: Introduce, words: str, hour: str) -> None:
    ana = await choosing_a_time(introduce)
    await ana.says("quinta às 15h")
    moved = called(await ana.says(words), "schedule_test_drive")
    assert (moved["action"], moved["time"]) == ("move", hour)


@pytest.mark.parametrize("words", ["então 17", "na verdade 17"])
async def test_a_bare_figure_where_a_time_is_asked_for_is_an_hour_and_no_budget(introduce: Introduce, words: str) -> None:
    ana = await choosing_a_time(introduce)
    await ana.says("quinta")
    assert called(await ana.says(words), "schedule_test_drive")["time"] == "17:00"
    assert "recommend_cars" not in [call.name for call in (await ana.says("obrigada")).tools]


@pytest.mark.parametrize("words", ["quero fazer test drive desse", "posso ver ele de perto?", "dá pra agendar pra ver esse?"])
async def test_one_car_put_forward_is_the_one_pointed_at_and_is_named(introduce: Introduce, words: str) -> None:
    ana = introduce()
    for said in ("oi", "sim", "quero um suv até 90 mil"):
        answer = await ana.says(said)
    first = next(name for name in ("Creta", "Tracker") if f": {name}" in text(answer))
    assert first in text(await ana.says(words))
    assert "Qual carro" not in text(answer)


async def test_a_time_told_before_the_car_is_taken_down_and_not_asked_for_again(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um suv até 90 mil", "quero marcar uma visita")
    answer = await ana.says("sexta às 15h")
    assert "Sexta, 27/11, às 15h, anotado. Qual carro" in text(answer)
    assert "Marcado!" in text(await ana.says("o Creta"))


@pytest.mark.parametrize("words", ["tô atrasado, pode ser 16:30?", "vou me atrasar, consegue 16:30?"])
async def test_coming_late_with_a_new_time_moves_the_visit(introduce: Introduce, words: str) -> None:
    ana = await with_a_visit(introduce)
    assert called(await ana.says(words), "schedule_test_drive")["time"] == "16:30"


async def test_a_visit_is_moved_and_its_address_told_at_once(introduce: Introduce) -> None:
    ana = await with_a_visit(introduce)
    answer = await ana.says("show, passa pra 16 e me envia o endereço")
    assert called(answer, "schedule_test_drive")["time"] == "16:00"
    assert "Amoreiras" in text(answer)


async def test_coming_by_without_a_visit_is_a_new_one(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    assert called(await ana.says("posso passar aí hoje às 16?"), "schedule_test_drive")["action"] == "book"


@pytest.mark.parametrize("words", ["posso levar meu cachorro junto?", "quero levar minha moto junto pode?"])
async def test_a_question_beside_a_visit_books_nothing(introduce: Introduce, words: str) -> None:
    ana = await with_a_visit(introduce)
    answer = await ana.says(words)
    assert not answer.tools
    assert "vendedor confirma" in text(answer)


@pytest.mark.parametrize("words", ["só queria conhecer a loja", "posso ir aí dar uma olhada nos carros?", "dá pra visitar vcs sábado?"])
async def test_the_shop_itself_is_seen_without_an_appointment(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.says(words)
    assert called(answer, "store_info") is not None
    assert "Qual carro" not in text(answer)
    assert not any(call.name == "schedule_test_drive" for call in answer.tools)


async def test_opening_hours_are_told_while_a_time_is_asked_for(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um SUV até 90 mil", "quero ver o primeiro no sábado")
    answer = await ana.says("vocês fecham que horas no sábado?")
    assert called(answer, "store_info")
    assert "das 9h" in text(answer)


async def test_another_car_is_seen_instead_at_the_hour_already_agreed(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem suv até 95 mil?", "quero ver o primeiro amanhã 10h", "na verdade queria ver o segundo")
    answer = await ana.says("troca pra ele no mesmo horário")
    asked = called(answer, "schedule_test_drive")
    assert (asked["action"], asked["date"], asked["time"]) == ("move", "2026-11-25", "10:00")
    visits = called(await ana.says("quando é minha visita?"), "my_arrangements")
    assert visits == {}


async def test_an_hour_told_beside_a_name_is_said_back_while_the_car_is_asked(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "que suv vocês têm?", "dá pra ver sábado de manhã?")
    assert "às 10h" in text(await ana.says("10h. meu nome é Jussara"))


@pytest.mark.parametrize(("words", "name"), [("Jonas, 10h amanhã", "Jonas"), ("Maria Clara, sábado às 11h", "Maria Clara")])
async def test_the_name_before_the_time_is_theirs(introduce: Introduce, words: str, name: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero ver o creta")
    answer = await ana.says(words)
    assert called(answer, "update_profile") == {"name": name}
    assert "Marcado!" in text(answer)
    assert "Em nome de quem" not in text(answer)


async def test_who_refused_to_leave_data_hears_at_once_what_a_visit_needs(introduce: Introduce) -> None:
    ana = introduce()
    for before in ("tem onix?", "não", "quero agendar uma visita amanhã de tarde"):
        needed = await ana.says(before)
    assert "preciso do seu ok" in text(needed)
    assert "sem marcar" in text(needed)
    assert called(await ana.says("tá bom, então aceito"), "set_consent") == {"granted": True}


async def test_a_day_is_changed_before_the_car_is_known_and_the_time_stays(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tem suv?", "sim", "quero visitar vcs sabado as 11")
    assert "27/11, às 11h" in text(await ana.says("nao sabado nao, melhor sexta mesma hora"))
    assert "27/11, às 15h" in text(await ana.says("da pra ser as 15?"))
    booked = called(await ana.says("o primeiro"), "schedule_test_drive")
    assert (booked["date"], booked["time"]) == ("2026-11-27", "15:00")


async def test_a_yes_to_a_visit_just_booked_tells_it_again_and_books_nothing(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero ver ele sábado às 10h")
    for words in ("isso, sábado mesmo", "ok, confirmado"):
        answer = await ana.says(words)
        assert "às 10h" in text(answer)
        assert "marcar uma visita" not in text(answer)
        assert not any(call.name == "schedule_test_drive" for call in answer.tools)


async def test_who_is_tired_of_questions_and_comes_hears_when_the_shop_is_open(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    answer = await ana.says("cansei de perguntas, passo aí amanhã")
    assert "Pode vir" in text(answer)
    assert "?" not in text(answer)


async def test_a_reminder_is_not_promised(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    assert "não consigo" in text(await ana.says("gostei. me lembra disso segunda?"))


async def test_another_day_told_right_after_the_booking_moves_the_visit(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero ver ele quinta às 14h")
    assert "sexta (27/11)" in text(await ana.says("na verdade melhor na sexta"))
    assert called(await ana.says("às 13h"), "schedule_test_drive")["date"] == "2026-11-27"


async def test_another_hour_after_the_name_was_given_moves_the_visit_of_that_day(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero ver ele quinta às 14h", "Fernanda Lima")
    moved = called(await ana.says("na vdd pode ser 16h?"), "schedule_test_drive")
    assert (moved["action"], moved["time"]) == ("move", "16:00")


async def test_a_yes_with_the_name_asked_for_tells_the_visit_and_asks_no_more(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero ver ele quinta às 14h")
    answer = await ana.says("Keila Nascimento, (19) 98112-4477. pode confirmar")
    assert called(answer, "update_profile")["name"] == "Keila Nascimento"
    assert "Keila" in text(answer)
    assert "às 14h" in text(answer)
    assert "?" not in text(answer)
    for words in ("confirmadoo", "então ficou que dia mesmo?", "isso mesmo fechou"):
        assert "26/11" in text(await ana.says(words))


async def test_a_day_that_will_not_do_is_given_up_before_the_car_is_known(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero marcar uma visita pra ver um SUV", "hoje 16h")
    assert "Que dia" in text(await ana.says("opa, surgiu um imprevisto, hj não vai dar"))
    assert "27/11" in text(await ana.says("sexta 10h"))


async def test_a_reminder_of_a_visit_tells_when_it_is(introduce: Introduce) -> None:
    ana = await with_a_visit(introduce)
    told = text(await ana.says("pode me mandar msg na quinta pra lembrar?"))
    assert "não consigo" in told
    assert "sua visita é" in told
