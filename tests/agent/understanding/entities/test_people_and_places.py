import pytest

from tests.agent.understanding.entities.reading import customer, staff


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivone, de Criciúma SC", {"name": "Ivone", "city": "Criciúma", "state": "SC"}),
        ("sou de betim", {"city": "Betim"}), ("moro em santos", {"city": "Santos"}),
        ("Juiz de Fora", {"city": "Juiz de Fora"}),
        ("São João de Meriti rj", {"city": "São João de Meriti", "state": "RJ"}),
        ("bh", {"city": "Belo Horizonte"}),
        ("sou de sampa", {"city": "São Paulo"}), ("moro em Natal", {"city": "Natal"}),
        ("Campinas/SP", {"city": "Campinas", "state": "SP"}),
        ("Sinop (MT)", {"city": "Sinop", "state": "MT"}), ("interior do espirito santo", {"state": "ES"}),
        ("floripa", {"city": "Florianópolis"}),
        ("moro em sao jose do rio preto", {"city": "São José do Rio Preto"}),
        ("sou goiano mas moro em uberaba", {"city": "Uberaba"}), ("bsb", {"city": "Brasília"}),
    ],
)  # fmt: skip
def test_a_place_is_read_as_officially_written(text: str, expected: dict[str, str]) -> None:
    assert customer(text, "provide_profile") == expected


@pytest.mark.parametrize(
    "text",
    ["até mês passado", "boa vista do carro", "no natal", "que joia", "feliz da vida", "em dia",
         "o registro", "vitória nossa", "santos do céu",
     "pra campanha", "loja própria", "em março", "a serra elétrica", "se o valor", "to vendo", "pra mim"],
)  # fmt: skip
def test_a_word_that_is_also_a_town_is_no_place(text: str) -> None:
    assert not {"city", "state"} & customer(text, "search_cars").keys()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kauã", "Kauã"), ("meu nome eh thaynara", "thaynara"),
        ("me chamo Ana Beatriz, moro em Osasco", "Ana Beatriz"),
        ("Pode chamar de Zé mesmo rs", "Zé"),
        ("Carlos Eduardo Menezes, Ribeirão Preto - SP", "Carlos Eduardo Menezes"),
        ("Bom dia, sou a Marlene de Petrópolis.", "Marlene"),
        ("wesley santos, 21 997740816", "wesley santos"),
        ("aqui é o Denilson, não achei a loja", "Denilson"), ("nome: Edmilson Rocha", "Edmilson Rocha"),
        ("Maria do Carmo", "Maria do Carmo"),
    ],
)  # fmt: skip
def test_a_name_keeps_the_letters_as_typed(text: str, name: str) -> None:
    assert customer(text, "provide_profile")["name"] == name


@pytest.mark.parametrize(
    "text",
    [
        "sou motorista",
        "nome sujo",
        "meu nome tá limpo",
        "sou de Goiânia",
        "sou o dono",
        "quero um carro",
        "Diesel",
    ],
)
def test_what_is_said_of_oneself_is_not_always_a_name(text: str) -> None:
    assert "name" not in customer(text, "provide_profile")


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("11 98412-7730", "+5511984127730"), ("(11) 97301-5582", "+5511973015582"),
        ("38 9 8822 1140", "+5538988221140"),
        ("+55 21 99774-0816", "+5521997740816"), ("31 9655 2014", "+5531996552014"),
        ("(11) 3456-7890", "+551134567890"),
    ],
)  # fmt: skip
def test_a_phone_is_given_in_e164_with_its_ninth_digit(text: str, phone: str) -> None:
    assert customer(text, "provide_profile") == {"phone": phone}


@pytest.mark.parametrize(
    ("text", "cpf"),
    [
        ("meu cpf 453.331.478-33", "45333147833"),
        ("23862551156", "23862551156"),
        ("CPF: 387.981.135-00", "38798113500"),
    ],
)
def test_a_cpf_is_its_digits(text: str, cpf: str) -> None:
    assert customer(text, "provide_profile") == {"cpf": cpf}


def test_an_email_is_no_other_entity() -> None:
    assert customer("juliana.prado88@gmail.com", "provide_profile") == {"email": "juliana.prado88@gmail.com"}
    assert staff("manda pra contas@padaria.com.br o fechamento", "report") == {"email": "contas@padaria.com.br"}


def test_a_phone_dictated_digit_by_digit_is_read() -> None:
    text = "meu número é vinte e um nove nove sete três dois quatro um oito oito"
    assert customer(text, "human")["phone"] == "+5521997324188"


@pytest.mark.parametrize(
    ("text", "cnpj"),
    [
        ("anota o cnpj: 11.222.333/0001-81", "11222333000181"),
        ("pode faturar no 11222333000181", "11222333000181"),
        ("12.abc.345/01de-35", "12ABC34501DE35"),
        ("o cnpj 12ABC34501DE35", "12ABC34501DE35"),
    ],
)
def test_a_cnpj_is_its_fourteen_characters_old_or_new(text: str, cnpj: str) -> None:
    assert customer(text, "provide_profile") == {"cnpj": cnpj}


@pytest.mark.parametrize("text", ["cnpj 11.222.333/0001-82", "00.000.000/0000-00", "meu cnpj é 11222333000180"])
def test_a_cnpj_with_wrong_check_digits_is_none_and_no_price(text: str) -> None:
    assert customer(text, "provide_profile") == {}


@pytest.mark.parametrize("text", ["meu cpf é 111.111.111-11", "cpf 453.331.478-34", "cpf: 12345678900", "000.000.000-00"])
def test_wrong_check_digits_make_no_cpf_and_nothing_else_either(text: str) -> None:
    assert customer(text, "provide_profile") == {}


@pytest.mark.parametrize(
    ("words", "city"), [("minha esposa Jurema quer um SUV", None), ("a Dona Francisca quer um onix", None), ("moro em Jurema", "Jurema")]
)
def test_somebody_of_the_family_is_no_town(words: str, city: str | None) -> None:
    assert customer(words).get("city") == city


@pytest.mark.parametrize("words", ["o 2021, sexta 14h pode ser? Sueli Arantes", "consigo ver ele segunda 9h? Vânia Sales"])
def test_a_name_signed_at_the_end_is_the_speakers(words: str) -> None:
    assert customer(words, "test_drive")["name"] in words.split("? ")[1]
