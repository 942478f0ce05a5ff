"""Reports asked for by chat: made while the person waits, and sent by e-mail only after a yes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.goods.products import Product
from domain.people import Role
from memory.records import Records
from tests.agent.conftest import TENANT, TUESDAY, Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text

GOODS = (
    Product("MET-1", "Aço laminado a quente", "metais", "kg", nicknames=("aço",)),
    Product("MET-2", "Chapa galvanizada 2 mm", "metais", "kg"),
    Product("MET-3", "Chapa galvanizada 3 mm", "metais", "kg"),
)


@pytest.fixture
async def worker(shop: Records, at_work: None) -> None:
    """And goods to report on."""
    async with shop.writing(TENANT) as books:
        await books.products.put_all(GOODS)


@pytest.fixture
def vera(worker: None, introduce: Introduce) -> Speaker:
    speaker = introduce(role=Role.MANAGER, person_id="vera@ipe.com.br")
    speaker.assistant.mails = True
    return speaker


async def _letters(shop: Records) -> list[str]:
    async with shop.reading(TENANT) as books:
        keys = await books.emails.due(TUESDAY.astimezone() + timedelta(days=1))
        return [letter.letter.recipient for key in keys if (letter := await books.emails.find(key))]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("gera o relatório do aço", "relatório de Aço laminado a quente"),
        ("pdf do catalogo", "relatório do catálogo"),
        ("quero o relatório do modelo", "relatório do modelo de preços"),
    ],
)
async def test_a_report_is_made_and_where_it_is_told(vera: Speaker, said: str, told: str) -> None:
    answer = text(await vera.says(said))
    assert told in answer
    assert "http://balcao/api/reports/report_" in answer


@pytest.mark.parametrize("agrees", ["pode mandar", "pode gerar", "isso", "Mandar"])
async def test_nothing_leaves_by_e_mail_before_a_yes(vera: Speaker, shop: Records, agrees: str) -> None:
    asked = await vera.says("me manda o relatório do aço por e-mail")
    assert text(asked) == "Mando o relatório de Aço laminado a quente em PDF para vera@ipe.com.br?"
    assert await _letters(shop) == []
    assert "vera@ipe.com.br" in text(await vera.says(agrees))
    assert await _letters(shop) == ["vera@ipe.com.br"]


async def test_a_no_sends_nothing(vera: Speaker, shop: Records) -> None:
    await vera.says("manda o pdf do catálogo no meu email")
    assert "não mandei" in text(await vera.says("deixa, não precisa"))
    assert await _letters(shop) == []


async def test_an_address_outside_the_house_is_refused(vera: Speaker, shop: Records) -> None:
    answer = text(await vera.says("manda o relatorio do aço pro email joao@concorrente.com"))
    assert "Só mando relatório" in answer
    assert await _letters(shop) == []


async def test_several_items_are_asked_about_and_the_e_mail_is_not_forgotten(vera: Speaker) -> None:
    asked = await vera.says("manda por email o relatório da chapa")
    assert "2 mm" in text(asked)
    assert "3 mm" in text(asked)
    assert "Chapa galvanizada 3 mm em PDF para vera@ipe.com.br?" in text(await vera.says("a 3 mm"))
    assert called(await vera.says("sim"), "make_report")["product"] == "MET-3"


async def test_of_what_is_asked_once_and_answered_in_a_word(vera: Speaker) -> None:
    assert questions(await vera.says("quero um relatorio")) == 1
    assert "relatório do modelo" in text(await vera.says("do modelo"))
    assert "relatório do modelo" in text(await vera.says("cadê o relatório?"))
    assert "para vera@ipe.com.br?" in text(await vera.says("manda por email tbm"))


async def test_the_item_of_a_report_is_talked_on_about(vera: Speaker) -> None:
    await vera.says("gera o relatório do aço")
    assert called(await vera.says("quanto tem dele no estoque?"), "stock_status")["product"] == "MET-1"


async def test_without_a_mail_server_it_is_offered_to_be_fetched(vera: Speaker) -> None:
    vera.assistant.mails = False
    assert "para baixar?" in text(await vera.says("me manda o relatorio do aço por email"))
    assert "/api/reports/" in text(await vera.says("sim"))


async def test_figures_of_sales_are_no_such_report(vera: Speaker) -> None:
    answer = await vera.says("gera um relatório dos leads")
    assert all(call.name != "make_report" for call in answer.tools)


async def test_a_seller_is_told_who_may(worker: None, introduce: Introduce) -> None:
    seller = introduce(role=Role.SELLER, person_id="ivo@ipe.com.br")
    assert "Quem pode" in text(await seller.says("gera o relatório do aço"))
