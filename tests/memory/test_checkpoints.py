"""The state of conversations: plain, small, and gone when it is to be forgotten."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypedDict
from uuid import uuid4

import pytest
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.conformance import checkpointer_test, validate
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.graph import StateGraph

from domain.errors import Misconfigured
from domain.money import Money
from evals import postgresql
from memory.checkpoints import PlainSerializer, forget, keep, newest, open_checkpoints, trim

Saver = BaseCheckpointSaver[str]


class State(TypedDict, total=False):
    said: str
    turns: int
    last: list[Any]


class Mood(StrEnum):
    GLAD = "glad"


@pytest.fixture
def address(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address for checkpoints, without tables."""
    if kind == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'deep' / 'checkpoints.sqlite'}"
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    return server.url(server.create())


@pytest.fixture
async def saver(address: str) -> AsyncIterator[Saver]:
    async with open_checkpoints(address) as opened:
        yield opened


def _graph(saver: Saver, last: Any = None) -> Any:
    """A graph that counts its turns and keeps what was said, of two nodes so that a turn has several steps."""

    async def listen(state: State) -> State:
        return {"turns": state.get("turns", 0) + 1, "last": [*state.get("last", []), {"said": state["said"]}][-20:]}

    async def answer(state: State) -> State:
        return {"last": [*state["last"][:-1], last]} if last is not None else {}

    graph = StateGraph(State)
    graph.add_node("listen", listen)
    graph.add_node("answer", answer)
    graph.set_entry_point("listen")
    graph.add_edge("listen", "answer")
    return graph.compile(checkpointer=saver)


def _thread(thread: str) -> RunnableConfig:
    return {"configurable": {"thread_id": thread}}


async def _count(saver: Saver, thread: str) -> int:
    return len([found async for found in saver.alist(_thread(thread))])


async def test_the_saver_conforms_to_what_langgraph_expects(saver: Saver) -> None:
    @checkpointer_test(name=str(uuid4()))
    async def ours() -> AsyncGenerator[Saver, None]:
        yield saver

    report = await validate(ours, capabilities={"put", "put_writes", "get_tuple", "list", "delete_thread"})
    assert {name: result.failures for name, result in report.results.items() if result.failures} == {}
    assert report.passed_all_base()


async def test_a_thread_goes_on_where_it_was_in_another_process(address: str) -> None:
    for number in (1, 2):
        async with open_checkpoints(address) as saver:
            state = await _graph(saver).ainvoke({"said": f"frase {number}"}, _thread("t:1"), durability="exit")
            assert state["turns"] == number
    assert state["last"] == [{"said": "frase 1"}, {"said": "frase 2"}]


async def test_processes_that_open_it_at_once_all_can(address: str) -> None:
    async def open_and_write(number: int) -> None:
        async with open_checkpoints(address) as saver:
            await _graph(saver).ainvoke({"said": "oi"}, _thread(f"t:{number}"), durability="exit")
            assert await _count(saver, f"t:{number}") == 1

    await asyncio.gather(*(open_and_write(number) for number in range(6)))


async def test_a_state_is_kept_whole_and_found_again_as_a_graph_finds_it(saver: Saver) -> None:
    assert await newest(saver, "t:1") == {}
    for number in range(1, 8):
        await keep(saver, "t:1", {"turns": number, "last": [{"said": f"frase {number}"}]})
        await trim(saver, "t:1", keep=3)
        assert await newest(saver, "t:1") == {"turns": number, "last": [{"said": f"frase {number}"}]}
    assert await _count(saver, "t:1") <= 3
    assert (await _graph(saver).aget_state(_thread("t:1"))).values["turns"] == 7
    assert (await _graph(saver).ainvoke({"said": "oi"}, _thread("t:1"), durability="exit"))["turns"] == 8
    assert (await newest(saver, "t:1"))["turns"] == 8


@pytest.mark.parametrize("durability", ["exit", "async"])
async def test_a_long_thread_stays_small(saver: Saver, durability: str) -> None:
    graph = _graph(saver)
    for number in range(30):
        state = await graph.ainvoke({"said": "quero um carro " * 10}, _thread("t:1"), durability=durability)
        await trim(saver, "t:1", keep=10)
        assert state["turns"] == number + 1
    assert await _count(saver, "t:1") <= 10
    state = await graph.ainvoke({"said": "oi"}, _thread("t:1"))
    assert state["turns"] == number + 2


