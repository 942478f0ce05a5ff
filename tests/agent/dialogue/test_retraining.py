"""Staff have the models of prices trained again, and ask how far that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.clock import local
from domain.market.model_versions import ModelVersion
from domain.people import Role
from domain.tasks import TaskState
from memory.records import Records
from tests.agent.conftest import TENANT, TUESDAY, Introduce, Speaker

NOW = local(TUESDAY)

FIGURES = {"challenger": {"error_vs_naive": 0.925, "coverage_80": 0.81}}
FIRST = ModelVersion("v1", NOW, date(2026, 5, 1), date(2026, 11, 20), 80, 14_000, "v1", "ab", metrics=FIGURES)


@pytest.fixture
def buyer(introduce: Introduce) -> Speaker:
    return introduce(role=Role.BUYER, person_id="carla")


async def replies(speaker: Speaker, *said: str) -> list[str]:
    return [" ".join(reply.text for reply in (await speaker.says(words)).replies) for words in said]


@pytest.mark.parametrize(
    "asked",
    [
        "treina os modelos de novo",
        "roda um treino novo aí",
        "bota o modelo de demanda pra aprender de novo com a base atualizada",
        "retreina tudo",
    ],
)
async def test_a_training_is_asked_for_once_and_followed(buyer: Speaker, shop: Records, asked: str) -> None:
    begun, again, far = await replies(buyer, asked, "treina de novo os modelos", "e aí, como tá o treino?")
    assert "em segundo plano" in begun
    assert "já está em andamento" in again
    assert "na fila" in far
    async with shop.writing(TENANT) as books:
        task = await books.tasks.latest("train_prices")
        assert task is not None
        assert (task.state, task.asked_by) == (TaskState.WAITING, "carla")
        await books.tasks.take(task, "x", NOW)
        await books.tasks.beat(task, "x", NOW, 0.42, "prevendo")
    (going,) = await replies(buyer, "o treino já terminou?")
    assert "42%, prevendo" in going
    async with shop.writing(TENANT) as books:
        await books.tasks.end(task, "x", NOW, {"forecast": 80, "published": False, "metrics": {"loss_ratio": 1.05}})
    (over,) = await replies(buyer, "deu certo o treino?")
    assert "5,0% a mais" in over


async def test_only_who_steers_goes_back_to_the_model_before_and_after_a_yes(introduce: Introduce, buyer: Speaker, shop: Records) -> None:
    (none,) = await replies(buyer, "qual modelo de preços está em uso?")
    assert "Ainda não há modelo" in none
    async with shop.writing(TENANT) as books:
        for version in (FIRST, replace(FIRST, version="v2", is_synthetic=True)):
            await books.models.put(version)
            await books.models.crown(version.version)
    used, refused = await replies(buyer, "que modelo tá em uso?", "volta pro modelo anterior")
    assert "erro 7,5% menor" in used
    assert "inventados" in used
    assert "gerente" in refused
    manager = introduce(role=Role.MANAGER, person_id="helena")
    asked, no = await replies(manager, "volta pro modelo anterior", "deixa quieto")
    assert "Volto ao anterior?" in asked
    async with shop.reading(TENANT) as books:
        assert await books.tasks.open() == []
    _, yes = await replies(manager, "desfaz o último treino", "sim, pode voltar")
    assert "volto ao modelo" in yes
    async with shop.reading(TENANT) as books:
        (task,) = await books.tasks.open()
    assert (task.name, task.arguments) == ("bring_back_model", {"version": "v1"})
    assert no


async def test_forecasts_alone_are_made_anew_and_a_seller_may_not(introduce: Introduce, buyer: Speaker, shop: Records) -> None:
    (made,) = await replies(buyer, "atualiza as previsões pfv")
    assert "preços de hoje" in made
    seller = introduce(role=Role.SELLER, person_id="marina")
    (refused,) = await replies(seller, "treina os modelos")
    assert "vendedor" in refused
    async with shop.reading(TENANT) as books:
        assert [task.name for task in await books.tasks.open()] == ["forecast"]
