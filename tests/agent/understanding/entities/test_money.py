import pytest

from tests.agent.understanding.entities.reading import customer

BUDGETS = [
    ("80", 80_000), ("90 mil", 90_000), ("45 conto", 45_000), ("70 pila", 70_000), ("60k", 60_000),
    ("60 K", 60_000),
    ("noventa e dois mil e quinhentos", 92_500), ("110.000,00", 110_000), ("R$ 67.900,00", 67_900),
    ("uns 90", 90_000),
    ("até 35 mil", 35_000), ("ate 22", 22_000), ("no máximo 70 pila", 70_000), ("por volta de 60", 60_000),
    ("na faixa dos 40 mil", 40_000), ("cem mil", 100_000), ("cento e vinte mil", 120_000),
    ("trinta e nove mil", 39_000),
    ("mil reais não, é 52 mil", 52_000), ("80mil", 80_000), ("80 miu", 80_000),
    ("vinte e sete mil e quinhentos", 27_500),
    ("92 mil e 500", 92_500), ("55 pau", 55_000), ("48 contos", 48_000), ("R$75000", 75_000),
    ("75.000", 75_000),
    ("meu teto é 65 mil", 65_000), ("não passa de 58 mil", 58_000), ("setenta", 70_000),
    ("setentinha", 70_000),
    ("tenho até setenta", 70_000), ("orçamento: R$ 110.000,00", 110_000),
    ("em torno de 95 mil reais", 95_000),
    ("33 mil e quinhentos", 33_500), ("1,2 milhão", 1_200_000), ("meio milhão", 500_000),
    ("abaixo de 40k", 40_000),
    ("duzentos e trinta mil", 230_000), ("60 e poucos mil", 60_000), ("44,9 mil", 44_900),
    ("até uns quarenta e seis mil", 46_000),
    ("cinquenta e cinco mil no máximo", 55_000),
    ("onix ai tem? queria um que nao passe de 60", 60_000), ("no maximo dos maximos 70", 70_000), ("tem suv sem passar de 80?", 80_000),
    ("procuro um carro, nao posso gastar mais que 60", 60_000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "most"), BUDGETS)
def test_a_bare_amount_is_the_most_the_customer_wants_to_pay(text: str, most: int) -> None:
    assert customer(text, "provide_profile")["budget_max"] == most


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("entre 50 e 70 mil", 50_000, 70_000),
        ("de 60 a 80", 60_000, 80_000),
        ("entre 30 e 40", 30_000, 40_000),
        ("de R$ 80.000 a R$ 95.000", 80_000, 95_000),
        ("uns 40 a 48 mil", 40_000, 48_000),
        ("entre trinta e cinco e quarenta mil", 35_000, 40_000),
        ("meu orçamento seria de 40 a 48 mil", 40_000, 48_000),
        ("na faixa de 50 a 60k", 50_000, 60_000),
    ],
)
def test_a_range_of_money_has_both_ends(text: str, low: int, high: int) -> None:
    found = customer(text, "provide_profile")
    assert (found["budget_min"], found["budget_max"]) == (low, high)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("acima de 120 mil", 120_000),
        ("a partir de 80 mil", 80_000),
        ("mais de 150k", 150_000),
        ("no mínimo 60 mil", 60_000),
    ],
)
def test_a_lower_bound_is_the_least(text: str, least: int) -> None:
    found = customer(text, "provide_profile")
    assert found == {"budget_min": least}


@pytest.mark.parametrize(
    ("text", "intent", "expected"),
    [
        ("20 mil de entrada", "provide_profile", {"down_payment": 20_000}),
        ("minha entrada é de 8.500", "provide_profile", {"down_payment": 8_500}),
        ("simula com 15k de entrada", "financing", {"down_payment": 15_000}),
        ("dou entrada de dez e pago o resto em cinquenta vezes", "financing", {"down_payment": 10_000,
        "installments": 50}),
        ("faz com 5 conto de entrada em 60x?", "financing", {"down_payment": 5_000, "installments": 60}),
        ("parcela até mil e duzentos", "provide_profile", {"monthly_payment": 1_200}),
        ("R$ 1.200 por mês", "financing", {"monthly_payment": 1_200}),
        ("consigo pagar no máximo 850 por mes", "provide_profile", {"monthly_payment": 850}),
        ("com parcela de uns 700 oq eu consigo?", "financing", {"monthly_payment": 700}),
        ("em 48 vezes", "financing", {"installments": 48}),
        ("tá, e em 36?", "financing", {"installments": 36}),
        ("saldo em 36 parcelas", "financing", {"installments": 36}),
        ("se eu der trinta mil e dividir o resto em vinte e quatro", "financing", {"down_payment": 30_000,
        "installments": 24}),
    ],
)  # fmt: skip
def test_down_payment_and_instalments_are_no_budget(text: str, intent: str, expected: dict[str, int]) -> None:
    assert customer(text, intent) == expected


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("faz por 40?", 40_000),
        ("te dou 52 mil agora", 52_000),
        ("deixa por 35 e quinhentos?", 35_500),
        ("bora de 44,9?", 44_900),
        ("fecha em 57", 57_000),
        ("38 na mão, pegar ou largar", 38_000),
        ("minha proposta: 95k", 95_000),
        ("que tal cento e dois mil", 102_000),
        ("fechando por setenta e um mil eu levo hoje", 71_000),
        ("eu ponho 66, vc pede 69", 66_000),
        ("aceita 36 mil ao invés de 38?", 36_000),
    ],
)
def test_an_amount_in_a_negotiation_is_an_offer(text: str, offer: int) -> None:
    assert customer(text, "negotiate")["offer"] == offer


@pytest.mark.parametrize("text", ["tira 3 mil que eu levo", "dá mil de desconto?", "na esquina é 4 mil mais barato"])
def test_what_is_to_be_taken_off_is_no_offer(text: str) -> None:
    assert "offer" not in customer(text, "negotiate")


@pytest.mark.parametrize(
    "text",
    [
        "até 80 mil km",
        "7 lugares",
        "em 60x",
        "tenho 35 anos",
        "sou do 3º andar",
        "liguei 4 vezes",
        "até 2018",
        "4 portas",
    ],
)
def test_other_quantities_are_no_money(text: str) -> None:
    assert not {"budget_max", "budget_min", "offer"} & customer(text, "provide_profile").keys()


def test_without_an_intent_a_price_wish_is_still_a_budget() -> None:
    assert customer("quero um suv até 90 mil")["budget_max"] == 90_000
    assert customer("fecha por 45?")["offer"] == 45_000


@pytest.mark.parametrize("intent", ["provide_profile", "financing"])
def test_a_budget_called_so_is_one_beside_a_down_payment(intent: str) -> None:
    found = customer("meu orçamento é 130 mas consigo dar 40 de entrada em 48x", intent)
    assert (found["budget_max"], found["down_payment"]) == (130_000, 40_000)


@pytest.mark.parametrize(
    ("text", "intent", "limit"),
    [("então sobe pra 55 mas quero 2019 ou mais novo", "refine_search", 55_000),
     ("tem onix? queria um q nao passe de 60", "search_cars", 60_000),
     ("um suv que não ultrapasse 80 e seja flex", "search_cars", 80_000), ("hatch que não passe de 60 mil km", "search_cars", None)],
)  # fmt: skip
def test_a_limit_raised_or_not_to_be_passed_is_the_budget(text: str, intent: str, limit: int | None) -> None:
    assert customer(text, intent).get("budget_max") == limit
