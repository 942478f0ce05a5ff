"""The customer's own car: told bit by bit, in any order, and remembered."""

from __future__ import annotations

import pytest

from agent.understanding.cues.own_car import less_own
from memory.records import Records
from memory.records.dealings import DealingKind
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def telling(introduce: Introduce, *more: str) -> Speaker:
    """Looking at the Onix, with a Gol to give for it."""
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "aceita meu gol na troca?", *more)
    return ana


async def test_what_is_missing_is_asked_one_thing_at_a_time(introduce: Introduce, shop: Records) -> None:
    ana = await telling(introduce)
    for words, asked in (("ano 12", "km"), ("tá com 98.500", "Como ele está")):
        answer = await ana.says(words)
        assert asked in text(answer)
        assert questions(answer) == 1
    assert "98.500 km" in text(answer)
    assert called(await ana.says("inteiro, só um amassado na porta"), "register_trade_in")["condition"].startswith("inteiro")
    async with shop.reading(TENANT) as books:
        (kept,) = [dealing for dealing in await books.dealings.of("ana") if dealing.kind is DealingKind.TRADE_IN]
    assert (kept.detail["model"], kept.detail["year"], kept.detail["mileage"]) == ("Gol", 2012, 98_500)


@pytest.mark.parametrize("words", ["ele tem 150 mil km", "150 mil rodados", "uns 150"])
async def test_the_mileage_told_is_of_the_car_given_not_of_the_one_looked_at(introduce: Introduce, words: str) -> None:
    ana = await telling(introduce, "2012")
    answer = await ana.says(words)
    assert not [call for call in answer.tools if call.name == "car_details"]
    assert called(await ana.says("tudo certo com ele"), "register_trade_in")["mileage"] == 150_000


async def test_what_is_hoped_for_is_no_budget(introduce: Introduce) -> None:
    ana = await telling(introduce, "2012", "120 mil km", "bem conservado")
    answer = await ana.says("queria uns 15 mil nele")
    assert called(answer, "register_trade_in")["expected"] == 15_000
    assert "recommend_cars" not in [call.name for call in (await ana.says("e quanto vcs pagam no meu carro?")).tools]


async def test_debts_are_taken_down(introduce: Introduce) -> None:
    ana = await telling(introduce, "2012", "120 mil km", "bem conservado")
    assert "faltam 6 parcelas" in called(await ana.says("ele ainda tá financiado, faltam 6 parcelas"), "register_trade_in")["debts"]
    assert "multa" in called(await ana.says("ah, e tem multa nele"), "register_trade_in")["debts"]


async def test_the_fipe_table_is_not_at_hand_and_the_question_stays_open(introduce: Introduce) -> None:
    ana = await telling(introduce)
    answer = await ana.says("quanto vale na fipe?")
    assert "FIPE eu não tenho" in text(answer)
    assert "De que ano" in text(answer)


async def test_a_car_once_told_is_not_asked_for_again(introduce: Introduce) -> None:
    ana = await telling(introduce, "2012", "120 mil km", "bem conservado")
    assert "Gol 2012 já está anotado" in text(await ana.says("vocês aceitam meu usado na troca?"))


async def test_a_car_of_which_enough_is_known_is_registered_whether_or_not_more_is_told(introduce: Introduce, shop: Records) -> None:
    ana = await telling(introduce, "2012, 120 mil km", "qual a garantia do onix?")
    assert (await mine(shop))["mileage"] == 120_000
    assert "Onix" in text(await ana.says("e quanto custa ele?"))


async def mine(shop: Records) -> dict[str, object]:
    async with shop.reading(TENANT) as books:
        *_, kept = [dealing for dealing in await books.dealings.of("ana") if dealing.kind is DealingKind.TRADE_IN]
    return kept.detail


