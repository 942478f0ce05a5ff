"""When to buy, what prices will be and how much will go out, as buyers ask by chat."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from channels.due_purchases import tell_due
from domain.clock import FixedClock
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from domain.market.forecasts import ForecastDay, PublishedForecast
from domain.people import Role
from evals.worlds.outlooks import VERSION, at_its_best, falling, publish
from memory.records import Records
from tests.agent.conftest import TENANT, TUESDAY, Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text

TODAY = TUESDAY.date()
GOODS = (
    Product("MET-1", "Aço laminado a quente", "metais", "kg", nicknames=("aço",)),
    Product("MET-2", "Chapa galvanizada 2 mm", "metais", "kg"),
    Product("MET-3", "Chapa galvanizada 3 mm", "metais", "kg"),
    Product("LUB-1", "Óleo de motor 15W40 1 L", "lubrificantes", "un", Decimal(200), Decimal(30)),
    Product("TIN-1", "Tinta epóxi cinza", "tintas", "l"),
    Product("EPI-1", "Luva de raspa", "EPI", "par", Decimal(0), Decimal(20)),
)


@pytest.fixture
async def jorge(shop: Records, introduce: Introduce) -> Speaker:
    async with shop.writing(TENANT) as books:
        await books.products.put_all(GOODS)
        await books.suppliers.put_all([Supplier("ferro", "Ferro Forte", lead_days=2, skus=("MET-1",))])
        await books.sales.put_all([Sale("LUB-1", TODAY - timedelta(days=at), Decimal(4)) for at in range(1, 60)])
        said = [falling("MET-1", TODAY), at_its_best("LUB-1", TODAY), *(falling(sku, TODAY, by=0.03) for sku in ("MET-2", "MET-3"))]
        await publish(books, TODAY, TUESDAY, *said)
    return introduce(role=Role.BUYER, person_id="jorge")


async def test_an_order_given_after_advice_is_drafted_and_takes_along_what_was_advised(jorge: Speaker) -> None:
    await jorge.says("qual o melhor dia pra comprar aço? preciso de 500 kg")
    onward = await jorge.says("e se comprar semana que vem?")
    assert called(onward, "best_purchase_day")["product"] == "MET-1"
    named = called(await jorge.says("faz uma OC de aço da Ferro Forte pra sexta"), "create_purchase_order")
    assert (named["items"], named["supplier"], named["need_by"]) == (
        [{"product": "MET-1", "quantity": 500, "unit": "kg"}], "Ferro Forte", "2026-11-27",
    )  # fmt: skip
    await jorge.has_said("cancela", "qual o melhor dia pra comprar aço?")
    plain = called(await jorge.says("compra 300 kg então"), "create_purchase_order")
    assert plain["items"] == [{"product": "MET-1", "quantity": 300, "unit": "kg"}]


async def test_from_the_best_day_to_the_order_the_item_and_what_was_said_of_it_are_kept(jorge: Speaker) -> None:
    first = await jorge.says("qual o melhor dia pra comprar aço?")
    assert "espere até terça, 01/12" in text(first)
    assert "31 certas" in text(first)
    sooner = await jorge.says("e se eu precisar até sexta?")
    assert "Prazo 27/11" in text(sooner)
    assert called(sooner, "best_purchase_day")["need_by"] == "2026-11-27"
    more = await jorge.says("e 20 toneladas?")
    assert {"quantity": 20, "unit": "t", "need_by": "2026-11-27"}.items() <= called(more, "best_purchase_day").items()
    order = await jorge.says("faz a OC")
    assert called(order, "create_purchase_order")["items"] == [{"product": "MET-1", "quantity": 20_000.0, "unit": "kg"}]
    assert called(order, "create_purchase_order")["need_by"] == "2026-11-27"


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("pq?", "Por quê"),
        ("qual o risco?", "Chance de pagar mais: 20%"),
        ("blz, e se subir?", "Chance de pagar mais: 20%"),
        ("vc ja errou?", "31 certas"),
        ("quanto economizo se comprar 10 mil?", "Economia esperada em 10.000 kg"),
        ("vc costuma acertar?", "31 certas"),
        ("o q faria mudar?", "perto de"),
    ],
)
async def test_what_is_asked_of_the_advice_is_answered_of_the_same_item(jorge: Speaker, said: str, heard: str) -> None:
    await jorge.says("compro aço agora ou espero?")
    assert heard in text(await jorge.says(said))


async def test_an_ambiguous_item_is_asked_about_once_and_the_quantity_waits(jorge: Speaker) -> None:
    asked = await jorge.says("qndo devo comprar 500 kg de chapa galvanizada?")
    assert questions(asked) == 1
    told = await jorge.says("a de 3")
    assert called(told, "best_purchase_day") == {"product": "chapa galvanizada 3", "quantity": 500, "unit": "kg"}
    assert "Chapa galvanizada 3 mm: espere" in text(told)


async def test_a_list_is_numbered_and_its_places_are_understood(jorge: Speaker) -> None:
    told = await jorge.says("o que compro essa semana?")
    assert "1. Luva de raspa" in text(told)
    assert "2. Óleo de motor" in text(told)
    assert "Óleo de motor 15W40 1 L: compre hoje" in text(await jorge.says("e o segundo?"))


async def test_demand_goes_on_from_item_to_item_and_says_where_nothing_is_known(jorge: Speaker) -> None:
    told = await jorge.says("quanto vou vender de óleo 15w40 mês que vem?")
    assert "próximos 30 dias devem levar 120" in text(told)
    assert "nenhuma venda registrada" in text(await jorge.says("e a tinta?"))


async def test_without_prices_nothing_is_said_of_them(jorge: Speaker) -> None:
    assert "sem histórico não há previsão" in text(await jorge.says("vai subir a tinta?"))


async def test_a_seller_is_told_who_decides_purchases(jorge: Speaker, introduce: Introduce) -> None:
    seller = introduce(role=Role.SELLER, person_id="marina")
    assert "comprador" in text(await seller.says("qual o melhor dia pra comprar aço?"))


async def test_who_asks_to_be_told_hears_of_it_once_when_the_day_has_come(jorge: Speaker, shop: Records) -> None:
    await jorge.says("qual o melhor dia pra comprar 500 kg de aço?")
    kept = await jorge.says("me avisa quando for a hora")
    assert called(kept, "watch_purchase") == {"product": "MET-1", "quantity": 500, "unit": "kg"}
    assert "aviso quando chegar a hora" in text(kept)
    assert await tell_due(shop, TENANT, FixedClock(TUESDAY), by_email=True) == 0
    later = TUESDAY + timedelta(days=3)
    async with shop.writing(TENANT) as books:
        await publish(books, later.date(), later, at_its_best("MET-1", later.date(), "6.90"))
    assert await tell_due(shop, TENANT, FixedClock(later), by_email=True) == 1
    assert await tell_due(shop, TENANT, FixedClock(later), by_email=True) == 0
    assert "Chegou o dia de comprar Aço laminado a quente: está a R$ 6,90/kg" in text(await jorge.says("bom dia"))
    assert "Chegou o dia" not in text(await jorge.says("oi"))


@pytest.mark.parametrize("words", ["me avisa quando ficar abaixo de 5 reais", "me avisa se chegar a R$ 6,50, quando cair"])
async def test_to_be_told_at_a_price_of_ones_own_is_refused_and_not_taken_for_something_else(jorge: Speaker, words: str) -> None:
    await jorge.says("qual o melhor dia pra comprar aço?")
    answer = await jorge.says(words)
    assert "eu ainda não aviso" in text(answer)
    assert not answer.tools


async def test_a_hum_in_between_is_no_change_of_subject(jorge: Speaker) -> None:
    await jorge.has_said("qual o melhor dia pra comprar aço?", "hmm")
    assert called(await jorge.says("e 20 toneladas?"), "best_purchase_day")["quantity"] == 20


async def test_an_item_we_do_not_know_is_said_to_be_none_and_not_taken_for_the_last(jorge: Speaker) -> None:
    await jorge.says("qual o melhor dia pra comprar aço?")
    assert "Não encontrei xerifado" in text(await jorge.says("qual o melhor dia pra comprar 500 kg de xerifado"))


@pytest.mark.parametrize("asked", ["forecast aço", "previsão aço", "qual a previsão do aço?"])
async def test_a_forecast_of_an_item_is_of_its_price_and_trains_nothing(jorge: Speaker, asked: str) -> None:
    assert [call.name for call in (await jorge.says(asked)).tools] == ["forecast_prices"]


@pytest.mark.parametrize(
    "words", ["e se comprar semana que vem?", "vale a pena esperar a semana que vem?", "deixando pra semana que vem muda?"]
)
async def test_another_week_is_compared_with_today_by_the_forecast(jorge: Speaker, shop: Records, words: str) -> None:
    figures = [Decimal(said) for said in ("7.15", "7.1", "7.2", "7", "7.3", "6.8", "7.9")]
    days = tuple(ForecastDay(TODAY + timedelta(days=at), *figures) for at in range(1, 15))
    async with shop.writing(TENANT) as books:
        await books.forecasts.put_all(
            [PublishedForecast("MET-1", VERSION, TODAY, TUESDAY, TODAY, Decimal("7.45"), days, "gradient_boosting", "calm", {})]
        )
    await jorge.says("qual o melhor dia pra comprar 1000 kg de aço?")
    told = text(await jorge.says(words))
    assert "de 30/11 a 06/12: espero R$ 7,15/kg, entre R$ 7,00/kg e R$ 7,30/kg" in told
    assert "4% mais barato que hoje (R$ 300 em 1.000 kg)" in told


async def test_a_day_that_no_delivery_meets_is_warned_of_in_advice_and_on_ordering(jorge: Speaker) -> None:
    assert "nem comprando hoje chega no prazo: a Ferro Forte entregaria em 26/11" in text(
        await jorge.says("qual o melhor dia pra comprar aço? preciso até amanhã")
    )
    drafted = text(await jorge.says("faz uma OC de 500 kg de aço da Ferro Forte pra amanhã, a 7,40 o quilo"))
    assert "pedindo hoje chega quinta (26/11), depois do prazo" in drafted
    assert "depois do prazo" not in text(await jorge.says("muda pra sexta"))


@pytest.mark.parametrize("asked", ["então não precisa comprar agora né?", "dá pra segurar a compra?", "já preciso repor?"])
async def test_whether_it_must_be_bought_already_is_told_by_the_stock(jorge: Speaker, asked: str) -> None:
    await jorge.says("quanto tem de óleo 15w40 no estoque?")
    answer = await jorge.says(asked)
    assert called(answer, "stock_status") == {"product": "LUB-1"}
    assert text(answer).startswith("Não precisa agora: Óleo de motor 15W40 1 L, 200 un em estoque")


async def test_of_another_item_named_it_is_told_of_that_one(jorge: Speaker) -> None:
    await jorge.says("quanto tem de óleo 15w40 no estoque?")
    assert text(await jorge.says("luva de raspa, dá pra segurar?")).startswith("Precisa, sim: Luva de raspa, o estoque está zerado")


async def test_so_many_sent_for_after_advice_are_of_the_item_advised_on(jorge: Speaker) -> None:
    await jorge.says("qual o melhor dia pra comprar aço?")
    assert called(await jorge.says("manda 10 kg então"), "create_purchase_order")["items"] == [
        {"product": "MET-1", "quantity": 10, "unit": "kg"}
    ]
