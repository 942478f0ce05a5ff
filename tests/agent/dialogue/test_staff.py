"""What the shop's people ask of the assistant, and what each role is told."""

from __future__ import annotations

import pytest

from domain.people import Role
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, text


@pytest.fixture
async def helena(introduce: Introduce) -> Speaker:
    """A manager, after two customers have talked: Ana is in a hurry and knows her budget, Bruno only looks around."""
    for person, said in {
        "ana": ("oi", "sim", "meu nome é Ana Prado, meu zap é 19 99812-4410", "quero um suv até 90 mil", "preciso comprar essa semana"),
        "x7": ("oi", "sim", "quero um hatch"),
    }.items():
        await introduce(person_id=person).has_said(*said)
    return introduce(role=Role.MANAGER, person_id="helena")


@pytest.mark.parametrize("asked", ["quais os leads quentes?", "qual a nota da Ana?", "pra quem eu ligo primeiro?"])
async def test_a_buyer_is_told_that_leads_are_for_others_and_for_whom(introduce: Introduce, asked: str) -> None:
    answer = await introduce(role=Role.BUYER, person_id="jorge").says(asked)
    assert not answer.tools
    assert all(word in text(answer) for word in ("comprador", "leads", "vendedores", "gerentes"))


@pytest.mark.parametrize("asked", ["score do lead 2", "qual a nota do segundo lead?"])
async def test_a_lead_is_named_by_its_place_in_the_list(helena: Speaker, asked: str) -> None:
    listed = await helena.says("lista os leads")
    assert text(listed).index("1. Ana Prado") < text(listed).index("2. Cliente que ainda não disse o nome")
    assert called(await helena.says(asked), "score_lead") == {"lead": "x7"}


async def test_a_place_counts_in_the_ranking_where_no_list_was_shown(helena: Speaker) -> None:
    assert "Ana Prado" in text(await helena.says("score do lead 1"))


async def test_no_id_of_ours_is_shown(helena: Speaker) -> None:
    for asked in ("lista os leads", "score do lead 2"):
        assert "x7" not in text(await helena.says(asked))


@pytest.mark.parametrize(("asked", "wanted"), [("leads mornos", "medium"), ("me mostra os leads frios", "low"), ("leads quentes", "high")])
async def test_leads_are_listed_by_temperature(helena: Speaker, asked: str, wanted: str) -> None:
    assert called(await helena.says(asked), "list_leads") == {"temperature": wanted}


async def test_whom_to_call_first_is_one_person_with_the_reason(helena: Speaker) -> None:
    answer = text(await helena.says("quem eu ligo primeiro?"))
    assert answer.startswith("Comece por Ana Prado")
    assert "+5519998124410" in answer
    assert "Cliente que" not in answer


async def test_who_said_stop_is_not_proposed_for_a_call(helena: Speaker, introduce: Introduce) -> None:
    ana = introduce(person_id="ana")
    ana.turns = 5
    await ana.says("PARAR")
    assert "Ana Prado" not in text(await helena.says("quem eu ligo primeiro?"))
    assert "não quer que a loja chame" in text(await helena.says("lista os leads"))


async def test_the_phone_of_a_lead_is_told(helena: Speaker) -> None:
    assert "+5519998124410" in text(await helena.says("qual o telefone do primeiro lead?"))


async def test_the_visits_of_a_day_are_told(helena: Speaker, introduce: Introduce) -> None:
    ana = introduce(person_id="ana")
    ana.turns = 5
    await ana.has_said("quero ver a Creta amanhã às 15h", "sim")
    answer = text(await helena.says("quantas visitas amanhã?"))
    assert all(word in answer for word in ("1 visita amanhã (25/11)", "15h", "Ana Prado", "Creta"))
    assert "Nenhuma visita" in text(await helena.says("quantas visitas temos na sexta?"))


async def test_staff_find_cars_by_what_a_customer_would_say(helena: Speaker) -> None:
    answer = await helena.says("tem algum suv até 85 mil no estoque?")
    assert called(answer, "recommend_cars")["budget_max"] == 85_000
    assert [card.id for card in answer.replies[0].cards] == ["creta-1"]
    assert called(await helena.says("o onix ltz 2019 ainda tá aí?"), "recommend_cars")["models"] == ["Onix"]


@pytest.mark.parametrize("asked", ["apaga os dados da Ana", "exclui o cadastro da cliente Ana Prado", "apaga meus dados"])
async def test_staff_are_told_how_data_are_erased_and_nothing_of_their_own_is_offered(helena: Speaker, shop: Records, asked: str) -> None:
    answer = await helena.says(asked)
    assert "balcao privacy erase" in text(answer)
    assert "administrador" in text(answer)
    assert not answer.tools
    await helena.says("sim")
    async with shop.reading(TENANT) as books:
        assert await books.people.find("helena") is not None


