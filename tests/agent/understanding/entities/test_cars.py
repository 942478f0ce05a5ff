import pytest

from agent.understanding.entities import Vocabulary, extract
from tests.agent.understanding.entities.reading import FRIDAY, customer, staff


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("tem hb 20?", ["HB20"]), ("um corola", ["Corolla"]), ("tcross ou t cross", ["T-Cross"]),
        ("kuid", ["Kwid"]),
        ("sivic", ["Civic"]), ("onics plus", ["Onix Plus"]), ("hrv", ["HR-V"]),
        ("palio weekend", ["Palio Weekend"]),
        ("doblo", ["Doblò"]), ("ecosporte", ["EcoSport"]), ("hilus", ["Hilux"]), ("l200 triton", ["L200"]),
        ("compas", ["Compass"]), ("renegad", ["Renegade"]), ("strda", ["Strada"]), ("sandeiro", ["Sandero"]),
        ("320i", ["320i"]), ("classe c", ["Classe C"]), ("208 ou c3", ["208", "C3"]),
        ("song plus", ["Song Plus"]),
        ("tiggo 7", ["Tiggo 7"]), ("f1000", ["F-1000"]), ("gol ou uno", ["Gol", "Uno"]), ("s10", ["S10"]),
        ("pajero tr4", ["Pajero TR4"]), ("um up tsi", ["Up"]), ("FIT OU CITY", ["Fit", "City"]),
    ],
)  # fmt: skip
def test_a_model_is_known_in_its_many_spellings(text: str, models: list[str]) -> None:
    assert customer(text, "search_cars")["models"] == models


@pytest.mark.parametrize(
    ("text", "brands"),
    [("vw", ["Volkswagen"]), ("gm", ["Chevrolet"]), ("chevy", ["Chevrolet"]), ("hiunday", ["Hyundai"]),
         ("renout", ["Renault"]),
     ("toiota", ["Toyota"]), ("mercedes", ["Mercedes-Benz"]), ("citroem", ["Citroën"]),
     ("volks ou fiat", ["Volkswagen", "Fiat"])],
)  # fmt: skip
def test_a_make_is_known_in_its_many_spellings(text: str, brands: list[str]) -> None:
    assert customer(f"tem algum {text}?", "search_cars")["brands"] == brands


@pytest.mark.parametrize(
    "text",
    [
        "sou o Bruno", "vida fitness", "foi uma goleada", "fiz um gol ontem", "que golaço",
        "gosto da loja", "gol do flamengo",
        "camisa polo", "polo industrial", "dar um up no visual", "tive uma boa ideia", "kkkkka",
        "estou na estrada", "a estrada é ruim",
        "vice versa", "manchester city", "fiquei bravo", "esse tipo de carro", "look fit",
        "uma marcha pesada", "carreta", "posto",
        "em março", "jogo de uno", "carro 4x4", "estilo moderno", "parado na cidade",
        "o compasso da música", "defender meu direito",
        "modelo novo", "o moço do posto", "boa viagem", "sorte no jogo", "espero resposta", "outro dia",
        "terá sorte", "1.0 completo",
    ],
)  # fmt: skip
def test_words_that_only_sound_like_a_car_are_none(text: str) -> None:
    assert not {"models", "brands"} & customer(text, "search_cars").keys()


def test_a_model_named_alone_does_not_add_its_make() -> None:
    assert customer("quero um onix", "search_cars") == {"models": ["Onix"]}
    assert customer("quero um ford ka", "search_cars") == {"models": ["Ka"], "brands": ["Ford"]}


@pytest.mark.parametrize(
    ("text", "key"),
    [("não quero sedan", "categories"), ("menos o onix", "models"),
         ("qualquer cor menos preto", "colors"), ("elétrico não, o resto serve", "fuel"),
     ("sem ser da fiat", "brands"), ("nem suv nem picape", "categories"),
     ("em vez do kwid mostra outro", "models"), ("não gosto de automático", "transmission")],
)  # fmt: skip
def test_a_refused_value_is_left_out(text: str, key: str) -> None:
    assert key not in customer(text, "search_cars")


def test_what_follows_a_refusal_is_wished_again() -> None:
    assert customer("não quero sedan, quero hatch", "search_cars") == {"categories": ["Hatch"]}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2020 pra cima", (2020, None)), ("a partir de 2018", (2018, None)), ("2014 pra frente",
        (2014, None)), ("até 2018", (None, 2018)),
        ("18/19", (2018, 2019)), ("2019/2020", (2019, 2020)), ("2015", (2015, 2015)), ("de 2015 até 2018",
        (2015, 2018)),
        ("2017 a 2019", (2017, 2019)), ("dois mil e doze", (2012, 2012)), ("onix 14", (2014, 2014)),
        ("parati 99", (1999, 1999)),
        ("ano mínimo 2019", (2019, None)), ("2022 em diante", (2022, None)), ("antes de 2015",
        (None, 2015)), ("pra cima de 2017", (2017, None)),
        ("um jetta 2013 ou um virtus 2018", (2013, 2018)),
    ],
)  # fmt: skip
def test_years_have_bounds(text: str, years: tuple[int | None, int | None]) -> None:
    found = customer(text, "search_cars")
    assert (found.get("year_min"), found.get("year_max")) == years


@pytest.mark.parametrize("text", ["comprei em 2022", "até 2 mil", "parcela de 2000", "daqui a 20 dias", "rua 2015", "2.000 reais"])
def test_other_numbers_are_no_years(text: str) -> None:
    assert not {"year_min", "year_max"} & customer(text, "search_cars").keys()


@pytest.mark.parametrize(
    ("text", "km"),
    [("80 mil km", 80_000), ("menos de 60 mil rodados", 60_000), ("até 70 mil km", 70_000),
         ("no máx 60 mil km", 60_000),
     ("quilometragem máxima de 60.000", 60_000), ("74.000km", 74_000),
     ("quarenta e dois mil quilômetros", 42_000), ("50k km", 50_000)],
)  # fmt: skip
def test_mileage_is_in_km(text: str, km: int) -> None:
    assert customer(text, "search_cars")["mileage_max"] == km


@pytest.mark.parametrize(
    "text",
    ["rodo 300 km por dia", "revisão de 40 mil km", "baixa km", "quantos km tem?", "garantia de 100 mil km"],
)
def test_other_distances_are_no_mileage(text: str) -> None:
    assert "mileage_max" not in customer(text, "search_cars")


def test_models_of_the_catalogue_are_known() -> None:
    found = extract("tem a Xpto Turbo?", role="customer", now=FRIDAY, vocabulary=Vocabulary(models=("Xpto Turbo",)))
    assert found["models"] == ["Xpto Turbo"]


def test_a_car_part_is_an_item_and_names_no_car() -> None:
    assert staff("tem correia do gol pra entregar?", "stock_status") == {"product": "correia do gol"}
