"""What a message means in a talk, beyond its label: who speaks, and what is meant beside what is said."""

from __future__ import annotations

import pytest

from agent.understanding import Understanding
from agent.understanding.cues.car_questions import facts_asked
from tests.agent.understanding.conftest import NOW


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("quero ver o onix\nsabado 10h\nraquel dias\n19 99123-4567", "raquel dias"),
        ("MARCA O KWID PRA SEXTA 15H\nOSVALDO PRADO", "OSVALDO PRADO"),
        ("posso ver o tracker amanhã 9h, Telma Reis, 19 98123-4567", "Telma Reis"),
        ("quero ver o onix\nsabado 10h\nTelma\n19 99123-4567", "Telma"),
        ("sou a osmarina moro em valinhos", "osmarina"),
    ],
)
def test_a_piece_that_is_nothing_but_a_name_tells_who_speaks(understanding: Understanding, said: str, name: str) -> None:
    assert understanding.read_all(said, role="customer", now=NOW)[0].entities["name"] == name


@pytest.mark.parametrize("said", ["quero ver o onix\nna loja de campinas\nrosa", "sou a manicure do bairro", "sou o vizinho da loja"])
def test_a_place_a_colour_and_a_trade_are_no_names(understanding: Understanding, said: str) -> None:
    assert "name" not in understanding.read_all(said, role="customer", now=NOW)[0].entities


def test_a_car_put_behind_a_no_is_not_meant_without_a_comma_either(understanding: Understanding) -> None:
    reading = understanding.read_all("na verdade queria ver o tracker nao a creta", role="customer", now=NOW)[0]
    assert reading.entities["models"] == ["Tracker"]
    asked = understanding.read_all("por que não o creta?", role="customer", now=NOW)[0]
    assert asked.entities["models"] == ["Creta"]


def test_what_comes_before_a_no_without_a_comma_is_not_wished(understanding: Understanding) -> None:
    reading = understanding.read_all("quero um carro automático mas sedan não e nada de vermelho", role="customer", now=NOW)[0]
    assert "categories" not in reading.entities
    assert reading.refused["categories"] == ["Sedan"]


@pytest.mark.parametrize(
    ("said", "brands"),
    [
        ("só não me venha com Peugeot, já sofri muito", ["Peugeot"]),
        ("não me traz nada da Fiat nem da Renault", ["Fiat", "Renault"]),
        ("deus me livre de citroen", ["Citroën"]),
        ("jeep nem de graça", ["Jeep"]),
        ("ford nunca mais", ["Ford"]),
        ("de chery eu tô fora", ["Chery"]),
    ],
)
def test_a_make_is_refused_in_many_ways(understanding: Understanding, said: str, brands: list[str]) -> None:
    reading = understanding.read_all(said, role="customer", now=NOW)[0]
    assert (reading.intent, reading.refused, "brands" in reading.entities) == ("refine_search", {"brands": brands}, False)


@pytest.mark.parametrize(
    ("said", "wished"),
    [
        ("não é que eu não curta sedan, mas preferia um carro mais alto", ["SUV"]),
        ("nada contra picape, mas quero um hatch", ["Hatch"]),
        ("gosto de minivan mas queria um sedan", ["Sedan"]),
    ],
)
def test_what_is_let_pass_is_neither_wished_nor_refused(understanding: Understanding, said: str, wished: list[str]) -> None:
    reading = understanding.read_all(said, role="customer", now=NOW)[0]
    assert (reading.entities["categories"], reading.refused) == (wished, {})


@pytest.mark.parametrize(
    "said", ["esquece as crianças, é só pra mim", "deixa pra lá meus netos, pode ser um pequeno", "não precisa mais caber 7"]
)
def test_without_those_who_were_to_ride_along_the_seats_are_free(understanding: Understanding, said: str) -> None:
    reading = understanding.read_all(said, role="customer", now=NOW)[0]
    assert reading.waived["seats"] == []


@pytest.mark.parametrize(
    "said", ["tô no trampo, rapidinho: tem suv até 70 mil?", "eles vão de 99, mostra os suv", "saindo do serviço agora, tem suv?"]
)
def test_where_somebody_writes_from_is_no_use_of_the_car(understanding: Understanding, said: str) -> None:
    assert "usage" not in understanding.read_all(said, role="customer", now=NOW)[0].entities


def test_somebody_elses_car_is_neither_wished_nor_given(understanding: Understanding) -> None:
    reading = understanding.read_all("é o Fit que eu quero, minha irmã que tem City", role="customer", now=NOW)[0]
    assert reading.entities["models"] == ["Fit"]


@pytest.mark.parametrize("said", ["quais hb20 entram no meu bolso?", "qual onix é automático?"])
def test_which_cars_of_a_model_will_do_is_a_search(understanding: Understanding, said: str) -> None:
    assert understanding.read_all(said, role="customer", now=NOW)[0].intent == "search_cars"


@pytest.mark.parametrize("said", ["e dessas aí qual tu me recomenda", "o q vc levaria desses dois", "qual dos três vc pegaria?"])
def test_which_of_them_one_would_take_is_a_comparison(understanding: Understanding, said: str) -> None:
    assert understanding.read_all(said, role="customer", now=NOW)[0].intent == "compare_cars"


@pytest.mark.parametrize(
    "said", ["ok, vou trazer minha esposa pra olhar", "queria levar meu pai pra conhecer ele", "dá pra passar aí ver ele de perto?"]
)
def test_whoever_brings_somebody_to_look_visits(understanding: Understanding, said: str) -> None:
    assert understanding.read_all(said, role="customer", now=NOW)[0].intent == "test_drive"


