"""What new labelled messages taught: each case in words of its own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.understanding.entities.reading import customer, staff


@pytest.mark.parametrize(
    ("text", "intent", "expected"),
    [
        ("minha mulher tá grávida e quero um hatch", "search_cars", {"categories": ["Hatch"], "usage": ["família"]}),
        ("preciso levar três meninas atrás", "provide_profile", {"usage": ["família"]}),
        ("faço carreto aos sábados", "provide_profile", {"usage": ["trabalho"]}),
        ("Campinas a Ribeirão toda semana", "provide_profile", {"usage": ["viagem"]}),
        ("tem que vencer lama", "provide_profile", {"usage": ["rural"]}),
        ("onix ou argo: qual tem mais porta-malas?", "compare_cars", {"models": ["Onix", "Argo"], "priorities": ["espaço"]}),
        ("qual deles deprecia menos?", "compare_cars", {"priorities": ["revenda"]}),
        ("que não beba", "provide_profile", {"priorities": ["economia"]}),
    ],
)
def test_what_the_car_must_do_is_told_in_many_ways(text: str, intent: str, expected: dict[str, Any]) -> None:
    assert customer(text, intent).items() >= expected.items()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("tem suporte de bebê conforto?", "search_cars"),
        ("cabe mais um test drive hoje?", "provide_profile"),
        ("potência tanto faz", "provide_profile"),
        ("quero gastar menos que isso", "provide_profile"),
    ],
)
def test_words_that_only_sound_like_a_wish_are_none(text: str, intent: str) -> None:
    assert not {"usage", "priorities"} & set(customer(text, intent))


@pytest.mark.parametrize(
    ("text", "intent", "key", "value"),
    [
        ("pago em espécie", "provide_profile", "payment", ["à vista"]),
        ("permuta por sítio?", "trade_in", "payment", ["troca"]),
        ("fui contemplada, serve?", "financing", "payment", ["consórcio"]),
        ("20 mil agora e o resto em 36x", "financing", "down_payment", 20_000),
        ("48 vezes de 1.350", "financing", "monthly_payment", 1_350),
        ("abaixa o teto pra 55", "refine_search", "budget_max", 55_000),
        ("olha só: 47 e levo agora", "negotiate", "offer", 47_000),
        ("nem 50 nem 45, fecha em 47", "negotiate", "offer", 47_000),
        ("etanol não compensa, só flex", "provide_profile", "fuel", ["Flex"]),
        ("por que o kwid em vez do mobi?", "compare_cars", "models", ["Kwid", "Mobi"]),
    ],
)
def test_money_and_cars_are_read_in_new_words(text: str, intent: str, key: str, value: object) -> None:
    found = customer(text, intent)[key]
    assert (found if isinstance(found, list) or not isinstance(value, list) else [found]) == value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("vi no uber black um corolla", "colors"),
        ("aquele de roda preta", "colors"),
        ("menos verde", "colors"),
        ("tira aí os da renault", "brands"),
        ("os da peugeot pode tirar", "brands"),
        ("a loja do lado faz por 40, e vocês?", "offer"),
    ],
)
def test_what_is_refused_or_somebody_elses_is_not_read(text: str, key: str) -> None:
    assert key not in customer(text, "negotiate" if key == "offer" else "refine_search")


@pytest.mark.parametrize(
    ("text", "intent", "product"),
    [
        ("capa de sofá: quanto deve custar em março?", "forecast_price", "capa de sofá"),
        ("o coentro seco sobe?", "forecast_price", "coentro seco"),
        ("saldo: parafuso allen", "stock_status", "parafuso allen"),
    ],
)
def test_an_item_is_named_with_all_its_words(text: str, intent: str, product: str) -> None:
    assert staff(text, intent)["product"] == product


def test_staff_who_change_a_model_offer_no_car_in_exchange() -> None:
    assert "payment" not in staff("troca o modelo por um treinado ontem", "retrain")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nada mais antigo do que 2017", {"year_min": 2017}),
        ("não pego carro anterior a 2020", {"year_min": 2020}),
        ("até 2016, mais novo que isso não", {"year_max": 2016}),
        ("não quero 2015", {}),
    ],
)
def test_who_wants_nothing_older_wants_it_or_newer(text: str, expected: dict[str, Any]) -> None:
    assert customer(text, "provide_profile") == expected


@pytest.mark.parametrize(
    "text",
    ["posso mandar um mecânico olhar?", "esse motor tem correia banhada a óleo?", "tem o manual e a nota?", "fiquei vermelho de raiva"],
)
def test_a_mechanic_a_belt_and_a_booklet_are_no_traits(text: str) -> None:
    assert not {"transmission", "fuel", "colors"} & customer(text, "car_details").keys()


@pytest.mark.parametrize(
    ("text", "quantity", "unit", "product"),
    [
        ("compra quatro toneladas e meia de cantoneira", 4.5, "t", "cantoneira"),
        ("pede álcool isopropílico dez mil litros", 10000, "l", "álcool isopropílico"),
        ("compra três sacos de lixo 60 litros", 3, None, "lixo 60 litros"),
    ],
)
def test_a_quantity_told_in_words_is_one_wherever_it_stands(text: str, quantity: float, unit: str | None, product: str) -> None:
    read = staff(text, "create_po")
    assert (read.get("quantity"), read.get("unit"), read.get("product")) == (quantity, unit, product)
