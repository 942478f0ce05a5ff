"""What the shop's people ask of prices and stock of goods, as they type it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.goods.prices import Price
from domain.goods.products import Product
from domain.goods.sales import Sale
from domain.goods.suppliers import Supplier
from domain.people import Role
from memory.records import Records
from tests.agent.conftest import TENANT, TUESDAY, Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text

GOODS = (
    Product("MET-1", "Aço laminado a quente", "metais", "kg", Decimal(1_344), Decimal(600), ("aço",)),
    Product("MET-2", "Chapa galvanizada 2 mm", "metais", "kg", Decimal(90), Decimal(50)),
    Product("MET-3", "Chapa galvanizada 3 mm", "metais", "kg", Decimal(80), Decimal(50)),
    *(Product(f"FIX-{at}", f"Parafuso M8 x {at}0", "fixadores", "un", Decimal(900), Decimal(400)) for at in range(1, 7)),
    Product("LUB-1", "Óleo de motor 15W40 1 L", "lubrificantes", "un", Decimal(2), Decimal(30)),
    Product("TIN-1", "Tinta epóxi cinza", "tintas", "l", Decimal("12.5"), Decimal(5)),
    Product("EPI-1", "Luva de raspa", "EPI", "par", Decimal(0), Decimal(20)),
    Product("AUT-1", "Pastilha de freio para Onix", "autopeças", "un", Decimal(7), Decimal(4)),
)
TODAY = TUESDAY.date()


def _price(sku: str, amount: str, day: date, **more: str | bool) -> Price:
    return Price(sku, day, Decimal(amount), **more)  # type: ignore[arg-type]


@pytest.fixture
async def jorge(shop: Records, introduce: Introduce) -> Speaker:
    """The buyer of an industry of a dozen goods: steel rose from September to now, a screw costs four cents, paint has sample prices."""
    prices = [
        _price("MET-1", "7.10", date(2026, 9, 3), supplier_id="ferro"), _price("MET-1", "6.90", date(2026, 9, 20), supplier_id="ferro"),
        _price("MET-1", "7.45", TODAY, supplier_id="ferro"), _price("FIX-1", "0.0375", TODAY), _price("MET-2", "9.30", TODAY),
        _price("MET-3", "9.80", TODAY), _price("LUB-1", "27.90", date(2026, 7, 2)), _price("AUT-1", "88", TODAY),
        _price("TIN-1", "46", TODAY, source="synthetic", is_synthetic=True),
    ]  # fmt: skip
    async with shop.writing(TENANT) as books:
        await books.products.put_all(GOODS)
        await books.suppliers.put_all([Supplier("ferro", "Ferro Forte")])
        await books.prices.put_all(prices, TUESDAY)
        await books.sales.put_all([Sale("MET-1", TODAY - timedelta(days=at), Decimal(40)) for at in range(1, 30)])
    return introduce(role=Role.BUYER, person_id="jorge")


@pytest.mark.parametrize("asked", ["quanto tá o aço?", "QTO TA O ACO HJ", "preço do aço", "me ve a cotação do aço ai", "met-1 preço"])
async def test_a_price_is_told_with_its_unit_and_where_it_was_seen(jorge: Speaker, asked: str) -> None:
    answer = text(await jorge.says(asked))
    assert "R$ 7,45/kg hoje (Ferro Forte)" in answer
    assert "dados de exemplo" not in answer


async def test_a_price_below_a_cent_is_told_to_the_last_place(jorge: Speaker) -> None:
    assert "R$ 0,0375/un hoje" in text(await jorge.says("quanto custa o parafuso m8 x 10"))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("qto pagamos no aço em setembro?", "de 01/09 a 30/09: menor R$ 6,90/kg em 20/09; maior R$ 7,10/kg em 03/09"),
        ("quanto tava o aço dia 10 de setembro", "em 10/09: R$ 7,10/kg, que é o último preço antes, visto em 03/09"),
        ("o aço subiu ou baixou desde setembro?", "alta de 4,9%"),
        ("menor preço do aço nos ultimos 90 dias", "menor R$ 6,90/kg em 20/09"),
        ("quanto ta o oleo 15w40", "o último preço que vi é R$ 27,90/un, em 02/07"),
        ("preço da luva de raspa", "não tenho nenhum preço"),
    ],
)
async def test_the_past_is_told_as_it_was_seen(jorge: Speaker, asked: str, told: str) -> None:
    assert told in text(await jorge.says(asked))


async def test_what_is_made_up_is_said_to_be_sample_data(jorge: Speaker) -> None:
    assert "(dados de exemplo)" in text(await jorge.says("quanto ta a tinta epoxi?"))


async def test_a_question_goes_on_with_another_item_another_time_or_the_stock(jorge: Speaker) -> None:
    await jorge.says("quanto tá o aço?")
    assert called(await jorge.says("e a tinta?"), "price_history") == {"product": "tinta"}
    assert called(await jorge.says("e o aço, compro hoje ou espero?"), "best_purchase_day")
    await jorge.says("e quanto custa o aço?")
    assert called(await jorge.says("e em setembro?"), "price_history")["since"] == "2026-09-01"
    assert "1.344 kg em estoque" in text(await jorge.says("e o estoque dele?"))
    assert "12,5 L em estoque" in text(await jorge.says("e da tinta?"))


@pytest.mark.parametrize("answer", ["3 mm", "a de 3", "a de 3mm", "a segunda", "2"])
async def test_one_of_several_is_asked_for_once_and_taken_by_word_or_place(jorge: Speaker, answer: str) -> None:
    asked = await jorge.says("quanto ta a chapa?")
    assert "Qual deles: Chapa galvanizada 2 mm ou 3 mm?" in text(asked)
    assert questions(asked) == 1
    assert asked.replies[-1].buttons == ("2 mm", "3 mm")
    assert "Chapa galvanizada 3 mm: R$ 9,80/kg" in text(await jorge.says(answer))


async def test_the_stock_of_many_is_listed_and_narrowed_by_another_word(jorge: Speaker) -> None:
    assert "6 itens de parafuso m8, nenhum abaixo do mínimo" in text(await jorge.says("tem parafuso m8 em estoque?"))
    assert "Parafuso M8 x 40: 900 un em estoque" in text(await jorge.says("x 40"))


async def test_a_question_about_many_is_answered_of_the_one_that_turns_over_most_and_goes_on_with_it(jorge: Speaker) -> None:
    first = text(await jorge.says("quanto ta o parafuso m8?"))
    assert first.startswith("Dos 6 itens de parafuso m8, falo do que mais gira; se for outro, diga a medida ou o tipo.\nParafuso M8 x 10:")
    assert called(await jorge.says("e qual o melhor dia pra comprar?"), "best_purchase_day") == {"product": "FIX-1"}
    assert called(await jorge.says("e o preço desse parafuso em setembro?"), "price_history")["product"] == "FIX-1"
    assert called(await jorge.says("a de 40"), "price_history")["product"] == "parafuso m8 40"


@pytest.mark.parametrize("asked", ["quanto ta saindo mesmo o parafuso m8 hj em dia", "parafuso m8 vai subir ou cair nas prox semanas?"])
async def test_talk_around_a_name_is_not_taken_for_it(jorge: Speaker, asked: str) -> None:
    assert {call.args["product"] for call in (await jorge.says(asked)).tools} == {"parafuso m8", "FIX-1"}


async def test_of_what_nobody_keeps_the_nearest_kind_is_told(jorge: Speaker) -> None:
    assert "Não encontrei alumínio no cadastro. O mais próximo que tenho é metais." in text(await jorge.says("preço do alumínio"))


async def test_which_of_a_few_is_not_asked_twice(jorge: Speaker) -> None:
    assert "Qual deles" in text(await jorge.says("quanto ta a chapa?"))
    assert text(await jorge.says("qual o preço da chapa?")).startswith("Dos 2 itens de chapa, falo do que mais gira")


async def test_a_new_request_is_no_answer_to_which(jorge: Speaker) -> None:
    await jorge.says("estoque da chapa")
    assert "R$ 7,45/kg" in text(await jorge.says("preço do aço"))


async def test_an_unknown_item_is_not_made_up_and_a_near_one_is_offered(jorge: Speaker) -> None:
    answer = text(await jorge.says("quanto tá a tinta acrílica?"))
    assert "Não achei “tinta acrílica”" in answer
    assert "Seria Tinta epóxi cinza?" in answer
    assert "R$ 46,00/l" in text(await jorge.says("sim")).casefold().replace("r$", "R$")
    assert "Não encontrei gasolina" in text(await jorge.says("preço da gasolina"))


@pytest.mark.parametrize(
    "asked", ["o que ta acabando?", "tem alguma coisa em falta?", "quais itens abaixo do mínimo", "o que preciso repor"]
)
async def test_what_is_running_out_is_listed(jorge: Speaker, asked: str) -> None:
    answer = text(await jorge.says(asked))
    assert "2 itens abaixo do mínimo" in answer
    assert "1. Luva de raspa: zerado (mínimo 20 par)" in answer
    assert "2. Óleo de motor 15W40 1 L: 2 un (mínimo 30 un)" in answer


async def test_what_is_running_out_is_asked_of_a_part_of_the_stock_and_one_of_the_list_is_pointed_at(jorge: Speaker) -> None:
    assert "1 item de EPI abaixo do mínimo" in text(await jorge.says("o que ta em falta de epi"))
    assert "1 item de lubrificantes abaixo do mínimo" in text(await jorge.says("e de lubrificantes?"))
    await jorge.says("o que ta acabando?")
    assert "R$ 27,90/un" in text(await jorge.says("quanto tá o segundo?"))


async def test_an_item_for_a_car_is_an_item_and_a_car_a_car(jorge: Speaker) -> None:
    assert "7 un em estoque" in text(await jorge.says("tem pastilha de freio do onix?"))
    assert called(await jorge.says("tem onix em estoque?"), "recommend_cars")["models"] == ["Onix"]


async def test_a_seller_may_ask_too(jorge: Speaker, introduce: Introduce) -> None:
    assert "R$ 7,45/kg" in text(await introduce(role=Role.SELLER, person_id="marina").says("quanto ta o aço"))


async def test_the_days_a_stock_lasts_are_told(jorge: Speaker) -> None:
    assert "Saída em 30 dias: 1.160 kg; o estoque dura cerca de 34 dias" in text(await jorge.says("dura quantos dias o estoque de aço?"))


async def test_each_is_offered_what_their_role_may_ask(jorge: Speaker, introduce: Introduce) -> None:
    told = text(await jorge.says("o que vc faz?"))
    assert "preços e estoque dos itens" in told
    assert "leads" not in told
    assert "leads" in text(await introduce(role=Role.SELLER, person_id="marina").says("o que vc faz?"))


async def test_what_a_quantity_costs_is_told_in_the_unit_that_was_said(jorge: Speaker) -> None:
    assert "3 t (3.000 kg): R$ 22.350." in text(await jorge.says("3 t de aço custa quanto?"))
    assert "Não sei quanto 2 cx dá em un" in text(await jorge.says("quanto sai 2 caixas de parafuso m8 x 10?"))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("o aço tá mais barato que em setembro?", "Não, está 6,4% mais caro: R$ 7,45/kg hoje, contra R$ 7,00/kg em média"),
        ("aço subiu desde setembro?", "Sim, está 4,9% mais caro: R$ 7,45/kg hoje, contra R$ 7,10/kg em 03/09"),
        ("o aço ta caro?", "Sim, está 4,2% mais caro que a média dos últimos 90 dias, R$ 7,15/kg. Aço"),
        ("qual o maior preço do aço esse ano?", "Só tenho preços desde 03/09/2026."),
    ],
)
async def test_a_question_of_yes_or_no_is_answered_so(jorge: Speaker, asked: str, told: str) -> None:
    assert told in text(await jorge.says(asked))


async def test_two_questions_in_one_message_are_both_answered_of_the_same_item(jorge: Speaker) -> None:
    both = await jorge.says("quanto tem de aço e quando compro?")
    assert [call.name for call in both.tools] == ["stock_status", "best_purchase_day"]
    assert both.tools[1].args["product"] == "MET-1"
    unknown = await jorge.says("quanto tem de cimento e quando compro?")
    assert all(call.args.get("product") != "MET-1" for call in unknown.tools)


async def test_staff_who_write_english_are_answered(jorge: Speaker) -> None:
    answer = text(await jorge.says("how much steel do we have?"))
    assert "I can only say this part in Portuguese: Aço laminado a quente: 1.344 kg" in answer
    assert "Portuguese" not in text(await jorge.says("e a tinta?"))


async def test_a_real_price_beside_sample_ones_says_that_they_do_not_count(jorge: Speaker, shop: Records) -> None:
    async with shop.writing(TENANT) as books:
        await books.prices.put_all([_price("TIN-1", "48", TODAY), _price("TIN-1", "60", TODAY, supplier_id="ferro")], TUESDAY)
    answer = text(await jorge.says("quanto custa a tinta?"))
    assert "O histórico de exemplo deste item ficou de fora" in answer
    assert "Em dia com mais de um preço vale a mediana" in answer


async def test_whether_it_is_enough_is_asked_of_the_item_just_told(jorge: Speaker) -> None:
    await jorge.says("quanto tem de aço?")
    enough = await jorge.says("tá abaixo do mínimo já?")
    assert [tool.args for tool in enough.tools] == [{"product": "MET-1"}]
    assert [tool.args for tool in (await jorge.says("o que tá abaixo do mínimo?")).tools] == [{}]


async def test_what_went_out_of_an_item_is_told_from_the_records_and_gone_on_with(jorge: Speaker) -> None:
    told = text(await jorge.says("quanto vendemos de aço no mês?"))
    assert "de 01/11 a 24/11 saíram 920 kg" in told
    again = await jorge.says("e mês passado?")
    assert called(again, "item_sales") == {"product": "MET-1", "since": "2026-10-01", "until": "2026-10-31"}
    assert "nenhuma saída registrada" in text(await jorge.says("e de tinta?"))
    assert "não meço" in text(await jorge.says("quanto vendemos no mês?"))


@pytest.mark.parametrize(
    ("asked", "car"),
    [("qual o carro mais caro da loja?", "Corolla"), ("qual o veículo mais rodado no pátio?", "Creta")],
)
async def test_the_utmost_of_the_cars_is_looked_up(jorge: Speaker, asked: str, car: str) -> None:
    assert f": {car}" in text(await jorge.says(asked))


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("a chapa galvanizada quanto custa, é a de 3 mm", "Chapa galvanizada 3 mm"),
        ("chapa galvanizado de 3 milimetros quanto ta hoje pra mim?", "Chapa galvanizada 3 mm"),
        ("parafuso m8 x 30 quanto ta hoje pra mim", "Parafuso M8 x 30"),
    ],
)
async def test_every_word_of_a_message_that_tells_items_apart_counts(jorge: Speaker, asked: str, name: str) -> None:
    assert text(await jorge.says(asked)).startswith(f"{name}:")


async def test_of_several_that_words_fit_the_one_just_told_of_is_meant(jorge: Speaker) -> None:
    await jorge.says("quanto ta a chapa de 3 mm?")
    assert "Chapa galvanizada 3 mm" in text(await jorge.says("e quem vende chapa galvanizada mais barato?"))


async def test_several_questions_of_one_item_are_all_answered_and_order_nothing(jorge: Speaker) -> None:
    answer = await jorge.says("preciso de 3 coisas: preço da pastilha do onix, quem vende, e se tem em estoque")
    assert [tool.name for tool in answer.tools] == ["price_history", "find_suppliers", "stock_status"]
    assert "7 un em estoque" in text(answer)
    assert called(await jorge.says("e o estoque?"), "stock_status") == {"product": "AUT-1"}


async def test_a_part_of_a_car_is_an_item_and_no_car(jorge: Speaker) -> None:
    asked = await jorge.says("da uma atualizada nos preços do mercado livre da pastilha de freio do onix")
    assert [tool.name for tool in asked.tools] == ["scrape_now"]
    assert "R$ 88,00/un" in text(await jorge.says("quanto custa a pastilha de freio do onix?"))


async def test_the_size_of_what_is_sold_by_the_piece_is_no_quantity(jorge: Speaker) -> None:
    assert "Não sei quanto" not in text(await jorge.says("quanto custa 1 litro de óleo 15w40?"))


async def test_another_size_than_that_of_the_item_just_told_of_is_another_item(jorge: Speaker) -> None:
    await jorge.says("quanto ta a chapa de 3 mm?")
    assert text(await jorge.says("e quanto ta a chapa galvanizada 2 mm?")).startswith("Chapa galvanizada 2 mm")
    assert text(await jorge.says("quanto custam 40 kg da chapa galvanizada 3 mm?")).startswith("Chapa galvanizada 3 mm")