def test_having_a_licence_belongs_to_the_question_before(understanding: Understanding) -> None:
    readings = understanding.read_all("meu filho pode dirigir? ele já tem carteira", role="customer", now=NOW)
    assert [reading.intent for reading in readings] == ["test_drive"]


@pytest.mark.parametrize(
    ("said", "place"), [("adorei o segundo", 2), ("me interessei muito pelo terceiro", 3), ("curti demais a primeira", 1)]
)
def test_liking_one_of_a_list_asks_for_it(understanding: Understanding, said: str, place: int) -> None:
    reading = understanding.read_all(said, role="customer", now=NOW)[0]
    assert (reading.intent, reading.entities["car_refs"]) == ("car_details", [place])


@pytest.mark.parametrize("said", ["vou conversar com minha sogra e te aviso", "preciso falar no banco, depois eu volto"])
def test_whoever_comes_back_later_is_not_asked_again(understanding: Understanding, said: str) -> None:
    reading = understanding.read_all(said, role="customer", now=NOW)[0]
    assert (reading.intent, reading.confidence) == ("deny", 0.5)


@pytest.mark.parametrize(
    ("said", "refused"),
    [("meu marido não gosta de prata", {"colors": ["prata"]}), ("minha mulher não quer hatch", {"categories": ["Hatch"]})],
)
def test_what_somebody_at_home_does_not_like_is_refused(understanding: Understanding, said: str, refused: dict[str, list[str]]) -> None:
    reading = understanding.read_all(said, role="customer", now=NOW)[0]
    assert (reading.intent, reading.refused) == ("refine_search", refused)


@pytest.mark.parametrize("said", ["45 mil q eu queria dizer", "ops, era 45 que eu quis falar", "o mais novo que caiba em 45"])
def test_the_limit_is_put_right_afterwards(understanding: Understanding, said: str) -> None:
    assert understanding.read_all(said, role="customer", now=NOW)[0].entities["budget_max"] == 45_000


@pytest.mark.parametrize(
    ("said", "intent"),
    [("risca meu nome da agenda", "test_drive"), ("tira a minha visita", "test_drive"), ("risca meu nome do cadastro", "privacy_erase")],
)
def test_giving_up_a_visit_erases_nothing(understanding: Understanding, said: str, intent: str) -> None:
    assert understanding.read_all(said, role="customer", now=NOW)[0].intent == intent


def test_wanting_something_on_record_erases_nothing(understanding: Understanding) -> None:
    assert understanding.read_all("só quero deixar isso registrado aí", role="customer", now=NOW)[0].intent != "privacy_erase"


@pytest.mark.parametrize(("said", "asked"), [("me dá mais detalhes dele", False), ("tem algum detalhe na lataria?", True)])
def test_details_are_asked_of_a_car_or_of_its_state(said: str, asked: bool) -> None:
    assert ("state" in facts_asked(said)) is asked


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("não, nem precisa deletar nada", "deny"),
        ("não quero apagar não, só ver", "deny"),
        ("quero que apague tudo, não quero nada guardado", "privacy_erase"),
        ("se eu precisar depois posso chamar vcs de novo né", "goodbye"),
        ("quero falar com vocês agora, posso?", "human"),
    ],
)
def test_what_is_only_thought_of_is_not_done(understanding: Understanding, said: str, intent: str) -> None:
    assert understanding.read_all(said, role="customer", now=NOW)[0].intent == intent


def test_what_a_car_must_be_or_not_is_a_wish(understanding: Understanding) -> None:
    must = understanding.read_all("opa, meu pai tá dizendo aqui que precisa ser automático", role="customer", now=NOW)[0]
    assert must.intent in ("refine_search", "provide_profile")
    assert must.entities == {"transmission": "Automático"}
    never = understanding.read_all("só não me traga nada de prata", role="customer", now=NOW)[0]
    assert (never.intent, never.refused) == ("refine_search", {"colors": ["prata"]})


def test_being_sorry_for_a_delay_is_no_complaint(understanding: Understanding) -> None:
    reading = understanding.read_all("oi, desculpa o sumiço, fiquei sem celular. o carro ainda tá disponível?", role="customer", now=NOW)[0]
    assert reading.intent == "car_details"


@pytest.mark.parametrize("said", ["entro com 18 mil e o resto em 48", "coloco 18 mil e parcelo o restante"])
def test_what_is_given_before_the_rest_is_a_down_payment(understanding: Understanding, said: str) -> None:
    entities = understanding.read_all(said, role="customer", now=NOW)[0].entities
    assert (entities.get("down_payment"), "budget_max" in entities) == (18_000, False)


def test_spanish_numbers_in_words_are_read(understanding: Understanding) -> None:
    reading = understanding.read_all("puedo pagar hasta sesenta y ocho mil reales", role="customer", now=NOW, lately="es")[0]
    assert reading.entities["budget_max"] == 68_000


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("quero pagar pouco mas quero a melhor opção que a loja tiver", "search_cars"),
        ("oi, minha irmã comprou um carro aí faz um mês", "greet"),
        ("nada de parcelas, é à vista. faz por quanto?", "negotiate"),
        ("não precisa me passar pra vendedor, só quero o valor dele", "car_details"),
    ],
)
def test_what_is_asked_for_is_heard_beside_what_is_not(understanding: Understanding, said: str, intent: str) -> None:
    assert understanding.read_all(said, role="customer", now=NOW)[0].intent == intent