async def test_the_file_of_a_long_thread_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "checkpoints.sqlite"
    async with open_checkpoints(str(path)) as saver:
        graph = _graph(saver)
        for _ in range(100):
            await graph.ainvoke({"said": "quero um carro " * 50}, _thread("t:1"), durability="exit")
            await trim(saver, "t:1", keep=10)
    assert path.stat().st_size < 300_000  # ten states of 15 kB, not a hundred


async def test_what_was_forgotten_is_not_left_in_the_file_either(tmp_path: Path) -> None:
    path = tmp_path / "checkpoints.sqlite"
    async with open_checkpoints(str(path)) as saver:
        await _graph(saver).ainvoke({"said": "sou a Filomena"}, _thread("t:1"))
        await forget(saver, "t:1")
    assert b"Filomena" not in path.read_bytes()


async def test_trimming_leaves_other_threads_and_short_ones_alone(saver: Saver) -> None:
    graph = _graph(saver)
    for thread, turns in (("t:long", 6), ("t:other", 6), ("t:short", 2)):
        for _ in range(turns):
            await graph.ainvoke({"said": "oi"}, _thread(thread), durability="exit")
    for thread in ("t:long", "t:short", "t:unknown"):
        await trim(saver, thread, keep=3)
    assert [await _count(saver, thread) for thread in ("t:long", "t:other", "t:short", "t:unknown")] == [1, 6, 2, 0]


async def test_forgetting_leaves_nothing_of_a_thread_and_all_of_the_others(saver: Saver) -> None:
    graph = _graph(saver)
    for thread in ("t:1", "t:2"):
        await graph.ainvoke({"said": "oi"}, _thread(thread))
    await forget(saver, "t:1")
    await forget(saver, "t:unknown")
    assert await saver.aget_tuple(_thread("t:1")) is None
    assert (await graph.ainvoke({"said": "oi"}, _thread("t:1")))["turns"] == 1
    assert (await graph.ainvoke({"said": "oi"}, _thread("t:2")))["turns"] == 2


@pytest.mark.parametrize("thing", [datetime(2026, 11, 20), Money(1), {1, 2}, uuid4(), {1: "a"}, object()])
async def test_what_json_cannot_say_is_refused_when_it_is_written(saver: Saver, thing: Any) -> None:
    with pytest.raises(TypeError):
        await _graph(saver, last=thing).ainvoke({"said": "oi"}, _thread("t:1"), durability="exit")


async def test_what_json_can_say_comes_back_as_it_was(saver: Saver) -> None:
    said: list[Any] = [None, True, 0, -(2**40), 1.5, "ção 🚗", [], {}, {"a": [{"b": None}]}]
    await _graph(saver, last=said).ainvoke({"said": "oi"}, _thread("t:1"), durability="exit")
    assert (await _graph(saver).aget_state(_thread("t:1"))).values["last"] == [said]


def test_a_word_of_a_list_is_kept_as_its_text_and_a_tuple_as_a_list() -> None:
    plain = PlainSerializer()
    assert plain.loads_typed(plain.dumps_typed({"mood": Mood.GLAD, "pair": (1, 2)})) == {"mood": "glad", "pair": [1, 2]}


def test_nothing_stored_can_make_us_build_an_object() -> None:
    foreign = JsonPlusSerializer().dumps_typed(datetime(2026, 11, 20))
    with pytest.raises(ValueError, match="ext_hook"):
        PlainSerializer().loads_typed(foreign)
    with pytest.raises(ValueError, match="pickle"):
        PlainSerializer().loads_typed(("pickle", b"cos\nsystem\n."))


async def test_an_error_in_a_node_comes_out_as_itself(saver: Saver) -> None:
    async def fails(_: State) -> State:
        raise ValueError("boom")

    graph: Any = StateGraph(State)
    graph.add_node("fails", fails)
    graph.set_entry_point("fails")
    with pytest.raises(ValueError, match="boom"):
        await graph.compile(checkpointer=saver).ainvoke({"said": "oi"}, _thread("t:1"))


async def test_an_address_of_neither_database_is_refused() -> None:
    with pytest.raises(Misconfigured):
        async with open_checkpoints("mysql://localhost/balcao"):
            pass


def test_the_tests_run_in_strict_mode() -> None:
    assert os.environ["LANGGRAPH_STRICT_MSGPACK"] == "true"
