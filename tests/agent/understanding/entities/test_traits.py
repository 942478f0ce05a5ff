import pytest

from tests.agent.understanding.entities.reading import customer

TRAITS = [
    ("2 portas n quero", {"doors": 4}), ("um suv", {"categories": ["SUV"]}), ("caminhonete", {"categories": ["Picape"]}),
    ("sedã ou hatch", {"categories": ["Sedan", "Hatch"]}),
    ("perua", {"categories": ["Perua"]}), ("conversível", {"categories": ["Conversível"]}),
    ("a diesel", {"fuel": "Diesel"}),
    ("flex", {"fuel": "Flex"}), ("com kit gás", {"fuel": "GNV"}), ("híbrido", {"fuel": "Híbrido"}),
    ("elétrico", {"fuel": "Elétrico"}),
    ("a álcool", {"fuel": "Etanol"}), ("automatico", {"transmission": "Automático"}),
    ("câmbio cvt", {"transmission": "Automático"}),
    ("mecânico", {"transmission": "Manual"}), ("manual", {"transmission": "Manual"}),
    ("preto ou branco", {"colors": ["preto", "branco"]}),
    ("vermelhinho", {"colors": ["vermelho"]}), ("azuis", {"colors": ["azul"]}),
    ("cinza chumbo", {"colors": ["cinza"]}),
    ("7 lugares", {"seats": 7}), ("quatro portas", {"doors": 4}), ("2 portas", {"doors": 2}),
    ("ALCOL", {"fuel": "Etanol"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TRAITS)
def test_a_trait_is_read_in_its_canonical_form(text: str, expected: dict[str, object]) -> None:
    assert customer(text, "search_cars") == expected


@pytest.mark.parametrize(
    "text",
    [
        "posto de gasolina", "placa preta", "direção elétrica", "vidro elétrico", "piloto automático",
        "manual do proprietário",
        "cartão black", "black friday", "porta malas", "consumo na estrada desse", "meu mecânico",
        "conta no vermelho", "ar automático",
    ],
)  # fmt: skip
def test_a_word_that_only_sounds_like_a_trait_is_none(text: str) -> None:
    assert not customer(text, "car_details")


WISHES = [
    ("pra rodar uber", {"usage": ["aplicativo"]}), ("carro de família", {"usage": ["família"]}),
    ("pra viajar", {"usage": ["viagem"]}),
    ("pra roça", {"usage": ["rural"]}), ("pra trabalhar", {"usage": ["trabalho"]}),
    ("só na cidade", {"usage": ["urbano"]}),
    ("cidade e estrada", {"usage": ["urbano", "viagem"]}), ("econômico", {"priorities": ["economia"]}),
    ("que beba pouco", {"priorities": ["economia"]}),
    ("confortável", {"priorities": ["conforto"]}), ("seguro", {"priorities": ["segurança"]}),
    ("porta malas grande", {"priorities": ["espaço"]}),
    ("potente", {"priorities": ["desempenho"]}), ("cheio de tecnologia", {"priorities": ["tecnologia"]}),
    ("fácil de revender", {"priorities": ["revenda"]}), ("manutenção barata", {"priorities": ["manutenção"]}),
    ("que não dê oficina", {"priorities": ["manutenção"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WISHES)
def test_uses_and_priorities_are_read(text: str, expected: dict[str, object]) -> None:
    assert customer(text, "provide_profile") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("à vista", ["à vista"]), ("vou financiar", ["financiado"]),
        ("consórcio contemplado", ["consórcio"]), ("aceita na troca?", ["troca"]),
        ("parte à vista e o resto financiado", ["à vista", "financiado"]),
        ("financiamento não, só consórcio", ["consórcio"]),
    ],
)  # fmt: skip
def test_the_way_of_paying_is_read_where_it_is_named(text: str, expected: list[str]) -> None:
    assert customer(text, "provide_profile")["payment"] == expected


@pytest.mark.parametrize("text", ["60x", "outra financeira", "troca de óleo", "parcelado"])
def test_what_names_no_way_of_paying_is_none(text: str) -> None:
    assert "payment" not in customer(text, "financing")


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("é urgente", "imediata"), ("o quanto antes", "imediata"), ("pra ontem", "imediata"),
        ("o mais rapido possivel", "imediata"),
        ("essa semana ainda", "semana"), ("mês que vem", "mês"), ("ainda esse mês", "mês"),
        ("só olhando por enquanto", "pesquisando"),
        ("sem pressa", "pesquisando"),
    ],
)  # fmt: skip
def test_urgency_is_read(text: str, urgency: str) -> None:
    assert customer(text, "provide_profile") == {"urgency": urgency}


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("o segundo", [2]), ("o 1 e o 3", [1, 3]), ("o último", [-1]), ("o primeiro e o quarto", [1, 4]),
        ("me da detalhes do numero 5", [5]),
        ("o penúltimo", [-2]), ("quero saber mais do 3", [3]), ("a terceira opção", [3]),
        ("compara o 1 com o 2", [1, 2]),
        ("entre o primeiro e o último", [1, -1]), ("esse ultimo", [-1]),
        ("nao, esse ultimo nao. o do meio ai, ele é flex?", [2]),
    ],
)  # fmt: skip
def test_positions_in_the_list_shown_are_read(text: str, refs: list[int]) -> None:
    assert customer(text, "car_details")["car_refs"] == refs


@pytest.mark.parametrize(
    "text",
    [
        "meu primeiro carro",
        "segunda-feira",
        "segundo dono",
        "em primeiro lugar",
        "o 1.0 turbo",
        "o 208",
        "às 3 da tarde",
        "quarto de hotel",
        "lá pro meio do mês",
    ],
)
def test_other_ordinals_are_no_positions(text: str) -> None:
    assert "car_refs" not in customer(text, "car_details")
