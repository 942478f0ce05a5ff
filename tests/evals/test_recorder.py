"""Any conversation becomes one file with nobody real in it, which plays again byte for byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from validate_docbr import CPF

from agent.understanding import Understanding
from domain.errors import NotFound
from domain.people import Role
from evals.recorder import Recording, StandIns, as_scenario, played_again, taped, with_cars_needed
from evals.runs import graded
from evals.scenarios import Player, Trial, load
from evals.scenarios.scenario import Bought
from evals.suites.recording import record
from evals.worlds import Speaker, World, Worlds

SAID = (
    "oi",
    "sim, pode guardar",
    "meu nome é Zuleide Quaresma, zap 19 93456-7788, cpf 529.982.247-25, zuleide.q@exemplo.net",
    "quero um SUV até 90 mil",
    "aqui é a ZULEIDE de novo, reserva a creta",
    "sim",
    "minha esposa Astrogilda mora na Rua das Palmeiras, 1234, Jardim Aurora, rg 45.678.901-2, cpf 111.222.333-44",
)
REAL = ("zuleide", "quaresma", "93456", "529.982", "@exemplo.net", "astrogilda", "palmeiras", "1234,", "aurora", "901-2", "333-44")


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return Understanding.load()


async def test_a_conversation_is_recorded_replayed_and_made_a_scenario(understanding: Understanding, tmp_path: Path) -> None:
    with Worlds(understanding) as worlds:
        async with worlds.opened(World()) as house:
            zuleide = Speaker(house, "zuleide")
            for words in SAID:
                await zuleide.says(words)
            recording = await taped(house, zuleide.conversation, worlds)
            with pytest.raises(NotFound):
                await taped(house, "eval:nobody", worlds)
        written = recording.as_bytes()
        assert not [real for real in REAL if real in written.decode().casefold()]
        assert [line.guessed for line in recording.lines] == [True, *[False] * 6]
        name = re.search(r"meu nome é (\w+) (\w+)", recording.lines[2].said)
        assert name is not None
        assert name[1].upper() in recording.lines[4].said
        assert [tool["name"] for tool in recording.lines[5].tools] == ["reserve_car"]
        assert recording.lines[5].tools[0]["result"]["car"]["id"] == "creta-18"
        assert recording.lines[3].understood[0]["entities"]["budget_max"] == 90_000
        assert all(line.as_it_was for line in recording.lines[:6])  # held a moment ago by the same code; a street may be read as a town

        again = Recording.model_validate_json(written)
        assert (await played_again(again, worlds)).as_bytes() == written

        lean = await with_cars_needed(recording, worlds)
        assert lean.lines == recording.lines
        assert 0 < len(lean.world.cars) < len(recording.world.cars)
        file = tmp_path / "recorded.yaml"
        file.write_text(as_scenario(lean, "recorded/zuleide"), encoding="utf-8")
        (scenario,) = load(file)
        assert scenario.turns[3].expect.calls["recommend_cars"]["budget_max"] == 90_000
        scenario = scenario.model_copy(update={"state": {}})
        (outcome,) = await graded(Player(worlds), [Trial(scenario, 0)])
        assert outcome.passed, outcome.wrongs


async def test_a_buyers_talk_is_recorded_with_the_goods_it_is_about(understanding: Understanding, tmp_path: Path) -> None:
    with Worlds(understanding) as worlds:
        async with worlds.opened(World.model_validate({"goods": "workshop"})) as house:
            jorge = Speaker(house, "comprador@demo", Role.BUYER)
            for words in ("qual o melhor dia pra comprar aço?", "faz uma oc de 1 tonelada"):
                await jorge.says(words)
            recording = await taped(house, jorge.conversation, worlds)
        goods = recording.world.goods
        assert goods is not None
        assert {row["sku"] for row in goods.products} == {"ACO-1020"}
        assert "vendas@acos.example" not in recording.as_bytes().decode()
        assert [line.as_it_was for line in recording.lines] == [True, True]
        assert [tool["name"] for tool in recording.lines[1].tools] == ["create_purchase_order"]
        again = Recording.model_validate_json(recording.as_bytes())
        assert (await played_again(again, worlds)).as_bytes() == recording.as_bytes()
        (tmp_path / "recorded.yaml").write_text(as_scenario(recording, "recorded/jorge"), encoding="utf-8")
        (scenario,) = load(tmp_path)
        scenario = scenario.model_copy(update={"bought": Bought(orders=[{"state": "draft", "total": 4200}])})
        (outcome,) = await graded(Player(worlds), [Trial(scenario, 0)])
        assert outcome.passed, outcome.wrongs


def test_stand_ins_are_the_same_throughout_and_keep_what_is_the_shops() -> None:
    standins = StandIns(["Zuleide Quaresma", "João da Silva"], public="(19) 3232-4500")
    said = "Zuleide, ZULEIDE e joão: 529.982.247-25, 52998224725, 19 93456-7788, loja (19) 3232-4500, placa FGH2J34, a@b.com, R$ 84.900"
    given = standins.text(said)
    first, loud, quiet = re.findall(r"[^\W\d]+", given)[0], re.findall(r"[^\W\d]+", given)[1], re.findall(r"[^\W\d]+", given)[3]
    assert first.upper() == loud
    assert quiet.islower()
    assert quiet != "joão"
    documents = re.findall(r"\d{3}\.\d{3}\.\d{3}-\d{2}", given)
    assert len(set(documents)) == 1
    assert CPF().validate(documents[0])
    assert "(19) 3232-4500" in given
    assert "R$ 84.900" in given
    assert not [real for real in ("93456", "529.982", "FGH2J34", "a@b.com") if real in given]
    assert standins.text(said) == given


PRIVATE = (
    ("meu nome é Zulmira Quixaba, moro na Rua das Palmeiras, 1234, Jardim Aurora", "zulmira quixaba palmeiras 1234 aurora"),
    ("me chamo zulmira quixaba e moro na travessa das flores 120 casa 2", "zulmira quixaba flores 120"),
    ("minha esposa Jurema e meu vizinho Astrogildo querem ver o Onix", "jurema astrogildo"),
    ("quem dirige é meu filho kleber, da avenida nossa senhora aparecida 45; o kleber já foi aí", "kleber aparecida 45"),
    ("minha mãe dona Francisca e o Betão vão junto", "francisca betão"),
    ("sou a Dagoberta da Silva; fala com o genivaldo da oficina", "dagoberta silva genivaldo"),
    ("o carro tá no nome do meu cunhado Wandercleison Pires de Souza", "wandercleison pires souza"),
    ("meu rg é 45.678.901-2 e cpf 111.222.333-44", "45.678 901-2 111.222 333-44"),
    ("cnh 01234567890, passaporte FX123456, cnpj 12.345.678/0001-90", "01234567890 123456 12.345.678 0001-90"),
    ("placa ABC 1234, a outra xyz9k87, cep 13010-111", "1234 xyz9k87 13010-111"),
    ("cartão 4111 1111 1111 1111, zap 19 9 3456 7788", "4111 1111 3456 7788"),
    ("nasci em 12/03/1985, meu email é ze ponto silva arroba gmail ponto com", "12/03/1985 silva gmail"),
)
OURS = (
    "quero um SUV até 90 mil, tipo Creta ou Tracker 2018-2019, entre 80.000 90.000",
    "tem carro pra estrada até 50 mil? moro em Campinas e trabalho em São José dos Campos",
    "Quero ver o HB20 e o Corolla da Toyota. Minha esposa quer um vermelho, meu pai trabalha com uber, aceita meu Palio 2012?",
    "VI O ONIX BRANCO NO SITE, QUERO FINANCIAR",
    "manda a OC de 200 chapas pra Aços Ribeirão, item ACO-1020, dia 24/11/2026 às 15:00",
    "Bom dia! Vi um Renegade de R$ 84.900 com 45.000 km no OLX. Quero fazer Test Drive na Terça",
)


@pytest.mark.parametrize(("said", "hidden"), PRIVATE)
def test_whoever_is_named_and_wherever_they_live_is_somebody_else_in_a_recording(said: str, hidden: str) -> None:
    given = StandIns([], heard=[said]).text(said).casefold()
    assert not [word for word in hidden.split() if word in given], given


@pytest.mark.parametrize("said", OURS)
def test_cars_towns_goods_and_sums_stay_in_a_recording(said: str) -> None:
    assert StandIns([], "ACO-1020", ours=["Aços Ribeirão"], heard=[said]).text(said) == said


def test_a_name_told_once_is_replaced_however_it_is_written_later_and_people_of_the_house_are_too() -> None:
    standins = StandIns([], heard=["meu nome é Zulmira Quixaba"], known=["Osvaldina Prata"])
    given = standins.text("zulmira de novo, dona QUIXABA; e a osvaldina? o carro é prata")
    assert not re.search("zulmira|quixaba|osvaldina", given, re.IGNORECASE)
    assert given.endswith("o carro é prata")


@pytest.mark.parametrize("name", ["foo", "Corrections/foo", "corrections/mudou_o_preço", "a/b/c"])
def test_a_name_that_no_scenario_may_have_is_refused_before_anything_is_recorded(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record("terminal:ninguem", tmp_path / "novo.yaml", name) != 0
    assert "nome de cenário" in capsys.readouterr().err
    assert not (tmp_path / "novo.yaml").exists()
