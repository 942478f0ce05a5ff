from __future__ import annotations

import pytest

from domain.cars.vehicles import CarStatus
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, text


async def asked_to_confirm(introduce: Introduce) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero reservar ele")
    return ana


async def _status(shop: Records) -> CarStatus:
    async with shop.reading(TENANT) as books:
        return (await books.catalogue.get("onix-1")).status


@pytest.mark.parametrize(
    "question", ["quanto custa pra reservar?", "por quanto tempo vocês seguram?", "precisa dar sinal?", "e quanto tempo fica reservado?"]
)
async def test_a_question_about_reserving_is_answered_and_reserves_nothing(introduce: Introduce, shop: Records, question: str) -> None:
    ana = await asked_to_confirm(introduce)
    answer = await ana.says(question)
    assert "48 horas" in text(answer)
    assert "Confirmo a reserva?" in text(answer)
    assert await _status(shop) is CarStatus.AVAILABLE
    assert called(await ana.says("pode sim"), "reserve_car") == {"car_id": "onix-1"}


async def test_a_reservation_is_asked_about_and_given_up(introduce: Introduce, shop: Records) -> None:
    ana = await asked_to_confirm(introduce)
    await ana.says("Confirmar")
    assert "até quinta, 26/11, às 10h" in text(await ana.says("minha reserva ainda vale?"))
    assert "Cancelei sua reserva do Onix" in text(await ana.says("desisti da reserva, pode cancelar"))
    assert await _status(shop) is CarStatus.AVAILABLE
    assert "não tem carro reservado" in text(await ana.says("minha reserva ainda tá de pé?"))


@pytest.mark.parametrize("words", ["como funciona? tem que pagar?", "confirmo a reserva?", "mas precisa dar sinal?", "e se eu desistir"])
async def test_a_question_about_the_reservation_is_answered_and_the_question_stays(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "reserva pra mim")
    answer = await ana.says(words)
    assert "não custa nada" in text(answer)
    assert "Confirmo a reserva?" in text(answer)
    assert "reserve_car" not in [call.name for call in answer.tools]
    assert "Confirmo a reserva?" in text(await ana.says("Carlos Lima 19 98888-1234"))
    assert "reservado até quando" not in text(await ana.says("sim"))
    assert "até quinta, 26/11" in text(await ana.says("reservado até quando?"))


@pytest.mark.parametrize("words", ["se eu me arrepender da reserva, pago alguma coisa?", "e se eu mudar de ideia, perco algo?"])
async def test_giving_up_as_a_thought_gives_nothing_up(introduce: Introduce, shop: Records, words: str) -> None:
    ana = await asked_to_confirm(introduce)
    await ana.says("Confirmar")
    assert "até quinta, 26/11" in text(await ana.says("até que dia ele fica segurado pra mim?"))
    assert "não custa nada" in text(await ana.says(words))
    assert await _status(shop) is CarStatus.RESERVED


async def test_a_longer_reservation_than_the_shop_makes_is_not_promised(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um SUV até 90 mil", "me fala do primeiro")
    proposed = await ana.says("segura ele pra mim até segunda que vem")
    assert "Até segunda não consigo" in text(proposed)
    assert "48 horas" in text(proposed)
    assert not any(call.name == "reserve_car" for call in proposed.tools)
    assert "não consigo segurar" not in text(await ana.says("e até amanhã?"))


async def test_who_was_asked_for_an_offer_may_reserve_instead(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim, sou a Ana", "quero um suv até 90 mil", "me fala do creta", "faz desconto?")
    assert "Confirmo a reserva?" in text(await ana.says("reserva o segundo pra mim"))


async def test_a_yes_behind_name_and_number_reserves_and_notes_both(introduce: Introduce, shop: Records) -> None:
    ana = await asked_to_confirm(introduce)
    answer = await ana.says("Amanda Siqueira 19 99876-1122. sim")
    assert called(answer, "reserve_car") == {"car_id": "onix-1"}
    assert called(answer, "update_profile") == {"name": "Amanda Siqueira", "phone": "+5519998761122"}
    assert "nome" not in text(answer)
    assert await _status(shop) is CarStatus.RESERVED
