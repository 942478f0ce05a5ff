from typing import Any

import pytest

from agent.understanding.entities import Vocabulary
from tests.agent.understanding.entities.reading import staff

ORDERS: list[tuple[str, dict[str, Any]]] = [
    ("compra 40 kg de contrafilé", {"product": "contrafilé", "quantity": 40, "unit": "kg"}),
    ("pede 12 cx de luva nitrílica", {"product": "luva nitrílica", "quantity": 12, "unit": "cx"}),
    ("encomenda meia tonelada de ração", {"product": "ração", "quantity": 0.5, "unit": "t"}),
    ("1,5 t de sucata limpa", {"product": "sucata limpa", "quantity": 1.5, "unit": "t"}),
    (
        "faz uma OC de 90 m2 de vinil fosco com a Imprimax",
        {"product": "vinil fosco", "quantity": 90, "unit": "m2", "supplier": "Imprimax"},
    ),
    ("preciso de 25 pares de luva nº 9", {"product": "luva nº 9", "quantity": 25, "unit": "par"}),
    ("dez galões de solvente thinner", {"product": "solvente thinner", "quantity": 10}),
    ("meia dúzia de filtros de cabine", {"product": "filtros de cabine", "quantity": 6}),
    (
        "compra 2.500 un de envelope saco kraft",
        {"product": "envelope saco kraft", "quantity": 2500, "unit": "un"},
    ),
    ("pede 6 pneus 195/55", {"product": "pneus 195/55", "quantity": 6}),
    ("COMPRAR 2 CX DE TINTA PRETA", {"product": "TINTA PRETA", "quantity": 2, "unit": "cx"}),
    ("vinte metros de cabo flexível", {"product": "cabo flexível", "quantity": 20, "unit": "m"}),
]


@pytest.mark.parametrize(("text", "expected"), ORDERS)
def test_an_order_has_item_quantity_and_unit(text: str, expected: dict[str, Any]) -> None:
    assert staff(text, "create_po") == expected


@pytest.mark.parametrize(
    ("text", "intent", "product"),
    [
        ("quanto tá o milho em grão?", "price_history", "milho em grão"),
        ("coleta de novo o preço do tubo de aço 20mm", "scrape_now", "tubo de aço 20mm"),
        ("quem vende rolamento blindado em Blumenau?", "find_supplier", "rolamento blindado"),
        ("sobrou fita crepe no galpão?", "stock_status", "fita crepe"),
        ("o adubo npk tende a subir semana que vem?", "forecast_price", "adubo npk"),
        ("compro a tinta preta agora ou espero?", "best_purchase_day", "tinta preta"),
        ("qual a demanda de leite em pó nos próximos 15 dias", "forecast_demand", "leite em pó"),
        ("quantas latas de tinta epóxi restam?", "stock_status", "tinta epóxi"),
    ],
)
def test_the_item_is_named_as_said(text: str, intent: str, product: str) -> None:
    found = staff(text, intent)
    assert found["product"] == product
    assert not {"colors", "fuel", "models"} & found.keys()


@pytest.mark.parametrize(
    "text",
    [
        "o que está acabando?",
        "me lista os itens zerados",
        "que produtos tão abaixo do mínimo",
        "vai faltar alguma coisa?",
    ],
)
def test_a_question_without_an_item_names_none(text: str) -> None:
    assert "product" not in staff(text, "stock_status")


def test_items_and_suppliers_of_the_catalogue_come_first() -> None:
    known = Vocabulary(products=("Chapa Xadrez 3mm",), suppliers=("aços do vale",))
    found = staff("preciso de chapa xadrez 3mm lá da aços do vale", "create_po", vocabulary=known)
    assert found["product"] == "chapa xadrez 3mm"
    assert found["supplier"] == "aços do vale"


@pytest.mark.parametrize(
    ("text", "supplier"),
    [("dá o aceite no pedido da Embalabem", "Embalabem"), ("fornecedor Gráfica Ideal", "Gráfica Ideal"),
         ("a Papirus já despachou?", "Papirus"),
     ("pedido junto à Agrofértil", "Agrofértil"), ("compra da Casa do Queijo", "Casa do Queijo")],
)  # fmt: skip
def test_a_supplier_is_a_name_where_one_would_stand(text: str, supplier: str) -> None:
    assert staff(text, "po_status")["supplier"] == supplier


@pytest.mark.parametrize(
    ("text", "intent", "number"),
    [
        ("pra mim tá certo o pedido 612", "approve_po", 612), ("barra a OC 58", "reject_po", 58),
        ("o 640 já chegou?", "po_status", 640),
        ("a 233 pode rodar", "approve_po", 233), ("aprova a ordem cento e três", "approve_po", 103),
        ("ordem de compra nº 1042", "approve_po", 1042),
        ("novecentos e um, aprova", "approve_po", 901), ("pedido 1015: prazo?", "po_status", 1015),
    ],
)  # fmt: skip
def test_an_order_number_is_read(text: str, intent: str, number: int) -> None:
    assert staff(text, intent)["po_number"] == number


@pytest.mark.parametrize("text", ["pedido de 20 toneladas", "pedidos dos últimos 30 dias", "pedidos acima de 500 reais"])
def test_other_numbers_are_no_orders(text: str) -> None:
    assert "po_number" not in staff(text, "po_status")


@pytest.mark.parametrize(
    ("text", "lead"),
    [("qual a nota do lead 415?", "415"), ("por que a Cíntia Moraes caiu de nota?", "Cíntia Moraes"),
         ("pontua o lead marcos vinicius", "marcos vinicius"),
     ("o Danilo tá morno?", "Danilo"), ("lead nº 2290", "2290"), ("o seu Benedito fecha?", "Benedito")],
)  # fmt: skip
def test_a_lead_is_its_number_or_name(text: str, lead: str) -> None:
    assert staff(text, "score_lead")["lead_ref"] == lead


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("coloca 5% de desconto", 5),
        ("dez por cento nos pneus", 10),
        ("abate 2,5%", 2.5),
        ("reduz de 9 pra 4%", 4),
        ("de 10 pra 15", 15),
    ],
)
def test_a_discount_is_in_per_cent(text: str, percent: float) -> None:
    assert staff(text, "schedule_discount")["discount_percent"] == percent


@pytest.mark.parametrize("text", ["juros de 2,5% ao mês", "dou 50% de entrada"])
def test_other_percentages_are_no_discount(text: str) -> None:
    assert "discount_percent" not in staff(text, "simulate_campaign")


def test_a_code_is_upper_case_and_no_item() -> None:
    assert staff("sku tij-0310, quanto vai custar daqui a 12 dias", "forecast_price") == {
        "sku": "TIJ-0310",
        "horizon_days": 12,
    }
