"""A provider is told what came beside the words, as far as words can tell it, and no more of the person than it needs."""

from __future__ import annotations

from tests.agent.attachments.sent import IN_JUNDIAI, contact, document, from_ad, location, photo, reaction, tap
from tests.agent.conftest import Speaker
from tests.standins.openai_chat import Calls, OpenAIChat, Says


async def test_it_is_told_of_a_photo_that_it_cannot_see(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(Says("Não consigo ver imagens por aqui, me conta qual é o carro?"), Says("Disponha!"))
    await customer.sends(photo())
    await customer.says("obrigada")
    assert server.requests[0].said("user") == ["[foto]"]
    assert '"kind":"image"' in server.requests[0].instructions
    assert "you cannot see" in server.requests[0].instructions
    assert server.requests[1].said("user") == ["[foto]", "obrigada"]


async def test_it_finds_the_nearest_branch_with_the_tool(customer: Speaker, server: OpenAIChat) -> None:
    near = Says("A mais perto é a Ipê Jundiaí, a uns 3 km.")
    server.plays(Calls("store_info", {"latitude": -23.2, "longitude": -46.9}), near)
    answer = await customer.sends(IN_JUNDIAI)
    assert [reply.text for reply in answer.replies] == [near.text]


async def test_a_distance_that_no_tool_told_is_not_said(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=Says("Você está a uns 7 km da Ipê Jundiaí."))
    answer = await customer.sends(IN_JUNDIAI)
    assert "7 km" not in answer.replies[0].text


async def test_it_is_told_which_car_was_tapped_and_of_the_ad(customer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=Says("Claro, um momento."))
    await customer.says("esse ainda tem?", from_ad("Corolla 2020"))
    await customer.says("Tracker", tap("tracker-1", "Tracker"))
    assert '"headline":"Corolla 2020"' in server.requests[0].instructions
    assert '"car_id":"tracker-1"' in server.requests[-1].instructions


async def test_it_hears_no_name_number_file_or_exact_place(newcomer: Speaker, server: OpenAIChat) -> None:
    server.plays(for_ever=Says("Recebi, obrigada."))
    await newcomer.sends(contact(), document(), location(-23.18741, -46.88412, address="Rua das Flores, 12"))
    heard = str([asked.body for asked in server.requests])
    for personal in ("Zuleide", "93333", "CRLV", "Rua das Flores", "-23.187", "46.884", "sha256", "media_id"):
        assert personal not in heard
    assert "-23.19" in heard


async def test_a_gesture_is_not_sent_to_it(customer: Speaker, server: OpenAIChat) -> None:
    assert (await customer.sends(reaction("👍"))).replies == ()
    assert server.requests == []
