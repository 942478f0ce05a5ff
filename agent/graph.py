"""The conversation graph: understand → act → guard → reply, with a way back from guard to act.

Who speaks is known before it (agent/identified.py); what is remembered of the turn is made after it (agent/remembered.py).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, Literal, cast

from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime
from langgraph.types import Command

from agent import handed_over
from agent.attachments import needs_no_answer
from agent.context import Context
from agent.nodes.act import act
from agent.nodes.guard import guard, passed
from agent.nodes.reply import reply
from agent.nodes.understand import understand
from agent.state import State

Node = Callable[[State, Runtime[Context]], Awaitable[dict[str, Any]]]


@cache
def compiled() -> Any:
    """The graph, without a checkpointer: the memory of a turn is kept with its answer (agent/recollection.py)."""
    graph = StateGraph(State, context_schema=Context)
    for node in (act, reply, silence):
        graph.add_node(node)
    graph.add_node("understand", _then(understand, speaks), destinations=("act", "silence"))
    graph.add_node("guard", _then(guard, passed), destinations=("act", "reply"))
    graph.add_edge(START, "understand")
    graph.add_edge("act", "guard")
    graph.add_edge("reply", END)
    graph.add_edge("silence", END)
    return graph.compile()


def speaks(state: State) -> Literal["act", "silence"]:
    """While a person of the shop has the conversation, most of it is theirs; and a gesture is no question."""
    return "act" if handed_over.speaks(state) and not needs_no_answer(state) else "silence"


def _then(node: Node, way: Callable[[State], str]) -> Any:
    """A node that says itself where it goes on: cheaper than a conditional edge, which reads the whole state once more."""

    async def step(state: State, runtime: Runtime[Context]) -> Command[str]:
        update = await node(state, runtime)
        return Command(update=update, goto=way(cast(State, {**state, **update})))

    return step


async def silence(state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """Say nothing: a person of the shop has the conversation, or nothing was asked."""
    reading = state["readings"][0]
    return {
        "answer": {
            "turn_id": runtime.context.turn.id,
            "intent": reading["intent"],
            "sentiment": reading["sentiment"],
            "replies": [],
            "tools": [],
            "model": "none",
            "silent": True,
        }
    }