@pytest.mark.parametrize("words", ["reserva o tracker pra mim", "quero marcar um test drive do tracker", "vc consegue segurar o tracker?"])
async def test_a_request_of_its_own_leaves_the_car_being_taken_down(introduce: Introduce, words: str) -> None:
    ana = await telling(introduce, "2012", "120 mil km")
    answer = await ana.says(words)
    assert "register_trade_in" not in [call.name for call in answer.tools]
    assert "Tracker" in text(answer)


@pytest.mark.parametrize("words", ["tudo ok", "tá inteiro", "tá zerado"])
async def test_a_car_without_faults_is_in_a_condition_too(introduce: Introduce, shop: Records, words: str) -> None:
    await telling(introduce, "2012", "120 mil km", words)
    assert (await mine(shop))["condition"] == words


async def test_a_car_looked_at_does_not_become_the_customers(introduce: Introduce, shop: Records) -> None:
    await telling(introduce, "2012", "120 mil km, e o corolla tá bonito", "bem conservado")
    assert (await mine(shop))["model"] == "Gol"


@pytest.mark.parametrize("words", ["16h", "Paulo Reis 19 98888-2014", "meu nome é Paulo Reis"])
async def test_a_time_or_who_speaks_is_no_car(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero dar meu carro na troca")
    answer = await ana.says(words)
    assert "register_trade_in" not in [call.name for call in answer.tools]
    assert "modelo do seu carro" in text(answer)
    if "Paulo" in words:
        assert called(answer, "update_profile")["name"] == "Paulo Reis"


async def test_bringing_the_car_for_a_valuation_is_a_visit(introduce: Introduce) -> None:
    ana = await telling(introduce, "2012", "120 mil km", "bem conservado")
    answer = await ana.says("consigo levar ele aí pra avaliação na quinta de tarde?")
    assert called(answer, "schedule_test_drive")["date"] == "2026-11-26"
    assert "Pode trazer" in text(answer)


@pytest.mark.parametrize(
    "words", ["com meu gol de entrada e mais 20 mil, como fica em 36x?", "dou o gol de entrada mais 20 mil, 36 vezes, quanto fica?"]
)
async def test_money_beside_the_own_car_is_the_down_payment_of_the_one_looked_at(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    answer = await ana.says(words)
    assert called(answer, "simulate_financing") == {"car_id": "onix-1", "down_payment": 20_000, "installments": 36}
    assert "seu Gol" in text(answer)


async def test_a_car_offered_in_exchange_is_no_answer_to_which_car(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem suv?", "quero marcar um test drive")
    answer = await ana.says("e aceita meu palio 2011 na troca? tem 140 mil km")
    assert called(answer, "register_trade_in")["model"] == "Palio" if answer.tools else "Como ele está" in text(answer)
    assert "Não tenho" not in text(answer)


@pytest.mark.parametrize("words", ["dou meu palio 2009 de entrada, quanto fica?", "com meu palio 2009 de entrada"])
async def test_the_year_of_the_own_car_is_no_down_payment(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    assert 2009 not in [call.args.get("down_payment") for call in (await ana.says(words)).tools]


@pytest.mark.parametrize("words", ["branco, com uns arranhões no para-choque", "é preto e tá meio ralado"])
async def test_how_it_looks_is_no_colour_wished_for(introduce: Introduce, shop: Records, words: str) -> None:
    ana = await telling(introduce, "2012", "120 mil km", "bem conservado")
    answer = await ana.says(words)
    assert "recommend_cars" not in [call.name for call in answer.tools]
    assert words in str((await mine(shop))["condition"])


async def test_what_is_still_owed_on_it_is_taken_down_when_asked_about(introduce: Introduce, shop: Records) -> None:
    ana = await telling(introduce, "2012", "120 mil km", "bem conservado")
    assert "simulate_financing" not in [call.name for call in (await ana.says("tem problema se faltar pagar 5 parcelas dele?")).tools]
    answer = await ana.says("ainda devo umas prestações dele, tem problema?")
    assert "devo umas prestações" in called(answer, "register_trade_in")["debts"]


def test_a_limit_of_mileage_is_of_the_car_looked_for() -> None:
    said = {"models": ["Gol"], "year_min": 2015, "mileage_max": 60_000, "categories": ["SUV"]}
    assert less_own(said, "procuro suv com menos de 60 mil km, dou meu gol 2015 na troca") == {"mileage_max": 60_000, "categories": ["SUV"]}
    assert less_own(said, "procuro suv, dou meu gol 2015 com 60 mil km") == {"categories": ["SUV"]}


async def test_only_bringing_ones_car_needs_no_car_of_ours(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero vender meu gol 2012", "110 mil km", "bem conservado")
    answer = await ana.says("posso levar ele aí pra avaliação sexta cedo?")
    assert "Pode trazer" in text(answer)
    assert "Qual carro" not in text(answer)


async def test_a_car_told_as_theirs_is_theirs_where_instalments_are_asked_for(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um SUV até 90 mil", "tenho um fox 2014 pra dar na troca", "88 mil km")
    answer = await ana.says("com 30 mil mais o fox, quanto dá em 48 vezes?")
    simulated = called(answer, "simulate_financing")
    assert (simulated["installments"], simulated["down_payment"]) == (48, 30_000)
    assert "Qual Fox" not in text(answer)


async def test_the_limit_told_beside_the_car_given_is_of_the_car_wanted(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tenho um uno 2010 pra dar na troca num SUV até 90 mil", "tem uns 130 mil km", "tá inteiro")
    found = called(await ana.says("e quais SUVs vcs têm?"), "recommend_cars")
    assert (found["budget_max"], found["categories"]) == (90_000, ["SUV"])


async def test_asking_its_worth_is_no_state_of_the_own_car(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "pode guardar", "tenho um Uno 2010 com 140 mil km pra dar na troca")
    answer = await ana.says("quanto vocês pagam nele?")
    assert "vistoria" in text(answer)
    assert not any("condition" in call.args for call in answer.tools)


async def test_a_sum_told_of_the_car_wanted_is_its_limit_and_may_be_raised(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("troco meu gol 2014 por algo mais novo, uns 65 mil", "sim", "90 mil km", "tá inteiro")
    assert called(await ana.says("tem suv?"), "recommend_cars")["budget_max"] == 65_000
    assert called(await ana.says("posso subir mais 20 mil"), "recommend_cars")["budget_max"] == 85_000


async def test_of_goods_that_are_no_car_nothing_is_promised(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("oi")
    await ana.says("sim")
    answer = await ana.says("aceitam moto na troca?")
    assert not answer.tools
    assert "só um vendedor te diz" in text(answer)


@pytest.mark.parametrize("words", ["só quero saber quanto vcs dão nele", "blz obrigada"])
async def test_what_is_said_without_a_word_of_its_state_is_none(introduce: Introduce, words: str) -> None:
    ana = await telling(introduce, "ano 12", "tá com 98.500")
    assert not (await ana.says(words)).tools


async def test_a_car_valued_is_theirs_in_what_is_asked_of_it_later(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "aceita carro na troca? é um corolla 2017 com 110 mil km", "tá inteiro")
    assert called(await ana.says("tenho ainda 8 parcelas dele"), "register_trade_in")["debts"] == "tenho ainda 8 parcelas dele"
    assert "vistoria" in text(await ana.says("e o corolla entra por quanto?"))


async def test_a_question_is_answered_and_never_noted_as_debts_or_state(introduce: Introduce) -> None:
    ana = introduce()
    asked = await ana.says("voces pegam carro financiado na troca?")
    assert called(asked, "register_trade_in") == {}
    assert "Avaliamos sim" in text(asked)
    await ana.has_said("pode guardar. é um cobalt 2015 com 120 mil km")
    told = await ana.says("tá bom de motor, só o parachoque q tá ralado. vcs pegam?")
    assert "pegam" not in called(told, "register_trade_in")["condition"]
    assert "assim mesmo" in text(told)
