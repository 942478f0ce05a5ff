"""Purchase orders by conversation: one sentence, one question at a time, the whole order shown, a yes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from agent.brain.suppliers_told import supplier_wanted
from domain.goods.suppliers import Supplier
from domain.people import Role
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, text


async def says(speaker: Speaker, *lines: str) -> str:
    """The last answer to several messages."""
    *before, last = lines
    if before:
        await speaker.has_said(*before)
    return text(await speaker.says(last))


async def test_one_sentence_of_several_items_is_a_whole_order(jorge: Speaker) -> None:
    answer = await jorge.says("faz uma OC de 20 toneladas de aço e 50 caixas de parafuso m8 da Aços Paulista pra sexta")
    assert called(answer, "create_purchase_order")["items"] == [
        {"product": "aço", "quantity": 20, "unit": "t"},
        {"product": "parafuso m8", "quantity": 50, "unit": "cx"},
    ]
    for told in ("20.000 kg de Aço", "25.000 un de Parafuso sextavado M8", "R$ 0,042", "R$ 85.050", "sexta (27/11)", "Confirma?"):
        assert told in text(answer)


async def test_what_is_missing_is_asked_one_at_a_time(jorge: Speaker) -> None:
    assert "Parafuso sextavado M8 ou M10" in await says(jorge, "preciso comprar parafusos")
    assert "Quantas unidades de Parafuso sextavado M8?" in await says(jorge, "o m8")
    offered = await says(jorge, "2 caixas")
    assert offered.index("Ferragens Sul: R$ 37,50, entrega em 2 dias") < offered.index("Aços Paulista: R$ 42")
    assert "1.000 un de Parafuso sextavado M8" in await says(jorge, "da mais barata")


async def test_of_several_who_sell_it_the_only_one_with_a_known_price_is_proposed_and_may_be_changed(jorge: Speaker, shop: Records) -> None:
    async with shop.writing(TENANT) as books:
        await books.suppliers.put_all([Supplier("cobre", "Cobre e Cia", lead_days=6, skus=("ACO-001",))])
    proposed = await says(jorge, "faz uma OC de 2 t de aço pra sexta")
    assert "OC 1, Aços Paulista, em rascunho" in proposed
    assert "Só Aços Paulista tem preço conhecido; também vende: Cobre e Cia." in proposed
    assert "OC 1 (versão 2), Cobre e Cia" in await says(jorge, "da Cobre e Cia")


async def test_an_order_given_up_with_a_reason_is_given_up_whatever_number_the_reason_has(jorge: Speaker) -> None:
    await jorge.says("faz uma OC de 2 t de aço pra sexta")
    given_up = await says(jorge, "ih, cancela isso. tem sobra no barracão 3")
    assert "versão 2" not in given_up
    assert "Nenhuma OC" in await says(jorge, "lista as OCs em aberto")


@pytest.mark.parametrize("answer", ["isso", "sim", "confirma", "o mais barato", "tanto faz", "pode ser a primeira"])
async def test_a_yes_to_which_supplier_takes_the_first_told(jorge: Speaker, answer: str) -> None:
    assert "Ferragens Sul, em rascunho" in await says(jorge, "faz um pedido de 2 caixas de parafuso m8", answer)


async def test_a_quantity_put_right_where_the_supplier_is_asked_amends_the_order(jorge: Speaker) -> None:
    answer = await says(jorge, "faz um pedido de 2 caixas de parafuso m8", "na verdade 3 caixas")
    assert "Ferragens Sul: R$ 56,25" in answer


async def test_a_question_of_an_order_has_a_way_out_and_takes_no_request_for_an_answer(jorge: Speaker) -> None:
    assert "Qual?" in await says(jorge, "faz uma oc de 30 parafusos")
    assert "M8 ou M10" in await says(jorge, "aprova você mesmo")
    assert "Não existe OC 9" in await says(jorge, "cancela a OC 9")
    assert "90 un de Parafuso sextavado M10" in await says(jorge, "pede 200 então", "cancela, errei. eram 90", "o m10")
    assert "fica como está" in await says(jorge, "não, deixa")
    assert "não fiz nenhum pedido" in await says(jorge, "faz um pedido de parafuso m8, 10 caixas", "não, deixa")


async def test_the_item_just_spoken_of_is_the_one_ordered(jorge: Speaker) -> None:
    assert "2.000 kg de Aço" in await says(jorge, "quanto tá o aço?", "faz uma oc de 2 t")


async def test_a_supplier_named_like_an_item_orders_none_of_it(jorge: Speaker) -> None:
    answer = await says(jorge, "quem vende parafuso m8?", "pede 1000 da aços paulista")
    assert "1.000 un de Parafuso sextavado M8" in answer
    assert "Aço carbono" not in answer


async def test_what_waits_for_the_speaker_is_no_suppliers(jorge: Speaker, helena: Speaker) -> None:
    await jorge.has_said("compra 5 t de aço", "sim")
    assert "Jorge Antunes" in await says(helena, "tem ordem pra eu decidir?")


async def test_a_quantity_told_first_is_not_asked_for_again(jorge: Speaker) -> None:
    assert (await says(jorge, "faz uma oc de 2 toneladas")).endswith("2 t de qual item?")
    assert "2.000 kg de Aço" in await says(jorge, "aço")


@pytest.mark.parametrize(("answer", "told"), [("500", "500 un"), ("umas 700 unidades", "700 un"), ("duas caixas", "1.000 un")])
async def test_a_quantity_is_told_in_people_s_words(jorge: Speaker, answer: str, told: str) -> None:
    assert told in await says(jorge, "faz um pedido de parafuso m8 da ferragens sul", answer)


async def test_a_unit_nobody_knows_is_asked_about(jorge: Speaker) -> None:
    assert "se compra em litros. Quantos litros são 30 unidades?" in await says(jorge, "pede 30 latas de tinta branca")
    assert "540 l de Tinta branca" in await says(jorge, "540")


async def test_a_price_nobody_knows_is_asked_for(jorge: Speaker) -> None:
    assert "Não tenho preço de Tinta branca. Quanto custa o l" in await says(jorge, "compra 20 litros de tinta branca")
    assert "R$ 18,50 (preço informado) = R$ 370" in await says(jorge, "18,50")
    assert "confirmada e aprovada" in await says(jorge, "sim")


@pytest.mark.parametrize(
    ("correction", "told"),
    [
        ("não, 30 em vez de 20", "30.000 kg"),
        ("na verdade são 30 toneladas", "30.000 kg"),
        ("muda pra 35", "35.000 kg"),
        ("20 não, 25", "25.000 kg"),
        ("acrescenta 10 pares de luva nitrilica", "10 pares de Luva nitrílica"),
        ("melhor pra segunda", "segunda (30/11)"),
        ("da ferragens sul", "OC 1 (versão 2), Ferragens Sul"),
        ("fechei a 4,10 o kg", "R$ 4,10 (preço informado)"),
    ],
)
async def test_a_correction_shows_the_order_anew(jorge: Speaker, correction: str, told: str) -> None:
    answer = await says(jorge, "faz uma OC de 20 t de aço", correction)
    assert told in answer
    assert "versão 2" in answer
    assert "Confirma?" in answer


async def test_an_item_is_taken_out(jorge: Speaker) -> None:
    answer = await says(jorge, "compra 20 t de aço e 500 parafusos m8 da aços paulista", "tira o parafuso")
    assert "Parafuso" not in answer
    assert "20.000 kg de Aço" in answer


async def test_nothing_is_bought_before_a_plain_yes(jorge: Speaker) -> None:
    await jorge.says("compra 1 t de aço")
    for unsure in ("confirma?", "acho que sim, não sei", "qual meu limite?"):
        assert not [call for call in (await jorge.says(unsure)).tools if call.name == "confirm_purchase_order"]
    assert "confirmada e aprovada" in await says(jorge, "sim")


async def test_without_a_mail_server_nothing_is_said_to_go_out(jorge: Speaker) -> None:
    assert "o e-mail da casa ainda não está configurado" in await says(jorge, "compra 1 t de aço", "sim")


async def test_who_gives_up_has_ordered_nothing(jorge: Speaker) -> None:
    assert "Cancelei a OC 1" in await says(jorge, "compra 1 t de aço", "cancela")
    assert "não fiz nenhum pedido" in await says(jorge, "preciso comprar parafusos", "deixa pra lá")


async def test_the_same_again_is_pointed_out(jorge: Speaker) -> None:
    await jorge.has_said("compra 1 t de aço", "sim")
    jorge.clock.set(jorge.clock.now() + timedelta(days=1))
    answer = await says(jorge, "preciso comprar 1000 kg de aço")
    assert "Atenção: a OC 1, de 24/11, aprovada, já pede Aço carbono 1020" in answer
    assert "confirmada" in await says(jorge, "Pedir de novo")


async def test_above_ones_limit_another_approves(jorge: Speaker, helena: Speaker) -> None:
    assert "aguarda aprovação (gerente ou administrador)" in await says(jorge, "compra 5 t de aço", "confirmo")
    refused = await says(jorge, "aprova a 1")
    assert "seu limite é R$ 5.000" in refused
    assert "Quem pode aprovar: gerente ou administrador" in refused
    assert "Há 1 OC esperando sua aprovação" in await says(helena, "bom dia")
    listed = await helena.says("quais OCs pra aprovar?")
    assert "Jorge Antunes" in text(listed)
    assert listed.replies[0].buttons == ("Aprovar OC 1 v1",)
    assert "OC 1 aprovada" in await says(helena, "Aprovar OC 1 v1")


async def test_what_was_not_shown_here_is_shown_before_it_is_approved(jorge: Speaker, helena: Speaker) -> None:
    await jorge.has_said("compra 5 t de aço", "sim")
    answer = await helena.says("aprova a 1")
    assert not [call for call in answer.tools if call.name == "approve_purchase_order"]
    assert "5.000 kg de Aço" in text(answer)
    assert "OC 1 aprovada" in await says(helena, "sim")


@pytest.mark.parametrize("said", ["oc 1", "aprova a 1?", "e a 1?"])
async def test_a_number_or_a_question_approves_nothing(jorge: Speaker, helena: Speaker, said: str) -> None:
    await jorge.has_said("compra 5 t de aço", "sim")
    await helena.says("quais OCs pra aprovar?")
    assert not [call for call in (await helena.says(said)).tools if call.name == "approve_purchase_order"]


async def test_a_button_of_yesterday_says_what_changed(jorge: Speaker, helena: Speaker) -> None:
    await jorge.has_said("compra 5 t de aço", "sim", "na oc 1 muda pra 8 toneladas", "sim")
    answer = await helena.says("Aprovar OC 1 v1")
    assert "Mudou: Aço carbono 1020: de 5.000 kg para 8.000 kg" in text(answer)
    assert answer.replies[0].buttons[0] == "Aprovar OC 1 v2"
    assert "OC 1 aprovada" in await says(helena, "Aprovar OC 1 v2")


async def test_an_order_is_refused_with_the_reason(jorge: Speaker, helena: Speaker) -> None:
    await jorge.has_said("compra 5 t de aço", "sim")
    await helena.says("quais OCs pra aprovar?")
    assert await says(helena, "reprova a 1, muito caro") == "OC 1 reprovada. Motivo: muito caro."
    assert "Motivo: muito caro" in await says(jorge, "cadê a OC 1?")


async def test_all_that_wait_are_approved_after_one_question(jorge: Speaker, helena: Speaker) -> None:
    await jorge.has_said("compra 5 t de aço", "sim", "compra 6 t de aço", "sim")
    assert "Aprovo as OCs 2 e 1" in await says(helena, "aprova todas")
    assert (await says(helena, "sim")).count("aprovada") == 2


async def test_goods_that_came_are_received_after_a_yes(jorge: Speaker) -> None:
    await jorge.has_said("compra 1 t de aço", "sim")
    assert "o fornecedor está com a OC 1" in await says(jorge, "o fornecedor confirmou que recebeu a oc 1")
    assert "posso dar entrada no estoque?" in await says(jorge, "chegou a mercadoria da oc 1")
    assert "OC 1 recebida" in await says(jorge, "sim, chegou tudo")


async def test_sellers_order_nothing(introduce: Introduce, jorge: Speaker) -> None:
    marina = introduce(role=Role.SELLER, person_id="marina")
    for asked in ("compra 2 t de aço", "quais OCs pra aprovar?", "aprova a 1"):
        answer = await marina.says(asked)
        assert not answer.tools
        assert "comprador, gerente ou administrador" in text(answer)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("compra 10 kg de aço por 20 reais o quilo", "a R$ 20,00 (preço informado) = R$ 200"),
        ("compra 10 luvas nitrilicas a 50 reais cada", "a R$ 50,00 (preço informado) = R$ 500"),
        ("compra 1 t de aço a 4100 reais a tonelada", "a R$ 4,10 (preço informado) = R$ 4.100"),
        ("compra 2 caixas de parafuso m8 da ferragens sul a 21 reais a caixa", "a R$ 0,042 (preço informado) = R$ 42"),
        ("faz oc de 2t de aço 4,05/kg da aços paulista pra sexta", "a R$ 4,05 (preço informado) = R$ 8.100"),
        ("compra 10 luvas nitrilicas, no máximo 5 reais cada", "a R$ 6,90 = R$ 69"),
    ],
)
async def test_a_price_said_with_the_order_is_its_price(jorge: Speaker, said: str, told: str) -> None:
    assert told in await says(jorge, said)


async def test_an_amount_for_each_or_for_all_is_not_guessed_at(jorge: Speaker) -> None:
    assert "não sei se é de cada um ou de tudo" in await says(jorge, "compra 10 luvas nitrilicas por 600 reais")
    assert "R$ 60,00 (preço informado) = R$ 600" in await says(jorge, "a 60 cada")


@pytest.mark.parametrize("named", ["aço 30", "30 kg de aço em vez de 25", "Aço carbono 1020: 30"])
async def test_the_item_asked_for_takes_the_change(jorge: Speaker, named: str) -> None:
    assert "De qual item" in await says(jorge, "compra 1 t de aço e 500 parafusos m8 da aços paulista", "muda pra 25")
    answer = await says(jorge, named)
    assert "• 30 kg de Aço" in answer
    assert "500 un de Parafuso" in answer


@pytest.mark.parametrize("yes", ["ok manda", "sim", "pode confirmar"])
async def test_while_a_change_is_open_a_yes_confirms_nothing(jorge: Speaker, yes: str) -> None:
    await jorge.has_said("compra 1 t de aço e 500 parafusos m8 da aços paulista", "muda pra 25")
    answer = await jorge.says(yes)
    assert not answer.tools
    assert "Ainda não mudei nada na OC 1. De qual item" in text(answer)
    assert "25 un de Parafuso" in await says(jorge, "os parafusos")


@pytest.mark.parametrize("said", ["OC de -5 kg de aço", "OC de 0 kg de aço", "compra -2 t de aço"])
async def test_nothing_or_less_is_no_quantity(jorge: Speaker, said: str) -> None:
    assert "precisa ser maior que zero. Quantos quilos de Aço carbono 1020?" in await says(jorge, said)
    assert "precisa ser maior que zero" in await says(jorge, "0")
    assert "• 30 kg de Aço" in await says(jorge, "30")


@pytest.mark.parametrize("day", ["pra ontem", "pra 10/11", "para 10/11/2026"])
async def test_a_day_that_is_over_is_told(jorge: Speaker, day: str) -> None:
    assert "Esse dia já passou. Para quando?" in await says(jorge, f"compra 1 t de aço {day}")
    assert "para sexta (27/11)" in await says(jorge, "pra sexta")


@pytest.mark.parametrize(("takes_back", "told"), [("não, 2 t em vez de 3", "2.000 kg"), ("não, 2 em vez de 3", "2.000 kg")])
async def test_a_confirmed_order_taken_back_is_drafted_anew(jorge: Speaker, takes_back: str, told: str) -> None:
    answer = await says(jorge, "compra 3 t de aço", "sim", takes_back)
    assert "OC 1 (versão 2)" in answer
    assert f"• {told} de Aço" in answer
    assert "Confirma?" in answer


async def test_a_question_beside_a_draft_leaves_it_waiting(jorge: Speaker) -> None:
    assert (await says(jorge, "compra 1 t de aço", "quanto tá o aço?")).endswith("Confirma a OC 1?")
    assert "OC 1 confirmada" in await says(jorge, "sim")


@pytest.mark.parametrize("said", ["na verdade 400 kg e pra quarta", "não, quero 400 kg pra quarta", "na verdade 400 kg e pra 25/11"])
async def test_a_quantity_and_a_day_are_both_changed(jorge: Speaker, said: str) -> None:
    answer = await says(jorge, "compra 500 kg de aço", said)
    assert "• 400 kg de Aço" in answer
    assert "(25/11)" in answer


async def test_a_whole_new_order_is_no_answer_to_the_question_of_the_one_before(jorge: Speaker) -> None:
    assert "M8 ou M10" in await says(jorge, "compra 300 parafusos")
    told = await says(jorge, "aff, quero 2 t de aço")
    assert "Deixei de lado o pedido de parafusos" in told
    assert "2.000 kg de Aço" in told
    assert "Quantos litros" in await says(jorge, "nova oc: 30 latas de tinta branca")
    assert "Luva nitrílica" in await says(jorge, "20 pares de luva nitrilica")


async def test_goods_that_nobody_sells_together_become_an_order_for_each_supplier(jorge: Speaker) -> None:
    offered = await says(jorge, "luva nitrilica 30 e parafuso m10 500")
    assert "EPI Brasil" in offered
    assert "Ferragens Sul: R$ 450" in offered
    assert "OC 1, EPI Brasil" in await says(jorge, "sim")
    assert "OC 1 (versão 2), EPI Brasil" in await says(jorge, "não, 40")
    done = await says(jorge, "sim")
    assert "OC 1 (versão 2) confirmada" in done
    assert "OC 2, Ferragens Sul" in done
    assert "confirmada" in await says(jorge, "sim")


async def test_a_yes_to_which_of_them_proposes_the_leading_one_and_a_second_yes_orders_it(jorge: Speaker) -> None:
    for said in ("compra 300 parafusos", "mais 5 do mesmo"):
        assert "M8 ou M10" in await says(jorge, said)
    assert await says(jorge, "isso") == "Pode ser Parafuso sextavado M8, 300?"
    assert "Como o item se chama" in await says(jorge, "não")
    assert "De qual peço?" in await says(jorge, "o que mais sai")


async def test_a_no_to_which_of_them_leaves_no_usual_one_to_take(jorge: Speaker) -> None:
    assert await says(jorge, "compra 300 parafusos", "não", "o que mais sai")


async def test_who_takes_whichever_of_several_is_not_asked_which(jorge: Speaker) -> None:
    answer = await jorge.says("compra 2 caixas de parafuso, se houver vários vai de o primeiro mesmo")
    assert "Ferragens Sul: R$ 37,50" in text(answer)
    assert [item["product"] for item in called(answer, "create_purchase_order")["items"]] != ["parafuso"]


async def test_the_question_of_an_order_not_drafted_yet_is_put_again_once(jorge: Speaker) -> None:
    asked = [await says(jorge, said) for said in ("compra 300 parafusos", "quais ocs temos?", "quanto tem de aço em estoque?")]
    assert ["Qual?" in answer for answer in asked] == [True, True, False]


async def test_the_second_half_of_a_purchase_waits_for_a_manager_and_says_why(jorge: Speaker) -> None:
    assert "confirmada e aprovada" in await says(jorge, "compra 1 t de aço", "sim")
    assert "Com a OC 1, dos últimos 14 dias, soma R$ 7.980" in await says(jorge, "compra 900 kg de aço", "sim")


async def test_what_was_bought_is_told_to_who_buys(jorge: Speaker) -> None:
    await jorge.has_said("compra 1 t de aço", "sim", "compra 2 t de aço", "sim")
    told = await says(jorge, "quanto gastei com compras esse mês?")
    assert "Compras: R$ 4.200 em 1 OC aprovada, e 1 esperando aprovação agora (R$ 8.400)" in told


async def test_goods_not_wanted_any_more_stop_no_messages(jorge: Speaker) -> None:
    await jorge.says("compra 20 t de aço e 500 parafusos m8 da aços paulista")
    assert not [call for call in (await jorge.says("os parafusos não precisa mais")).tools if call.name == "stop_messages"]


async def test_which_item_is_offered_by_turnover_and_taken_by_measure_or_as_the_usual_one(jorge: Speaker) -> None:
    assert "Parafuso sextavado M8 ou M10. Qual?" in await says(jorge, "compra 300 parafusos de quem entrega mais rápido")
    taken = await says(jorge, "tanto faz, o que mais sai")
    assert "300 un de Parafuso sextavado M8" in taken
    assert "Dos 2 que vendem, Ferragens Sul é quem entrega antes (2 dias)." in taken


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("do fornecedor mais em conta", "price"),
        ("com quem cobrar menos", "price"),
        ("da distribuidora mais próxima daqui", "distance"),
        ("de quem chegar primeiro", "lead_time"),
        ("do mais barato e mais rápido", "best"),
        ("da Aços Paulista", None),
    ],
)
def test_what_a_supplier_is_to_be_chosen_by_is_heard(said: str, by: str | None) -> None:
    assert supplier_wanted(f"pede 300 parafusos m8 {said}") == by
