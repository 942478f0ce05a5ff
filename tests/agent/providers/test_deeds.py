"""What a provider did before it failed is done, once, and the customer is told of it."""

from __future__ import annotations

import asyncio

import pytest

from agent.providers import Providers
from domain.customers.appointments import Appointment
from domain.customers.consent import Consent
from memory.records import Records
from memory.records.dealings import DealingKind
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.providers.conftest import MODEL
from tests.agent.providers.words import RESERVE, held, text, used
from tests.standins.openai_chat import Calls, Fails, OpenAIChat, Says


async def visits(shop: Records, speaker: Speaker) -> list[Appointment]:
    async with shop.reading(TENANT) as books:
        return await books.appointments.of(speaker.person_id, speaker.clock.now())


async def done(shop: Records, kind: DealingKind) -> int:
    async with shop.reading(TENANT) as books:
        return len([dealing for dealing in await books.dealings.of("ana") if dealing.kind is kind])


async def test_a_reservation_made_before_a_failure_is_told_and_not_made_again(customer: Speaker, server: OpenAIChat, shop: Records) -> None:
    server.plays(RESERVE, for_ever=Fails(500))
    answer = await customer.says("pode reservar o onix pra mim")
    assert (answer.model, used(answer)) == ("local", ["reserve_car"])
    assert "O Onix LTZ 1.4 2019 está reservado para você até quinta, 26/11, às 10h." in text(answer)
    assert [held.car_id for held in await held(shop)] == ["onix-1"]
    assert (await customer.says("confirmo a reserva")).model == "local"
    assert len(await held(shop)) == 1


@pytest.mark.usefixtures("customer")
async def test_the_next_provider_is_told_what_the_first_one_did(introduce: Introduce, server: OpenAIChat, shop: Records) -> None:
    server.plays(RESERVE, Fails(500), model="loja-1")
    server.plays(RESERVE, Says("O Onix 2019 está reservado para você até 26/11 às 10h."), model="loja-2")
    answer = await introduce(Providers.named([MODEL, "openai:loja-2"])).says("pode reservar o onix pra mim")
    assert answer.model == "openai:loja-2"
    assert "Done already, do not do it again" in server.requests[2].instructions
    assert '"tool":"reserve_car"' in server.requests[2].instructions
    assert len(await held(shop)) == 1


async def test_a_reservation_whose_announcement_was_refused_is_announced_in_our_words(
    customer: Speaker, server: OpenAIChat, shop: Records
) -> None:
    server.plays(RESERVE, for_ever=Says("Reservei o Onix por R$ 39.900!"))
    answer = await customer.says("pode reservar o onix pra mim")
    assert (answer.model, used(answer)) == ("local", ["reserve_car"])
    assert "está reservado para você" in text(answer)
    assert len(await held(shop)) == 1


async def test_a_visit_booked_before_a_failure_is_told_and_booked_once(customer: Speaker, server: OpenAIChat, shop: Records) -> None:
    server.plays(
        Calls("schedule_test_drive", {"action": "book", "car_id": "creta-1", "date": "2026-11-25", "time": "15:00"}), for_ever=Fails(500)
    )
    answer = await customer.says("quero ver o creta amanhã às 15h")
    assert (answer.model, used(answer)) == ("local", ["schedule_test_drive"])
    assert "amanhã, 25/11, às 15h" in text(answer)
    assert len(await visits(shop, customer)) == 1


async def test_an_offer_taken_down_before_a_failure_is_taken_down_once(customer: Speaker, server: OpenAIChat, shop: Records) -> None:
    server.plays(Calls("make_offer", {"car_id": "onix-1", "amount": 67_000}), for_ever=Fails(500))
    answer = await customer.says("dou 67 mil no onix")
    assert "Anotei sua proposta de R$ 67.000 pelo Onix LTZ 1.4 2019" in text(answer)
    assert await done(shop, DealingKind.OFFER) == 1


async def test_the_same_call_twice_in_a_turn_does_one_thing(customer: Speaker, server: OpenAIChat, shop: Records) -> None:
    offer = Calls("make_offer", {"car_id": "onix-1", "amount": 67_000})
    server.plays(offer, offer, Says("Anotei sua proposta de R$ 67.000 pelo Onix; um vendedor te responde."))
    assert (await customer.says("dou 67 mil no onix")).model == MODEL
    assert await done(shop, DealingKind.OFFER) == 1


async def test_a_tool_begun_when_time_runs_out_is_finished_and_told(introduce: Introduce, server: OpenAIChat, shop: Records) -> None:
    ana = introduce(Providers.named([MODEL], timeout=2))
    async with shop.writing(TENANT) as books:
        await books.people.meet(ana.person_id, ana.role, ana.clock.now())
        await books.consents.record(Consent(ana.person_id, True, "test", ana.clock.now()))

    async def write_at_leisure() -> None:
        async with shop.writing(TENANT):
            await asyncio.sleep(2.5)

    somebody_else = asyncio.create_task(write_at_leisure())
    await asyncio.sleep(0.05)
    server.plays(RESERVE, for_ever=Fails(500))
    answer = await ana.says("pode reservar o onix pra mim")
    await somebody_else
    assert (answer.model, used(answer)) == ("local", ["reserve_car"])
    assert "está reservado para você" in text(answer)
    assert len(await held(shop)) == 1
