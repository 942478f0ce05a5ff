"""The wrapper around every tool: who may, with what, and what is noted."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import Field

from domain.errors import CarUnavailable, NotFound
from domain.people import CUSTOMERS, EVERYONE, Role
from tests.tools.counters import Shop
from tools import Counter, Toolbox, tool
from tools.catalogue import TOOLBOX
from tools.toolbox import Arguments

CONTRACT = {
    "recommend_cars", "refine_recommendations", "car_details", "compare_cars", "simulate_financing", "register_trade_in", "make_offer",
    "reserve_car", "schedule_test_drive", "store_info", "warranty_and_papers", "update_profile", "handoff_to_human", "set_consent",
    "stop_messages", "export_my_data", "erase_my_data",
}  # fmt: skip
BEYOND_IT = {"my_arrangements", "recall_conversation", "cancel_reservation", "allow_messages"}
"""What people ask of their reservations and visits, for which the contract names no tool."""


class EchoArguments(Arguments):
    word: str = Field(max_length=10, description='e.g. "oi"')
    times: int = Field(1, ge=1)


@tool(CUSTOMERS)
async def echo(counter: Counter, asked: EchoArguments) -> dict[str, Any]:
    """Say a word again.

    As often as asked."""
    if asked.word == "carro":
        raise CarUnavailable("Esse carro não está mais disponível.", car_id="c1")
    if asked.word == "bug":
        raise ZeroDivisionError
    return {"said": [asked.word] * asked.times}


@pytest.fixture
def echoing(shop: Shop) -> Shop:
    shop.toolbox = Toolbox([echo])
    return shop


def test_every_customer_tool_of_the_contract_is_there_and_each_says_what_it_is_for() -> None:
    assert {tool.name for tool in TOOLBOX.of(Role.CUSTOMER)} == CONTRACT | BEYOND_IT
    for known in TOOLBOX:
        assert known.description
        fields = known.arguments.model_json_schema()["properties"].values() if known.arguments.model_fields else ()
        assert all(field.get("description") for field in fields), known.name


def test_a_role_sees_its_own_tools_only() -> None:
    assert "update_profile" not in {tool.name for tool in TOOLBOX.of(Role.SELLER)}
    assert {tool.name for tool in TOOLBOX.of(Role.SELLER)} >= {"list_leads", "score_lead", "business_metrics", "handoff_to_human"}
    assert {tool.name for tool in TOOLBOX.of(Role.BUYER)} & {"list_leads", "score_lead", "business_metrics"} == {"business_metrics"}
    assert all(known.roles <= EVERYONE for known in TOOLBOX)


async def test_a_tool_made_of_a_function_carries_its_name_and_words(echoing: Shop) -> None:
    (made,) = echoing.toolbox
    assert (made.name, made.description, made.writes) == ("echo", "Say a word again.\n\nAs often as asked.", False)
    assert await echoing.use("echo", word="oi", times=2) == {"said": ["oi", "oi"]}


async def test_an_unknown_tool_is_not_found(echoing: Shop) -> None:
    refused = await echoing.refusal("drop_tables")
    assert (refused.code, refused.facts) == ("not_found", {"tool": "drop_tables"})


async def test_a_role_without_permission_is_refused_before_its_arguments_are_looked_at(echoing: Shop) -> None:
    assert (await echoing.refusal("echo", role=Role.ADMIN, nonsense=1)).code == "not_allowed"


@pytest.mark.parametrize(
    ("args", "detail"),
    [
        ({}, "Word: falta."),
        ({"word": None}, "Word: falta."),
        ({"word": "  "}, "Word: falta."),
        ({"word": 3}, "Word: deve ser texto."),
        ({"word": "x" * 11}, "Word: passa de 10 caracteres."),
        ({"word": "oi", "times": 0}, "Times: deve ser no mínimo 1."),
        ({"word": "oi", "times": "muitas"}, "Times: deve ser um número inteiro."),
        ({"word": "oi", "person_id": "bia"}, "Person_id: não existe aqui."),
    ],
)
async def test_wrong_missing_and_unknown_arguments_are_refused_in_portuguese(echoing: Shop, args: dict[str, Any], detail: str) -> None:
    refused = await echoing.refusal("echo", **args)
    assert (refused.code, refused.detail) == ("invalid", detail)


async def test_what_no_database_takes_is_taken_out_of_the_words(echoing: Shop) -> None:
    assert await echoing.use("echo", word=" o\0i\ud83d ") == {"said": ["oi"]}


async def test_an_attempt_tells_the_rule_that_was_not_met_in_its_result(echoing: Shop) -> None:
    attempted = await echoing.toolbox.attempt(echoing.counter(), "echo", {"word": "carro"})
    assert attempted == {"error": "car_unavailable", "detail": "Esse carro não está mais disponível.", "car_id": "c1"}
    assert await echoing.toolbox.attempt(echoing.counter(), "echo", {"word": "oi"}) == {"said": ["oi"]}


async def test_every_use_is_noted_whether_it_went_well_or_not(echoing: Shop) -> None:
    counter = echoing.counter(turn="t1")
    await echoing.toolbox.attempt(counter, "echo", {"word": "oi"})
    await echoing.toolbox.attempt(counter, "echo", {"word": "carro"})
    await echoing.toolbox.attempt(counter, "echo", {})
    with pytest.raises(ZeroDivisionError):
        await echoing.toolbox.call(counter, "echo", {"word": "bug"})
    assert [(entry.action, entry.ok) for entry in counter.entries] == [("echo", True), ("echo", False), ("echo", False), ("echo", False)]
    assert all(entry.actor is counter.actor and entry.at == echoing.clock.now() for entry in counter.entries)
    assert all(set(entry.detail) == {"ms", "turn"} and entry.detail["turn"] == "t1" for entry in counter.entries)


async def test_the_note_of_an_unknown_tool_keeps_none_of_what_was_written(echoing: Shop) -> None:
    counter = echoing.counter()
    with pytest.raises(NotFound):
        await echoing.toolbox.call(counter, "meu cpf é 529.982.247-25" * 10, {})
    assert [(entry.action, entry.ok) for entry in counter.entries] == [("unknown_tool", False)]