@pytest.mark.parametrize("asked", ["me conta mais do primeiro", "e o primeiro?", "quero ver mais sobre o primeiro"])
async def test_one_of_the_listed_leads_is_told_more_of(helena: Speaker, asked: str) -> None:
    await helena.says("lista os leads")
    answer = await helena.says(asked)
    assert called(answer, "score_lead") == {"lead": "ana"}
    assert "Procura SUV até R$ 90.000" in text(answer)


async def test_him_or_her_is_the_lead_told_last(helena: Speaker) -> None:
    await helena.says("qual a nota da Ana?")
    assert "+5519998124410" in text(await helena.says("qual o telefone dela?"))
    assert "Procura SUV" in text(await helena.says("o que ela procura?"))


async def test_a_lead_pointed_at_for_their_phone_is_gone_on_with(helena: Speaker) -> None:
    await helena.says("quais os leads?")
    assert "+5519998124410" in text(await helena.says("me passa o whats da primeira"))
    assert called(await helena.says("por que ela é quente?"), "score_lead") == {"lead": "Ana Prado"}


async def test_leads_that_are_new_are_those_who_came_in_the_days_asked_about(helena: Speaker) -> None:
    answer = await helena.says("leads novos da semana")
    assert called(answer, "list_leads") == {"since": "2026-11-23", "until": "2026-11-24"}
    assert "Ana Prado" in text(answer)
    assert "Nenhum lead novo ontem (23/11)." in text(await helena.says("chegou lead novo ontem?"))


async def test_one_of_the_listed_cars_is_told_more_of(helena: Speaker) -> None:
    listed = text(await helena.says("tem suv até 90 mil?"))
    assert "branco" in listed
    answer = await helena.says("me fala mais do segundo")
    assert called(answer, "car_details")["car_id"] in ("creta-1", "tracker-1")
    assert called(await helena.says("qual o mais barato?"), "car_details")["car_id"] == "creta-1"


async def test_leads_are_found_by_what_they_look_for(helena: Speaker) -> None:
    answer = text(await helena.says("quais leads procuram suv?"))
    assert "Ana Prado" in answer
    assert "ainda não disse o nome" not in answer
    assert called(await helena.says("me fala mais do primeiro"), "score_lead") == {"lead": "ana"}
    assert "Nenhum lead" in text(await helena.says("algum cliente querendo picape?"))


async def test_a_figure_is_set_against_another_period(helena: Speaker) -> None:
    await helena.says("quantas conversas tivemos?")
    answer = text(await helena.says("e em relação ao mês passado?"))
    assert answer.count("conversas com clientes") == 2
    assert "01/10" in answer


@pytest.mark.parametrize("asked", ["qual o tempo médio parado no pátio?", "tem carro encalhado no estoque?"])
async def test_days_in_stock_are_said_not_to_be_measured(helena: Speaker, asked: str) -> None:
    assert "não meço" in text(await helena.says(asked))


async def test_what_is_not_done_yet_is_said_with_the_nearest_thing_there_is(helena: Speaker) -> None:
    priced = await helena.says("qual preço eu coloco no Creta?")
    assert "ainda não" in text(priced)
    assert "R$" in text(priced)
    assert called(priced, "recommend_cars")["models"] == ["Creta"]
    assert "leads por pontuação" in text(await helena.says("separa os clientes em grupos"))


async def test_leave_told_by_hearsay_and_a_lost_password_are_answered_as_they_are(introduce: Introduce, helena: Speaker) -> None:
    seller = introduce(role=Role.SELLER, person_id="marina")
    await seller.says("aprova a oc 9")
    hearsay = await seller.says("o chefe deu o ok")
    assert not hearsay.tools
    assert "próprio login" in text(hearsay)
    assert "administrador" in text(await helena.says("o sistema não abre aqui"))


async def test_visits_asked_for_with_a_slip_are_visits(helena: Speaker) -> None:
    called(await helena.says("quais vistas vocês têm na quinta?"), "business_metrics")


@pytest.mark.parametrize("asked", ["qual dos dois ligo primeiro", "entre os dois quem tem mais chance?"])
async def test_of_two_leads_told_the_one_with_more_points_comes_first_and_why(introduce: Introduce, helena: Speaker, asked: str) -> None:
    await introduce(person_id="davi").has_said("oi", "sim", "meu nome é Davi Luz", "quero um hatch")
    await helena.has_said("qual a nota da Ana?", "e o Davi?")
    answer = await helena.says(asked)
    assert [tool.name for tool in answer.tools] == ["score_lead", "score_lead"]
    assert text(answer).startswith("Comece por Ana Prado")
    assert "O que pesa: " in text(answer)
