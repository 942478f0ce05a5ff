"""A person instead of the assistant, misunderstandings, anger, staff, and odd messages."""

from __future__ import annotations

import pytest
from langgraph.checkpoint.base import BaseCheckpointSaver

from domain.people import Role
from memory.checkpoints import KEEP
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce
from tests.agent.dialogue.words import called, text


async def test_an_angry_customer_gets_an_apology_and_a_person(introduce: Introduce) -> None:
    ana = introduce()
    answer = await ana.says("isso é um absurdo, comprei um carro com vocês e ele quebrou em uma semana, quero reclamar")
    assert called(answer, "handoff_to_human")
    assert any(word in text(answer) for word in ("Sinto", "Lamento", "Desculpe"))


async def test_after_two_misunderstandings_a_person_is_offered(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "???")
    second = await ana.says("!!!")
    assert "pessoa" in text(second)
    assert called(await ana.says("sim"), "handoff_to_human")["reason"] == "misunderstood"


async def test_a_lead_is_scored_with_reasons_and_staff_can_ask_why(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "meu nome é Ana Prado", "quero um suv até 90 mil", "preciso comprar essa semana")
    helena = introduce(role=Role.MANAGER, person_id="helena")
    listed = await helena.says("quais são os leads mais quentes?")
    assert called(listed, "list_leads")
    why = await helena.says("por que a Ana Prado tem essa pontuação?")
    assert called(why, "score_lead") == {"lead": "Ana Prado"}
    assert "orçamento" in text(why)
    assert "quer comprar nesta semana" in text(why)


async def test_a_buyer_may_not_see_leads(introduce: Introduce) -> None:
    jorge = introduce(role=Role.BUYER, person_id="jorge")
    answer = await jorge.says("quais são os leads mais quentes?")
    assert not [call for call in answer.tools if call.ok]
    assert "pontos" not in text(answer)


async def test_staff_see_the_figures(introduce: Introduce) -> None:
    answer = await introduce(role=Role.MANAGER, person_id="helena").says("como estão os números da loja?")
    assert called(answer, "business_metrics") == {}
    assert "carros à venda: 5" in text(answer)


async def test_a_turn_answered_twice_is_answered_once(introduce: Introduce, shop: Records) -> None:
    ana = introduce()
    turn = ana.turn("quero um suv até 90 mil", 1)
    first = await ana.assistant.answer(turn)
    again = await ana.assistant.answer(turn)
    assert again == first
    async with shop.reading(TENANT) as books:
        assert len(await books.turns.replies_after("talk-ana", 0)) == len(first.replies)


@pytest.mark.parametrize(
    "odd",
    [
        "🚗🚗🚗",
        "\u200b\u200d\u200b",
        "مرحبا كيف الحال",
        "\x00\x00",
        "'; DROP TABLE cars; --",
        "{{ 7*7 }} ${jndi:ldap://x}",
        "?" * 500,
        "",
        "a" * 100_000,
    ],
    ids=["emoji", "zero-width", "right-to-left", "NUL", "SQL", "template", "question marks", "empty", "100 kB"],
)
async def test_an_odd_message_gets_a_short_normal_answer(introduce: Introduce, odd: str) -> None:
    answer = await introduce().says(odd)
    assert 0 < len(answer.replies[0].text) < 600
    assert "49" not in answer.replies[0].text


async def test_a_long_conversation_leaves_few_checkpoints(introduce: Introduce, checkpoints: BaseCheckpointSaver[str]) -> None:
    ana = introduce()
    for _ in range(2 * KEEP + 1):
        await ana.says("obrigada")
    kept = [at async for at in checkpoints.alist({"configurable": {"thread_id": "demo:talk-ana"}})]
    assert len(kept) <= KEEP


async def test_a_name_put_right_is_corrected_and_nothing_is_erased(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("quero um suv até 90 mil, sou a Bianca Furtado", "sim")
    answer = await ana.says("ok. corrige meu nome pra Bianca Furtado Lins")
    assert called(answer, "update_profile") == {"name": "Bianca Furtado Lins"}
    assert "Corrigi seu nome para Bianca Furtado Lins" in text(answer)
    assert "telefone" in text(await ana.says("quero corrigir meu telefone"))
    assert called(await ana.says("19 98888-7777"), "update_profile") == {"phone": "+5519988887777"}
